"""Reads YAML strictly and remembers the line of every key and value."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path

import yaml

from toolkit.issue import Issue

Location = tuple[str | int, ...]

MERGE_MARKER = re.compile(r"^(<{7}|={7}|>{7}|\|{7})( |\r?$)")
HIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff]|\r(?!\n)")
INTEGER = re.compile(r"-?(0|[1-9]\d{0,17})$", re.ASCII)
DECIMAL = re.compile(r"-?(0|[1-9]\d{0,17})\.\d{1,10}$", re.ASCII)
MAXIMUM_SIZE = 2_000_000
MAXIMUM_DEPTH = 30
CONSTANTS = {"true": True, "false": False, "null": None, "~": None, "": None}
PROBLEMS = {
    "mapping values are not allowed in this context": "yaml-colon",
    "found character that cannot start any token": "yaml-character",
    "found unexpected end of stream": "yaml-quote",
}


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


def dotted(location: Location) -> str:
    """A place in a file as people write it: pilots.partners.1 is the first partner."""
    return ".".join(str(part + 1 if isinstance(part, int) else part) for part in location)


def read_document(path: Path, shown: str) -> Document:
    """The file at `path`; every fault of its text is in `issues`, none is raised."""
    try:
        raw = path.read_bytes()
    except OSError:
        return Document(shown, issues=[Issue(shown, 1, "file-missing")])
    return parse_document(raw, shown)


@lru_cache(maxsize=512)
def parse_document(raw: bytes, shown: str) -> Document:
    """The YAML text `raw`, called `shown` in messages; remembered: most files stay as they are."""
    document = Document(shown)
    text = _decode(raw, document)
    if text is None:
        return document
    document.issues.extend(_text_faults(text, shown))
    if document.issues:
        return document
    node = _compose(text, document)
    if node is not None:
        document.value = _Builder(document).build(node, ())
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
        hidden = HIDDEN.search(line + "\n")
        if MERGE_MARKER.match(line):
            yield Issue(path, number, "merge-conflict")
        elif hidden:
            details = {"field": path, "code_point": f"U+{ord(hidden[0]):04X}"}
            yield Issue(path, number, "hidden-character", details)
        elif "\t" in line:
            yield Issue(path, number, "tab")


def _compose(text: str, document: Document) -> yaml.Node | None:
    try:
        document.issues.extend(_structure_faults(text, document.path))
        return None if document.issues else yaml.compose(text, Loader=yaml.CSafeLoader)
    except yaml.YAMLError as error:
        document.issues.append(_syntax_fault(error, text, document.path))
    return None


def _structure_faults(text: str, path: str) -> Iterator[Issue]:
    """Aliases, which hide where a value stands, and depth, which the parser does not survive."""
    depth = 0
    for event in yaml.parse(text, Loader=yaml.CSafeLoader):
        line = event.start_mark.line + 1 if event.start_mark else 1
        if isinstance(event, yaml.AliasEvent):
            yield Issue(path, line, "alias")
        elif isinstance(event, yaml.CollectionStartEvent):
            depth += 1
        elif isinstance(event, yaml.CollectionEndEvent):
            depth -= 1
        if depth > MAXIMUM_DEPTH:
            yield Issue(path, line, "too-deep")
            return


def _syntax_fault(error: yaml.YAMLError, text: str, path: str) -> Issue:
    said = error if isinstance(error, yaml.MarkedYAMLError) else yaml.MarkedYAMLError()
    code = PROBLEMS.get(said.problem or "", "yaml-syntax")
    mark = said.problem_mark or said.context_mark
    if code == "yaml-quote":  # the problem is seen at the end, the mistake is at the opening mark
        mark = said.context_mark or mark
    return Issue(path, min(mark.line + 1, text.count("\n") + 1) if mark else 1, code)


@dataclass
class _Builder:
    document: Document

    def build(self, node: yaml.Node, location: Location) -> object:
        self.document.lines.setdefault(location, node.start_mark.line + 1)
        if isinstance(node, yaml.MappingNode):
            return self._mapping(node, location)
        if isinstance(node, yaml.SequenceNode):
            return [self.build(child, (*location, i)) for i, child in enumerate(node.value)]
        return _scalar(node)

    def _mapping(self, node: yaml.MappingNode, location: Location) -> dict[str, object]:
        result: dict[str, object] = {}
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
            result[key] = self.build(value_node, (*location, key))
        return result

    def _report(self, line: int, code: str, **details: object) -> None:
        self.document.issues.append(Issue(self.document.path, line, code, details))


def _scalar(node: yaml.Node) -> object:
    """The value as an editor means it: `no`, `010`, `53,5` and `12:30` stay text."""
    text: str = node.value
    if getattr(node, "style", None) or not node.tag.startswith("tag:yaml.org,2002:"):
        return text
    if text.lower() in CONSTANTS:
        return CONSTANTS[text.lower()]
    if INTEGER.match(text):
        return int(text)
    return float(text) if DECIMAL.match(text) else text
