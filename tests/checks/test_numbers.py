"""Does a published number stand in the prose as a literal?"""

from __future__ import annotations

import pytest
from small_project import Project

from toolkit.issue import ERROR

ENGLISH, SLOVENIAN = "docs/en/about/glossary.md", "docs/sl/about/glossary.md"


def found(project: Project, path: str, text: str) -> list[str]:
    project.append(path, f"\n{text}\n")
    return [i.details["found"] for i in project.issues("numbers") if (i.path, i.line) == (path, 10)]


@pytest.mark.parametrize(
    ("text", "literals"),
    [
        ("It was 53 of them.", ["53"]),
        ("It was 53% (53 %).", ["53", "53"][:1]),
        ("A share of 72.5 or 72.50.", ["72.5", "72.50"]),
        ("About fifteen people.", ["fifteen"]),
        ("Fifteen people.", ["Fifteen"]),
        ("Ended by 53.", ["53"]),
        ("In 2053 and 1953.", []),
        ("Not 530, 153, 5.3, 53.1 or x53.", []),
        ("A score of 53–60 or 1-53.", []),
        ("Section C.4 and C.3 (4).", []),
        ("S5 and fifteenth.", []),
        ("`53` and [a](53.md) and <b title=53>.", []),
        ('{{ literal("53") }} and {{ figure("needed_thinking") }}.', []),
        ("1 and 0 and one.", []),
    ],
)
def test_english(project: Project, text: str, literals: list[str]) -> None:
    """Digits and words that equal a published number are found, others are not."""
    assert found(project, ENGLISH, text) == literals


@pytest.mark.parametrize(
    ("text", "literals"),
    [
        ("Bilo jih je 53.", ["53"]),
        ("Delež 72,5 %.", ["72,5"]),
        ("Petnajst ljudi, petnajstih, petnajstimi.", ["Petnajst", "petnajstih", "petnajstimi"]),
        ("Osem projektov, osmimi projekti.", ["Osem", "osmimi"]),
        ("Petnajsti in petinpetdeset.", []),
        ("Konec 15. stoletja.", []),
    ],
)
def test_slovenian(project: Project, text: str, literals: list[str]) -> None:
    """Number words are known in every case."""
    assert found(project, SLOVENIAN, text) == literals


def test_ordinal_of_a_list(project: Project) -> None:
    """The number before an item of a list is none of ours."""
    assert found(project, ENGLISH, "15. item") == []


def test_title_and_description(project: Project) -> None:
    """The first lines of a page are prose too."""
    project.replace(ENGLISH, '"Glossary"', '"53 terms"')
    assert [(i.line, i.code) for i in project.issues("numbers")] == [(2, "literal-number")]


def test_small_number_of_the_same_thing_is_a_mistake(project: Project) -> None:
    """Four workshops are ours; four seasons may be others, and are only remarked on."""
    project.append(ENGLISH, "\nFour workshops.\n\nFour seasons.\n")
    issues = project.issues("numbers")
    assert [(i.line, i.severity == ERROR) for i in issues] == [(10, True), (12, False)]


def test_message_names_the_macro(project: Project) -> None:
    """The message shows what to write instead."""
    project.append(ENGLISH, "\nIt was 53.\n")
    assert [i.details["macro"] for i in project.issues("numbers")] == [
        '{{ figure("needed_thinking") }}'
    ]


def test_numbers_follow_the_data(project: Project) -> None:
    """A number that the data no longer holds is free again."""
    project.append(ENGLISH, "\nIt was 53.\n")
    for path in ("data/figures.yml",):
        project.replace(path, "value: 53", "value: 54")
    assert project.codes("numbers") == []
