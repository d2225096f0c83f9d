"""The check of typography: quotation marks, dashes, spaces and decimals of each language."""

from __future__ import annotations

import pytest
from small_project import Project

from toolkit.checks.typography import Slip, slips
from toolkit.content import Content
from toolkit.issue import ERROR, WARNING
from toolkit.prose import MARK

NBSP = "\u00a0"


def found(content: Content, locale: str, line: str) -> list[tuple[str, str | None]]:
    """What is wrong with a line and what should stand there, without the rules' names."""
    return [(s.found, s.better) for s in slips(line, content.data.languages[locale])]


@pytest.mark.parametrize(
    ("locale", "line"),
    [
        ("sl", "»Mehke veščine« so »‹prave› veščine«."),
        ("sl", f"»{MARK * 9}« in **»krepko«** ter (»v oklepaju«)."),
        ("sl", "Poved se konča.« Potem se »druga začne."),
        ("en", '"Soft skills" and “soft skills”, the editors\' notes and the region’s.'),
        ("en", "‘single’ quotation marks"),
        ("sl", "Društvo – neprofitno – in program 2021–2027."),
        ("sl", "- postavka s črtico\n"),
        ("sl", "besedno-slikovni znak in Kranj-Primskovo"),
        ("sl", "| a | - | -- |"),
        ("sl", "2026-11-22, 04-28-11, S5-2, 8-10-12"),
        ("en", "a – b, well-known, 2021–2027"),
        ("sl", f"{MARK * 6}{NBSP}% in 5{NBSP}%"),
        ("en", f"{MARK * 6}% and 5%"),
        ("sl", "3,5 in 1.000 in C.3 (4) in 22. 11. 2026 in WCAG 2.1 in 12.30.45"),
        ("en", "3.5 and 1,000 and C.3"),
        ("sl", "tako …"),
        ("sl", f"beseda{MARK * 12} , beseda"),
        ("sl", f"beseda{MARK * 4}  |"),
    ],
)
def test_what_is_right_is_left_alone(content: Content, locale: str, line: str) -> None:
    """The marks of the language, and what only resembles a slip, are no faults."""
    assert found(content, locale, line) == []


@pytest.mark.parametrize(
    ("locale", "line", "expected"),
    [
        ("sl", 'rekel je "da"', [('"', "»"), ('"', "«")]),
        ("sl", "rekel je „da“.", [("„", "»"), ("“", "«")]),
        ("sl", '**"da"**', [('"', "»"), ('"', "«")]),
        ("sl", "rekel je «da»", [("«", "»"), ("»", "«")]),
        ("en", "he said „yes“", [("„", "“"), ("“", "”")]),
        ("en", "he said »yes«", [("»", "“"), ("«", "”")]),
        ("sl", 'dolg 5" zaslon', [('"', "«")]),
        ("sl", 'a"b', [('"', None)]),
        ("sl", "a - b", [(" - ", " – ")]),
        ("en", "a -- b and c--d", [(" -- ", " – "), ("--", " – ")]),
        ("sl", "a — b", [(" — ", " – ")]),
        ("en", "a—b", [("—", " – ")]),
        ("sl", "leta 2021-2027", [("2021-2027", "2021–2027")]),
        ("sl", "3-5 in 3 – 5", [("3-5", "3–5"), ("3 – 5", "3–5")]),
        ("sl", "27-21", [("27-21", None)]),
        ("sl", "tako...", [("...", "…")]),
        ("sl", "a  b", [("  ", " ")]),
        ("sl", "da ,ne", []),
        ("sl", "da , ne !", [(" ,", ","), (" !", "!")]),
        ("en", "( a )", [(" ", ""), (" ", "")]),
        ("sl", "da,ne;ja", [(",", ", "), (";", "; ")]),
        ("sl", "53% in 53 %", [("%", f"{NBSP}%"), (" %", f"{NBSP}%")]),
        ("en", "53 % and 53%", [(" %", "%")]),
        ("sl", "3.5 ure", [("3.5", None)]),
        ("en", "3,5 hours", [("3,5", None)]),
    ],
)
def test_what_is_wrong_is_told_with_what_is_right(
    content: Content, locale: str, line: str, expected: list[tuple[str, str | None]]
) -> None:
    """Each slip gives what was found and, where that is certain, what should stand there."""
    assert found(content, locale, line) == expected


def test_certain_slips_are_errors_and_others_warnings(content: Content) -> None:
    """A straight quotation mark is wrong for certain, a dash of another length may be meant."""
    language = content.data.languages["sl"]
    assert [slip.severity for slip in slips('"da" — 2021-2027, 3-5', language)] == [
        ERROR,
        ERROR,
        WARNING,
        ERROR,
        WARNING,
    ]


def test_rules_are_those_of_the_language_file(project: Project) -> None:
    """Another decimal mark in data/languages changes what is wrong."""
    project.replace("data/languages/sl.yml", 'decimal_mark: ","', 'decimal_mark: "."')
    language = project.content().data.languages["sl"]
    assert slips("3,5 in 3.5", language) == [Slip("typography-decimal", 0, "3,5", None)]


def test_places_in_pages_and_data(project: Project) -> None:
    """Pages are looked at from the front matter to the last line, data by language."""
    page = "docs/sl/index.md"
    project.replace(page, 'description: "', 'description: "Tako... ')
    project.append(page, '\n`tako...`\n\n!!! note "Tako..."\n\n    Ni <b title="a...">res</b>\n')
    project.append(page, '<span lang="en">"so"</span>\n')
    project.replace("data/pilots.yml", "Drugi cilj.", "Drugi cilj...")
    box = project.read(page).split("\n").index('!!! note "Tako..."') + 1
    data = project.read("data/pilots.yml").split("Drugi cilj...")[0].count("\n") + 1
    assert [(i.path, i.line, i.code) for i in project.issues("typography")] == [
        ("data/pilots.yml", data, "typography-ellipsis"),
        (page, 3, "typography-ellipsis"),
        (page, box, "typography-ellipsis"),
    ]


def test_generated_pages_are_left_alone(project: Project) -> None:
    """Nobody can set right what the toolkit writes."""
    text = (
        '---\n# Made by `python -m toolkit generate x`\ngenerated: true\ntitle: "A"\n---\n\n"a"\n'
    )
    project.write("docs/sl/made.md", text)
    assert project.issues("typography") == []


def test_message_says_what_may_be_meant(project: Project) -> None:
    """Where the mark or the order of numbers leaves it open, the message still proposes a form."""
    project.append("docs/sl/index.md", '\na"b 27-21\n')
    assert [issue.details["better"] for issue in project.issues("typography")] == ["»…«", "27–21"]
