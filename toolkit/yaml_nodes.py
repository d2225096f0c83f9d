"""Reads YAML strictly and remembers the line of every key and value."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import yaml

from toolkit.issue import Issue

Location = tuple[str | int, ...]

MERGE_MARKER = re.compile(r"^(<{7}|={7}|>{7}|\|{7})( |$)")
INTEGER = re.compile(r"-?(0|[1-9]\d*)$")
DECIMAL = re.compile(r"-?(0|[1-9]\d*)\.\d+$")
MAXIMUM_SIZE = 2_000_000
MAXIMUM_DEPTH = 30
CONSTANTS = {"true": True, "false": False, "null": None, "~": None, "": None}


@dataclass
class Document:
    """A YAML file as plain values, with the line on which each one stands."""

    path: str
    value: object = None
    lines: dict[Location, int] = field(default_factory=dict)
    issues: list[Issue] = field(default_factory=list)

    def line(self, location: Location) -> int:
        """Line of a value, or of the nearest value around it that has one."""
        while location and location not in self.lines:
            location = location[:-1]
        return self.lines.get(location, 1)


def read_document(path: Path, shown: str) -> Document:
    """The file at `path`; every fault of its text is in `issues`, none is raised."""
    try:
        raw = path.read_bytes()
    except OSError:
        return Document(shown, issues=[Issue(shown, 1, "file-missing")])
    return parse_document(raw, shown)


def parse_document(raw: bytes, shown: str) -> Document:
    """The YAML text `raw`, called `shown` in messages."""
    document = Document(shown)
    text = _decode(raw, document)
    if text is None:
        return document
    document.issues.extend(_text_faults(text, shown))
    if document.issues:
        return document
    node = _compose(text, document)
    if node is not None:
        document.value = _Builder(document).build(node, (), 0)
    elif not document.issues:
        document.issues.append(Issue(shown, 1, "file-empty"))
    return document


def _decode(raw: bytes, document: Document) -> str | None:
    if len(raw) > MAXIMUM_SIZE:
        document.issues.append(Issue(document.path, 1, "file-too-large"))
        return None
    try:
        return raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = raw[: error.start].count(b"\n") + 1
        document.issues.append(Issue(document.path, line, "not-utf8"))
        return None


def _text_faults(text: str, path: str) -> Iterator[Issue]:
    for number, line in enumerate(text.split("\n"), 1):
        if MERGE_MARKER.match(line):
            yield Issue(path, number, "merge-conflict")
        elif "\t" in line:
            yield Issue(path, number, "tab")


def _compose(text: str, document: Document) -> yaml.Node | None:
    try:
        return yaml.compose(text, Loader=yaml.CSafeLoader)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        line = min(mark.line + 1, text.count("\n") + 1) if mark else 1
        document.issues.append(
            Issue(document.path, line, "yaml-syntax", {"problem": str(error.problem or error)})
        )
    except (yaml.YAMLError, RecursionError, ValueError) as error:
        position = getattr(error, "position", 0)
        line = text[:position].count("\n") + 1
        document.issues.append(Issue(document.path, line, "yaml-syntax", {"problem": str(error)}))
    return None


@dataclass
class _Builder:
    document: Document
    seen: set[int] = field(default_factory=set)

    def build(self, node: yaml.Node, location: Location, depth: int) -> object:
        line = node.start_mark.line + 1
        self.document.lines.setdefault(location, line)
        if depth > MAXIMUM_DEPTH:
            self._report(line, "too-deep")
            return None
        if id(node) in self.seen:  # an alias: hides where a value stands, and can grow without end
            self._report(line, "alias")
            return None
        self.seen.add(id(node))
        if isinstance(node, yaml.MappingNode):
            return self._mapping(node, location, depth)
        if isinstance(node, yaml.SequenceNode):
            return [
                self.build(child, (*location, index), depth + 1)
                for index, child in enumerate(node.value)
            ]
        return _scalar(node)

    def _mapping(self, node: yaml.MappingNode, location: Location, depth: int) -> dict:
        result: dict = {}
        for key_node, value_node in node.value:
            line = key_node.start_mark.line + 1
            if not isinstance(key_node, yaml.ScalarNode):
                self._report(line, "key-not-text")
                continue
            key = key_node.value
            if key in result:
                first = self.document.lines[(*location, key)]
                self._report(line, "duplicate-key", key=key, first=first)
                continue
            self.document.lines[(*location, key)] = line
            result[key] = self.build(value_node, (*location, key), depth + 1)
        return result

    def _report(self, line: int, code: str, **details: object) -> None:
        self.document.issues.append(Issue(self.document.path, line, code, details))


def _scalar(node: yaml.ScalarNode) -> object:
    """The value as an editor means it: `no`, `010`, `53,5` and `12:30` stay text."""
    text = node.value
    if node.style is not None or (node.tag and not node.tag.startswith("tag:yaml.org,2002:")):
        return text
    if text.lower() in CONSTANTS:
        return CONSTANTS[text.lower()]
    if INTEGER.match(text) and len(text) < 19:
        return int(text)
    if DECIMAL.match(text) and len(text) < 30:
        return float(text)
    return text
