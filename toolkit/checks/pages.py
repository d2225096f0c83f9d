"""Has every page a title, a description, and headings that can be linked to?"""

from __future__ import annotations

import re
from collections.abc import Iterator

from toolkit.content import Content
from toolkit.issue import Issue
from toolkit.pages import Page

HEADING_ID = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*$")
HIDDEN = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u200b-\u200f\u2028-\u202e\u2060-\u206f\ue000-\uf8ff\ufeff]"
)
"""What word processors leave behind: marks without a shape, and signs of their own fonts."""
FRONT_KEYS = ("title", "description")


def check(content: Content) -> Iterator[Issue]:
    """Front matter, unique titles, heading ids and heading order."""
    for page in content.pages:
        yield from _front_matter(page)
        yield from _heading_ids(page)
        yield from _heading_order(page)
        yield from _hidden(page)
    yield from _repeated_titles(content)


def _front_matter(page: Page) -> Iterator[Issue]:
    if not isinstance(page.front.value, dict):
        return
    for key in FRONT_KEYS:
        if not page.meta(key).strip():
            yield Issue(page.path, page.front.line((key,)), "front-matter-key", {"key": key})


def _heading_ids(page: Page) -> Iterator[Issue]:
    first: dict[str, int] = {}
    for heading in page.headings:
        if heading.id is None:
            yield Issue(page.path, heading.line, "heading-id-missing", {"text": heading.text})
        elif not HEADING_ID.match(heading.id):
            yield Issue(page.path, heading.line, "heading-id-form", {"id": heading.id})
        elif heading.id in first:
            details = {"id": heading.id, "first": first[heading.id]}
            yield Issue(page.path, heading.line, "heading-id-repeated", details)
        else:
            first[heading.id] = heading.line


def _heading_order(page: Page) -> Iterator[Issue]:
    levels = [heading.level for heading in page.headings]
    if levels.count(1) != 1 or levels[0] != 1:
        yield Issue(page.path, page.body_line, "heading-one", {"found": levels.count(1)})
    for before, heading in zip(page.headings, page.headings[1:], strict=False):
        if heading.level > before.level + 1:
            details = {"text": heading.text, "level": heading.level, "allowed": before.level + 1}
            yield Issue(page.path, heading.line, "heading-order", details)


def _repeated_titles(content: Content) -> Iterator[Issue]:
    for key in FRONT_KEYS:
        first: dict[tuple[str, str], Page] = {}
        for page in content.pages:
            text = page.meta(key).strip()
            other = first.setdefault((page.locale, text), page)
            if text and other is not page:
                line = page.front.line((key,))
                yield Issue(page.path, line, "repeated-text", {"key": key, "first": other.path})


def _hidden(page: Page) -> Iterator[Issue]:
    """Characters that nobody sees while writing."""
    if not HIDDEN.search(page.body):
        return
    for number, line in enumerate(page.body.split("\n"), page.body_line):
        if match := HIDDEN.search(line):
            details = {"field": page.path, "code_point": f"U+{ord(match[0]):04X}"}
            yield Issue(page.path, number, "hidden-character", details)
