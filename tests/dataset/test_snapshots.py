"""Snapshots: written once, served as they are, and never changed."""

from __future__ import annotations

import json
import shutil
import subprocess

import pytest
from click.testing import CliRunner, Result
from small_project import Project

from toolkit.cli import main
from toolkit.dataset import published
from toolkit.dataset.records import TABLES

LIST = "data/snapshots/SHA256SUMS"
FIGURES = "data/snapshots/1.2.0/figures.json"


def take(project: Project) -> Result:
    return CliRunner().invoke(main, ["snapshot", "--language", "en", "--root", str(project.root)])


@pytest.fixture
def kept(project: Project) -> Project:
    """A project with a snapshot of its version 1.2.0."""
    project.write("data/site.yml", "version: 1.2.0\nreleased: 2026-11-22\n")
    assert take(project).exit_code == 0
    return project


def test_a_snapshot_holds_every_table_without_addresses(kept: Project) -> None:
    """Records, version and day; an address of the site might one day be another."""
    for name in TABLES:
        held = json.loads(kept.read(f"data/snapshots/1.2.0/{name}.json"))
        assert (held["version"], held["date"]) == ("1.2.0", "2026-11-22") and held[name]
        assert all(not {"page", "embed", "data"} & row.keys() for row in held[name])


def test_a_snapshot_is_served_as_it_was_written(kept: Project) -> None:
    """Whatever happens to the data later, the bytes of the version stay."""
    before = kept.read(FIGURES)
    kept.replace("data/figures.yml", "value: 53", "value: 61")
    files = dict(published.files(kept.content(), "https://example.org/"))
    assert files["data/v1/snapshots/1.2.0/figures.json"].decode() == before
    assert files["data/v1/snapshots/SHA256SUMS"].decode() == kept.read(LIST)


def test_the_list_is_one_that_the_usual_tool_reads(kept: Project) -> None:
    """`sha256sum --check` finds every file right."""
    tool = shutil.which("sha256sum")
    assert tool is not None
    folder = kept.root / "data/snapshots"
    checked = subprocess.run([tool, "--check", "SHA256SUMS"], cwd=folder, capture_output=True)
    assert checked.returncode == 0 and checked.stdout.count(b": OK") == len(TABLES)


def test_a_version_is_kept_once(kept: Project) -> None:
    """A second snapshot of a version is refused in words; nothing is written."""
    before = kept.read(LIST)
    kept.replace("data/figures.yml", "value: 53", "value: 61")
    result = take(kept)
    assert result.exit_code == 2 and "1.2.0" in result.output and kept.read(LIST) == before


def test_the_next_version_stands_beside_the_first(kept: Project) -> None:
    """A new version adds files and leaves those of the first alone."""
    before = kept.read(FIGURES)
    kept.write("data/site.yml", "version: 1.3.0\nreleased: 2026-12-01\n")
    assert take(kept).exit_code == 0
    assert kept.read(FIGURES) == before
    assert len(kept.read(LIST).splitlines()) == 2 * len(TABLES)
    assert kept.codes("published") == []


def test_without_a_version_there_is_no_snapshot(project: Project) -> None:
    """What nobody has given is asked for, not made up."""
    result = take(project)
    assert result.exit_code == 2 and "`version`" in result.output
    assert not (project.root / "data/snapshots").exists()


def test_an_altered_snapshot_is_an_error(kept: Project) -> None:
    """A changed byte, a lost file and a file that was put there are found, each at its place."""
    kept.replace(FIGURES, '"value": 53', '"value": 54')
    (kept.root / "data/snapshots/1.2.0/pilots.json").unlink()
    kept.write("data/snapshots/1.2.0/notes.txt", "x\n")
    found = [(issue.path, issue.code) for issue in kept.issues("published")]
    assert found == [
        ("data/snapshots/1.2.0/figures.json", "snapshot-altered"),
        ("data/snapshots/1.2.0/notes.txt", "snapshot-unlisted"),
        (LIST, "snapshot-missing"),
    ]
