"""What the commands promise: a clean log, the same result twice, nothing lost to a mistake."""

from __future__ import annotations

import hashlib
import re
import subprocess
import sys
from pathlib import Path

import pytest
from website import HISTORY, PAGES_ONLY, QUIET, Built, copy_project, run

MISTAKE = ("  value: 53\n", "  value: 53,5\n")
BANNER = re.compile(r"end of life|MkDocs 2|│")


@pytest.fixture(scope="module")
def project(site: Built, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the built project that the tests of this module may break."""
    assert site.folder.is_dir()
    return copy_project(tmp_path_factory.mktemp("copy") / "project")


def make(project: Path, goal: str, **environment: str) -> subprocess.CompletedProcess[str]:
    """Runs make with the environment of these tests in place of `.venv`."""
    environment_folder = Path(sys.prefix)
    ready = f"--assume-old={environment_folder}/ready"
    command = ["make", "--no-print-directory", goal, f"VENV={environment_folder}", ready]
    return run(command, project, **environment)


def plain_build(project: Path, goal: Path, **environment: str) -> subprocess.CompletedProcess[str]:
    """What people type who know MkDocs."""
    return run([*PAGES_ONLY, str(goal)], project, **QUIET, **environment)


def named(folder: Path) -> set[str]:
    """The names of the files of a site without what only says which version they are."""
    return {re.sub(r"\.[0-9a-f]{8}(?=\.)", "", name) for name in state(folder)}


def state(folder: Path) -> dict[str, str]:
    """Every file of a folder with a hash of what it holds."""
    return {
        file.relative_to(folder).as_posix(): hashlib.sha256(file.read_bytes()).hexdigest()
        for file in sorted(folder.rglob("*"))
        if file.is_file()
    }


def break_figures(project: Path) -> int:
    """Writes a decimal comma into the data; returns the line of the mistake."""
    file = project / "data/figures.yml"
    right = file.read_text(encoding="utf-8")
    before, found, after = right.partition(MISTAKE[0])
    assert found
    file.write_text(before + MISTAKE[1] + after, encoding="utf-8")
    return before.count("\n") + 1


def assert_clean(log: str) -> None:
    """Nothing in a log asks for attention."""
    assert not re.search(r"WARNING|ERROR|Traceback|deprecat", log, re.IGNORECASE), log
    assert not BANNER.search(log), log


def test_the_build_says_nothing_that_asks_for_attention(site: Built):
    """`python -m toolkit build` gives no warning and no banner."""
    assert "Documentation built" in site.log
    assert_clean(site.log)


def test_plain_mkdocs_builds_the_same_site(project: Path, site: Built, tmp_path: Path):
    """`mkdocs build --strict` succeeds without a warning and writes what `make build` writes, but
    for the files that are made of the finished pages.
    """
    finished = plain_build(project, tmp_path / "site", SITE_URL=site.address)
    assert finished.returncode == 0, finished.stdout
    assert_clean(finished.stdout)
    missing = named(site.folder) ^ named(tmp_path / "site")
    others = {name for name in missing if Path(name).suffix not in {".pdf", ".png", ".gz", ".br"}}
    assert others == {"404.en.html", ".nginx/site.conf"}


def test_python_has_no_complaint(project: Path, tmp_path: Path):
    """The build stands Python's strictest mode: no warning of our own code hides in the log."""
    command = [sys.executable, "-W", "error", "-m", "mkdocs", "build", "--strict"]
    finished = run([*command, "--site-dir", str(tmp_path / "site")], project, **QUIET)
    assert finished.returncode == 0, finished.stdout


def test_make_build_works_twice_and_a_mistake_leaves_the_site_as_it_was(project: Path):
    """The second build is as good as the first; bad data stops the third, at its file and line."""
    folder, settings = project / "site", {**HISTORY, "LC_ALL": "C"}
    states = []
    for _ in range(2):
        finished = make(project, "build", **settings)
        assert finished.returncode == 0, finished.stdout
        assert_clean(finished.stdout)
        states.append(state(folder))
    assert states[0] == states[1]

    right = (project / "data/figures.yml").read_text(encoding="utf-8")
    line = break_figures(project)
    try:
        finished = make(project, "build", **settings)
        plain = plain_build(project, folder, LC_ALL="sl_SI.UTF-8")
    finally:
        (project / "data/figures.yml").write_text(right, encoding="utf-8")

    assert finished.returncode != 0
    assert f"data/figures.yml:{line}: error: " in finished.stdout
    assert plain.returncode != 0
    assert f"data/figures.yml:{line}: napaka: " in plain.stdout
    for output in (finished.stdout, plain.stdout):
        assert "Traceback" not in output
    assert state(folder) == states[0]
    assert [path.name for path in project.glob(".site*")] == []
