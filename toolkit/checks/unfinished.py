"""Is everything that was begun also finished?"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from toolkit.content import Content
from toolkit.issue import Issue
from toolkit.pages import Page
from toolkit.yaml_nodes import Document, Location, dotted

MARK = "TODO"
"""Stands where something is still missing."""

MARKED = re.compile(rf"\b{MARK}\b.*")
CODE = re.compile(r"`[^`]*`")


def check(content: Content) -> Iterator[Issue]:
    """Marks of what is missing, in the data and on the pages."""
    for document in content.data.documents.values():
        yield from _values(document, document.value, ())
    for page in content.pages:
        if not page.generated:
            yield from _values(page.front, page.front.value, ())
            yield from _lines(page)


def _values(document: Document, value: object, location: Location) -> Iterator[Issue]:
    if isinstance(value, Mapping):
        for key, inner in value.items():
            yield from _values(document, inner, (*location, key))
    elif isinstance(value, list):
        for index, inner in enumerate(value):
            yield from _values(document, inner, (*location, index))
    elif isinstance(value, str) and MARK in value and (found := MARKED.search(value)):
        details = {"field": dotted(location), "found": found[0]}
        yield Issue(document.path, document.line(location), "unfinished", details)


def _lines(page: Page) -> Iterator[Issue]:
    if MARK not in page.body:
        return
    for number, line in enumerate(page.body.split("\n"), page.body_line):
        if found := MARKED.search(CODE.sub("", line)):
            yield Issue(page.path, number, "unfinished", {"found": found[0]})
