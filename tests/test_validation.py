"""What pydantic says of a bad record, in words for editors."""

from __future__ import annotations

from uuid import UUID

import pytest
from pydantic import TypeAdapter, ValidationError

from toolkit import model, report
from toolkit.issue import Issue
from toolkit.validation import explain, nearest
from toolkit.yaml_nodes import parse_document

SURVEY = "s:\n  name: {sl: a, en: b}\n  asked: {sl: a, en: b}\n"


def issues(text: str, kind: object) -> list[Issue]:
    document = parse_document(text.encode(), "x.yml")
    with pytest.raises(ValidationError) as error:
        TypeAdapter(kind).validate_python(document.value)
    return list(explain(error.value, document, kind))


def told(text: str, kind: object) -> list[tuple[int, str]]:
    return sorted((issue.line, issue.code) for issue in issues(text, kind))


def test_one_mistake_is_told_once() -> None:
    """A union of types does not multiply its faults."""
    assert told("a: 5\n", dict[str, model.Text | dict[str, model.Text]]) == [(1, "not-text")]
    assert told("a: five\n", dict[str, model.Number]) == [(1, "not-a-number")]


def test_fault_inside_a_union_is_told_inside() -> None:
    """A bad case of a name is told at the case, not at the name."""
    kind = dict[str, model.Name]
    assert told("a:\n  sl:\n    nominative: 5\n    genitive: [x]\n", kind) == [
        (3, "not-text"),
        (4, "text-has-parts"),
    ]


def test_misspelt_key_is_one_mistake() -> None:
    """An unknown key that is near to a missing one stands for both, with the suggestion."""
    found = issues(SURVEY + "  section: [A]\n", dict[str, model.Survey])
    assert [(i.code, i.details["nearest"]) for i in found] == [("unknown-key", "sections")]


def test_unknown_and_missing_keys_apart() -> None:
    """Keys that have nothing in common are two mistakes."""
    assert told(SURVEY + "  colour: red\n", dict[str, model.Survey]) == [
        (1, "field-missing"),
        (4, "unknown-key"),
    ]


def test_suggestion_reaches_into_records() -> None:
    """The nearest field is looked for in the record in which the key stands."""
    text = "p:\n  targets:\n    t:\n      valeu: 5\n"
    found = [i for i in issues(text, dict[model.Id, model.Pilot]) if i.code == "unknown-key"]
    assert [i.details["nearest"] for i in found] == ["value"]


@pytest.mark.parametrize(
    ("written", "code"),
    [
        ("53,5", "decimal-comma"),
        ("1.000,5", "decimal-comma"),
        ("010", "leading-zero"),
        ("53 %", "percent-sign"),
        ("53,5%", "percent-sign"),
        ("12:30", "colon-number"),
        ('"53"', "quoted-number"),
        ("no", "not-a-number"),
        ("[1]", "not-a-number"),
        ("true", "not-a-number"),
        ("-1", "number-too-small"),
        ("1000000001", "number-too-large"),
        ("99999999999999999999999", "not-a-number"),
        ("", "value-missing"),
    ],
)
def test_slips_of_numbers(written: str, code: str) -> None:
    """Each usual slip has its own words, and none is guessed right."""
    assert told(f"a: {written}\n", dict[str, model.Number]) == [(1, code)]


def test_entries_too_few_and_too_many() -> None:
    """A list of fixed length says so."""
    assert told("[a]\n", tuple[model.Text, model.Text]) == [(1, "too-few")]
    assert told("[a, b, c]\n", tuple[model.Text, model.Text]) == [(1, "too-many")]


def test_ids() -> None:
    """An id that is none is told as such."""
    for key in ("Bad", "a b", "5a", "a__b", "č", "a-b", "_a"):
        assert told(f"{key}: 1\n", dict[model.Id, int]) == [(1, "bad-id")]


def test_long_values_are_cut() -> None:
    """A message never repeats a page of text."""
    found = issues(f"a: {'x' * 5000}\n", dict[str, model.Number])
    assert len(found[0].details["found"]) == 60


def test_fault_unknown_to_us_still_has_words() -> None:
    """A fault that nobody thought of is told in general words, without an exception."""
    found = issues("a: b\n", dict[str, UUID])
    assert [i.code for i in found] == ["bad-form"]
    assert report.sentence(found[0], "sl")


def test_nearest() -> None:
    """A slip is corrected, another word is not suggested."""
    assert nearest("valeu", ["value", "unit"]) == "value"
    assert nearest("hard_skills", ["soft_skills"]) is None
    assert nearest("x" * 100_000, ["value"]) is None
