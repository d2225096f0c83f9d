"""Writes records as JSON and as CSV."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterable, Iterator, Mapping, Sequence

Row = Mapping[str, object]

SEPARATOR = "; "
"""Stands between the entries of a list in a cell."""


def as_json(value: Mapping[str, object]) -> str:
    """An object as text, a line for each key and for each record; what is not known is null."""
    lines = (f"  {_compact(key)}: {_entry(entry)}" for key, entry in value.items())
    return "{\n" + ",\n".join(lines) + "\n}\n"


def _entry(value: object) -> str:
    if isinstance(value, list) and value and isinstance(value[0], Mapping):
        return "[\n    " + ",\n    ".join(map(_compact, value)) + "\n  ]"
    return _compact(value)


def _compact(value: object) -> str:
    return json.dumps(value, ensure_ascii=False)


def as_csv(rows: Iterable[Row], columns: Sequence[str]) -> str:
    """A table as RFC 4180 has it, a column for each language; what is not known is empty."""
    out = io.StringIO()
    writer = csv.DictWriter(out, fieldnames=columns, extrasaction="ignore", lineterminator="\r\n")
    writer.writeheader()
    writer.writerows(dict(_cells(row)) for row in rows)
    return out.getvalue()


def _cells(row: Row) -> Iterator[tuple[str, object]]:
    for column, value in row.items():
        if isinstance(value, Mapping):
            yield from ((f"{column}_{code}", _cell(entry)) for code, entry in value.items())
        else:
            yield column, _cell(value)


def _cell(value: object) -> object:
    return SEPARATOR.join(map(str, value)) if isinstance(value, list) else value
