"""Pictures that tests draw themselves, as cameras, phones and drawing programs would save them."""

from __future__ import annotations

from io import BytesIO
from typing import Any

from PIL import Image

MODEL, TAKEN, GPS = 0x0110, 0x9003, 0x8825
SECRET = "Camera 4711"
LEFT, RIGHT = (200, 30, 30), (30, 30, 200)
"""Colours of the two halves."""

RECORD = """\
workshop:
  file: workshop.jpg
  text:
    sl: Dijaki za mizo sestavljajo robota
    en: Pupils at a table build a robot
  credit: {sl: Ana Novak, en: Ana Novak}
  licence: cc_by_4
"""


def halves(width: int = 1200, height: int = 800, mode: str = "RGB") -> Image.Image:
    """A picture whose left half has another colour than its right half."""
    image = Image.new("RGB", (width, height), LEFT)
    image.paste(RIGHT, (width // 2, 0, width, height))
    return image.convert(mode)


def saved(image: Image.Image, kind: str = "JPEG", **options: Any) -> bytes:
    target = BytesIO()
    image.save(target, kind, **options)
    return target.getvalue()


def photograph(width: int = 1200, height: int = 800, orientation: int = 1) -> bytes:
    """A JPEG file with all that a telephone writes into it, the place too."""
    exif = Image.Exif()
    exif[MODEL], exif[0x0112] = SECRET, orientation
    exif.get_ifd(0x8769)[TAKEN] = "2026:11:22 10:00:00"
    exif.get_ifd(GPS).update({1: "N", 2: (46.0, 14.0, 21.0), 3: "E", 4: (14.0, 21.0, 20.0)})
    xmp = f"<x:xmpmeta xmlns:x='adobe:ns:meta/'>{SECRET}</x:xmpmeta>".encode()
    options = {"exif": exif, "xmp": xmp, "comment": SECRET.encode(), "quality": 95}
    return saved(halves(width, height), **options)
