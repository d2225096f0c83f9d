"""Reads `docs/<locale>/**/*.md`: front matter, headings, and what a page asks of the data."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from jinja2 import TemplateSyntaxError, nodes
from jinja2.sandbox import ImmutableSandboxedEnvironment

from toolkit.issue import Issue
from toolkit.yaml_nodes import Document, parse_document

FOLDER = "docs"
FENCE = re.compile(r"^\s*(```|~~~)")
HEADING = re.compile(r"^(#{1,6})\s+(.*?)(?:\s+\{\s+#([^\s}]+)\s+\})?\s*$")
FRONT_MATTER = re.compile(r"\A---[ ]*\n(.*?\n)---[ ]*\n", re.DOTALL)

TEMPLATES = ImmutableSandboxedEnvironment()
"""Parses the macro calls of pages as the site's builder does."""


@dataclass(frozen=True)
class Heading:
    """A heading with its explicit id, if it has one."""

    level: int
    id: str | None
    text: str
    line: int


@dataclass(frozen=True)
class Call:
    """A macro call with literal arguments; `arguments` is None where one is not literal."""

    name: str
    arguments: tuple | None
    options: Mapping[str, object]
    line: int
    section: str | None = None


@dataclass(frozen=True)
class Page:
    """One page in one language."""

    path: str
    locale: str
    slug: str
    front: Document
    body: str
    body_line: int
    headings: tuple[Heading, ...]
    calls: tuple[Call, ...] = ()
    issues: tuple[Issue, ...] = field(default=(), repr=False)

    def meta(self, key: str) -> str:
        """A text of the front matter, or nothing."""
        front = self.front.value
        found = front.get(key) if isinstance(front, dict) else None
        return found if isinstance(found, str) else ""


def read_pages(root: Path, locales: Mapping[str, object]) -> list[Page]:
    """All pages of all languages, in the order of their paths."""
    return [
        read_page(path, root, locale)
        for locale in locales
        for path in sorted((root / FOLDER / locale).rglob("*.md"))
    ]


def read_page(path: Path, root: Path, locale: str) -> Page:
    """The page at `path`; its faults of form are in `issues`."""
    shown = path.relative_to(root).as_posix()
    slug = _slug(path.relative_to(root / FOLDER / locale).with_suffix("").as_posix())
    try:
        text = path.read_bytes().decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = error.object[: error.start].count(b"\n") + 1
        issue = Issue(shown, line, "not-utf8")
        return Page(shown, locale, slug, Document(shown), "", 1, (), issues=(issue,))
    return parse_page(text.replace("\r\n", "\n"), shown, locale, slug)


def parse_page(text: str, path: str, locale: str, slug: str) -> Page:
    """The page whose Markdown is `text`."""
    match = FRONT_MATTER.match(text)
    issues: list[Issue] = []
    front = _front_matter(match[1], path, issues) if match else Document(path)
    if not match:
        issues.append(Issue(path, 1, "front-matter-missing"))
    body = text[match.end() :] if match else text
    body_line = text[: match.end()].count("\n") + 1 if match else 1
    headings = tuple(_headings(body, body_line))
    calls = [*_front_calls(front, issues), *_calls(body, body_line, path, headings, issues)]
    return Page(path, locale, slug, front, body, body_line, headings, tuple(calls), tuple(issues))


def _slug(name: str) -> str:
    """Address of a page within its language: empty for the home page, otherwise with a slash."""
    parts = [part for part in name.split("/") if part]
    if parts[-1] == "index":
        parts.pop()
    return "/".join(parts) + "/" if parts else ""


def _front_matter(text: str, path: str, issues: list[Issue]) -> Document:
    front = parse_document(("\n" + text).encode(), path)  # the --- line comes first
    issues.extend(front.issues)
    if not front.issues and not isinstance(front.value, dict):
        issues.append(Issue(path, 2, "front-matter-form"))
    return front


def _headings(body: str, first_line: int) -> Iterator[Heading]:
    fenced = False
    for number, line in enumerate(body.split("\n"), first_line):
        if FENCE.match(line):
            fenced = not fenced
        match = None if fenced else HEADING.match(line)
        if match:
            yield Heading(len(match[1]), match[3], match[2], number)


def _front_calls(front: Document, issues: list[Issue]) -> Iterator[Call]:
    if not isinstance(front.value, dict):
        return
    for key, value in front.value.items():
        if isinstance(value, str):
            yield from _calls(value, front.line((key,)), front.path, (), issues)


def _calls(
    text: str, first_line: int, path: str, headings: tuple[Heading, ...], issues: list[Issue]
) -> Iterator[Call]:
    try:
        tree = TEMPLATES.parse(text)
    except TemplateSyntaxError as error:
        line = first_line + (error.lineno or 1) - 1
        issues.append(Issue(path, line, "macro-syntax", {"problem": error.message or ""}))
        return
    except RecursionError:
        issues.append(Issue(path, first_line, "macro-syntax", {"problem": "too deep"}))
        return
    found = list(tree.find_all(nodes.Call))
    for node in sorted(found, key=lambda n: n.lineno):
        line = first_line + node.lineno - 1
        section = next((h.id for h in reversed(headings) if h.line <= line), None)
        name = node.node.name if isinstance(node.node, nodes.Name) else ""
        yield Call(name, *_literals(node), line, section)


def _literals(node: nodes.Call) -> tuple[tuple | None, dict[str, object]]:
    try:
        arguments = tuple(argument.as_const() for argument in node.args)
        options = {option.key: option.value.as_const() for option in node.kwargs}
    except nodes.Impossible:
        return None, {}
    return (None, {}) if node.dyn_args or node.dyn_kwargs else (arguments, options)
