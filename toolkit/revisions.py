"""What git remembers: the files of a revision, and the day on which each was last changed."""

from __future__ import annotations

import io
import os
import subprocess
import tarfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from functools import lru_cache
from pathlib import Path
from tempfile import TemporaryDirectory

from toolkit import data, pages
from toolkit.content import Content

FOLDERS = (data.FOLDER, pages.FOLDER)
GIT = ("git", "-c", "core.quotePath=false", "-c", "log.showSignature=false")
COMMIT = "\0"
MOMENT = "SOURCE_DATE_EPOCH"
"""Says to programs which time to write into what they make; reproducible-builds.org defines it."""
NO_MOMENT = 315532800
"""The year 1980, for programs that must have one where nothing tells it."""


class NoState(Exception):
    """A state of the content cannot be had; `args` is (code of the message, what was asked for)."""


@contextmanager
def unpacked(root: Path, revision: str) -> Iterator[Path]:
    """The data and pages of a revision in a folder that lasts as long as it is needed."""
    commit = _commit(root, revision)
    held = _git(root, "ls-tree", "--name-only", commit, *FOLDERS).split()
    missing = [folder for folder in FOLDERS if folder not in held]
    if missing:
        raise NoState("revision_without_content", revision)
    archive = _run(root, "archive", "--format=tar", commit, *FOLDERS).stdout
    with TemporaryDirectory() as folder:
        try:
            with tarfile.open(fileobj=io.BytesIO(archive)) as files:
                files.extractall(folder, filter="data")
        except (tarfile.TarError, OSError):
            raise NoState("revision_unreadable", revision) from None
        yield Path(folder)


@contextmanager
def assembled(folder: Path, root: Path) -> Iterator[Path]:
    """The project in `folder`; where that is a data folder alone, with the pages of `root`."""
    if all((folder / name).is_dir() for name in FOLDERS):
        yield folder
        return
    given = folder / data.FOLDER if (folder / data.FOLDER).is_dir() else folder
    if not any(given.glob("*.yml")):
        raise NoState("folder_without_content", str(folder))
    with TemporaryDirectory() as whole:
        for name, target in ((data.FOLDER, given), (pages.FOLDER, root / pages.FOLDER)):
            Path(whole, name).symlink_to(target.resolve(), target_is_directory=True)
        yield Path(whole)


def last_changes(root: Path) -> Mapping[str, str]:
    """Day of the last commit of each page (2026-11-22); without those that git cannot know."""
    try:
        shallow = _git(root, "rev-parse", "--git-path", "shallow").strip()
        log = _git(root, "log", "--relative", "--name-only", "--format=%x00%H %cs", "--", *FOLDERS)
    except NoState:
        return {}
    cut = _lines(root / shallow)  # where a shallow copy ends, a commit seems to change every file
    days: dict[str, str] = {}
    for entry in log.split(COMMIT)[1:]:
        head, *paths = entry.split("\n")
        commit, day = head.split(" ")
        for path in filter(None, paths):
            days.setdefault(path, "" if commit in cut else day)
    return {path: day for path, day in days.items() if day}


@lru_cache(maxsize=2)
def days(content: Content) -> Mapping[str, str]:
    """The same, asked for once for all pages of the content."""
    return last_changes(content.root)


def last_moment(root: Path) -> int | None:
    """When the project was last changed, in seconds since 1970; none where nothing tells it."""
    given = os.environ.get(MOMENT, "")
    if given.isdecimal():
        return int(given) if int(given) != NO_MOMENT else None
    try:
        return int(_git(root, "log", "-1", "--format=%ct"))
    except (NoState, ValueError):
        return None


def moment_for_tools(root: Path) -> int:
    """The same for programs that would write the present time instead."""
    moment = last_moment(root)
    return NO_MOMENT if moment is None else moment


def _lines(path: Path) -> set[str]:
    return set(path.read_text().split()) if path.is_file() else set()


def _commit(root: Path, revision: str) -> str:
    _git(root, "rev-parse", "--git-dir")
    try:
        wanted = f"{revision}^{{commit}}"
        return _git(root, "rev-parse", "--verify", "--quiet", "--end-of-options", wanted).strip()
    except (NoState, ValueError):
        raise NoState("revision_missing", revision) from None


def _git(root: Path, *arguments: str) -> str:
    return _run(root, *arguments).stdout.decode("utf-8", "replace")


def _run(root: Path, *arguments: str) -> subprocess.CompletedProcess[bytes]:
    """Runs git; without git, or outside of its folders, there is no state."""
    try:
        return subprocess.run((*GIT, *arguments), cwd=root, capture_output=True, check=True)
    except (OSError, subprocess.CalledProcessError):
        raise NoState("no_git", str(root)) from None
