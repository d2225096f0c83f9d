"""Reads `docs/<locale>/**/*.md`: front matter, headings, and what a page asks of the data."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property, lru_cache
from pathlib import Path

from jinja2 import TemplateSyntaxError, nodes
from jinja2.sandbox import ImmutableSandboxedEnvironment

from toolkit.issue import Issue
from toolkit.kept import fingerprint, kept
from toolkit.yaml_nodes import Document, parse_document

FOLDER = "docs"
FENCE = re.compile(r"^\s*(```|~~~)")
HEADING = re.compile(r"^(#{1,6})\s+(.*?)(?:\s+\{\s+#([^\s}]+)\s+\})?\s*$")
MERGE = re.compile(r"(<{7}|>{7}) ")
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
    arguments: tuple[object, ...] | None
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

    @property
    def generated(self) -> bool:
        """Whether `toolkit generate` makes the page; nobody writes it, nobody translates it."""
        front = self.front.value
        return isinstance(front, dict) and front.get("generated") is True

    @cached_property
    def fingerprint(self) -> str:
        """Changes with the text of the page."""
        return fingerprint(self.path, self.front, self.body_line, self.body)

    def heading(self, key: str | None) -> Heading | None:
        """The heading with this id."""
        return next((heading for heading in self.headings if heading.id == key), None)


def read_pages(root: Path, locales: Mapping[str, object]) -> list[Page]:
    """All pages of all languages, in the order of their paths."""
    files = {
        path: locale
        for locale in locales
        for path in sorted((root / FOLDER / locale).rglob("*.md"))
        if not path.is_dir()
    }
    found = {path: _written_page(path, root, locale) for path, locale in files.items()}
    written = {path: page for path, page in found.items() if not isinstance(page, Page)}
    with kept(root, "pages") as results:
        parsed = results.each(written, lambda path: parse_page(*written[path]))
    return [page if isinstance(page, Page) else parsed[path] for path, page in found.items()]


def _written_page(path: Path, root: Path, locale: str) -> Page | tuple[str, str, str, str]:
    """What `parse_page` needs; a page that only has an issue where it cannot be read."""
    shown = path.relative_to(root).as_posix()
    slug = _slug(path.relative_to(root / FOLDER / locale).with_suffix("").as_posix())
    try:
        text = path.read_bytes().decode("utf-8-sig")
    except UnicodeDecodeError as error:
        issue = Issue(shown, error.object[: error.start].count(b"\n") + 1, "not-utf8")
    except OSError:
        issue = Issue(shown, 1, "file-missing")
    else:
        return text.replace("\r\n", "\n"), shown, locale, slug
    return Page(shown, locale, slug, Document(shown), "", 1, (), issues=(issue,))


@lru_cache(maxsize=4096)
def parse_page(text: str, path: str, locale: str, slug: str) -> Page:
    """The page whose Markdown is `text`; remembered, as most pages stay as they are."""
    match = FRONT_MATTER.match(text)
    issues: list[Issue] = []
    front = _front_matter(match[1], path, issues) if match else Document(path)
    if not match:
        issues.append(Issue(path, 1, "front-matter-missing"))
    issues += _merge_marks(text, path)
    body = text[match.end() :] if match else text
    body_line = text[: match.end()].count("\n") + 1 if match else 1
    headings = tuple(_headings(body, body_line))
    calls = [*_front_calls(front, issues), *_calls(body, body_line, path, headings, issues)]
    return Page(path, locale, slug, front, body, body_line, headings, tuple(calls), tuple(issues))


def _merge_marks(text: str, path: str) -> list[Issue]:
    lines = enumerate(text.split("\n"), 1)
    return [Issue(path, number, "merge-conflict") for number, line in lines if MERGE.match(line)]


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
    if "{" not in text:
        return
    try:
        found = [(_written(node), node) for node in _expressions(TEMPLATES.parse(text))]
    except TemplateSyntaxError as error:
        line = first_line + (error.lineno or 1) - 1
        issues.append(Issue(path, line, "macro-syntax"))
        return
    except RecursionError:
        issues.append(Issue(path, first_line, "macro-syntax"))
        return
    for name, node in sorted(found, key=lambda pair: pair[1].lineno):
        line = first_line + node.lineno - 1
        section = next((h.id for h in reversed(headings) if h.line <= line), None)
        yield Call(name, *_literals(node), line, section)


def _expressions(tree: nodes.Template) -> Iterator[nodes.Expr]:
    """What the page asks for: calls, names that are not called, and filters that do not exist."""
    found = list(tree.find_all((nodes.Call, nodes.Name, nodes.Filter)))
    calls = [node for node in found if isinstance(node, nodes.Call)]
    within = {id(name) for call in calls for name in call.find_all(nodes.Name)}
    yield from calls
    yield from (n for n in found if isinstance(n, nodes.Name) and id(n) not in within)
    filters = (node for node in found if isinstance(node, nodes.Filter))
    yield from (filter for filter in filters if filter.name not in TEMPLATES.filters)


def _written(node: nodes.Expr) -> str:
    """The name of a macro as the page writes it; `|name` for a filter."""
    if isinstance(node, nodes.Call):
        return _written(node.node)
    if isinstance(node, nodes.Getattr):
        return f"{_written(node.node)}.{node.attr}"
    name = getattr(node, "name", "")
    return f"|{name}" if isinstance(node, nodes.Filter) else name


def _literals(node: nodes.Expr) -> tuple[tuple[object, ...] | None, dict[str, object]]:
    """The arguments of a call, where each is written out."""
    if not isinstance(node, nodes.Call) or node.dyn_args or node.dyn_kwargs:
        return None, {}
    arguments = [a.value for a in node.args if isinstance(a, nodes.Const)]
    options = [(o.key, o.value.value) for o in node.kwargs if isinstance(o.value, nodes.Const)]
    if len(arguments) < len(node.args) or len(options) < len(node.kwargs):
        return None, {}
    return tuple(arguments), dict(options)
