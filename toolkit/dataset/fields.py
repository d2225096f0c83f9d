"""What the published fields are: read from fields.yml, turned into columns and JSON Schemas."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from toolkit.model import ID_PATTERN, Schema
from toolkit.report import FALLBACK

FILE = "_file"
"""What stands in every file beside its records."""
FIGURE = "_figure"
"""What stands in the file of one number."""

DIALECT = "https://json-schema.org/draft/2020-12/schema"

TYPES: Mapping[str, Mapping[str, object]] = {
    "id": {"type": "string", "pattern": ID_PATTERN},
    "text": {"type": "string"},
    "number": {"type": "number"},
    "date": {"type": "string", "format": "date"},
    "web": {"type": "string", "format": "uri"},
    "link": {"type": "string", "format": "uri"},
    "record": {"type": "object"},
}
"""How JSON Schema says each type of fields.yml."""

CELLS = {"number": "number", "date": "date", "record": "object"}
"""How a Table Schema says each type of a column; every other is a string."""


@dataclass(frozen=True)
class Field:
    """A field of a published record."""

    name: str
    type: str
    said: Mapping[str, str]
    """What it holds, in the words of each language."""
    per_language: bool = False
    many: bool = False
    empty: bool = False
    absent: bool = False
    """Whether it is null as a whole, rather than in each language."""

    @property
    def form(self) -> str:
        """Its type as it is remembered: `text`, `text?` where it may be empty, `text[]`."""
        return self.type + ("[]" if self.many else "") + ("?" if self.empty else "")


@dataclass(frozen=True)
class Table:
    """A kind of published records."""

    title: Mapping[str, str]
    fields: tuple[Field, ...]

    @property
    def links(self) -> tuple[str, ...]:
        """Fields that hold an address of this site."""
        return tuple(field.name for field in self.fields if field.type == "link")


@cache
def tables() -> Mapping[str, Table]:
    """Every table of fields.yml by its name."""
    text = Path(__file__).with_suffix(".yml").read_text("utf-8")
    read = yaml.load(text, Loader=yaml.CSafeLoader)
    return {
        name: Table(table["title"], tuple(_field(key, f) for key, f in table["fields"].items()))
        for name, table in read.items()
    }


def _field(name: str, read: Mapping[str, Any]) -> Field:
    marks = {key: read[key] for key in ("per_language", "many", "empty", "absent") if key in read}
    said = {key: text for key, text in read.items() if key != "type" and key not in marks}
    return Field(name, read["type"], said, **marks)


def of_table(name: str) -> tuple[Field, ...]:
    """The fields of a row as CSV has them: those of the record, then those of every file."""
    return (*tables()[name].fields, *tables()[FILE].fields)


def columns(fields: Iterable[Field], locales: Sequence[str], mark: str = "_") -> Iterator[Field]:
    """A field for each column: `label_sl` and `label_en` in place of `label`."""
    for field in fields:
        if field.per_language:
            for code in locales:
                yield replace(field, name=f"{field.name}{mark}{code}", per_language=False)
        else:
            yield field


def description(field: Field, locales: Sequence[str]) -> str:
    """What a field holds, in all languages of the site that the toolkit speaks, or in its own."""
    spoken = [code for code in locales if code in field.said] or [FALLBACK]
    return " – ".join(field.said[code] for code in spoken)


def record_schema(fields: Iterable[Field], locales: Sequence[str]) -> Schema:
    """The schema of a record; it allows more fields, as fields are added in time."""
    properties = {field.name: _schema(field, locales) for field in fields}
    return {"type": "object", "properties": properties, "required": list(properties)}


def _schema(field: Field, locales: Sequence[str]) -> Schema:
    said = {"description": description(field, locales)}
    if not field.per_language:
        return {**said, **_entry(field)}
    entries = {
        code: _entry(replace(field, empty=field.empty and not field.absent)) for code in locales
    }
    kind = ["object", "null"] if field.absent else "object"
    return {**said, "type": kind, "properties": entries, "required": list(locales)}


def _entry(field: Field) -> Schema:
    entry = dict(TYPES[field.type])
    if field.many:
        return {"type": "array", "items": entry}
    return {**entry, "type": [entry["type"], "null"]} if field.empty else entry


def cell(field: Field, locales: Sequence[str]) -> Schema:
    """A column as a Table Schema has it."""
    form = "string" if field.many else CELLS.get(field.type, "string")
    as_uri = {"format": "uri"} if field.type in ("web", "link") and not field.many else {}
    needed = {} if field.empty or field.many else {"constraints": {"required": True}}
    said = description(field, locales)
    return {"name": field.name, "type": form, **as_uri, "description": said, **needed}
