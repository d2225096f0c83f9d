"""An editor at work on a copy of the real site: opens files, saves them, reads what is said."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import lru_cache
from hashlib import sha256
from pathlib import Path

from small_project import Project

from toolkit import checks
from toolkit.content import Content, load_content
from toolkit.draft import read
from toolkit.issue import Issue, in_order
from toolkit.markup import plain

FOLDERS = ("data", "docs")
MATCHES = "data/matches.yml"
Said = list[tuple[str, str, int]]
"""Code, file and line of each message."""


def everything(root: Path) -> tuple[Content | None, list[Issue]]:
    """The content of a folder, if it can be read, and all that is said of it."""
    content, issues = load_content(root)
    return content, in_order([*issues, *(checks.run(content) if content else ())])


@lru_cache(maxsize=4)
def _as_it_is(root: Path, state: str) -> tuple[Content | None, list[Issue]]:
    """The same, found once as long as no file changes."""
    del state
    return everything(root)


def _state(root: Path) -> str:
    """Changes with every file of data and pages."""
    digest = sha256()
    for path in sorted(p for folder in FOLDERS for p in (root / folder).rglob("*") if p.is_file()):
        digest.update(f"{path} {path.stat().st_size} ".encode() + path.read_bytes())
    return digest.hexdigest()


@contextmanager
def undone(root: Path) -> Iterator[None]:
    """Afterwards every file that editors change is as it was."""
    files = {path: path.read_bytes() for path in _files(root)}
    yield
    for path in {*_files(root)} - files.keys():
        path.unlink()
    for path, content in files.items():
        if not path.exists() or path.read_bytes() != content:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(content)


def _files(root: Path) -> list[Path]:
    below = (path for folder in FOLDERS for path in (root / folder).rglob("*"))
    return [root / "mkdocs.yml", *(path for path in below if path.is_file())]


def key_of(issue: Issue) -> tuple[str, str, str]:
    return issue.path, issue.code, repr(sorted(issue.details.items()))


@dataclass(frozen=True)
class Editor(Project):
    """Somebody who edits, and what was said before."""

    before: Content
    known: frozenset[tuple[str, str, str]]

    def issues(self, *names: str) -> list[Issue]:
        """What is said that was not said before."""
        del names
        found = _as_it_is(self.root, _state(self.root))[1]
        return [issue for issue in found if key_of(issue) not in self.known]

    def content(self) -> Content:
        """The content as it is now, which must be usable."""
        content, issues = _as_it_is(self.root, _state(self.root))
        assert content is not None, issues
        return content

    def said(self, *codes: str) -> Said:
        """The new messages, or those of some codes, with their places."""
        found = (issue for issue in self.issues() if not codes or issue.code in codes)
        return [(issue.code, issue.path, issue.line) for issue in found]

    def codes(self, *names: str) -> list[str]:
        """The codes of the new messages, each once."""
        del names
        return sorted({issue.code for issue in self.issues()})

    def line(self, path: str, text: str) -> int:
        """The line of a file on which a text begins; it stands there once."""
        content = self.read(path)
        assert content.count(text) == 1, f"{path}: {text!r} stands {content.count(text)} times"
        return content[: content.index(text)].count("\n") + 1

    def sub(self, path: str, pattern: str, new: str) -> int:
        """Replaces the first match of a pattern; gives its line."""
        text = self.read(path)
        found = re.search(pattern, text, re.MULTILINE | re.DOTALL)
        assert found, f"{path} has no {pattern!r}"
        self.write(path, text[: found.start()] + found.expand(new) + text[found.end() :])
        return text[: found.start()].count("\n") + 1

    def record(self) -> None:
        """Takes the lines of the comment below the pull request to the file of matches."""
        for issue in self.issues():
            line = issue.details.get("line")
            if issue.code.startswith("match-") and line:
                beginning = re.escape(line.partition(":  ")[0].split(": {")[0])
                text, count = re.subn(rf"^{beginning}: .*$", line, self.read(MATCHES), flags=re.M)
                self.write(MATCHES, text if count else f"{text}{line}\n")

    def explain(self, kind: str = "figure") -> None:
        """Takes the lines that the warnings suggest to the changes, and fills in the dots."""
        for issue in self.issues():
            if issue.code == "change-unrecorded":
                line = issue.details["line"].replace("date: …", "date: 2026-11-23")
                line = line.replace("kind: figure", f"kind: {kind}")
                line = line.replace(
                    "{…}", '{sl: "Popravek vira.", en: "The source was corrected."}'
                )
                self.append("data/changes.yml", f"{line}\n")

    def page(self, locale: str, slug: str, content: Content | None = None) -> str:
        """One page as its reader sees it, now or in another state."""
        content = content or self.content()
        reading = read(content, content.by_address[locale, slug])
        return plain(reading.filled).replace("\u00a0", " ")
