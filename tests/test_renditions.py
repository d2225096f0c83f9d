"""What is published of a picture: small, modern, upright, in the web's colours, without secrets."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path

import drawn
import pytest
from PIL import Image, ImageCms
from small_project import Project

from toolkit import publications, renditions
from toolkit.originals import originals

ROOT = "https://example.org/"
PICTURE = "data/pictures/workshop.jpg"


@pytest.fixture
def with_picture(project: Project) -> Project:
    """A project with one photograph."""
    project.write("data/pictures.yml", drawn.RECORD)
    project.write(PICTURE, drawn.photograph())
    return project


def made(project: Project) -> dict[str, bytes]:
    return dict(renditions.files(project.content(), ROOT))


def images(project: Project) -> dict[str, Image.Image]:
    return {path: Image.open(BytesIO(raw)) for path, raw in made(project).items()}


def near(found: object, expected: tuple[int, ...], distance: int = 16) -> bool:
    return all(abs(a - b) <= distance for a, b in zip(found, expected, strict=True))


def test_a_picture_is_published_in_modern_formats_and_small(with_picture: Project) -> None:
    """AVIF and WebP in several widths, JPEG in one; none wider than the picture, all in shape."""
    sizes = {(image.format, *image.size) for image in images(with_picture).values()}
    widths = {(480, 320), (960, 640), (1200, 800)}
    assert sizes == {(kind, *size) for kind in ("AVIF", "WEBP") for size in widths} | {
        ("JPEG", 960, 640)
    }


def test_it_stands_beside_the_pages(with_picture: Project, tmp_path: Path) -> None:
    """With everything else that the site publishes; a site without pictures has no folder."""
    publications.write(with_picture.content(), ROOT, tmp_path / "site")
    found = {file.name for file in (tmp_path / "site" / renditions.FOLDER).iterdir()}
    assert found == {Path(path).name for path in made(with_picture)}
    with_picture.write("data/pictures.yml", "{}")
    publications.write(with_picture.content(), ROOT, tmp_path / "none")
    assert not (tmp_path / "none" / renditions.FOLDER).exists()


def test_the_place_and_everything_hidden_is_gone(with_picture: Project) -> None:
    """GPS, camera, time, comment and XMP are in the file that was given, in none that is made."""
    given = Image.open(BytesIO((with_picture.root / PICTURE).read_bytes()))
    assert given.getexif().get_ifd(drawn.GPS) and given.getexif()[drawn.MODEL] == drawn.SECRET
    for path, raw in made(with_picture).items():
        image = Image.open(BytesIO(raw))
        image.load()
        assert not image.getexif() and not image.getexif().get_ifd(drawn.GPS), path
        assert not {"exif", "xmp", "icc_profile", "comment", "photoshop"} & image.info.keys(), path
        assert drawn.SECRET.encode() not in raw and b"Exif" not in raw, path


def test_a_picture_taken_sideways_is_upright(with_picture: Project) -> None:
    """What the camera noted of how it was held is carried out before it is dropped."""
    with_picture.write(PICTURE, drawn.photograph(1200, 800, orientation=6))  # a quarter turn
    assert originals(with_picture.content())["workshop"].height == 1200
    for path, image in images(with_picture).items():
        shown = image.convert("RGB")
        assert shown.height > shown.width, path
        top, bottom = ((shown.width // 2, shown.height * part // 4) for part in (1, 3))
        assert near(shown.getpixel(top), drawn.LEFT) and near(shown.getpixel(bottom), drawn.RIGHT)


def test_colours_are_those_of_the_web(with_picture: Project) -> None:
    """A profile of other colours is worked into the pixels; a broken one is passed over."""
    other = bytearray(ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes())
    red, green = other.index(b"rXYZ"), other.index(b"gXYZ")
    other[red : red + 4], other[green : green + 4] = b"gXYZ", b"rXYZ"  # red is called green
    for profile, expected in ((bytes(other), (30, 200, 30)), (b"broken", drawn.LEFT)):
        with_picture.write(PICTURE, drawn.saved(drawn.halves(), icc_profile=profile, quality=95))
        for path, image in images(with_picture).items():
            shown = image.convert("RGB").getpixel((10, 10))
            assert shown.index(max(shown)) == expected.index(max(expected)), (path, shown)


@pytest.mark.parametrize("mode", ["L", "P", "RGBA", "LA", "CMYK", "I;16", "1"])
def test_every_mode_of_a_picture_can_be_drawn(with_picture: Project, mode: str) -> None:
    """Grey, palettes, four inks, sixteen bits: the halves are still told apart."""
    if mode == "I;16":
        image = Image.new(mode, (1000, 600), 40_000)
        image.paste(10_000, (500, 0, 1000, 600))
    else:
        image = drawn.halves(1000, 600, "RGB").convert(mode)
    raw = drawn.saved(image, "JPEG" if mode == "CMYK" else "PNG")
    with_picture.write(PICTURE, raw)
    *_, plain = renditions.renditions("a", originals(with_picture.content())["workshop"])
    ((_, found),) = renditions.encoded(raw, [plain])
    halves = Image.open(BytesIO(found)).convert("L").resize((2, 1), Image.Resampling.BOX)
    left, right = halves.getpixel((0, 0)), halves.getpixel((1, 0))
    assert abs(left - right) > 9
    assert mode != "I;16" or abs(left - 40_000 // 256) < 9


def test_what_can_be_seen_through_becomes_white(with_picture: Project) -> None:
    """On a dark page too, where black lines would vanish."""
    clear = Image.new("RGBA", (1000, 600), (0, 0, 0, 0))
    with_picture.write(PICTURE, drawn.saved(clear, "PNG"))
    for image in images(with_picture).values():
        assert image.mode == "RGB" and near(image.getpixel((5, 5)), (255, 255, 255), 2)


def test_the_same_picture_gives_the_same_bytes(with_picture: Project) -> None:
    """Names and files, also where nothing of the first time is left."""
    first = made(with_picture)
    for file in _kept(with_picture).iterdir():
        file.unlink()
    assert made(with_picture) == first


def test_the_name_changes_with_the_picture(with_picture: Project) -> None:
    """So that a browser may keep a file for ever."""
    before = made(with_picture).keys()
    with_picture.write(PICTURE, drawn.photograph(1200, 801))
    assert not before & made(with_picture).keys()


def test_nothing_is_drawn_twice(with_picture: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    """The second time files are taken as they are; those of a picture that is gone are dropped."""
    first = made(with_picture)
    monkeypatch.setattr(renditions, "encoded", lambda raw, wanted: pytest.fail("drawn again"))
    assert made(with_picture) == first
    with_picture.write("data/pictures.yml", "{}")
    assert made(with_picture) == {} and list(_kept(with_picture).iterdir()) == []


def _kept(project: Project) -> Path:
    return project.root / ".cache" / renditions.KEPT
