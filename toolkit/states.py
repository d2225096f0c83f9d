"""Finds the two states of the content that are compared, and compares them."""

from __future__ import annotations

from contextlib import ExitStack
from pathlib import Path

from toolkit.content import Content, load_content
from toolkit.impact import Impact, compare
from toolkit.issue import Issue
from toolkit.project import Unusable
from toolkit.revisions import assembled, unpacked


class FaultyState(Unusable):
    """A state that cannot be compared; `name` is the revision or folder, `issues` says why."""

    def __init__(self, name: str, issues: list[Issue]) -> None:
        super().__init__(issues)
        self.name = name


def impact_since(root: Path, revision: str) -> Impact:
    """What was changed in the project at `root` since a revision."""
    with unpacked(root, revision) as before:
        return compare(_content(before, revision), _content(root, str(root)))


def impact_between(before: Path, after: Path, root: Path) -> Impact:
    """What differs between two folders; pages that one lacks are those of `root`."""
    with ExitStack() as folders:
        old, new = (folders.enter_context(assembled(folder, root)) for folder in (before, after))
        return compare(_content(old, str(before)), _content(new, str(after)))


def _content(folder: Path, name: str) -> Content:
    content, issues = load_content(folder)
    if content is None:
        raise FaultyState(name, issues)
    return content
