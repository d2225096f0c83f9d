"""The records of data/: frozen, complete, and described for editors."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from pydantic import TypeAdapter, ValidationError

from toolkit import language, model


def records() -> Iterator[type[model.Record]]:
    for module in (model, language):
        for kind in vars(module).values():
            if isinstance(kind, type) and issubclass(kind, model.Record):
                yield kind


@pytest.mark.parametrize("record", sorted(set(records()), key=lambda kind: kind.__name__))
def test_fields_are_described(record: type[model.Record]) -> None:
    """Each record and each of its fields says what it is: editors read it."""
    assert record.__doc__
    missing = [name for name, field in record.model_fields.items() if not field.description]
    assert missing == []


def test_records_are_frozen() -> None:
    """A record that is read is never changed."""
    link = model.Link(url="https://example.org", label={"sl": "a", "en": "b"})
    with pytest.raises(ValidationError):
        link.url = "https://example.com"


def accepts(kind: object, value: object) -> bool:
    try:
        TypeAdapter(kind).validate_python(value)
    except ValidationError:
        return False
    return True


@pytest.mark.parametrize("text", ["", "  ", "\u00a0", "a\nb", "a\u200bb", "a\x07", "\ue000"])
def test_text_is_visible(text: str) -> None:
    """A text has letters and nothing that hides."""
    assert not accepts(model.Text, text)


@pytest.mark.parametrize("text", ["č", "a b", "a\u00adb", "a\u00a0b", "»a«", "😀"])
def test_text_may_hold(text: str) -> None:
    """Letters, soft hyphens, no-break spaces and quotes are fine."""
    assert accepts(model.Text, text)


@pytest.mark.parametrize(
    ("date", "valid"),
    [
        ("2026-11-22", True),
        ("2024-02-29", True),
        ("2026-02-29", False),
        ("2026-13-01", False),
        ("20261122", False),
        ("2026-W01-1", False),
        ("22. 11. 2026", False),
        (20261122, False),
        (True, False),
        ([], False),
    ],
)
def test_date(date: object, valid: bool) -> None:
    """A date exists, and is written in one way."""
    assert accepts(model.Date, date) is valid


@pytest.mark.parametrize(
    ("url", "valid"),
    [
        ("https://example.org", True),
        ("http://example.org/a?b=c#d", True),
        ("www.example.org", False),
        ("javascript:alert(1)", False),
        ("https://user@evil.example", False),
        ("https://example.org/a b", False),
        ("https://", False),
        ("ftp://example.org", False),
    ],
)
def test_address(url: str, valid: bool) -> None:
    """Only the web, without user names and spaces."""
    assert accepts(model.Url, url) is valid


@pytest.mark.parametrize("value", ["53", "53.0", True, -1, 1_000_000_001, float("nan"), None])
def test_number_is_strict(value: object) -> None:
    """Nothing is turned into a number silently."""
    assert not accepts(model.Number, value)


FIGURE = {
    "unit": "percent",
    "survey": "experts",
    "label": {"sl": "a", "en": "b"},
    "meaning": {"sl": "a", "en": "b"},
    "document": [],
}


@pytest.mark.parametrize(
    ("change", "valid"),
    [
        ({"value": 0}, True),
        ({"value": 100}, True),
        ({"value": 100.1}, False),
        ({"value": 101, "unit": "town"}, True),
        ({"counts": "pilots", "unit": "pilot"}, True),
        ({}, False),
        ({"value": 5, "counts": "pilots"}, False),
        ({"value": 5, "survey": None}, False),
        ({"value": 5, "unknown_key": 1}, False),
    ],
)
def test_figure(change: dict, valid: bool) -> None:
    """A figure has a value or counts, a percentage is at most 100 and names its survey."""
    assert accepts(model.Figure, FIGURE | change) is valid


@pytest.mark.parametrize(
    ("change", "valid"),
    [
        ({}, True),
        ({"actual": 0, "as_of": "2026-01-01"}, True),
        ({"actual": 3}, False),
        ({"as_of": "2026-01-01"}, False),
        ({"qualifier": "at_most"}, False),
    ],
)
def test_target(change: dict, valid: bool) -> None:
    """A result never stands without its day."""
    target = {
        "value": 5,
        "qualifier": "at_least",
        "unit": "project",
        "label": {"sl": "a", "en": "b"},
        "document": [],
    }
    assert accepts(model.Target, target | change) is valid
