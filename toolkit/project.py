"""The content of a project folder, read again only when one of its files has changed."""

from __future__ import annotations

from pathlib import Path

from toolkit.content import Content, load_content
from toolkit.issue import Issue

FOLDERS = ("data", "docs")

State = tuple[tuple[str, int, int], ...]

_read: dict[Path, tuple[State, Content | None, list[Issue]]] = {}


class Unusable(Exception):
    """The content cannot be used; `issues` says why."""

    def __init__(self, issues: list[Issue]) -> None:
        super().__init__(f"{len(issues)} issues")
        self.issues = issues


def current(root: Path) -> tuple[Content | None, list[Issue]]:
    """What `load_content` gives for the files as they are now."""
    state = _state(root)
    if root not in _read or _read[root][0] != state:
        _read[root] = (state, *load_content(root))
    return _read[root][1:]


def current_content(root: Path) -> Content:
    """The content as it is now; raises Unusable where data cannot be used."""
    content, issues = current(root)
    if content is None:
        raise Unusable(issues)
    return content


def _state(root: Path) -> State:
    files = (path for folder in FOLDERS for path in sorted((root / folder).rglob("*")))
    return tuple(
        (path.as_posix(), stat.st_mtime_ns, stat.st_size)
        for path in files
        if path.suffix in (".md", ".yml")
        for stat in (path.stat(),)
    )
