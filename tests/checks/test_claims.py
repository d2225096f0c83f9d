"""The check of claims: sentences that the data must support."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.small_site import SURVEYS, figure, page, project
from toolkit.checks.claims import check
from toolkit.issue import Issue

FIRST = '{% call claim("greater", "first", "second") %}'
END = "{% endcall %}"


def found(root: Path, sl: str, en: str, first: int = 1, second: int = 2) -> list[Issue]:
    """What the check finds of a page in two languages."""
    files = {
        "data/surveys.yml": SURVEYS,
        "data/figures.yml": f"first:{figure(first)}second:{figure(second)}",
        "docs/sl/index.md": page(sl),
        "docs/en/index.md": page(en),
    }
    return sorted(check(project(root, files)))


def sentences(issue: Issue) -> list[str]:
    """The sentences of the message, without their places."""
    return [said.split(" ", 1)[1] for said in issue.details["sentences"]]


def test_claim_that_holds(tmp_path: Path) -> None:
    """Nothing is said while the data supports the sentence."""
    assert not found(tmp_path, f"{FIRST}Je.{END}", f"{FIRST}It is.{END}", first=3)


def test_sentence_in_each_language(tmp_path: Path) -> None:
    """The error stands at the sentence in each language, and shows it in all of them."""
    english, slovenian = found(tmp_path, f"{FIRST}Prvi je večji.{END}", f"\n{FIRST}It is.{END}")
    assert (english.path, english.line) == ("docs/en/index.md", 7)
    assert english.details["sentences"] == [
        "docs/en/index.md:7 “It is.”",
        "docs/sl/index.md:6 »Prvi je večji.«",
    ]
    assert sentences(slovenian) == ["»Prvi je večji.«", "“It is.”"]


@pytest.mark.parametrize(
    "claim",
    [
        f"{FIRST}Prvi\nje večji.{END}",
        f"{FIRST}\n\nPrvi je\n  večji.\n{END}",
        '{% call claim("greater",\n  "first", "second") %}Prvi je večji.{% endcall %}',
        f"{{# {FIRST}Staro.{END} #}}{FIRST}Prvi je večji.{END}",
    ],
)
def test_claim_over_several_lines(tmp_path: Path, claim: str) -> None:
    """A claim may span lines; its sentence is shown in one."""
    issues = found(tmp_path, claim, f"{FIRST}It is.{END}")
    assert {tuple(sorted(sentences(issue))) for issue in issues} == {
        ("»Prvi je večji.«", "“It is.”")
    }


def test_numbers_are_filled_in(tmp_path: Path) -> None:
    """The sentence is shown as a reader sees it, or as written where that fails."""
    said = 'Prvi ima {{ figure("first") }}.'
    wrong = 'It has {{ figure("third") }}.'
    issues = found(tmp_path, f"{FIRST}{said}{END}", f"{FIRST}{wrong}{END}")
    assert sentences(issues[1]) == ["»Prvi ima 1\u00a0%.«", f"“{wrong}”"]


def test_twin_is_found_by_section_and_condition(tmp_path: Path) -> None:
    """Of several claims, the twin is the one with this condition, then the one at this place."""
    other = '{% call claim("equal", "first", "second") %}'
    sl = f"{FIRST}Ena.{END}\n{other}Dve.{END}\n\n# A {{ #a }}\n\n{FIRST}Tri.{END}\n"
    en = f"{other}Two.{END} {FIRST}One.{END}\n\n# A {{ #a }}\n\n{FIRST}Three.{END}\n"
    issues = [i for i in found(tmp_path, sl, en) if i.path == "docs/sl/index.md"]
    assert [sentences(issue) for issue in issues] == [
        ["»Ena.«", "“One.”"],
        ["»Dve.«", "“Two.”"],
        ["»Tri.«", "“Three.”"],
    ]


def test_language_without_the_claim(tmp_path: Path) -> None:
    """Where the other language has no such claim, the sentence stands alone."""
    (issue,) = found(tmp_path, f"{FIRST}Ena.{END}", "Nothing.")
    assert sentences(issue) == ["»Ena.«"]


def test_size_words_need_no_claim(tmp_path: Path) -> None:
    """A size in words follows its number by itself."""
    assert not found(tmp_path, '{{ size("first") }}', '{{ size("first") }}')


@pytest.mark.parametrize(
    ("call", "code"),
    [
        ('claim("largst", "first", "second")', "claim-unknown"),
        ('claim("greater", "first")', "claim-numbers"),
        ('claim("greater", "first", "secnd")', "id-unknown"),
        ("claim()", "claim-unknown"),
    ],
)
def test_claim_that_says_nothing(tmp_path: Path, call: str, code: str) -> None:
    """A condition that is unknown or names an unknown number is an error."""
    (issue,) = found(tmp_path, f"{{% call {call} %}}Je.{END}", "Nothing.")
    assert (issue.code, issue.line) == (code, 6)
