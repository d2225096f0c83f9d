"""toolkit.impact_report: what a change does, said to people and to machines."""

from __future__ import annotations

import json
import re
from html.parser import HTMLParser

import pytest
from impact_site import loaded, small_project, with_page, with_value

from toolkit import impact_report, report
from toolkit.content import Content
from toolkit.impact import Impact, compare

PAGE = '---\ntitle: "T"\ndescription: "D"\n---\n\n# H { #h }\n\n'


@pytest.fixture(scope="module")
def content(tmp_path_factory: pytest.TempPathFactory) -> Content:
    """The small project with every macro."""
    return loaded(small_project(tmp_path_factory.mktemp("project")))


@pytest.fixture(scope="module")
def found(content: Content) -> Impact:
    """The target of 15 challenges becomes 3, and a claim breaks."""
    return compare(content, with_value(with_value(content, "challenges", 3), "needed_speech", 60))


def test_changed_words_stand_in_brackets_without_colours(found: Impact) -> None:
    """15 changed to 3 is seen in both sentences and languages, with the words marked."""
    text = impact_report.as_text(found, "en")
    assert "- The pilot looks for at least [15] challenges and supports 8 projects." in text
    assert "+ The pilot looks for at least [3] challenges and supports 8 projects." in text
    assert "[15 izzivov]" in text and "[3 izzive]" in text
    assert re.search(r"Slovenščina: vsaj 15 izzivov\s*→ vsaj 3 izzive", text)
    assert "\x1b" not in text


def test_colours_replace_brackets(found: Impact) -> None:
    """On a terminal the marked words are coloured."""
    text = impact_report.as_text(found, "en", colour=True)
    assert "\x1b[31m15\x1b[0m" in text and "\x1b[32m3\x1b[0m" in text
    assert "[15]" not in text


def test_broken_claims_say_sentence_place_and_numbers(found: Impact) -> None:
    """A sentence that the data stops supporting stands before the lists."""
    for style in ("text", "markdown"):
        said = impact_report.FORMATS[style](found, "en").replace("\\", "")
        assert "Critical thinking comes first." in said
        assert "needed_speech = 47 → 60" in said
        assert said.index("docs/sl/index.md#experts") < said.index("The pilot looks")


def test_markdown_begins_with_the_summary_and_folds_long_lists(found: Impact) -> None:
    """A pull request shows what matters; the rest opens on request."""
    said = impact_report.as_markdown(found, "en")
    title, summary, *_ = said.split("\n\n")
    assert title == "## What this change does"
    assert summary == impact_report.summary(found, impact_report.words("en"))
    assert "Numbers changed: 2." in summary
    assert f"English {len(found.texts('en'))}" in summary
    for name, code in (("English", "en"), ("Slovenščina", "sl")):
        count = len(found.texts(code))
        assert f"<details><summary><b>{name}</b> ({count})</summary>\n\n|" in said
    assert "at least <del>15</del> challenges" in said and "<ins>3 izzive</ins>" in said


def test_short_lists_are_not_folded(content: Content) -> None:
    """A handful of sentences is shown at once."""
    before = with_page(content, "docs/en/new.md", PAGE + "A share of 5 | a.\n")
    after = with_page(content, "docs/en/new.md", PAGE + "A <b>share</b> of 6 \\| `a`.\n")
    said = impact_report.as_markdown(compare(before, after), "en")
    assert "### English" in said and "<details>" not in said
    assert "of <del>5</del> \\| <del>a</del>" not in said
    assert "| `/new/#h` | sentence | A share of <del>5</del> \\| a. |" in said


def test_words_of_pages_cannot_break_a_table_or_become_tags(content: Content) -> None:
    """What pages say is shown, never obeyed."""
    text = "Say `<script>alert(1)</script>` and \\*this\\*."
    impact = compare(
        with_page(content, "docs/en/new.md", PAGE),
        with_page(content, "docs/en/new.md", PAGE + text),
    )
    assert "<script>" not in impact_report.as_html(impact, "en")
    markdown = impact_report.as_markdown(impact, "en")
    assert "&lt;script&gt;" in markdown and "\\*this\\*" in markdown


class _Tags(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.seen: set[str] = set()
        self.addresses: list[str] = []

    def handle_starttag(self, tag: str, attributes: list) -> None:
        self.seen.add(tag)
        self.addresses += [value for name, value in attributes if name in ("src", "href")]


@pytest.mark.parametrize("language", report.languages())
def test_html_needs_nothing_else(found: Impact, language: str) -> None:
    """No script, nothing loaded, light and dark, each sentence in its own language."""
    page = impact_report.as_html(found, language)
    tags = _Tags()
    tags.feed(page)
    assert "script" not in tags.seen and not tags.addresses and "url(" not in page
    assert "prefers-color-scheme: dark" in page
    assert f'<html lang="{language}">' in page and '<tbody lang="sl">' in page
    assert "<del>15 izzivov</del>" in page and "<ins>3 izzive</ins>" in page


def test_json_holds_everything(found: Impact) -> None:
    """Another program gets numbers, sentences and claims with old and new state."""
    held = json.loads(impact_report.as_json(found, "en"))
    assert {n["key"]: (n["old"]["value"], n["new"]["value"]) for n in held["numbers"]} == {
        "challenges": (15, 3),
        "needed_speech": (47, 60),
    }
    texts = [change for page in held["pages"] for change in page["changes"]]
    assert len(texts) == len(found.texts())
    assert {"section", "heading", "kind", "old", "new", "status"} == texts[0].keys()
    assert len(held["claims"]) == len(found.claims)


def test_no_impact_is_said_in_one_sentence(content: Content) -> None:
    """Nothing changes, so nothing else is said."""
    assert impact_report.as_text(compare(content, content), "en") == "Nothing changes for a reader."


def test_every_word_is_there_in_every_language(found: Impact, content: Content) -> None:
    """No form falls back to another language or fails for a missing word."""
    new = compare(content, with_page(content, "docs/en/new.md", PAGE + "Text.\n"))
    first, *others = (impact_report.words(language) for language in report.languages())
    assert all(first.keys() == other.keys() for other in others)
    for language in report.languages():
        for write in impact_report.FORMATS.values():
            assert write(found, language) and write(new, language)
    assert impact_report.as_text(found, "sl").startswith("Spremenjene številke: 2.")
