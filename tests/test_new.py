"""New content from the command line: asked for, written in every language, marked, or refused."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from small_project import Project

from toolkit.cli import main
from toolkit.menu import NoMenu, added
from toolkit.model import Figure
from toolkit.reference.texts import sentence, texts

MENU = """\
# The menu.
nav:
  - Domov: index.md
  - Prakse: practices.md
  - Piloti:
      - Mladi: pilots/young-pioneers.md
      - Trg: pilots/open-square.md
  - Več: about/figures.md
theme: x
plugins:
  - i18n:
      languages:
        - locale: sl
          name: Slovenščina
        - locale: en
          nav_translations:
            Domov: Home
            Več: More
  - macros:
      name: x
"""

GIVEN = {
    "page": ["pilots/mentors", "--menu", "sl=Mentorji", "--menu", "en=Mentors"],
    "practice": ["makerspace", "--status", "planned"],
    "figure": ["needed_listening", "--value", "44.5", "--unit", "percent", "--survey", "experts",
               "--section", "C.3 (4)"],
    "pilot": ["new_pilot", "--strand", "pioneer_spirit", "--menu", "sl=Novi", "--menu", "en=New"],
    "organisation": ["example_school", "--serves", "pupils"],
}  # fmt: skip
"""The least that each kind needs."""


@pytest.fixture
def site(project: Project) -> Project:
    """The small project with a menu."""
    project.write("mkdocs.yml", MENU)
    return project


def new(site: Project, kind: str, *arguments: str, **options: str) -> Result:
    """What the command does with these arguments."""
    command = ["new", kind, *arguments, "--root", str(site.root)]
    return CliRunner().invoke(main, command, env={"LC_ALL": "C"}, catch_exceptions=False, **options)


def files(root: Path) -> dict[str, bytes]:
    return {p.relative_to(root).as_posix(): p.read_bytes() for p in root.rglob("*") if p.is_file()}


@pytest.mark.parametrize("kind", GIVEN)
def test_what_is_missing_is_the_only_mistake(site: Project, kind: str) -> None:
    """The files can be read as they are; the marks alone keep them from being published."""
    before = {issue.code for issue in site.issues()}
    assert new(site, kind, *GIVEN[kind], "--blank").exit_code == 0
    assert "unfinished" not in before
    issues = site.issues("unfinished", "pages", "translations", "macros", "links")
    assert {issue.code for issue in issues if issue.severity == "error"} == {"unfinished"}


@pytest.mark.parametrize("kind", GIVEN)
def test_nothing_else_changes(site: Project, kind: str) -> None:
    """Every line that was there stays, in its order, with its comments."""
    before = files(site.root)
    new(site, kind, *GIVEN[kind], "--blank")
    for path, content in before.items():
        after = iter((site.root / path).read_text("utf-8").splitlines())
        assert all(line in after for line in content.decode().splitlines()), path


def test_a_page_in_every_language(site: Project) -> None:
    """The same headings with the same ids, texts where they were given, and a line in the menu."""
    words = ["--title", "sl=Kdo: pomaga", "--heading", "en=Who helps", "--anchors", "why, how"]
    new(site, "page", *GIVEN["page"], *words, "--blank")
    pages = {code: site.read(f"docs/{code}/pilots/mentors.md") for code in ("sl", "en")}
    assert 'title: "Kdo: pomaga"' in pages["sl"] and 'title: "TODO: ' in pages["en"]
    assert "# Who helps { #mentors }" in pages["en"]
    for text in pages.values():
        assert all(f"{{ #{anchor} }}" in text for anchor in ("mentors", "why", "how"))
    menu = site.read("mkdocs.yml")
    assert "open-square.md\n      - Mentorji: pilots/mentors.md\n  - Več" in menu
    assert "Več: More\n            Mentorji: Mentors\n  - macros" in menu


def test_a_record_at_the_end_of_its_file(site: Project) -> None:
    """What was given stands there, and what was not is left out or marked, in each language."""
    new(site, "figure", *GIVEN["figure"], "--label", "sl=poslušanje", "--blank")
    record = site.read("data/figures.yml").partition("needed_listening:\n")[2]
    assert record.startswith("  value: 44.5\n  unit: percent\n  survey: experts\n  label:\n")
    assert "    sl: poslušanje\n    en: 'TODO: " in record
    assert "    - section: C.3 (4)\n      says:\n        sl: 'TODO: " in record
    new(site, "organisation", *GIVEN["organisation"], "--blank")
    record = site.content().data.organisations["example_school"]
    assert (record.serves, record.kind, record.url) == (("pupils",), None, None)


def test_a_practice_has_its_section(site: Project) -> None:
    """The page of practices gets a section with the same id, in every language."""
    new(site, "practice", *GIVEN["practice"], "--heading", "sl=Delavnica uči", "--blank")
    assert "## Delavnica uči { #makerspace }" in site.read("docs/sl/practices.md")
    assert "## TODO: " in site.read("docs/en/practices.md")
    assert site.content().data.practices["makerspace"].anchor == "makerspace"


def test_a_pilot_has_its_page(site: Project) -> None:
    """Record, page and menu are made together."""
    new(site, "pilot", *GIVEN["pilot"], "--blank")
    assert site.content().data.pilots["new_pilot"].page == "pilots/new-pilot"
    assert ("en", "pilots/new-pilot/") in site.content().by_address
    assert "- Novi: pilots/new-pilot.md" in site.read("mkdocs.yml")


def test_it_asks_what_no_option_says(site: Project) -> None:
    """A question for each language; what must be known is asked until there is an answer."""
    answers = "makerspace\nDelavnica\nMakerspace\n\nplanned\n\n\n\n\n\n"
    result = new(site, "practice", input=answers)
    assert result.exit_code == 0, result.output
    assert result.output.count("Whether the practice exists or is planned: ") == 2
    record = site.content().data.practices["makerspace"]
    assert sorted(record.name.values()) == ["Delavnica", "Makerspace"]


def test_it_asks_in_the_language_of_the_environment(site: Project) -> None:
    """Questions come from the same words as the reference of fields."""
    result = new(site, "figure", "--language", "sl", input="x\n")
    assert result.output.startswith("Oznaka zapisa")
    asked = Figure.model_fields["value"].description
    assert texts("sl").docstring(sentence(asked)).rstrip(".") in result.output


@pytest.mark.parametrize(
    ("kind", "arguments", "said"),
    [
        ("page", ["practices", "--menu", "sl=Nov", "--menu", "en=New"], "already"),
        ("page", ["Big/Name", "--menu", "sl=Nov", "--menu", "en=New"], "no name of a page"),
        ("page", ["de/page", "--menu", "sl=Nov", "--menu", "en=New"], "no name of a page"),
        ("page", ["../out", "--menu", "sl=Nov", "--menu", "en=New"], "no name of a page"),
        ("page", ["other", "--menu", "sl=Domov", "--menu", "en=New"], "already"),
        ("page", ["other", "--menu", "sl=Nov"], "menu"),
        ("page", ["other", "--menu", "Nov"], "by language"),
        ("page", [*GIVEN["page"], "--anchors", "Big"], "heading-id-form"),
        ("page", [*GIVEN["page"], "--title", "sl={{ x"], "macro-syntax"),
        ("practice", ["kovacnica-hub", "--status", "planned"], "bad-id"),
        ("practice", ["makerspace", "--status", "soon"], "not-one-of"),
        ("practice", ["makerspace"], "status"),
        ("figure", ["needed_thinking", *GIVEN["figure"][1:]], "duplicate-key"),
        ("figure", ["listening", "--value", "44,5", *GIVEN["figure"][3:]], "decimal-comma"),
        ("figure", ["challenges", *GIVEN["figure"][1:]], "repeated-id"),
        ("organisation", ["school", "--serves", "pupls"], "unknown-reference"),
        ("organisation", [], "bad-id"),
    ],
)  # fmt: skip
def test_what_cannot_be_is_refused(
    site: Project, kind: str, arguments: list[str], said: str
) -> None:
    """An id or name that exists or is malformed, and a wrong answer: nothing is written."""
    before = files(site.root)
    result = new(site, kind, *arguments, "--blank")
    assert result.exit_code in (1, 2) and said in result.output
    assert files(site.root) == before


def test_a_page_needs_the_menu(project: Project) -> None:
    """Without a menu nothing is written; a language without names has none."""
    before = files(project.root)
    assert "mkdocs.yml" in new(project, "page", *GIVEN["page"], "--blank").output
    assert files(project.root) == before
    with pytest.raises(NoMenu):
        added(MENU, "a.md", "A", {"de": "A"})
    with pytest.raises(NoMenu):
        added(MENU.replace("nav_translations", "others"), "a.md", "A", {"en": "A"})


def test_a_page_stands_among_its_neighbours() -> None:
    """After those of its folder; a folder that is new comes last."""
    for page, before in (
        ("top.md", "  - Prakse: practices.md\n  - "),
        ("deep/er.md", "figures.md\n  - "),
    ):
        assert f"{before}A: {page}\n" in added(MENU, page, "A", {})
