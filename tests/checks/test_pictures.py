"""Pictures of the data: their files, their texts, and pages that show them past the macro."""

from __future__ import annotations

import struct
import zlib

import drawn
import pytest
from PIL import Image, ImageFile
from small_project import Project

from toolkit import originals
from toolkit.issue import ERROR

PICTURES, FILE = "data/pictures.yml", "data/pictures/workshop.jpg"
SHOWN = '\n{{ picture("workshop") }}\n'
PAGES = ("docs/en/practices.md", "docs/sl/practices.md")


@pytest.fixture
def shown(project: Project) -> Project:
    """A project with one picture, shown in both languages, and nothing wrong with it."""
    project.write(PICTURES, drawn.RECORD)
    project.write(FILE, drawn.photograph())
    for path in PAGES:
        project.append(path, SHOWN)
    return project


def said(project: Project) -> list[tuple[str, str, int]]:
    return [(i.code, i.path, i.line) for i in project.issues("pictures", "macros", "translations")]


def test_a_picture_as_the_guide_wants_it_passes(shown: Project) -> None:
    """A photograph of a telephone, described in both languages and shown on a page."""
    assert said(shown) == []


def test_without_pictures_nothing_is_said(project: Project) -> None:
    """The file of pictures and their folder may be missing."""
    assert said(project) == []


def _bomb() -> bytes:
    """A PNG file of a few bytes that says it holds 40,000 × 40,000 pixels."""
    head = struct.pack(">IIBBBBB", 40_000, 40_000, 8, 2, 0, 0, 0)

    def chunk(name: bytes, content: bytes) -> bytes:
        checked = name + content
        return struct.pack(">I", len(content)) + checked + struct.pack(">I", zlib.crc32(checked))

    pixels = chunk(b"IDAT", zlib.compress(b"\0" * 9))
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + pixels + chunk(b"IEND", b"")


def _moving() -> bytes:
    frames = [drawn.halves(1000, 600), drawn.halves(1000, 600).rotate(180)]
    return drawn.saved(frames[0], "PNG", save_all=True, append_images=frames[1:])


SVG = b'<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><script>x()</script></svg>'


@pytest.mark.parametrize(
    ("raw", "code"),
    [
        (SVG, "picture-unreadable"),
        (b"", "picture-unreadable"),
        (b"\xff\xd8\xff", "picture-unreadable"),
        (drawn.photograph()[:4000], "picture-unreadable"),  # cut off, its head is whole
        (b"GIF89a" + bytes(40), "picture-unreadable"),
        (_bomb(), "picture-pixels"),
        (drawn.saved(Image.new("1", (12_001, 9)), "PNG"), "picture-pixels"),
        (drawn.saved(Image.new("1", (6_000, 6_000)), "PNG"), "picture-pixels"),
        (drawn.saved(Image.new("1", (11_000, 10_000)), "PNG"), "picture-pixels"),
        (drawn.photograph() + bytes(10_000_000), "picture-too-large"),
        (_moving(), "picture-moving"),
    ],
)
def test_a_file_that_cannot_be_used_is_told(shown: Project, raw: bytes, code: str) -> None:
    """At the record's file, whatever its bytes, and before its pixels fill the memory."""
    shown.write(FILE, raw)
    assert said(shown) == [(code, PICTURES, 2)]


def test_a_file_cut_off_is_told_whoever_else_reads_pictures(
    shown: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The library that makes the PDF lets its whole process accept such files."""
    monkeypatch.setattr(ImageFile, "LOAD_TRUNCATED_IMAGES", True)
    shown.write(FILE, drawn.photograph()[:4000])
    assert said(shown) == [("picture-unreadable", PICTURES, 2)]
    assert ImageFile.LOAD_TRUNCATED_IMAGES


@pytest.mark.parametrize("name", ["drawing.svg", "workshop.heic", "workshop.gif", "workshop"])
def test_other_kinds_of_files_are_refused(shown: Project, name: str) -> None:
    """SVG may hold programs; other kinds are not read at all."""
    shown.replace(PICTURES, "workshop.jpg", name)
    (shown.root / FILE).rename(shown.root / "data/pictures" / name)
    assert said(shown) == [("picture-format", PICTURES, 2)]


def test_a_broken_note_of_the_camera_is_no_fault(shown: Project) -> None:
    """Only the pixels count, and nothing else is published."""
    for note in (b"garbage", b"II*\0\xff\xff\xff\xff", b"II*\0\x08\0\0\0\xff\xff\x12\x01"):
        shown.write(FILE, drawn.saved(drawn.halves(), exif=b"Exif\0\0" + note))
        assert said(shown) == []


def test_a_missing_file_is_told_with_the_nearest(shown: Project) -> None:
    """Names differ by capital letters more often than not; the file itself is not used then."""
    shown.replace(PICTURES, "workshop.jpg", "Workshop.JPG")
    missing, unused = shown.issues("pictures")
    assert (missing.code, missing.details["nearest"]) == ("picture-file-missing", "workshop.jpg")
    assert (unused.code, unused.path) == ("picture-file-unused", FILE)


def test_a_file_stands_in_the_folder_of_pictures(shown: Project) -> None:
    """A name is no path: nothing else of the machine can be published."""
    shown.replace(PICTURES, "workshop.jpg", "../../secret.jpg")
    assert shown.codes() == ["bad-form"]


def test_a_file_that_nobody_named_is_told(shown: Project) -> None:
    """The note for editors and hidden files are no pictures."""
    for name in (originals.NOTE, ".gitkeep", "other.png"):
        shown.write(f"data/pictures/{name}", b"x")
    assert said(shown) == [("picture-file-unused", "data/pictures/other.png", 1)]


def test_a_picture_that_would_be_blurred_is_told(shown: Project) -> None:
    """It is published all the same: there may be no larger one."""
    shown.write(FILE, drawn.photograph(959, 600))
    (issue,) = shown.issues("pictures")
    assert issue.code == "picture-small" and issue.severity != ERROR
    assert (issue.path, issue.line) == (PICTURES, 2)
    shown.write(FILE, drawn.photograph(600, 960, orientation=6))  # lies on its side
    assert said(shown) == []


@pytest.mark.parametrize("text", ["workshop.jpg", "Fotografija", "IMG_4711", "Robot na mizi"])
def test_a_text_alternative_says_what_is_shown(shown: Project, text: str) -> None:
    """The name of the file, one word, or the caption once more say nothing."""
    shown.append(PICTURES, "  caption: {sl: Robot na mizi, en: A robot on the table}\n")
    shown.replace(PICTURES, "Dijaki za mizo sestavljajo robota", text)
    assert said(shown) == [("picture-text-missing", PICTURES, 4)]


def test_a_text_alternative_is_not_copied_from_the_other_language(shown: Project) -> None:
    """Whoever hears the page hears it in one language."""
    shown.replace(PICTURES, "Pupils at a table build a robot", "Dijaki za mizo sestavljajo robota")
    assert said(shown) == [("picture-text-same", PICTURES, 5)]


@pytest.mark.parametrize(
    ("gone", "code"),
    [
        ("    sl: Dijaki za mizo sestavljajo robota\n", "language-missing"),
        ("  credit: {sl: Ana Novak, en: Ana Novak}\n", "field-missing"),
        ("  licence: cc_by_4\n", "picture-licence"),
    ],
)
def test_text_credit_and_licence_must_be_there(shown: Project, gone: str, code: str) -> None:
    """In every language; nothing is published of a picture about which they are not known."""
    shown.replace(PICTURES, gone, "")
    assert shown.codes() == [code]


def test_a_licence_is_stated_once(shown: Project) -> None:
    """A choice or words; both could contradict each other."""
    shown.append(PICTURES, "  licence_text: {sl: z dovoljenjem, en: by permission}\n")
    assert shown.codes() == ["picture-licence"]


def test_a_picture_stands_on_a_page_in_every_language(shown: Project) -> None:
    """A card alone does not give its credit, and one language alone is none."""
    shown.replace(
        "data/practices.yml", "anchor: meeting-point", "anchor: meeting-point\n  picture: workshop"
    )
    for path in PAGES:
        assert "picture-unused" not in shown.codes("pictures")
        shown.replace(path, SHOWN, "")
        assert len(said(shown)) == 1
    assert said(shown) == [("picture-unused", PICTURES, 1)]


@pytest.mark.parametrize(
    "line",
    ["![A hill](a.png)", "![A hill][a]", '<img src="a.png" alt="">', "<picture>", "a ![](b.png)"],
)
def test_a_picture_past_the_macro_is_told(shown: Project, line: str) -> None:
    """Its credit would be missing, and what the camera wrote into it would be published."""
    end = shown.read(PAGES[0]).count("\n")
    shown.append(PAGES[0], f"\n`{line}`\n\n```\n{line}\n```\n{line}\n")
    (issue,) = shown.issues("pictures")
    assert (issue.code, issue.line) == ("picture-by-hand", end + 7)


def test_a_picture_beside_the_pages_is_told(shown: Project) -> None:
    """The generator would publish it as it is."""
    shown.write("docs/sl/images/hill.JPG", drawn.photograph())
    assert said(shown) == [("picture-by-hand", "docs/sl/images/hill.JPG", 1)]


def test_an_unknown_picture_is_told_with_the_nearest(shown: Project) -> None:
    """At the line of the macro."""
    shown.replace(PAGES[0], 'picture("workshop")', 'picture("workshp")')
    (issue,) = shown.issues("macros")
    assert (issue.code, issue.details["nearest"]) == ("id-unknown", "workshop")
