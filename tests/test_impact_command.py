"""`toolkit impact` and `toolkit status`: arguments, exit codes, plain messages."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from impact_site import small_project
from test_revisions import git

from toolkit.cli import main


@pytest.fixture(scope="module")
def committed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The small project in git, with 15 changed to 3 since the last commit."""
    root = small_project(tmp_path_factory.mktemp("project"))
    git(root, "init", "-q", "-b", "main")
    git(root, "add", ".")
    git(root, "commit", "-qm", "one")
    pilots = root / "data" / "pilots.yml"
    pilots.write_text(pilots.read_text("utf-8").replace("value: 15", "value: 3"), "utf-8")
    return root


def _run(root: Path, *arguments: str) -> Result:
    return CliRunner().invoke(main, [*arguments, "--root", str(root), "--language", "en"])


@pytest.mark.parametrize("revision", [[], ["main"], ["HEAD"]])
def test_changes_since_a_revision(committed: Path, revision: list[str]) -> None:
    """The last commit is compared with when no revision is given; nothing is an error."""
    result = _run(committed, "impact", *revision)
    assert result.exit_code == 0, result.output
    assert "at least [15] challenges" in result.output and "[3 izzive]" in result.output


def test_days_of_commits_are_not_compared(committed: Path) -> None:
    """A revision has left git, so its pages have no day; that is no change of the status page."""
    pages = json.loads(_run(committed, "impact", "--format", "json").output)["pages"]
    changes = [change for page in pages for change in page["changes"]]
    assert changes and not any("2026" in (change["new"] or "") for change in changes)


def test_two_folders(committed: Path, tmp_path: Path) -> None:
    """Folders are projects or data folders; the project is the new state when none is given."""
    shutil.copytree(committed / "data", tmp_path / "old")
    pilots = tmp_path / "old" / "pilots.yml"
    pilots.write_text(pilots.read_text("utf-8").replace("value: 3", "value: 4"), "utf-8")
    for new in ([], ["--after", str(committed)], ["--after", str(committed / "data")]):
        arguments = ["--before", str(tmp_path / "old"), *new, "--format", "json"]
        result = _run(committed, "impact", *arguments)
        assert result.exit_code == 0, result.output
        (number,) = json.loads(result.output)["numbers"]
        assert (number["old"]["value"], number["new"]["value"]) == (4, 3)


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["nowhere"], 'There is no revision "nowhere".'),
        (["main", "--before", "."], "Give a revision or --before, not both"),
        (["--after", "."], "--after needs --before"),
    ],
)
def test_wrong_use_is_said_plainly(committed: Path, arguments: list[str], said: str) -> None:
    """Exit code 2 and one sentence."""
    result = _run(committed, "impact", *arguments)
    assert result.exit_code == 2
    assert said in result.output


def test_a_state_with_mistakes_is_named_with_them(committed: Path, tmp_path: Path) -> None:
    """Data that cannot be used is not compared; the messages say why."""
    shutil.copytree(committed / "data", tmp_path / "data")
    (tmp_path / "data" / "figures.yml").write_text("\t", "utf-8")
    result = _run(committed, "impact", "--before", str(tmp_path / "data"))
    assert result.exit_code == 1
    assert str(tmp_path / "data") in result.output and "data/figures.yml:1" in result.output


def test_help_teaches_by_example() -> None:
    """Each command shows how it is called."""
    for command in ("impact", "status"):
        result = CliRunner().invoke(main, [command, "--help"])
        assert f"python -m toolkit {command}" in result.output


def test_status_names_pages_and_numbers(committed: Path) -> None:
    """The command needs nothing but the project."""
    result = _run(committed, "status")
    assert result.exit_code == 0, result.output
    assert "/pilots/young-pioneers/" in result.output and "2026-01-02" in result.output
    assert json.loads(_run(committed, "status", "--format", "json").output)["numbers"]
