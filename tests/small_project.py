"""The small complete project of tests/project/, which tests copy and change."""

from __future__ import annotations

import shutil
from dataclasses import dataclass
from pathlib import Path

from toolkit import checks
from toolkit.content import Content, load_content
from toolkit.issue import Issue, in_order

TESTS = Path(__file__).parent
REPOSITORY = TESTS.parent
GRAMMAR = ("languages", "stems", "sizes.yml", "strings.yml")
"""What the project shares with the real site: how its languages speak."""

FORM = ("data", "pages", "macros", "numbers", "claims", "translations", "typography")
"""The checks that the cases are written for; others have tests of their own."""


@dataclass(frozen=True)
class Project:
    """A copy of the small project that a test may change."""

    root: Path

    def write(self, path: str, content: str | bytes) -> None:
        """Writes a file, or writes over it."""
        target = self.root / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(content if isinstance(content, bytes) else content.encode())

    def read(self, path: str) -> str:
        """The text of a file."""
        return (self.root / path).read_text("utf-8")

    def append(self, path: str, text: str) -> None:
        """Writes after the end of a file."""
        self.write(path, self.read(path) + text)

    def replace(self, path: str, old: str, new: str) -> None:
        """Changes a text that must stand in the file."""
        text = self.read(path)
        assert old in text, f"{path} has no {old!r}"
        self.write(path, text.replace(old, new))

    def load(self) -> tuple[Content | None, list[Issue]]:
        """The content as it is now, and the faults of its form."""
        return load_content(self.root)

    def content(self) -> Content:
        """The content, which must be usable."""
        content, issues = self.load()
        assert content is not None, issues
        return content

    def issues(self, *names: str) -> list[Issue]:
        """What the loader finds, and then the named checks."""
        content, issues = self.load()
        return (
            issues if content is None else in_order([*issues, *checks.run(content, names or FORM)])
        )

    def codes(self, *names: str) -> list[str]:
        """The codes of these issues."""
        return [issue.code for issue in self.issues(*names)]


def copy_project(folder: Path) -> Project:
    """A fresh copy of the small project in a folder."""
    shutil.copytree(TESTS / "project", folder, dirs_exist_ok=True)
    for name in GRAMMAR:
        source, target = REPOSITORY / "data" / name, folder / "data" / name
        if source.is_dir():
            shutil.copytree(source, target, dirs_exist_ok=True)
        else:
            shutil.copyfile(source, target)
    return Project(folder)
