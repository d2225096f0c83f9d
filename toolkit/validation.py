"""Turns what pydantic says of a bad record into issues that an editor understands."""

from __future__ import annotations

import re
import types
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from typing import Annotated, Any, Union, get_args, get_origin

from pydantic import ValidationError
from pydantic_core import ErrorDetails
from pydantic_core.core_schema import ErrorType

from toolkit.issue import Issue
from toolkit.model import Record
from toolkit.yaml_nodes import Document, Location, dotted

CODES = {
    "missing": "field-missing",
    "extra_forbidden": "unknown-key",
    "string_type": "not-text",
    "bool_type": "not-true-or-false",
    "literal_error": "not-one-of",
    "greater_than_equal": "number-too-small",
    "less_than_equal": "number-too-large",
    "too_short": "too-few",
    "too_long": "too-many",
}
CODES |= dict.fromkeys(("int_type", "float_type", "int_parsing"), "not-a-number")
CODES |= dict.fromkeys(("dict_type", "mapping_type", "model_type"), "not-a-mapping")
CODES |= dict.fromkeys(("tuple_type", "list_type"), "not-a-list")
WRONG_TYPE = {
    "not-text",
    "not-true-or-false",
    "not-one-of",
    "not-a-number",
    "not-a-mapping",
    "not-a-list",
}

NUMBER_SLIPS = (
    (re.compile(r"-?\d{1,3}(\.\d{3})*,\d+$"), "decimal-comma"),
    (re.compile(r"-?0\d+$"), "leading-zero"),
    (re.compile(r"-?\d+([.,]\d+)?\s*%$"), "percent-sign"),
    (re.compile(r"\d+:\d+"), "colon-number"),
    (re.compile(r"-?\d{1,18}(\.\d+)?$"), "quoted-number"),
)

PLACES = {"percent-over-100": "value"}
"""Where a fault of a whole record stands, if it stands in one of its fields."""

FOUND_LENGTH = 60


def nearest(found: object, known: list[str]) -> str | None:
    """The known word that `found` most likely was meant to be."""
    return next(iter(get_close_matches(str(found)[:100], known, n=1, cutoff=0.7)), None)


@dataclass(frozen=True)
class _Fault:
    """What pydantic complains of: where in the file, which code, and which key of that record."""

    location: Location
    code: str
    key: str | None
    raw: ErrorDetails

    @property
    def is_wrong_type(self) -> bool:
        return self.code in WRONG_TYPE


def explain(error: ValidationError, document: Document, kind: Any) -> Iterator[Issue]:
    """One issue for each mistake in a file that should hold values of type `kind`, at its line."""
    faults = [_fault(raw, document) for raw in error.errors(include_url=False)]
    suggested = {(f.location[:-1], _field(f, kind)) for f in faults if f.code == "unknown-key"}
    told = set()
    for fault in _without_union_branches(faults):
        mark = (fault.location, None if fault.is_wrong_type else fault.code, fault.key)
        misspelt = fault.code == "field-missing" and (fault.location, fault.key) in suggested
        if mark not in told and not misspelt:
            told.add(mark)
            yield _issue(fault, document, kind)


def _without_union_branches(faults: list[_Fault]) -> list[_Fault]:
    """Without "not a text" for a mapping whose own faults are told: pydantic tries every type."""
    told = {f.location for f in faults if not f.is_wrong_type}
    told |= {f.location[:depth] for f in faults for depth in range(len(f.location))}
    return [f for f in faults if not (f.is_wrong_type and f.location in told)]


def _fault(raw: ErrorDetails, document: Document) -> _Fault:
    code = _code(raw)
    location = _location(raw["loc"], document)
    if code in PLACES:
        location = (*location, PLACES[code])
    key = str(raw["loc"][-1]) if code in ("field-missing", "unknown-key") else None
    if code == "field-missing" and isinstance(raw["loc"][-1], int):
        return _Fault(location, "too-few", None, raw)
    return _Fault(location, code, key, raw)


def _location(loc: Location, document: Document) -> Location:
    """The part of pydantic's path that exists in the file."""
    location: Location = ()
    for part in loc:
        if (*location, part) in document.lines:
            location = (*location, part)
    return location


def _code(raw: ErrorDetails) -> str:
    kind = raw["type"]
    if kind == "string_pattern_mismatch" and raw["loc"][-1] == "[key]":
        return "bad-id"
    built_in = kind in get_args(ErrorType)
    return CODES.get(kind, "bad-form" if built_in else kind.replace("_", "-"))


def _issue(fault: _Fault, document: Document, kind: Any) -> Issue:
    context = fault.raw.get("ctx", {})
    found = fault.raw.get("input")
    if fault.code in PLACES and isinstance(found, Mapping):
        found = found.get(PLACES[fault.code])
    details: dict[str, object] = {
        "field": dotted(fault.location) or document.path,
        "found": _shown(found),
        "key": fault.key,
        "limit": context.get("ge", context.get("le")),
        "code_point": context.get("code_point"),
        "known": re.findall(r"'([^']*)'", str(context.get("expected", ""))),
        "nearest": _field(fault, kind) if fault.code == "unknown-key" else None,
    }
    return Issue(document.path, document.line(fault.location), _refined(fault.code, found), details)


def _refined(code: str, found: object) -> str:
    """The code that says what kind of slip it is, where that can be seen."""
    if code in WRONG_TYPE and found is None:
        return "value-missing"
    if code == "not-text" and isinstance(found, list | dict):
        return "text-has-parts"
    if code == "not-a-number" and isinstance(found, float):
        return "not-whole"
    if code == "not-a-number" and isinstance(found, str):
        return next((slip for form, slip in NUMBER_SLIPS if form.match(found)), code)
    return code


def _field(fault: _Fault, kind: Any) -> str | None:
    """The field of the record that an unknown key most likely was meant to be."""
    kinds = [kind]
    for part in fault.location[:-1]:
        kinds = [inner for outer in kinds for inner in _inside(outer, part)]
    fields = [name for record in kinds for name in getattr(record, "model_fields", ())]
    return nearest(fault.key, fields)


def _inside(kind: Any, part: str | int) -> Iterator[Any]:
    """The types that a value may have at `part` of a value of type `kind`."""
    origin, inner = get_origin(kind), get_args(kind)
    if isinstance(kind, type) and issubclass(kind, Record):
        yield from _bare(kind.model_fields[part].annotation) if part in kind.model_fields else ()
    elif origin is Annotated or origin in (Union, types.UnionType):
        for option in _bare(kind):
            yield from _inside(option, part)
    elif inner:
        yield from _bare(inner[0] if isinstance(part, int) else inner[-1])


def _bare(kind: Any) -> Iterator[Any]:
    """The types of a union, without their marks."""
    origin = get_origin(kind)
    if origin is Annotated:
        yield from _bare(get_args(kind)[0])
    elif origin in (Union, types.UnionType):
        for option in get_args(kind):
            yield from _bare(option)
    else:
        yield kind


def _shown(value: object) -> str:
    if isinstance(value, dict):
        return "{…}"
    if isinstance(value, list | tuple):
        return "[…]"
    text = str(value).lower() if isinstance(value, bool) else "" if value is None else str(value)
    return text if len(text) <= FOUND_LENGTH else text[: FOUND_LENGTH - 1] + "…"
