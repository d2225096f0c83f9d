"""How the data fills in a field now."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from toolkit.data import LANGUAGES, Data
from toolkit.schema import SINGLE

EMPTY = '""'
"""How a text without a character is written."""

LONGEST = 70
"""How many characters of a value are shown."""


def example(data: Data, locale: str, file: str, field: str) -> str | None:
    """The first value of a field, as an editor writes it; None where no record has one."""
    document = data.documents[locale if file == LANGUAGES else file]
    is_one = file == LANGUAGES or file in SINGLE
    records = [document.value] if is_one else _entries(document.value)
    values = (value for record in records for value in _values(record, field.split(".")))
    shown = (_shown(_in_language(value, locale, data)) for value in values)
    return next((text for text in shown if text), None)


def _entries(value: object) -> Iterable[object]:
    """What stands in a mapping or a list."""
    if isinstance(value, dict):
        return value.values()
    return value if isinstance(value, list) else ()


def _values(value: object, path: list[str]) -> Iterator[object]:
    """Every value at a path, which leaves out the keys of mappings by id and places in lists."""
    if not path:
        yield value
    elif isinstance(value, dict) and path[0] in value:
        yield from _values(value[path[0]], path[1:])
    else:
        for entry in _entries(value):
            yield from _values(entry, path)


def _in_language(value: object, locale: str, data: Data) -> object:
    """The entry of a language, in the first of its cases; anything else as it is."""
    if not isinstance(value, dict) or not set(value) & set(data.languages):
        return value
    entry = value.get(locale)
    return next(iter(entry.values())) if isinstance(entry, dict) else entry


def _shown(value: object) -> str:
    if isinstance(value, dict):
        return _cut("; ".join(f"{key}: {_shown(below)}" for key, below in value.items()))
    if isinstance(value, list):
        return _cut(", ".join(_shown(entry) for entry in value))
    if value is None or isinstance(value, bool):
        return "" if value is None else str(value).lower()
    return _cut(str(value)) or EMPTY


def _cut(text: str) -> str:
    return text if len(text) <= LONGEST else text[: LONGEST - 1].rstrip() + "…"
