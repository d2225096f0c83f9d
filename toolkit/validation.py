"""Turns what pydantic says of a bad record into issues that an editor understands."""

from __future__ import annotations

import re
from collections.abc import Iterator
from difflib import get_close_matches

from pydantic import ValidationError

from toolkit.issue import Issue
from toolkit.yaml_nodes import Document, Location

CODES = {
    "missing": "field-missing",
    "extra_forbidden": "unknown-key",
    "string_type": "not-text",
    "bool_type": "not-true-or-false",
    "literal_error": "not-one-of",
    "greater_than_equal": "number-out-of-range",
    "less_than_equal": "number-out-of-range",
    "string_pattern_mismatch": "bad-form",
    "too_short": "too-few",
    "url_parsing": "web-address",
}
CODES |= dict.fromkeys(("int_type", "float_type", "int_from_float", "int_parsing"), "not-a-number")
CODES |= dict.fromkeys(
    ("dict_type", "mapping_type", "model_type", "model_attributes_type"), "not-a-mapping"
)
CODES |= dict.fromkeys(("tuple_type", "list_type"), "not-a-list")

NUMBER_SLIPS = (
    (re.compile(r"-?\d{1,3}(\.\d{3})*,\d+$"), "decimal-comma"),
    (re.compile(r"-?0\d+$"), "leading-zero"),
    (re.compile(r"-?\d+(\.\d+)?\s*%$"), "percent-sign"),
    (re.compile(r"\d+:\d+"), "colon-number"),
)


def nearest(found: object, known: list[str]) -> str | None:
    """The known word that `found` most likely was meant to be."""
    return next(iter(get_close_matches(str(found), known, n=1, cutoff=0.6)), None)


def explain(error: ValidationError, document: Document) -> Iterator[Issue]:
    """One issue for each place that pydantic complains of, at its line."""
    told: set[tuple[Location, str]] = set()
    for fault in sorted(error.errors(include_url=False), key=_is_union_branch):
        location = _location(fault["loc"], document)
        code = _code(fault)
        if any(location == place for place, _ in told) and code not in (
            "field-missing",
            "unknown-key",
        ):
            continue
        if code == "field-missing" and (location, str(fault["loc"][-1])) in told:
            continue
        told.add((location, str(fault["loc"][-1]) if code == "field-missing" else code))
        details = _details(fault, location, code)
        yield Issue(document.path, document.line(location), details.pop("code", code), details)


def _is_union_branch(fault: dict) -> int:
    return sum(
        1 for part in fault["loc"] if str(part).startswith(("function-", "dict[", "mapping["))
    )


def _location(loc: tuple, document: Document) -> Location:
    """The part of pydantic's path that exists in the file."""
    location: Location = ()
    for part in loc:
        if (*location, part) in document.lines:
            location = (*location, part)
    return location


def _code(fault: dict) -> str:
    kind = fault["type"]
    if fault["loc"] and fault["loc"][-1] == "[key]":
        return "bad-id"
    return CODES.get(
        kind, kind.replace("_", "-") if "ctx" not in fault or kind not in CODES else kind
    )


def _details(fault: dict, location: Location, code: str) -> dict[str, object]:
    context = fault.get("ctx", {})
    details: dict[str, object] = {
        "field": ".".join(str(part) for part in location),
        "found": _shown(fault.get("input")),
    }
    if code == "field-missing":
        details["key"] = fault["loc"][-1]
    if code == "unknown-key":
        details["key"] = fault["loc"][-1]
    if code == "not-one-of":
        details["known"] = re.findall(r"'([^']*)'", str(context.get("expected", "")))
    if code == "number-out-of-range":
        limit = context.get("ge", context.get("le"))
        details["code"] = "number-too-small" if "ge" in context else "number-too-large"
        details["limit"] = limit
    if code == "not-a-number":
        details["code"] = _number_slip(fault.get("input")) or code
    if "code_point" in context:
        details["code_point"] = context["code_point"]
    return details


def _number_slip(found: object) -> str | None:
    if not isinstance(found, str):
        return None
    return next((code for pattern, code in NUMBER_SLIPS if pattern.match(found)), None)


def _shown(value: object) -> str:
    if isinstance(value, dict):
        return "{…}"
    if isinstance(value, list):
        return "[…]"
    text = "" if value is None else str(value)
    return text if len(text) <= 60 else text[:59] + "…"
