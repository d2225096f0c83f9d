"""The pictures that editors put into data/pictures/: which can be used, and what is wrong."""

from __future__ import annotations

import hashlib
import warnings
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from functools import lru_cache
from io import BytesIO
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

from toolkit.content import Content

if TYPE_CHECKING:
    from PIL.Image import Image

FOLDER = "data/pictures"
NOTE = "README.md"
"""Says to editors what the folder is for."""
ENDINGS = (".jpg", ".jpeg", ".png", ".webp", ".avif")
FORMATS = ("JPEG", "PNG", "WEBP", "AVIF")
LARGEST_FILE = 10
"""Megabytes."""
MOST_PIXELS = 30
"""Millions; a small file can hold a picture that fills the memory."""
LONGEST_SIDE = 12_000
"""Pixels; no format of the web takes much longer ones."""
ORIENTATION = 0x0112
"""The EXIF tag that says how a camera was held."""
TURNS = MappingProxyType(
    {
        2: "FLIP_LEFT_RIGHT",
        3: "ROTATE_180",
        4: "FLIP_TOP_BOTTOM",
        5: "TRANSPOSE",
        6: "ROTATE_270",
        7: "TRANSVERSE",
        8: "ROTATE_90",
    }
)
"""What makes a picture upright, by its orientation."""
ON_ITS_SIDE = range(5, 9)


class Refused(Exception):
    """A file cannot be used as a picture; `code` and `details` say why."""

    def __init__(self, code: str, **details: object) -> None:
        super().__init__(code)
        self.code, self.details = code, details


@dataclass(frozen=True)
class Original:
    """A picture as an editor gave it, upright."""

    file: Path
    digest: str
    """Changes with its bytes."""
    width: int
    height: int


@lru_cache(maxsize=2)
def originals(content: Content) -> Mapping[str, Original]:
    """The pictures of the data whose files can be used, by id."""
    found = {}
    for key, record in content.data.pictures.items():
        try:
            found[key] = original(content.root / FOLDER / record.file)
        except Refused:
            continue  # said by the check of pictures
    return found


def original(file: Path) -> Original:
    """What the head of a file says of its picture; raises Refused where it cannot be used."""
    raw = _read(file)
    image = opened(raw)
    width, height = image.size
    if _orientation(image) in ON_ITS_SIDE:
        width, height = height, width
    return Original(file, hashlib.sha256(raw).hexdigest(), width, height)


def _read(file: Path) -> bytes:
    if file.suffix.lower() not in ENDINGS:
        raise Refused("picture-format", found=file.suffix.lstrip(".").upper(), known=FORMATS)
    try:
        size = file.stat().st_size
        if size > LARGEST_FILE * 1_000_000:
            found = -(-size // 1_000_000)
            raise Refused("picture-too-large", found=found, limit=LARGEST_FILE)
        return file.read_bytes()
    except OSError:
        raise Refused("picture-file-missing", found=file.name) from None


def opened(raw: bytes) -> Image:
    """The picture before its pixels are read; a hostile or broken file goes no further."""
    from PIL import Image  # slow to load, and a site without pictures does without

    try:
        with _without_remarks():
            image = Image.open(BytesIO(raw), formats=FORMATS)
    except Image.DecompressionBombError:
        raise _too_many_pixels() from None
    except Exception:  # decoders raise whatever a broken file leads them to
        raise Refused("picture-unreadable") from None
    width, height = image.size
    if width * height > MOST_PIXELS * 1_000_000 or max(width, height) > LONGEST_SIDE:
        raise _too_many_pixels(f"{width} × {height}")
    if _is_moving(image):
        raise Refused("picture-moving")
    return image


def _too_many_pixels(found: str = "…") -> Refused:
    return Refused("picture-pixels", found=found, limit=MOST_PIXELS, side=LONGEST_SIDE)


def _is_moving(image: Any) -> bool:
    """Whether there are several frames; cameras put a second view into a JPEG file."""
    return image.format in FORMATS[1:] and getattr(image, "is_animated", False)


def _orientation(image: Image) -> int:
    try:
        with _without_remarks():
            turned: int = image.getexif().get(ORIENTATION, 1)
            return turned
    except Exception:  # what is not about the pixels may be broken
        return 1


@contextmanager
def _without_remarks() -> Iterator[None]:
    """The library warns of what is decided here: of many pixels, of a broken head."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        yield


@contextmanager
def _whole_files_only() -> Iterator[None]:
    """The library of the PDF lets the whole process accept files that are cut off."""
    from PIL import ImageFile

    tolerated = ImageFile.LOAD_TRUNCATED_IMAGES
    ImageFile.LOAD_TRUNCATED_IMAGES = False
    try:
        yield
    finally:
        ImageFile.LOAD_TRUNCATED_IMAGES = tolerated


def upright(raw: bytes) -> Image:
    """The picture with all its pixels, turned as it was seen."""
    from PIL.Image import Transpose

    image = opened(raw)
    turn = TURNS.get(_orientation(image))
    with _without_remarks(), _whole_files_only():
        image.load()
    return image.transpose(Transpose[turn]) if turn else image


def decodes(original: Original) -> bool:
    """Whether every pixel of a picture can be read."""
    try:
        upright(original.file.read_bytes())
    except Exception:
        return False
    return True
