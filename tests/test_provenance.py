"""Numbers lead to notes on their sources; the list of numbers quotes every sentence."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from small_project import Project

from toolkit.author import Author
from toolkit.content import Content
from toolkit.draft import read
from toolkit.frame import Frame
from toolkit.markup import plain
from toolkit.pieces import sections
from toolkit.provenance import Annotated

Build = Callable[..., Frame]

HOME = "docs/en/index.md"


@pytest.fixture(scope="session")
def author(content: Content) -> Build:
    """The small project in a language and at an address."""
    languages = content.data.languages
    return lambda locale, slug="": Frame(content, locale, languages[locale].path + slug)


def home(author: Build, locale: str = "en") -> str:
    made = author(locale)
    page = made.content.by_address[locale, ""]
    return made.fill(page.body)


def note(notes: str, key: str) -> str:
    return re.search(rf'<li id="source-{key}".*?</li>', notes)[0]


# --- notes --------------------------------------------------------------------


def test_each_number_leads_to_its_note(author: Build) -> None:
    """Prose, charts and key figures alike; each number has one note, numbered as it comes."""
    made = author("en").annotate(home(author))
    links = re.findall(r'href="#source-(\w+)"[^>]* data-note="(\d+)"', made.content)
    assert len(links) == made.content.count("data-figure=")
    order = list(dict.fromkeys(key for key, _ in links))
    assert re.findall(r'<li id="source-(\w+)"', made.notes) == order
    assert dict(links) == {key: str(place) for place, key in enumerate(order, 1)}


def test_the_text_stays_as_it_was(author: Build) -> None:
    """A link adds no word, and the number keeps its mark for machines."""
    filled = home(author)
    made = author("en").annotate(filled).content
    assert plain(made) == plain(filled)
    assert re.findall(r"<data .*?</data>", made) == re.findall(r"<data .*?</data>", filled)


def test_a_note_says_what_a_reader_may_ask(author: Build) -> None:
    """Source, who was asked, what is not known, and where all of it stands."""
    made = author("en", "more/").annotate(author("en").figure("needed_thinking"))
    said = note(made.notes, "needed_thinking")
    for text in ("Expert survey, section A", "sample size", "The experts asked.", "Of what is not"):
        assert text.lower() in plain(said).lower()
    assert 'href="../about/figures/#needed_thinking"' in said


def test_a_note_leads_back_to_the_first_place_of_its_number(author: Build) -> None:
    """The id of the way back is there, and there once."""
    figure = author("en").figure("needed_thinking")
    made = author("en").annotate(f"<p>{figure} and {figure}</p>")
    assert made.content.count('id="number-needed_thinking"') == 1
    assert 'href="#number-needed_thinking"' in made.notes


def test_a_target_without_a_result_says_so(author: Build) -> None:
    """What is not known of a target is its result."""
    made = author("en").annotate(author("en").target("challenges"))
    assert "The result is not known yet." in plain(made.notes)


def test_numbers_that_need_no_note_are_left_alone(author: Build) -> None:
    """In links and headings, and where the entry of the number is on the page."""
    figure = author("en").figure("needed_thinking")
    for page in (
        f'<a href="x">{figure}</a>',
        f"<h2>{figure}</h2>",
        f'<ul><li id="needed_thinking">{figure}</li></ul>',
    ):
        assert author("en").annotate(page) == Annotated(page, "")


def test_a_number_behind_a_link_has_its_note(author: Build) -> None:
    """A link or heading ends where it ends."""
    page = f'<h2>A</h2><a href="x">b</a> {author("en").figure("needed_thinking")}'
    assert "#source-needed_thinking" in author("en").annotate(page).content


# --- quotations ---------------------------------------------------------------


def quoted(content: Content, locale: str, key: str) -> list[str]:
    address = content.data.languages[locale].path + "about/figures/"
    table = Author(content, locale, address).figures_table()
    entry = re.search(rf'<li id="{key}">.*?(?=<li id="|$)', table)[0]
    return [plain(quote) for quote in re.findall(r"<q>(.*?)</q>", entry)]


def test_an_entry_quotes_every_sentence(content: Content) -> None:
    """Title, prose, chart and a claim that rests on the number, each as its reader sees it."""
    assert quoted(content, "en", "needed_thinking") == [
        "Soft skills: 53% ask for critical thinking",
        "critical thinking · 53%",
        "Critical thinking comes first.",
    ]
    assert "Teamwork is used by 72.5%, almost three quarters." in quoted(
        content, "en", "daily_teamwork"
    )
    assert any("72,5\u00a0%" in quote for quote in quoted(content, "sl", "daily_teamwork"))


def test_sentences_on_one_line_stay_apart(project: Project) -> None:
    """Only the sentence with the number is quoted, wherever it begins."""
    line = (
        "First words here. {{ count('workshops', words=true, capital=true) }} are planned. "
        '{% call claim("greater", "needed_thinking", "needed_speech") %}More think.{% endcall %}'
    )
    project.append(HOME, f"\n{line}\n")
    assert "Four workshops are planned." in [
        quote.replace("\u00a0", " ") for quote in quoted(project.content(), "en", "workshops")
    ]
    assert quoted(project.content(), "en", "needed_speech")[-1] == "More think."


def test_a_page_that_cannot_be_filled_in_is_left_out(project: Project) -> None:
    """The checks say what is wrong with it; the list of numbers is drawn all the same."""
    project.append(HOME, '\n{{ figure("nothing") }}\n')
    assert quoted(project.content(), "en", "needed_thinking") == []
    assert quoted(project.content(), "sl", "needed_thinking") != []


def test_quotations_are_no_text_of_their_page(content: Content) -> None:
    """Search and the report of a change find a sentence where it stands, and only there."""
    page = content.by_address["en", "about/figures/"]
    reading = read(content, page)
    assert "Critical thinking comes first." in plain(reading.filled)
    said = " ".join(p.text for s in sections(reading.filled) for p in s.pieces)
    assert "Critical thinking comes first." not in said
    assert "What the experts say" in said
    parts = re.findall(r'<span class="quotations"[^>]*>', reading.filled)
    assert parts and all("data-search-exclude" in part for part in parts)
