"""The same twice: one commit gives the same bytes, whoever builds it, where and when."""

from __future__ import annotations

import hashlib
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from website import QUIET, ROOT, WHOLE, Built, run

from toolkit import form
from toolkit.revisions import MOMENT, last_moment

MEMORY = Path("/dev/shm")
"""A file system that lists its files in another order."""
ELSEWHERE = {
    "TZ": "Pacific/Kiritimati",
    "LANG": "tr_TR.UTF-8",
    "LC_ALL": "sl_SI.UTF-8",
    "PYTHONHASHSEED": "7",
    "HOME": "/nonexistent",
    "COLUMNS": "33",
    MOMENT: "",
}
LATER = ("faketime", "-f", "+400d")
MOST_SHOWN = 20


@pytest.fixture(scope="module")
def copy() -> Iterator[Path]:
    """The project as it is now, with its history and the editing form that was fetched, but without
    what it has made, deep elsewhere.
    """
    with tempfile.TemporaryDirectory(dir=MEMORY if MEMORY.is_dir() else None) as folder:
        goal = Path(folder, "somewhere else", "deep", "down")
        subprocess.run(["git", "clone", "--quiet", "--shared", ROOT, goal], check=True)
        for option, act in (("--deleted", _remove), ("--cached", _copy), ("--others", _copy)):
            listed = ["git", "ls-files", "-z", "--exclude-standard", option]
            done = subprocess.run(listed, cwd=ROOT, capture_output=True, text=True, check=True)
            for name in filter(None, done.stdout.split("\0")):
                act(ROOT / name, goal / name)
        if (ROOT / form.PACKAGES).is_dir():
            shutil.copytree(ROOT / form.PACKAGES, goal / form.PACKAGES)
        yield goal


def _remove(_: Path, goal: Path) -> None:
    goal.unlink(missing_ok=True)


def _copy(source: Path, goal: Path) -> None:
    if source.is_file():
        goal.parent.mkdir(parents=True, exist_ok=True)
        goal.write_bytes(source.read_bytes())


@pytest.fixture(scope="module")
def scratch(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where the programs of a build put what only they need."""
    return tmp_path_factory.mktemp("scratch")


@pytest.fixture(scope="module")
def other(copy: Path, site: Built, scratch: Path) -> Path:
    """The whole site once more, built from nothing by a stranger in more than a year."""
    command = ["sh", "-c", 'umask 077; exec "$@"', "sh", *LATER, *WHOLE, "public"]
    settings = {**ELSEWHERE, **QUIET, "TMPDIR": str(scratch)}
    done = run(command, copy, SITE_URL=site.address, **settings)
    assert done.returncode == 0, done.stdout
    return copy / "public"


def digests(folder: Path) -> set[tuple[str, str]]:
    """Every file of a folder with a hash of what it holds."""
    return {
        (file.relative_to(folder).as_posix(), hashlib.sha256(file.read_bytes()).hexdigest())
        for file in folder.rglob("*")
        if file.is_file()
    }


def test_two_builds_are_the_same(site: Built, other: Path) -> None:
    """Every file, PDF, cards and packed files included."""
    names = {name for name, _ in digests(site.folder)}
    assert {Path(name).suffix for name in names} >= {".html", ".pdf", ".png", ".gz", ".br"}
    different = sorted({name for name, _ in digests(site.folder) ^ digests(other)})
    assert not different, f"{len(different)} differ: {different[:MOST_SHOWN]}"


def test_nothing_is_left_behind(other: Path, scratch: Path) -> None:
    """Machines that build every day do not fill up."""
    assert other.is_dir()
    assert [*scratch.iterdir()] == []


def test_two_releases_are_the_same(site: Built, copy: Path, other: Path, tmp_path: Path) -> None:
    """The archive knows nothing of owners, rights and times; the bill nothing of the machine's
    settings.
    """
    sums = []
    for root, folder, extra in ((ROOT, site.folder, {}), (copy, other, ELSEWHERE)):
        release = tmp_path / f"release-{len(sums)}"
        done = run([sys.executable, "deploy/release.py", folder, release], root, **extra)
        assert done.returncode == 0, done.stdout
        sums.append((release / "SHA256SUMS").read_text())
    assert sums[0] == sums[1]


def test_mkdocs_by_hand_gets_the_moment_too() -> None:
    """`mkdocs build` takes the time of the last commit as well, unless one is given."""
    program = f"import hooks, os; hooks.on_startup('build', False); print(os.environ['{MOMENT}'])"
    for given, used in (("", last_moment(ROOT)), ("1700000000", 1_700_000_000)):
        environment = {**os.environ, **QUIET, MOMENT: given}
        done = subprocess.run(
            [sys.executable, "-c", program],
            cwd=ROOT,
            env=environment,
            capture_output=True,
            text=True,
            check=True,
        )
        assert done.stdout.split() == [str(used)]
