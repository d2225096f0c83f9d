"""toolkit.revisions: the states of the content that git remembers."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest

from toolkit.revisions import NoState, assembled, last_changes, unpacked

NOBODY = ("-c", "user.name=A", "-c", "user.email=a@example.org", "-c", "commit.gpgsign=false")


def git(root: Path, *arguments: str, day: str = "2026-01-02") -> str:
    """What git says; commits bear the given day."""
    when = {"GIT_AUTHOR_DATE": f"{day}T12:00:00Z", "GIT_COMMITTER_DATE": f"{day}T12:00:00Z"}
    command = ("git", *NOBODY, *arguments)
    done = subprocess.run(
        command, cwd=root, check=True, capture_output=True, env={"PATH": "/usr/bin:/bin", **when}
    )
    return done.stdout.decode()


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    """A repository whose project stands in a folder of it, with two commits."""
    root = tmp_path / "repository" / "project"
    for name, text in (
        ("data/a.yml", "a: 1\n"),
        ("docs/en/č.md", "one\n"),
        ("docs/en/b.md", "b\n"),
    ):
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_text(text, "utf-8")
    git(root.parent, "init", "-q", "-b", "main")
    git(root.parent, "add", ".")
    git(root.parent, "commit", "-qm", "one")
    (root / "docs/en/č.md").write_text("two\n", "utf-8")
    git(root.parent, "commit", "-qam", "two", day="2026-03-04")
    return root


def test_a_revision_is_unpacked_beside_the_project(repository: Path) -> None:
    """Its files are as they were; the work tree is left alone, and nothing stays behind."""
    (repository / "docs/en/č.md").write_text("three\n", "utf-8")
    with unpacked(repository, "main~1") as folder:
        assert (folder / "docs/en/č.md").read_text("utf-8") == "one\n"
        assert (folder / "data/a.yml").exists()
    assert not folder.exists()
    assert (repository / "docs/en/č.md").read_text("utf-8") == "three\n"


@pytest.mark.parametrize("revision", ["nowhere", "--output=x", "", "main:docs", "a\0b", "main..x"])
def test_a_missing_revision_is_said_plainly(repository: Path, revision: str) -> None:
    """Whatever is asked for, git is not led astray."""
    with pytest.raises(NoState) as caught, unpacked(repository, revision):
        pass
    assert caught.value.args == ("revision_missing", revision)


def test_a_revision_without_content_is_said_plainly(repository: Path) -> None:
    """A commit from before the site has nothing to compare with."""
    git(repository, "rm", "-rq", "docs")
    git(repository, "commit", "-qm", "three")
    with pytest.raises(NoState) as caught, unpacked(repository, "main"):
        pass
    assert caught.value.args == ("revision_without_content", "main")


def test_outside_of_git_there_is_no_revision(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Neither a folder that git does not know nor a machine without git ends in a traceback."""
    with pytest.raises(NoState) as caught, unpacked(tmp_path, "main"):
        pass
    assert caught.value.args[0] == "no_git"
    monkeypatch.setenv("PATH", "")
    with pytest.raises(NoState) as caught, unpacked(tmp_path, "main"):
        pass
    assert caught.value.args[0] == "no_git"
    assert last_changes(tmp_path) == {}


def test_last_changes_are_days_of_commits(repository: Path) -> None:
    """Each page has the day of its own last commit; new files have none."""
    (repository / "docs/en/new.md").write_text("new\n", "utf-8")
    assert last_changes(repository) == {
        "data/a.yml": "2026-01-02",
        "docs/en/b.md": "2026-01-02",
        "docs/en/č.md": "2026-03-04",
    }


def test_a_shallow_copy_knows_only_what_it_can(repository: Path, tmp_path: Path) -> None:
    """The commit at which history was cut seems to change all; its day is not taken."""
    address = f"file://{repository.parent}"
    git(tmp_path, "clone", "-q", "--depth", "1", address, "copy")
    assert last_changes(tmp_path / "copy" / "project") == {}


def test_a_data_folder_borrows_the_pages(tmp_path: Path) -> None:
    """Two data folders can be compared without copying the pages."""
    root, old = tmp_path / "root", tmp_path / "old"
    for path in (root / "data", root / "docs" / "en", old):
        path.mkdir(parents=True)
    (old / "figures.yml").write_text("x", "utf-8")
    (root / "docs" / "en" / "a.md").write_text("page", "utf-8")
    with assembled(old, root) as whole:
        assert (whole / "data" / "figures.yml").read_text("utf-8") == "x"
        assert (whole / "docs" / "en" / "a.md").read_text("utf-8") == "page"
    assert (root / "docs" / "en" / "a.md").exists() and (old / "figures.yml").exists()
    with assembled(root, root) as whole:
        assert whole == root
    empty = tmp_path / "empty"
    empty.mkdir()
    with pytest.raises(NoState) as caught, assembled(empty, root):
        pass
    assert caught.value.args == ("folder_without_content", str(empty))
