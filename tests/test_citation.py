"""How pages and numbers are cited: four forms, two languages, nothing made up."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import bibtexparser
import pytest
import rispy
from small_project import Project

from toolkit import citation
from toolkit.citation import Work
from toolkit.content import Content
from toolkit.edition import Edition
from toolkit.frame import Frame
from toolkit.voice import Voice

PLAIN = Work(
    key="site-survey",
    title="Surveys in figures",
    address="https://example.org/en/survey/",
    site="Soft skills",
    author=None,
    version="1.2.0",
    date="2026-11-02",
)
FULL = replace(PLAIN, author="The Agency")
BARE = replace(PLAIN, version=None, date=None)
HARD = replace(PLAIN, title=r"50% {of} A_B & C \ ~ ^ # $ ž", author="Šola & Co.")
works = pytest.mark.parametrize(
    "work", [PLAIN, FULL, BARE, HARD], ids="plain full bare hard".split()
)


@pytest.mark.parametrize(
    ("work", "locale", "said"),
    [
        (PLAIN, "en", "Surveys in figures. Soft skills [online]. Version 1.2.0, 2 November 2026"),
        (FULL, "en", "The Agency. Surveys in figures. Soft skills [online]. Version 1.2.0, 2 Nov"),
        (BARE, "en", "Surveys in figures. Soft skills [online]. [viewed: date of your visit]."),
        (PLAIN, "sl", "Surveys in figures. Soft skills [na spletu]. Različica 1.2.0, 2. november"),
    ],
)
def test_iso_690(voice: Callable[[str], Voice], work: Work, locale: str, said: str) -> None:
    """Author if known, title, site, kind of medium, version, day, visit, address; in this order."""
    cited = citation.iso690(voice(locale), work)
    assert cited.startswith(said) and cited.endswith(work.address)
    assert ".." not in cited and "None" not in cited


@pytest.mark.parametrize(
    ("work", "locale", "said"),
    [
        (PLAIN, "en", "Surveys in figures (Version 1.2.0). (2026, November 2). Soft skills. "),
        (FULL, "en", "The Agency. (2026, November 2). Surveys in figures (Version 1.2.0). Soft sk"),
        (BARE, "en", "Surveys in figures. (n.d.). Soft skills. https"),
        (PLAIN, "sl", "Surveys in figures (različica 1.2.0). (2026, 2. november). Soft skills. "),
        (BARE, "sl", "Surveys in figures. (b. d.). Soft skills. "),
    ],
)
def test_apa(voice: Callable[[str], Voice], work: Work, locale: str, said: str) -> None:
    """The author leads; without one the title does. What has no date says so."""
    cited = citation.apa(voice(locale), work)
    assert cited.startswith(said) and cited.endswith(work.address)


@works
def test_bibtex_is_read_by_a_reader_of_bibtex(voice: Callable[[str], Voice], work: Work) -> None:
    """One entry with its key, and every field comes out as it went in, TeX's own signs included."""
    library = bibtexparser.parse_string(citation.bibtex(voice("en"), work))
    assert library.failed_blocks == []
    (entry,) = library.entries
    read = {name: field.value for name, field in entry.fields_dict.items()}
    assert (entry.entry_type, entry.key, read["url"]) == ("misc", work.key, work.address)
    assert ("author" in read, "year" in read) == (bool(work.author), bool(work.date))
    if work.date:
        assert (read["year"], str(read["month"])) == ("2026", "nov")
    if work is HARD:
        assert r"50\% \{of\} A\_B \& C \textbackslash{}" in read["title"]


@works
def test_ris_is_read_by_a_reader_of_ris(voice: Callable[[str], Voice], work: Work) -> None:
    """One record; what is not known is left out."""
    (entry,) = rispy.loads(citation.ris(voice("en"), work))
    assert entry["type_of_reference"] == "ELEC" and entry["title"] == work.title
    assert entry["urls"] == [work.address]
    assert entry.get("authors") == ([work.author] if work.author else None)
    assert entry.get("year") == ("2026" if work.date else None)


def test_a_number_is_cited_with_its_value_and_its_own_address(content: Content) -> None:
    """The title states the number, the address ends in its anchor, the key is that of no other."""
    edition = Edition("1.2.0", "2026-11-22")
    cited = {
        (code, key): citation.number(Voice(content.data, code), edition, key, "https://e.org/x/")
        for code in content.data.languages
        for key in (*content.data.figures, *content.data.targets)
    }
    assert cited["en", "needed_thinking"].title == "Critical thinking: 53%"
    assert cited["en", "projects"].address == "https://e.org/x/en/about/figures/#projects"
    assert cited["sl", "projects"].address == "https://e.org/x/about/figures/#projects"
    assert len({work.key for work in cited.values()}) == len(cited)


def test_a_page_is_cited_with_the_publisher_once_it_is_given(project: Project) -> None:
    """Before that no author is named, as the document names none."""
    frame = Frame(project.content(), "en", "en/practices/")
    before = frame.citations("docs/en/practices.md", "Practices", "https://e.org/en/practices/")
    assert list(before) == ["ISO 690", "APA", "BibTeX", "RIS"]
    assert before["ISO 690"].startswith("Practices. ") and "author" not in before["BibTeX"]
    project.write("data/site.yml", "publisher: {sl: Agencija, en: The Agency}\n")
    frame = Frame(project.content(), "en", "en/practices/")
    after = frame.citations("docs/en/practices.md", "Practices", "https://e.org/en/practices/")
    assert all("The Agency" in said for said in after.values())
