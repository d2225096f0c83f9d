"""Repairs: what is safe is repaired, said, and nothing else is touched."""

from __future__ import annotations

import pytest
from click.testing import CliRunner
from small_project import Project

from toolkit import fixes, report
from toolkit.cli import main

PAGE = "docs/sl/index.md"
NBSP = "\u00a0"


def repaired(project: Project, path: str = PAGE) -> str:
    """What a file reads after the repairs."""
    fixes.fix(project.root)
    return project.read(path)


def test_nothing_to_repair_changes_no_byte(project: Project) -> None:
    """A project without slips stays as it is."""
    before = {path: path.read_bytes() for path in project.root.rglob("*") if path.is_file()}
    assert fixes.fix(project.root) == []
    assert before == {path: path.read_bytes() for path in project.root.rglob("*") if path.is_file()}


@pytest.mark.parametrize(
    ("wrong", "right"),
    [
        ('Rekla je "da" in „ne“...', "Rekla je »da« in »ne«…"),
        ("V letih 2021-2027  je - kot rečeno - 5% , kar je malo,a raste.",
         f"V letih 2021–2027 je – kot rečeno – 5{NBSP}%, kar je malo, a raste."),
        ('`"koda"...` {{ literal("...") }} in "res"', '`"koda"...` {{ literal("...") }} in »res«'),
        ('<b title="a...">a...</b>', '<b title="a...">a…</b>'),
        ('a"b', 'a"b'),
        ("3.5 ure in 27-21", "3.5 ure in 27-21"),
    ],
)  # fmt: skip
def test_typography_is_repaired_where_it_is_certain(
    project: Project, wrong: str, right: str
) -> None:
    """Marks, dashes and spaces are set right in prose; code, macros and doubtful places stay."""
    project.append(PAGE, f"\n{wrong}\n")
    before = project.read(PAGE)
    assert repaired(project) == before.replace(wrong, right)


def test_front_matter_stays(project: Project) -> None:
    """There a quotation mark belongs to YAML."""
    project.replace(PAGE, 'description: "', 'description: "Tako... ')
    before = project.read(PAGE)
    assert repaired(project) == before


def test_windows_lines_stay(project: Project) -> None:
    """Line endings of the file are kept."""
    project.write(PAGE, (project.read(PAGE) + "\nTako...\n").replace("\n", "\r\n"))
    fixes.fix(project.root)
    raw = (project.root / PAGE).read_bytes()
    assert raw.endswith("Tako…\r\n".encode()) and raw.count(b"\n") == raw.count(b"\r\n")


def test_heading_takes_the_id_of_its_twin(project: Project) -> None:
    """Where both pages have the same headings, a missing id is copied."""
    before = project.read(PAGE)
    project.replace(PAGE, "## Delavnice { #workshops }", "## Delavnice  ")
    assert repaired(project) == before


def test_heading_stays_without_id_where_the_pages_differ(project: Project) -> None:
    """With another heading more, nobody knows which id is meant."""
    project.replace(PAGE, "## Delavnice { #workshops }", "## Delavnice")
    project.append(PAGE, "\n## Še nekaj { #more }\n")
    before = project.read(PAGE)
    assert repaired(project) == before


def test_word_list_is_put_in_order(project: Project) -> None:
    """Each group for itself, comments where they were, no word twice."""
    path = "data/words/sl.txt"
    project.write(path, "# Prva\nžaba\nčas \ncar\nčas\n\n# Druga\ncar\nbor\n")
    assert repaired(project, path) == "# Prva\ncar\nčas\nžaba\n\n# Druga\nbor\n"


def test_second_run_finds_nothing(project: Project) -> None:
    """One run repairs all that can be repaired, also what overlaps."""
    project.append(PAGE, '\nTo  -  ono  "...",ne  …\n')
    assert fixes.fix(project.root)
    assert fixes.fix(project.root) == []


@pytest.mark.parametrize("language", report.languages())
def test_command_says_what_it_did(project: Project, language: str) -> None:
    """One line for each repair with its place, in the language of the messages."""
    project.append(PAGE, "\nTako...\n")
    line = project.read(PAGE).count("\n")
    arguments = ["check", "claims", "--fix", "--language", language, "--root", str(project.root)]
    result = CliRunner().invoke(main, arguments)
    said = report.messages(language)["_fixes"]["typography"].format(old="...", new="…")
    assert f"{PAGE}:{line}: {said}" in result.output
    again = CliRunner().invoke(main, arguments)
    assert report.messages(language)["_fixes"]["none"] in again.output
    assert (result.exit_code, again.exit_code) == (0, 0)
