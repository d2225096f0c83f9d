"""The list of all numbers, and the glossary."""

from __future__ import annotations

import re
from collections.abc import Callable

from small_project import Project

from toolkit import catalogue
from toolkit.author import Author
from toolkit.markup import plain

Build = Callable[..., Author]


def test_every_number_stands_in_the_list_once(author: Build) -> None:
    """Each figure and target has an entry with its id as anchor."""
    for locale in ("sl", "en"):
        ids = re.findall(r'<li id="(\w+)"', author(locale, "about/figures/").figures_table())
        assert sorted(ids) == [
            "challenges", "daily_teamwork", "needed_speech", "needed_thinking", "pilots",
            "projects", "workshops",
        ]  # fmt: skip


def entry(made: str, key: str) -> str:
    return re.search(rf'<li id="{key}">.*?</dl><details.*?</li>', made)[0]


def test_entry_says_where_the_number_is_used(author: Build) -> None:
    """An entry links to each section that uses the number, once."""
    made = entry(author("en", "about/figures/").figures_table(), "needed_thinking")
    links = re.findall(r'href="([^"]+)"', made)
    assert "../../#experts" in links
    assert len(links) == len(set(links))


def test_entry_says_what_the_document_says(author: Build) -> None:
    """Meaning, sections and what is not known stand in the entry."""
    made = plain(entry(author("en").figures_table(), "needed_thinking"))
    for text in ("Critical thinking as most urgent.", "Result of the survey.", "Of what is not"):
        assert text in made


def test_glossary_has_translations(author: Build) -> None:
    """A term has its anchor, its explanation and its name in the other language."""
    made = author("en").glossary()
    assert '<dt id="soft-skills"><dfn>soft skills</dfn> (<span lang="sl">' in made
    assert "Skills for working with people." in made


def test_alphabetical() -> None:
    """Letters with a mark stand right after the plain ones, whatever their case."""
    words = ["šola", "zavod", "Čas", "cesta", "sol", "žaga", "dan"]
    assert sorted(words, key=catalogue.alphabetical) == [
        "cesta", "Čas", "dan", "sol", "šola", "zavod", "žaga",
    ]  # fmt: skip


def test_glossary_is_in_order_of_the_language(project: Project) -> None:
    """Terms are sorted by their name in the language of the page."""
    definition = "  definition: {sl: A., en: B.}\n"
    project.append("data/terms.yml", f"last:\n  name: {{sl: čas, en: zebra}}\n{definition}")
    content = project.content()
    assert re.findall(r'<dt id="([\w-]+)"', Author(content, "sl", "").glossary())[0] == "last"
    assert re.findall(r'<dt id="([\w-]+)"', Author(content, "en", "").glossary())[-1] == "last"
