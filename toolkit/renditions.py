"""What the site publishes of each picture: smaller, in modern formats, without hidden data.

Cameras and programs write into a file where and when it was taken, and by whom. Here every pixel
is drawn anew on an empty canvas, so that nothing of it is left.
"""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.metadata import version
from io import BytesIO
from itertools import chain
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, cast

from toolkit import kept
from toolkit.content import Content
from toolkit.originals import Original, originals, upright

if TYPE_CHECKING:
    from PIL.Image import Image

FOLDER = "assets/pictures"
KEPT = "renditions"
WIDTHS = (480, 960, 1440)
"""Pixels: a phone, a column of text, the same on a dense screen."""
SHARP = WIDTHS[1]
"""From this width on a picture is sharp in a column of text."""
SOURCES: Mapping[str, str] = MappingProxyType({"avif": "image/avif", "webp": "image/webp"})
"""Formats that a browser chooses from, the best first, with their types."""
FALLBACK = "jpg"
"""The format for everything else, printers included."""
SETTINGS: Mapping[str, Mapping[str, Any]] = MappingProxyType(
    {
        "avif": {"format": "AVIF", "quality": 62, "speed": 8, "max_threads": 1},
        "webp": {"format": "WEBP", "quality": 78, "method": 5},
        FALLBACK: {"format": "JPEG", "quality": 82, "progressive": True, "optimize": True},
    }
)


@dataclass(frozen=True)
class Rendition:
    """A file made of a picture."""

    name: str
    """Changes with the picture and with how it is drawn, so that it may be kept for ever."""
    ending: str
    width: int
    height: int

    @property
    def path(self) -> str:
        """From the root of the site."""
        return f"{FOLDER}/{self.name}"


def renditions(key: str, original: Original) -> list[Rendition]:
    """The files made of a picture, none wider than it is."""
    widest = min(original.width, WIDTHS[-1])
    widths = [*(width for width in WIDTHS if width < widest), widest]
    wanted = [(ending, width) for ending in SOURCES for width in widths]
    wanted.append((FALLBACK, min(original.width, SHARP)))
    return [_rendition(key, original, ending, width) for ending, width in wanted]


def _rendition(key: str, original: Original, ending: str, width: int) -> Rendition:
    made_of = f"{original.digest} {width} {_recipe()}"
    mark = hashlib.sha256(made_of.encode()).hexdigest()[:8]
    height = max(1, round(original.height * width / original.width))
    name = f"{key.replace('_', '-')}-{width}.{mark}.{ending}"
    return Rendition(name, ending, width, height)


@cache
def _recipe() -> str:
    """Changes with what draws the files: this module, the library with its encoders."""
    return hashlib.sha256(Path(__file__).read_bytes()).hexdigest() + version("pillow")


@lru_cache(maxsize=2)
def state(content: Content) -> tuple[str, ...]:
    """Changes with every picture that a page may show."""
    pictures = originals(content).items()
    return tuple(made.name for key, original in pictures for made in renditions(key, original))


def files(content: Content, root: str) -> Iterator[tuple[str, bytes]]:
    """Every file made of a picture; only those that are new are drawn."""
    del root
    folder = content.root / kept.FOLDER / KEPT
    known = draw(content)
    wanted = {made.name: made.path for made in chain.from_iterable(_wanted(content).values())}
    yield from ((path, (folder / name).read_bytes()) for name, path in wanted.items())
    for old in known - wanted.keys():
        (folder / old).unlink(missing_ok=True)


def draw(content: Content) -> set[str]:
    """Draws what is missing; gives the names of the files that were there before."""
    folder, wanted = content.root / kept.FOLDER / KEPT, _wanted(content)
    if not wanted and not folder.is_dir():
        return set()
    folder.mkdir(parents=True, exist_ok=True)
    known = {file.name for file in folder.iterdir()}
    with ThreadPoolExecutor(os.cpu_count()) as workers:
        list(workers.map(lambda key: _draw(content, key, wanted[key], folder, known), wanted))
    return known


def _wanted(content: Content) -> dict[str, list[Rendition]]:
    return {key: renditions(key, original) for key, original in originals(content).items()}


def _draw(
    content: Content, key: str, wanted: list[Rendition], folder: Path, known: set[str]
) -> None:
    missing = [made for made in wanted if made.name not in known]
    if missing:
        raw = originals(content)[key].file.read_bytes()
        for name, drawn in encoded(raw, missing):
            beside = folder / f"{name}.{os.getpid()}"
            beside.write_bytes(drawn)
            beside.replace(folder / name)


def encoded(raw: bytes, wanted: list[Rendition]) -> Iterator[tuple[str, bytes]]:
    """The bytes of each file that is made of the picture in `raw`, by name."""
    from PIL.Image import Resampling

    clean = cleaned(raw, max(made.width for made in wanted))

    @cache
    def sized(*size: int) -> Image:
        return clean.resize(size, Resampling.LANCZOS, reducing_gap=3)

    for made in wanted:
        target = BytesIO()
        sized(made.width, made.height).save(target, **SETTINGS[made.ending])
        yield made.name, target.getvalue()


def cleaned(raw: bytes, width: int) -> Image:
    """The picture upright, at most so wide, in the colours of the web, and nothing else."""
    from PIL import Image

    image = upright(raw)
    height = max(1, round(image.height * width / image.width))
    profile = image.info.get("icc_profile")
    sized = _with_all_shades(image).resize((width, height), Image.Resampling.LANCZOS)
    clean = Image.new("RGB", sized.size)
    clean.paste(_in_srgb(_on_white(sized), profile))
    return clean


def _with_all_shades(image: Image) -> Image:
    """In a mode that can be made smaller: no palette, eight bits a channel."""
    if "transparency" in image.info or image.mode in ("LA", "PA"):
        return image.convert("RGBA")
    if image.mode.startswith("I"):
        return image.convert("I").point(lambda shade: shade / 256).convert("L")
    return image if image.mode in ("RGB", "RGBA", "L", "CMYK") else image.convert("RGB")


def _on_white(image: Image) -> Image:
    """What can be seen through becomes white, on a dark page too."""
    from PIL import Image

    if image.mode != "RGBA":
        return image
    return Image.alpha_composite(Image.new("RGBA", image.size, "white"), image).convert("RGB")


def _in_srgb(image: Image, profile: bytes | None) -> Image:
    """The same colours in the space that browsers expect where nothing is said."""
    from PIL import ImageCms

    if profile:
        given, web = ImageCms.ImageCmsProfile, ImageCms.createProfile("sRGB")
        try:
            source = given(BytesIO(profile))
            converted = ImageCms.profileToProfile(image, source, web, outputMode="RGB")
            return cast("Image", converted)  # nothing comes back only where it is done in place
        except (ImageCms.PyCMSError, OSError):
            pass  # a profile that does not belong to the picture says nothing
    return image.convert("RGB")
