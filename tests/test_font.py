"""The font of the pages: light, complete, and under its licence."""

from __future__ import annotations

import pytest
from fontTools.ttLib import TTFont
from small_project import REPOSITORY

FOLDER = REPOSITORY / "overrides/assets/fonts"
FONT = FOLDER / "site-sans.woff2"
MOST_BYTES = 40_000
ENGLISH = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789"
NEEDED = ENGLISH + "ČčŠšŽžĆćĐđ»«„“”‚‘’–—…·€%§°−×≥≤→.,:;!?()[]/&@#+=\"'\u00a0\u202f\u2011"


@pytest.fixture(scope="module")
def font() -> TTFont:
    """The font as published."""
    return TTFont(FONT)


def test_font_is_light() -> None:
    """It counts in the first view of every page."""
    assert FONT.stat().st_size <= MOST_BYTES


def test_font_has_every_letter(font: TTFont) -> None:
    """Of both languages, with their punctuation."""
    assert [letter for letter in NEEDED if ord(letter) not in font.getBestCmap()] == []


def test_font_has_every_weight(font: TTFont) -> None:
    """From text to headings, in one file."""
    (axis,) = font["fvar"].axes
    assert (axis.axisTag, axis.minValue, axis.maxValue) == ("wght", 400, 700)


def test_digits_stand_in_columns(font: TTFont) -> None:
    """All digits are of one width."""
    assert len({font["hmtx"][font.getBestCmap()[ord(digit)]][0] for digit in "0123456789"}) == 1


def test_licence_is_kept(font: TTFont) -> None:
    """The Open Font License travels with the font, which does not use the reserved name."""
    assert "SIL OPEN FONT LICENSE Version 1.1" in (FOLDER / "OFL.md").read_text(encoding="utf-8")
    assert "Source" not in font["name"].getDebugName(1)


def test_font_is_asked_for_at_once() -> None:
    """By the path that the style sheet names, so that it comes only once."""
    sheet = (REPOSITORY / "overrides/assets/stylesheets/site.css").read_text(encoding="utf-8")
    page = (REPOSITORY / "overrides/main.html").read_text(encoding="utf-8")
    assert f'url("../fonts/{FONT.name}")' in sheet
    assert f'assets/fonts/{FONT.name}\' | url }}}}" as="font"' in page
