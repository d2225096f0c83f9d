"""Files that are made from the content: makes them, marks them, says which are out of date."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from itertools import zip_longest
from pathlib import Path
from types import MappingProxyType

from toolkit import addresses, changes, citation_file, report, schemas, snippets, stemming
from toolkit.content import Content
from toolkit.dataset import memory
from toolkit.issue import Issue
from toolkit.reference import pages as reference

Generator = Callable[[Content], Mapping[str, str]]
"""A pure function of the content; gives texts by path from the project's folder, unmarked."""

GENERATORS: Mapping[str, Generator] = MappingProxyType(
    {
        "schemas": schemas.generate,
        "reference": reference.generate,
        "snippets": snippets.generate,
        "addresses": addresses.generate,
        "values": changes.generate,
        "published": memory.generate,
        "citation": citation_file.generate,
        "stems": stemming.generate,
    }
)
"""The generators in the order in which they run: each sees what those before it have written."""

MARKED_LINES = 3
"""Within how many lines of its start a file bears its mark."""


@dataclass(frozen=True)
class Change:
    """What writing did to a file: it was `new`, `changed` or `deleted`."""

    path: str
    kind: str


def command(name: str) -> str:
    """The command that makes the files of a generator."""
    return f"python -m toolkit generate {name}"


def files(content: Content, name: str) -> dict[str, str]:
    """The files of a generator as they must be committed, with their mark."""
    texts = GENERATORS[name](content)
    return {path: _marked(path, texts[path], name) for path in sorted(texts)}


def faults(content: Content, names: tuple[str, ...] = ()) -> Iterator[Issue]:
    """Every committed file that is stale, missing or left over."""
    for name in names or GENERATORS:
        wanted = files(content, name)
        for path, text in wanted.items():
            yield from _difference(content.root, path, text, name)
        for path in _left_over(content.root, wanted, name):
            yield Issue(path, 1, "generated-left-over", {"command": command(name)})


def write(content: Content, name: str) -> list[Change]:
    """Writes the files of a generator and deletes those that it no longer makes."""
    wanted = files(content, name)
    changes = []
    for path, text in wanted.items():
        found = _read(content.root / path)
        if found != text:
            (content.root / path).parent.mkdir(parents=True, exist_ok=True)
            (content.root / path).write_bytes(text.encode())
            changes.append(Change(path, "new" if found is None else "changed"))
    for path in _left_over(content.root, wanted, name):
        (content.root / path).unlink()
        changes.append(Change(path, "deleted"))
    return changes


def _mark(name: str) -> str:
    """Who made a file, in every language that the toolkit speaks."""
    words = (report.messages(language)["_words"] for language in reversed(report.languages()))
    return " ".join(word["generated_mark"].format(command=command(name)) for word in words)


def _marked(path: str, text: str, name: str) -> str:
    """The text with its mark, as a comment of its form."""
    mark = _mark(name)
    if path.endswith(".json"):
        return text.replace("{\n", f'{{\n  "$comment": "{mark}",\n', 1)
    if path.endswith(".md"):
        return text.replace("---\n", f"---\n# {mark}\n", 1)
    if path.endswith(".code-snippets"):
        return f"// {mark}\n{text}"
    return f"# {mark}\n{text}"


def _difference(root: Path, path: str, text: str, name: str) -> Iterator[Issue]:
    found = _read(root / path)
    if found is None:
        yield Issue(path, 1, "generated-missing", {"command": command(name)})
    elif found != text:
        lines = zip_longest(found.split("\n"), text.split("\n"))
        line, (here, expected) = next((n, p) for n, p in enumerate(lines, 1) if p[0] != p[1])
        details = {"command": command(name), "found": here, "expected": expected}
        yield Issue(path, line, "generated-stale", details)


def _left_over(root: Path, wanted: Mapping[str, str], name: str) -> Iterator[str]:
    """Marked files beside the wanted ones that the generator does not make."""
    folders = sorted({(root / path).parent for path in wanted})
    for file in (file for folder in folders for file in sorted(folder.glob("*"))):
        path = file.relative_to(root).as_posix()
        if path not in wanted and file.is_file() and _bears_mark(file, name):
            yield path


def _bears_mark(file: Path, name: str) -> bool:
    text = _read(file) or ""
    return any(f"`{command(name)}`" in line for line in text.split("\n")[:MARKED_LINES])


def _read(file: Path) -> str | None:
    """The text of a file, whatever its bytes; None where there is none."""
    try:
        return file.read_bytes().decode("utf-8", "replace").replace("\r\n", "\n")
    except OSError:
        return None
