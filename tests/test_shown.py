"""By what results for a page are found again: enough, and not more than it shows."""

from __future__ import annotations

from dataclasses import replace

import drawn
import pytest
from small_project import Project

from toolkit import shown
from toolkit.author import MACROS, Author
from toolkit.content import Content
from toolkit.edition import Edition
from toolkit.pages import Page
from toolkit.shown import LOOK_AT_OTHER_PAGES, made_from
from toolkit.yaml_nodes import Document

CALLS = """\
figure("workshops")
count("workshops")
target("challenges")
agree("workshops", other="are")
preposition("s", "workshops")
size("daily_teamwork")
date("2026-11-22")
literal("three")
name("kovacnica", gloss=true)
term("soft_skills")
definition("soft_skills")
link("project_site")
chart("needed")
key_figures("workshops")
source("needed_speech")
pilot_progress()
pilot_cards()
practice_cards()
organisations_table()
network_picture()
places_map()
figures_table()
status_table()
glossary()
changes()
pdf()
claim("greater", "needed_thinking", "needed_speech")
given("publisher")
accessibility_run()
example("figures", "unit")
embed("needed_speech")
site_address("data/")
picture("workshop")
""".splitlines()
"""Every macro with something to say."""
CHANGES = {
    "data/figures.yml": ("value: 53", "value: 54"),
    "data/languages/en.yml": ("English", "English!"),
    "data/pictures.yml": ("robot", "machine"),
}
HOME = "docs/en/index.md"


@pytest.fixture
def content(project: Project) -> Content:
    """The content of a project with a picture, and a number that a page uses."""
    project.write("data/pictures.yml", drawn.RECORD)
    project.write("data/pictures/workshop.jpg", drawn.photograph())
    project.append(HOME, '\nThere are {{ count("workshops") }}.\n')
    return project.content()


def test_only_these_macros_look_at_other_pages(content: Content) -> None:
    """The others say the same where there is no page at all."""
    alone = replace(content, pages=())
    said = {
        call.partition("(")[0]: [
            Author(c, "en", "").fill(f"{{{{ {call} }}}}") for c in (content, alone)
        ]
        for call in CALLS
    }
    assert said.keys() == {*MACROS}
    assert {name for name, (one, other) in said.items() if one != other} == LOOK_AT_OTHER_PAGES


@pytest.mark.parametrize("path", CHANGES)
def test_data_are_part_of_every_page(project: Project, content: Content, path: str) -> None:
    """Of whatever kind they are."""
    before = state(content, HOME)
    project.replace(path, *CHANGES[path])
    assert state(project.content(), HOME) != before


@pytest.mark.parametrize("name", ["addresses", "matches", "published", "redirects"])
def test_files_that_pages_are_not_written_with_count_too(content: Content, name: str) -> None:
    """A page may show a field of any file, though few do."""
    documents = {**content.data.documents, name: Document("", {"a": "b"})}
    other = replace(content, data=replace(content.data, documents=documents))
    assert state(other, HOME) != state(content, HOME)


def test_the_state_of_the_data_counts(content: Content, monkeypatch: pytest.MonkeyPatch) -> None:
    """It stands in citations, and a snapshot changes it without a change in any file of YAML."""
    before = state(content, HOME)
    monkeypatch.setattr(shown, "edition", lambda _: Edition("9.9.9", None))
    assert state(replace(content), HOME) != before


def state(content: Content, path: str) -> tuple[str, ...]:
    page: Page = next(page for page in content.pages if page.path == path)
    return made_from(content, page)


def test_another_page_counts_only_where_it_is_shown(project: Project, content: Content) -> None:
    """A page with such a macro changes with every page, any other only with itself."""
    project.append("docs/en/practices.md", "\n{{ status_table() }}\n")
    paths = (HOME, "docs/en/practices.md", "docs/en/pilots/open-square.md")
    before = [state(project.content(), path) for path in paths]
    project.append(paths[-1], "\nOne more sentence.\n")
    after = [state(project.content(), path) for path in paths]
    assert [one != other for one, other in zip(before, after, strict=True)] == [False, True, True]
