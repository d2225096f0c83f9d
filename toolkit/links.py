"""Finds the links of a page, and says which pages and anchors there are to link to."""

from __future__ import annotations

import html
import posixpath
import re
from collections.abc import Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass
from functools import lru_cache
from urllib.parse import unquote

from toolkit import prose
from toolkit.author import Author
from toolkit.content import Content
from toolkit.pages import FOLDER, Page
from toolkit.prose import MARK

MACRO = re.compile(r"\{\{.*?\}\}|\{%.*?%\}", re.DOTALL)
INLINE = re.compile(
    r"\]\([ ]*(?:<(?P<angle>[^>\n]*)>|(?P<plain>(?:[^()\s]|\([^()\s]*\))*))"
    r"(?:[ ]+(?:\"[^\"\n]*\"|'[^'\n]*'))?[ ]*\)"
)
DEFINITION = re.compile(
    r"^[ ]{0,3}\[(?P<name>(?!\^)[^\]\n]+)\]:[ ]*<?(?P<goal>[^\s>]+)", re.MULTILINE
)
REFERENCE = re.compile(r"\[(?P<text>[^\[\]\n]+)\]\[(?P<name>[^\[\]\n]*)\]")
AUTOLINK = re.compile(r"<(?P<goal>[a-zA-Z][a-zA-Z0-9+.-]*:[^\s<>]*)>")
TAG = re.compile(r"<[a-zA-Z][^<>]*>")
ATTRIBUTE = re.compile(
    r"\s(?:href|src)\s*=\s*(?:\"([^\"]*)\"|'([^']*)'|([^\s\"'>]+))", re.IGNORECASE
)
ID = re.compile(r"<[a-zA-Z][^<>]*?\s(?:id|name)\s*=\s*[\"']?([^\s\"'>]+)")
MARKED_ID = re.compile(r"\{:?\s(?:[^}\n]*\s)?#([^\s}]+)[^}\n]*\}")

MARKDOWN, HTML = "markdown", "html"

ANCHORING = ("changes", "chart", "figures_table", "glossary")
"""Macros that give ids to what they draw."""


@dataclass(frozen=True)
class Link:
    """A link as it stands in a page: `goal` is what was written."""

    goal: str
    line: int
    kind: str = MARKDOWN


def links(page: Page) -> list[Link]:
    """The links of a page in the order of their lines, without those that a macro completes."""
    text = _readable(page)
    found = sorted([*_markdown_links(text), *_html_links(text)])
    return [Link(goal, _line(page, text, at), kind) for at, goal, kind in found if MARK not in goal]


def unknown_references(page: Page) -> Iterator[tuple[int, str]]:
    """Line and name of each [text][name] whose name is defined nowhere on the page."""
    text = _readable(page)
    known = {match["name"].strip().casefold() for match in DEFINITION.finditer(text)}
    for match in REFERENCE.finditer(text):
        name = (match["name"] or match["text"]).strip()
        if name.casefold() not in known:
            yield _line(page, text, match.start()), name


def _readable(page: Page) -> str:
    """The body without code and comments, with marks in place of macros."""
    return prose.wiped(MACRO, prose.wiped(prose.CODE, page.body), MARK)


def _line(page: Page, text: str, position: int) -> int:
    return text.count("\n", 0, position) + page.body_line


def _markdown_links(text: str) -> Iterator[tuple[int, str, str]]:
    for match in INLINE.finditer(text):
        yield match.start(), match["angle"] or match["plain"] or "", MARKDOWN
    for pattern in (DEFINITION, AUTOLINK):
        for match in pattern.finditer(text):
            yield match.start("goal"), match["goal"], MARKDOWN


def _html_links(text: str) -> Iterator[tuple[int, str, str]]:
    for tag in TAG.finditer(text):
        for match in ATTRIBUTE.finditer(tag[0]):
            goal = html.unescape(next((group for group in match.groups() if group), ""))
            yield tag.start() + match.start(), goal, HTML


Anchors = Mapping[tuple[str, str], Mapping[str, int]]
"""For each language and slug: the anchors of the page, with their lines."""


@lru_cache(maxsize=2)
def site_anchors(content: Content) -> Anchors:
    """Every anchor of every page, also those that macros make."""
    return {(page.locale, page.slug): _anchors(page, content) for page in content.pages}


def _anchors(page: Page, content: Content) -> dict[str, int]:
    found: dict[str, int] = {}
    for heading in page.headings:
        if heading.id:
            found.setdefault(heading.id, heading.line)
    text = _readable(page)
    for pattern in (ID, MARKED_ID):
        for match in pattern.finditer(text):
            found.setdefault(match[1], _line(page, text, match.start()))
    for anchor, line in _macro_anchors(page, content):
        found.setdefault(anchor, line)
    return found


def _macro_anchors(page: Page, content: Content) -> Iterator[tuple[str, int]]:
    """Ids in what the macros of the page write; a macro that fails is another check's matter."""
    author = Author(content, page.locale, address(page, content))
    for call in page.calls:
        if call.name in ANCHORING and call.arguments is not None:
            with suppress(LookupError, TypeError, ValueError):
                written = getattr(author, call.name)(*call.arguments, **call.options)
                yield from ((match[1], call.line) for match in ID.finditer(written))


def address(page: Page, content: Content) -> str:
    """Address of a page, counted from the root of the site."""
    return content.data.languages[page.locale].path + page.slug


def file_in_language(page: Page) -> str:
    """Path of the page's file within its language."""
    return page.path.removeprefix(f"{FOLDER}/{page.locale}/")


def split(goal: str) -> tuple[str, str]:
    """The path and the anchor of a goal, without its query."""
    path, _, anchor = goal.partition("#")
    return unquote(path.partition("?")[0]), unquote(anchor)


def resolved(origin: str, path: str) -> str:
    """`path` as seen from the folder of `origin`; begins with `../` where it leaves the root."""
    joined = posixpath.normpath(posixpath.join(posixpath.dirname(origin), path))
    slash = "/" if path.endswith(("/", "/.", "/..")) or path in (".", "..") else ""
    return "" if joined == "." else joined + slash
