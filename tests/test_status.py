"""toolkit.status and its two forms: how pages and numbers stand."""

from __future__ import annotations

import json
import re

import pytest
from impact_site import loaded, small_project, with_page

from toolkit import matches, report, status_report
from toolkit.author import Author
from toolkit.content import Content
from toolkit.matches import Section, State
from toolkit.pieces import sections
from toolkit.status import Status, status_of

PAGE = '---\ntitle: "T"\ndescription: "D"\n---\n\n# H { #h }\n\n'


@pytest.fixture(scope="module")
def content(tmp_path_factory: pytest.TempPathFactory) -> Content:
    """The small project with every macro."""
    return loaded(small_project(tmp_path_factory.mktemp("project")))


def _status(content: Content, days: dict[str, str] | None = None) -> Status:
    author = Author(content, "en", "")
    return status_of(content, days or {}, author.colleague)


def _page(status: Status, path: str) -> object:
    return next(page for page in status.pages if page.path == path)


def test_every_page_of_every_language_is_there(content: Content) -> None:
    """In the order of the content, with its title filled in."""
    status = _status(content)
    assert [page.path for page in status.pages] == [page.path for page in content.pages]
    assert _page(status, "docs/en/everything.md").title == "Four workshops: 47%"


def test_numbers_of_a_page_are_named_once(content: Content) -> None:
    """Each number that a page shows or rests on, those of charts and progress too."""
    page = _page(_status(content), "docs/en/pilots/young-pioneers.md")
    assert page.numbers == ("challenges", "projects")


def test_the_day_of_the_last_change_is_given_or_unknown(content: Content) -> None:
    """Only git knows it."""
    status = _status(content, {"docs/en/index.md": "2026-03-04"})
    assert _page(status, "docs/en/index.md").last_change == "2026-03-04"
    assert _page(status, "docs/sl/index.md").last_change is None


@pytest.mark.parametrize(("words", "minutes"), [(10, 1), (199, 1), (201, 2), (400, 2), (401, 3)])
def test_reading_time_is_rounded_up(content: Content, words: int, minutes: int) -> None:
    """200 words a minute; the heading is one of them, tags and addresses are none."""
    text = PAGE + "word " * (words - 3) + "[word](x.md) `no word`\n<b class='a b c'>w</b>"
    status = _status(with_page(content, "docs/en/new.md", text))
    assert _page(status, "docs/en/new.md").minutes == minutes


def test_words_of_macros_are_read_too(content: Content) -> None:
    """The glossary is long, although its page has only a macro."""
    text = PAGE + "{{ glossary() }}\n" * 50
    status = _status(with_page(content, "docs/en/new.md", text))
    author = Author(content, "en", "en/new/")
    whole = " ".join(p.text for s in sections(author.fill(text)) for p in s.pieces)
    minutes = _page(status, "docs/en/new.md").minutes
    assert minutes == pytest.approx(len(re.findall(r"\w+", whole)) / 200, abs=1)
    assert minutes > 1


def test_faulty_macros_count_nothing(content: Content) -> None:
    """The status of a page with mistakes can still be told."""
    text = PAGE + '{{ figure("nowhere") }} {{ nothing() }} {{ figure() }} word'
    text = text.replace('"T"', "'{{ 1 / 0 }}'")
    page = _page(_status(with_page(content, "docs/en/x.md", text)), "docs/en/x.md")
    assert (page.minutes, page.title) == (1, "{{ 1 / 0 }}")


def test_sections_match_only_where_they_are_recorded_so(
    content: Content, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A section that changed in one language is open in both."""
    known = list(matches.sections(content))
    states = [
        Section(s.key, s.twins, State.STALE if s.key == "index#experts" else State.SAME, ())
        for s in known
    ]
    monkeypatch.setattr(matches, "sections", lambda _: iter(states))
    status = _status(content)
    for locale in content.data.languages:
        page = _page(status, f"docs/{locale}/index.md")
        assert page.unmatched == ("index#experts",)
        assert page.sections == sum(key.key.startswith("index") for key in known)
    assert _page(status, "docs/en/everything.md").unmatched == ()


def test_numbers_say_where_they_are_and_what_is_open(content: Content) -> None:
    """Sample and date of a survey, the result of a target, and the note of the figure."""
    numbers = {number.key: number for number in _status(content).numbers}
    assert numbers["challenges"].unknown == ("result",)
    assert numbers["projects"].unknown == ()
    assert "pilots/young-pioneers/#targets" in numbers["challenges"].uses["sl"]
    thinking = numbers["needed_thinking"]
    survey = content.data.surveys["experts"]
    expected = [("sample_size", survey.sample_size), ("date", survey.date)]
    assert thinking.unknown == tuple(name for name, value in expected if value is None)
    assert thinking.note == {"sl": "Ni znano od česa.", "en": "Of what is not known."}


@pytest.mark.parametrize("language", report.languages())
def test_text_and_markdown_hold_a_line_a_page_and_a_number(content: Content, language: str) -> None:
    """Each slug and each number once, in every language of the toolkit."""
    status = _status(content)
    for write in (status_report.as_text, status_report.as_markdown):
        lines = write(status, language).split("\n")
        starts = [line.strip("| ").split(" ")[0] for line in lines]
        for name in (*(f"/{slug}" for slug in status.by_slug), *(n.key for n in status.numbers)):
            assert starts.count(name) == 1, name


def test_a_missing_twin_is_shown_as_such(content: Content) -> None:
    """A page in one language alone has a gap."""
    status = _status(with_page(content, "docs/en/alone.md", PAGE))
    line = next(
        line for line in status_report.as_text(status, "en").split("\n") if "/alone/" in line
    )
    assert line.split()[-4:] == [report.NO_VALUE] * 4


def test_long_lists_of_open_sections_are_cut_and_json_has_all(content: Content) -> None:
    """The text stays on one screen."""
    status = _status(content)
    total = len({key for page in status.pages for key in page.unmatched})
    assert total > status_report.LISTED
    assert f"… and {total - status_report.LISTED} more" in status_report.as_text(status, "en")
    held = json.loads(status_report.as_json(status, "en"))
    assert len({key for page in held["pages"] for key in page["unmatched"]}) == total


def test_the_page_shows_every_page_and_number(content: Content) -> None:
    """The macro draws both tables in the language of the page, with links and without dates."""
    for locale, title, open_word in (
        ("en", "Young Pioneers", "not known"),
        ("sl", None, "ni znana"),
    ):
        author = Author(content, locale, f"{content.data.languages[locale].path}everything/")
        html = author.status_table()
        assert html.count('scope="rowgroup"') == len({page.slug for page in content.pages})
        assert html.count("<tr>") >= len(content.pages) + len(_status(content).numbers)
        assert open_word in html
        assert title is None or f'href="../pilots/young-pioneers/">{title}' in html
        assert 'href="../about/figures/#challenges"' in html
