"""Takes out of a style sheet what no page can show: rules, variables and animations."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

import tinycss2
from tinycss2.ast import Node as Token

CONDITIONS = {"media", "supports", "layer", "container", "scope", "starting-style"}
"""At-rules that hold rules."""
ANY_OF = {"is", "where", "has", "-webkit-any", "-moz-any"}
"""Functions of which one selector must fit."""

_TAG = re.compile(r"<[a-z][^>\"]*(?:\"[^\"]*\"[^>\"]*)*>")
_NAME = re.compile(r"<([a-z][\w-]*)")
_ATTRIBUTE = re.compile(r"([\w-]+)=\"([^\"]*)\"")
_SCRIPT = re.compile(r"<script\b[^>]*>(.*?)</script>", re.DOTALL)
_WORD = re.compile(r"-{0,2}[A-Za-z_][\w-]*")
_VARIABLE = re.compile(r"var\(\s*(--[\w-]+)")


@dataclass(frozen=True)
class Vocabulary:
    """What stands in the pages, and the words from which scripts may make more."""

    tags: frozenset[str]
    attributes: frozenset[tuple[str, str]]
    classes: frozenset[str]
    variables: frozenset[str]
    words: frozenset[str]

    def has_tag(self, name: str) -> bool:
        """Whether a page may show such an element."""
        return name in self.tags or name in self.words

    def has_class(self, name: str) -> bool:
        """Whether an element may be of this class."""
        return name in self.classes or name in self.words

    def has_value(self, name: str, value: str) -> bool:
        """Whether an attribute may have this value."""
        return (name, value) in self.attributes or value in self.words


@dataclass(frozen=True)
class Seen:
    """What stands in some pages."""

    tags: frozenset[str]
    attributes: frozenset[tuple[str, str]]
    variables: frozenset[str]
    scripts: frozenset[str]


def seen(pages: Iterable[str]) -> Seen:
    """What stands in these pages."""
    tags: set[str] = set()
    variables: set[str] = set()
    scripts: set[str] = set()
    for page in pages:
        tags.update(_TAG.findall(page))
        variables.update(_VARIABLE.findall(page))
        scripts.update(_SCRIPT.findall(page))
    return Seen(
        frozenset(_NAME.findall("".join(tags))),
        frozenset(found for tag in tags for found in _ATTRIBUTE.findall(tag)),
        frozenset(variables),
        frozenset(scripts),
    )


def vocabulary(
    parts: Iterable[Seen], scripts: Iterable[str], dormant: Mapping[str, list[str]]
) -> Vocabulary:
    """The words of all pages, seen in parts, and of scripts.

    The words of a script that begin like a `dormant` part of it count only where a page has a
    class that begins so, or one of those that wake the part.
    """
    known = list(parts)
    attributes = frozenset[tuple[str, str]]().union(*(part.attributes for part in known))
    texts = frozenset(scripts).union(*(part.scripts for part in known))
    classes = {name for key, value in attributes if key == "class" for name in value.split()}
    words = {word for text in texts for word in _WORD.findall(text)}
    asleep = tuple(part for part, wakers in dormant.items() if not _awake(part, wakers, classes))
    return Vocabulary(
        frozenset[str]().union(*(part.tags for part in known)),
        frozenset(found for found in attributes if found[0] != "class"),
        frozenset(classes),
        frozenset[str]().union(*(part.variables for part in known)),
        frozenset(word for word in words if not word.startswith(asleep)),
    )


def _awake(part: str, wakers: Iterable[str], classes: set[str]) -> bool:
    return not classes.isdisjoint(wakers) or any(name.startswith(part) for name in classes)


# --- sheets ---------------------------------------------------------------------------


@dataclass(frozen=True)
class Declaration:
    """A property and its value."""

    name: str
    text: str


@dataclass(frozen=True)
class Rule:
    """What stands before a block, and the block; an at-rule without one has none."""

    head: str
    body: tuple[Declaration | Rule, ...] | str | None


Sheet = tuple[Declaration | Rule, ...]


def trim(css: str, known: Vocabulary) -> str:
    """The sheet without what cannot be seen, and without comments."""
    nodes = tinycss2.parse_stylesheet(css, skip_comments=True, skip_whitespace=True)
    sheet = tuple(_read(nodes, known))
    while (less := _without_unused(sheet, _names_used(sheet) | known.variables | known.words)) != (
        sheet
    ):
        sheet = less
    return _written(sheet)


def _read(nodes: Iterable[Token], known: Vocabulary) -> Iterator[Declaration | Rule]:
    for node in nodes:
        if node.type == "declaration":
            important = "!important" if node.important else ""
            yield Declaration(node.name, f"{node.name}:{_text(node.value)}{important}")
        elif node.type == "qualified-rule":
            head = ",".join(_text(s) for s in _selectors(node.prelude) if _fits(s, known))
            if head and (body := tuple(_read(_content(node.content), known))):
                yield Rule(head, body)
        elif node.type == "at-rule" and node.lower_at_keyword != "charset":
            yield from _read_at_rule(node, known)


def _read_at_rule(node: Token, known: Vocabulary) -> Iterator[Rule]:
    head = f"@{node.at_keyword} {_text(node.prelude)}".strip()
    if node.content is None:
        yield Rule(head, None)
    elif node.lower_at_keyword not in CONDITIONS:
        yield Rule(head, _text(node.content))
    elif body := tuple(_read(_content(node.content), known)):
        yield Rule(head, body)


def _content(tokens: list[Token]) -> list[Token]:
    content: list[Token] = tinycss2.parse_blocks_contents(
        tokens, skip_comments=True, skip_whitespace=True
    )
    return content


def _text(tokens: Iterable[Token]) -> str:
    """The tokens as written, with single spaces."""
    return "".join(
        " " if token.type == "whitespace" else token.serialize()
        for token in tokens
        if token.type != "comment"
    ).strip()


# --- selectors ------------------------------------------------------------------------


def _selectors(tokens: Iterable[Token]) -> Iterator[list[Token]]:
    selector: list[Token] = []
    for token in tokens:
        if token == ",":
            yield selector
            selector = []
        else:
            selector.append(token)
    yield selector


def _fits(selector: list[Token], known: Vocabulary) -> bool:
    """Whether every part of a selector that can be known may be there."""
    before: Token | None = None
    for token in selector:
        if not _may_be(token, before, known):
            return False
        before = token
    return True


def _may_be(token: Token, before: Token | None, known: Vocabulary) -> bool:
    if token.type == "ident" and before == ".":
        return known.has_class(token.value)
    if token.type == "ident" and before != ":":
        return known.has_tag(token.lower_value)
    if token.type == "hash":
        return known.has_value("id", token.value)
    if token.type == "[] block":
        return _attribute_may_be(token.content, known)
    if token.type == "function" and token.lower_name in ANY_OF:
        return any(_fits(selector, known) for selector in _selectors(token.arguments))
    return True


def _attribute_may_be(tokens: list[Token], known: Vocabulary) -> bool:
    parts = [token for token in tokens if token.type != "whitespace"]
    if len(parts) != 3 or parts[1] != "=":
        return True
    return known.has_value(parts[0].value, parts[2].value)


# --- variables and animations -----------------------------------------------------------


def _without_unused(sheet: Sheet, used: frozenset[str]) -> Sheet:
    return tuple(_kept(sheet, used))


def _kept(sheet: Sheet, used: frozenset[str]) -> Iterator[Declaration | Rule]:
    for part in sheet:
        if isinstance(part, Declaration):
            if not part.name.startswith("--") or part.name in used:
                yield part
        elif isinstance(part.body, tuple):
            if body := tuple(_kept(part.body, used)):
                yield Rule(part.head, body)
        elif "keyframes " not in part.head or part.head.split()[-1] in used:
            yield part


def _names_used(sheet: Sheet) -> frozenset[str]:
    """Variables that are asked for, and every word that may name an animation."""
    return frozenset(name for part in sheet for name in _names_in(part))


def _names_in(part: Declaration | Rule) -> Iterator[str]:
    if isinstance(part, Declaration):
        yield from _VARIABLE.findall(part.text)
        if "animation" in part.name:
            yield from _WORD.findall(part.text)
    elif isinstance(part.body, tuple):
        yield from _names_used(part.body)
    elif part.body:
        yield from _VARIABLE.findall(part.body)


def _written(sheet: Sheet) -> str:
    """A sheet, or the content of a rule, in as few letters as its parts."""
    text = ""
    for part in sheet:
        if isinstance(part, Declaration):
            text += part.text + ";"
        elif part.body is None:
            text += part.head + ";"
        else:
            body = part.body if isinstance(part.body, str) else _written(part.body)
            text += f"{part.head}{{{body.removesuffix(';')}}}"
    return text
