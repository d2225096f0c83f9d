"""What must hold between records: references, languages, cases, ids that are used once."""

from __future__ import annotations

import types
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Annotated, Any, Union, get_args, get_origin

from toolkit.issue import Issue
from toolkit.model import NounForms, PerLanguage, Record, Reference
from toolkit.schema import COLLECTIONS, FILES, NAMED, SINGLE
from toolkit.validation import nearest
from toolkit.yaml_nodes import dotted

if TYPE_CHECKING:
    from toolkit.data import Data

Place = tuple[str, tuple[str | int, ...]]


def faults(data: Data) -> Iterator[Issue]:
    """Every fault between records that are each valid alone."""
    for collection, kind in COLLECTIONS.items():
        for key, record in data.records[collection].items():
            yield from _walk(data, kind, record, (collection, (key,)))
    for name in SINGLE:
        yield from _walk(data, FILES[name], getattr(data, name), (name, ()))
    yield from _repeated_ids(data)
    yield from _language_resources(data)


def _issue(data: Data, place: Place, code: str, **details: object) -> Issue:
    collection, location = place
    path, line = data.place(collection, *location)
    return Issue(path, line, code, {"field": dotted(location), **details})


def _walk(data: Data, kind: Any, value: object, place: Place) -> Iterator[Issue]:
    """Follows a value and its type side by side, looking at the marks of the type."""
    collection, location = place
    if value is None:
        return
    origin = get_origin(kind)
    if origin is Annotated:
        base, *marks = get_args(kind)
        for mark in marks:
            yield from _mark(data, mark, value, place)
        yield from _walk(data, base, value, place)
    elif origin in (Union, types.UnionType):
        for option in get_args(kind):
            yield from _walk(data, option, value, place)
    elif isinstance(kind, type) and issubclass(kind, Record):
        for name, field in kind.model_fields.items():
            annotated = (
                Annotated[(field.annotation, *field.metadata)]
                if field.metadata
                else field.annotation
            )
            yield from _walk(data, annotated, getattr(value, name), (collection, (*location, name)))
    elif origin is tuple and isinstance(value, tuple):
        for index, item in enumerate(value):
            yield from _walk(data, get_args(kind)[0], item, (collection, (*location, index)))
    elif isinstance(value, Mapping) and get_args(kind):
        for key, item in value.items():
            yield from _walk(data, get_args(kind)[1], item, (collection, (*location, key)))


def _mark(data: Data, mark: object, value: Any, place: Place) -> Iterator[Issue]:
    if isinstance(mark, Reference) and value not in (*mark.also, *data.records[mark.collection]):
        known = [*mark.also, *data.records[mark.collection]]
        file = f"data/{mark.collection}.yml"
        suggestion = nearest(value, known)
        yield _issue(data, place, "unknown-reference", found=value, file=file, nearest=suggestion)
    if isinstance(mark, PerLanguage):
        yield from _per_language(data, mark, value, place)


def _per_language(
    data: Data, mark: PerLanguage, value: Mapping[str, object], place: Place
) -> Iterator[Issue]:
    collection, location = place
    for code in data.languages if mark.complete else ():
        if code not in value:
            yield _issue(data, place, "language-missing", language=code)
    for code, entry in value.items():
        here = (collection, (*location, code))
        if code not in data.languages:
            known = list(data.languages)
            yield _issue(data, here, "unknown-language", found=code, known=known)
        elif mark.cases and isinstance(entry, Mapping):
            yield from _cases(data, here, entry, code, needed=data.languages[code].cases[:1])
        elif isinstance(entry, NounForms):
            yield from _noun_forms(data, here, entry, code)


def _cases(
    data: Data, place: Place, forms: Mapping[str, object], code: str, needed: tuple[str, ...]
) -> Iterator[Issue]:
    cases = data.languages[code].cases
    collection, location = place
    for case in forms:
        if case not in cases:
            here = (collection, (*location, case))
            yield _issue(data, here, "unknown-case", found=case, nearest=nearest(case, list(cases)))
    for case in needed:
        if case not in forms:
            yield _issue(data, place, "case-missing", case=case, language=code)


def _noun_forms(data: Data, place: Place, noun: NounForms, code: str) -> Iterator[Issue]:
    language = data.languages[code]
    collection, location = place
    here = (collection, (*location, "forms"))
    yield from _cases(data, here, noun.forms, code, needed=language.cases)
    for case, forms in noun.forms.items():
        if len(forms) != len(language.numbers):
            at = (collection, (*here[1], case))
            yield _issue(data, at, "noun-forms", found=len(forms), known=list(language.numbers))
    by_gender = any("any" not in genders for genders in language.numerals.values())
    if by_gender and noun.gender is None:
        yield _issue(data, place, "gender-missing", language=code)


def _repeated_ids(data: Data) -> Iterator[Issue]:
    """What has a page to embed shares one set of ids, and so does everything that has a name."""
    numbers: list[Place] = [("figures", (key,)) for key in data.figures]
    numbers += [
        ("pilots", (p, "targets", t)) for p, pilot in data.pilots.items() for t in pilot.targets
    ]
    shown = [
        (collection, (key,))
        for collection in ("charts", "pilots")
        for key in data.records[collection]
    ]
    named = [(collection, (key,)) for collection in NAMED for key in data.records[collection]]
    for places in ([*numbers, *shown], named):
        first: dict[object, Place] = {}
        for place in places:
            key = place[1][-1]
            if key in first:
                path, line = data.place(first[key][0], *first[key][1])
                yield _issue(data, place, "repeated-id", found=key, first=f"{path}:{line}")
            first.setdefault(key, place)


def _language_resources(data: Data) -> Iterator[Issue]:
    """Each language must be able to say every size word."""
    for code, language in data.languages.items():
        missing: dict[str, Place] = {}
        for index, step in enumerate(data.sizes):
            if step.fraction not in language.fractions:
                missing.setdefault(step.fraction, ("sizes", (index, "fraction")))
            if step.modifier is not None and step.modifier not in language.modifiers:
                missing.setdefault(step.modifier, ("sizes", (index, "modifier")))
        for word, place in missing.items():
            yield _issue(data, place, "size-word-missing", found=word, language=code)
