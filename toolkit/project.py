"""The content of a project folder, read again only when one of its files has changed."""

from __future__ import annotations

from pathlib import Path

from toolkit import checks
from toolkit.content import Content, load_content
from toolkit.issue import Issue, in_order
from toolkit.originals import ENDINGS

FOLDERS = ("data", "docs")
READ = (".md", ".yml", ".txt", *ENDINGS)

State = tuple[tuple[str, int, int], ...]

_read: dict[Path, tuple[State, Content | None, list[Issue]]] = {}
_good: dict[Path, Content] = {}


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
    content, issues = _read[root][1:]
    if content is not None:
        _good[root] = content
    return content, issues


def current_content(root: Path) -> Content:
    """The content as it is now, or the last that could be used; raises Unusable without one.

    Only a preview goes on with old content: a build has stopped at the issues before.
    """
    content, issues = current(root)
    if content is None and root not in _good:
        raise Unusable(issues)
    return content or _good[root]


def faults(root: Path, names: tuple[str, ...] = tuple(checks.CHECKS)) -> list[Issue]:
    """Every issue of the content as it is now: of its form, and what the named checks find."""
    content, issues = current(root)
    return issues if content is None else in_order([*issues, *checks.run(content, names)])


def _state(root: Path) -> State:
    files = (path for folder in FOLDERS for path in sorted((root / folder).rglob("*")))
    return tuple(
        (path.as_posix(), stat.st_mtime_ns, stat.st_size)
        for path in files
        if path.suffix.lower() in READ and path.is_file()
        for stat in (path.stat(),)
    )
