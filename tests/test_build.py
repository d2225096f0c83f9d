"""Building beside the published site, and putting it in place only when it is whole.

The generator is replaced by small commands here; tests/site/ builds the real site, and
test_replacing.py kills builds, fills disks and forbids folders.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from small_project import Project

from toolkit import build as building
from toolkit import revisions
from toolkit.cli import main

WRITES = """
import pathlib, sys
site = pathlib.Path(sys.argv[sys.argv.index("--site-dir") + 1])
(site / "sub").mkdir(parents=True)
(site / "index.html").write_text("new")
"""
FAILS = WRITES + "sys.exit(3)"
DIES = WRITES + "import os, signal; os.kill(os.getpid(), signal.SIGKILL)"
RECORDS = (
    WRITES + "import os; (site / 'env').write_text(os.environ['NO_MKDOCS_2_WARNING'] + os.getcwd())"
)


@pytest.fixture
def site(project: Project) -> Path:
    """A site that was published before."""
    project.write("site/index.html", "old")
    project.write("site/en/page.html", b"\x00\xff")
    os.utime(project.root / "site/index.html", (1, 1))
    return project.root / "site"


def state(folder: Path) -> dict[str, tuple[int, bytes]]:
    """Every file with its time and bytes, and nothing beside the folder."""
    assert [p.name for p in folder.parent.iterdir() if p.name.startswith(f".{folder.name}")] == []
    files = (path for path in sorted(folder.rglob("*")) if path.is_file())
    return {str(path): (path.stat().st_mtime_ns, path.read_bytes()) for path in files}


def stub(monkeypatch: pytest.MonkeyPatch, program: str) -> None:
    monkeypatch.setattr(building, "GENERATOR", ("-c", program))


def build(project: Project) -> Result:
    command = ["build", "--language", "en", "--root", str(project.root)]
    return CliRunner().invoke(main, command, catch_exceptions=False)


def test_an_empty_address_is_not_given(monkeypatch, project: Project) -> None:
    """A pipeline sets what nobody has filled in to nothing; a filled-in address goes through."""
    stub(
        monkeypatch,
        WRITES + "import os; (site / 'env').write_text(str(os.environ.get('SITE_URL')))",
    )
    for given, used in (("", "None"), ("https://example.org/", "https://example.org/")):
        monkeypatch.setenv("SITE_URL", given)
        assert build(project).exit_code == 0
        assert (project.root / "site/env").read_text() == used


def test_site_is_replaced(monkeypatch, project: Project, site: Path) -> None:
    """After a good build only the new site stands."""
    stub(monkeypatch, WRITES)
    assert build(project).exit_code == 0
    assert [path.name for path in sorted(site.iterdir())] == ["index.html", "sub"]
    assert (site / "index.html").read_text() == "new"
    state(site)


def test_first_build(monkeypatch, project: Project) -> None:
    """Where no site was, one is."""
    stub(monkeypatch, WRITES)
    assert build(project).exit_code == 0
    assert (project.root / "site/index.html").read_text() == "new"


@pytest.mark.parametrize(
    ("path", "content"),
    [
        ("data/figures.yml", "needed_thinking: {valeu: 5}\n"),
        ("data/figures.yml", ""),
        ("data/links.yml", "a: 1\na: 2\n"),
        ("data/links.yml", "a:\n\tb: 1\n"),
        ("data/links.yml", b"\xff"),
        ("data/links.yml", "<<<<<<< HEAD\n"),
        ("docs/en/index.md", "# No front matter\n"),
        ("docs/en/index.md", b"\xff"),
        (
            "docs/sl/about/glossary.md",
            '---\ntitle: "A"\ndescription: "B"\n---\n# A { #a }\n{{ x( }}',
        ),
    ],
)
def test_fault_leaves_the_site_untouched(
    monkeypatch, project: Project, site: Path, path: str, content: str | bytes
) -> None:
    """A mistake stops the build with 1 before anything is touched: same bytes, same times."""
    stub(monkeypatch, WRITES)
    before = state(site)
    project.write(path, content)
    result = build(project)
    assert result.exit_code == 1
    assert f"{path}:1" in result.stderr or f"{path}:" in result.stderr
    assert "Nothing was published" in result.stderr
    assert state(site) == before


@pytest.mark.parametrize("program", [FAILS, DIES, "raise SystemExit(1)", "1/0"])
def test_failed_generator_leaves_the_site_untouched(
    monkeypatch, project: Project, site: Path, program: str
) -> None:
    """A generator that fails, or is killed half-way, leaves nothing behind."""
    stub(monkeypatch, program)
    before = state(site)
    assert build(project).exit_code == 1
    assert state(site) == before


def test_generator_that_is_not_there(monkeypatch, project: Project, site: Path) -> None:
    """A generator that writes nothing does not count as a build."""
    stub(monkeypatch, "pass")
    before = state(site)
    assert build(project).exit_code == 1
    assert state(site) == before


def test_remains_of_a_broken_build_are_removed(monkeypatch, project: Project, site: Path) -> None:
    """What an interrupted build left beside the site does not get into the next."""
    project.write(".site.building/left.html", "x")
    project.write(".site.old/left.html", "x")
    stub(monkeypatch, WRITES)
    assert build(project).exit_code == 0
    assert not (site / "left.html").exists()
    state(site)


def test_generator_runs_in_the_project(monkeypatch, project: Project) -> None:
    """The generator works in the project's folder, without its advertisement."""
    stub(monkeypatch, RECORDS)
    building.build(project.root, project.root / "out", "en")
    assert (project.root / "out/env").read_text() == f"1{project.root}"


def test_generator_gets_the_moment_of_the_last_commit(monkeypatch, project: Project) -> None:
    """What it makes is the same whenever it is made; without history, the moment is a fixed one."""
    stub(
        monkeypatch,
        WRITES + "import os; (site / 'env').write_text(os.environ['SOURCE_DATE_EPOCH'])",
    )
    monkeypatch.delenv("SOURCE_DATE_EPOCH", raising=False)
    out = project.root / "out"
    building.build(project.root, out, "en")
    assert (out / "env").read_text() == str(revisions.NO_MOMENT)
    git = ["git", "-c", "user.name=A", "-c", "user.email=a@example.org"]
    environment = {**os.environ, "GIT_COMMITTER_DATE": "2026-11-22T10:00:00+01:00"}
    for command in ("init -q", "commit -q --allow-empty -m A"):
        subprocess.run([*git, *command.split()], cwd=project.root, env=environment, check=True)
    shutil.rmtree(out)
    building.build(project.root, out, "en")
    assert (out / "env").read_text() == "1795338000"


def test_generator_is_strict() -> None:
    """A warning of the generator fails the build."""
    assert "--strict" in building.GENERATOR
    assert sys.executable
