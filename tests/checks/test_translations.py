"""The check of translations: same pages, headings, numbers, links and lists."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.small_site import SURVEYS, figure, page, project
from toolkit.checks.translations import check
from toolkit.issue import ERROR, WARNING, Issue

HEADING = "# A { #a }\n\n"


def found(root: Path, sl: str, en: str | None, slug: str = "pilots/one") -> list[Issue]:
    """What the check finds of a page in two languages."""
    files = {
        "data/surveys.yml": SURVEYS,
        "data/figures.yml": f"first:{figure(1)}second:{figure(2)}",
        f"docs/sl/{slug}.md": page(sl),
    }
    if en is not None:
        files[f"docs/en/{slug}.md"] = page(en)
    return sorted(check(project(root, files)))


def codes(issues: list[Issue]) -> list[tuple[str, str]]:
    """Code and severity of each issue."""
    return [(issue.code, issue.severity) for issue in issues]


def test_page_of_one_language(tmp_path: Path) -> None:
    """A page that a language lacks is named."""
    (issue,) = found(tmp_path, HEADING, None)
    assert issue.code == "translation-missing"
    assert issue.details["expected"] == "docs/en/pilots/one.md"


@pytest.mark.parametrize("en", ["# A { #b }\n", "# A { #a }\n\n## B { #b }\n", ""])
def test_headings_differ(tmp_path: Path, en: str) -> None:
    """Other ids, more headings or none are one error for the page."""
    assert codes(found(tmp_path, HEADING, en)) == [("headings-differ", ERROR)]


def test_numbers_differ(tmp_path: Path) -> None:
    """A section shows the same numbers, however often."""
    sl = HEADING + '{{ figure("first") }} {{ figure("first") }}'
    assert not found(tmp_path, sl, HEADING + '{{ figure("first") }}')
    (issue,) = found(tmp_path, sl, HEADING + '{{ figure("second") }}')
    assert (issue.code, issue.severity) == ("section-data-differs", ERROR)
    assert {tuple(issue.details["here"]), tuple(issue.details["there"])} == {
        ("first",),
        ("second",),
    }


def test_claims_are_counted(tmp_path: Path) -> None:
    """A claim that loses its condition in one language is seen, even beside one that is alike."""
    claim = '{% call claim("greater", "second", "first") %}Text.{% endcall %}\n'
    (issue,) = found(tmp_path, HEADING + claim + claim, HEADING + claim + "Text.\n")
    assert issue.code == "section-data-differs"
    assert issue.details["there"] == ["claim(greater, second, first)"]


@pytest.mark.parametrize(
    ("sl", "en"),
    [
        ("[x](../goals.md)", "[y](../pilots/../goals.md)"),
        ("[x](#a)", "[y](one.md#a)"),
        ("[x](https://sl.example.org)", "[y](https://en.example.org)"),
        ('<a href="two.md">x</a>', "[y](two.md)"),
        ("[x](two.md) [x](three.md)", "[y](three.md) [y](two.md)"),
        ("`[x](two.md)`", "x"),
    ],
)
def test_links_to_the_same_places(tmp_path: Path, sl: str, en: str) -> None:
    """Links are compared by where they lead on this site, in any order."""
    assert not found(tmp_path, HEADING + sl, HEADING + en)


@pytest.mark.parametrize(
    ("sl", "en"),
    [
        ("[x](two.md)", "y"),
        ("[x](two.md#b)", "[y](two.md)"),
        ("[x](two.md) [x](two.md)", "[y](two.md)"),
        ("[x](two.md)", "[y](three.md)"),
    ],
)
def test_links_to_other_places(tmp_path: Path, sl: str, en: str) -> None:
    """A link that one language lacks, to the page, the anchor or once more, is a remark."""
    issues = found(tmp_path, HEADING + sl, HEADING + en)
    assert codes(issues) == [("section-links-differ", WARNING)]


def test_place_of_a_link_that_is_missing(tmp_path: Path) -> None:
    """Where a language only lacks a link, the remark stands at the head of the section."""
    (issue,) = found(tmp_path, HEADING + "[x](two.md)", HEADING + "y")
    assert (issue.path, issue.line) == ("docs/en/pilots/one.md", 6)


def test_place_of_a_link(tmp_path: Path) -> None:
    """The remark stands at the link and names the section of the other language."""
    en = HEADING + "## B { #b }\n\nText.\n\n[x](../goals.md)\n"
    (issue,) = found(tmp_path, HEADING + "## B { #b }\n", en)
    assert (issue.path, issue.line) == ("docs/en/pilots/one.md", 12)
    assert issue.details["twin"] == "docs/sl/pilots/one.md:8"
    assert issue.details["here"] == ["goals.md"]


@pytest.mark.parametrize(
    ("sl", "en", "same"),
    [
        ("- a\n- b\n", "* a\n* b\n", True),
        ("1. a\n2. b\n", "- a\n- b\n", True),
        ("- a\n- b\n", "- a\n", False),
        ("| a |\n|---|\n| b |\n", "| a |\n|---|\n| b |\n| c |\n", False),
        ("| a |\n|---|\n", "| a |\n|---|\n", True),
        ("a - b\n", "a b\n", True),
    ],
)
def test_lists_and_tables(tmp_path: Path, sl: str, en: str, same: bool) -> None:
    """Lists and tables of other lengths are a remark."""
    expected = [] if same else [("section-lists-differ", WARNING)]
    assert codes(found(tmp_path, HEADING + sl, HEADING + en)) == expected
