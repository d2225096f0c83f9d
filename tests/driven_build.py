"""Builds as processes of their own, with a small program in place of the generator."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

from small_project import REPOSITORY, Project

from toolkit import report

DRIVER = """
import os, pathlib, signal, sys, time
from concurrent.futures import ProcessPoolExecutor
from toolkit import build, cli, pictures, replacing, serving, stopping
from toolkit.cli import building

def wrap(owner, name, when, act):
    real = getattr(owner, name)
    def wrapped(*given, **named):
        if when == "before":
            act(*given)
        result = None if when == "instead" else real(*given, **named)
        if when in ("after", "instead"):
            act(*given)
        return result
    setattr(owner, name, wrapped)

def kill(number):
    return lambda *_: os.kill(os.getpid(), number)

def write(size):
    return lambda _, site: (site / "large").write_bytes(b"x" * size)

def ready():
    pathlib.Path("ready").write_text(str(os.getpid()))
    time.sleep(60)

def work_in_a_pool(*_):
    with ProcessPoolExecutor(1, initializer=stopping.follow_parent) as pool:
        pool.submit(ready).result()

build.GENERATOR = ("-m", "toolkit.generator", "writer")
check_all, building.issues_of = building.issues_of, lambda _: []
{steps}
cli.main()
"""
WRITES = """
import pathlib, sys
site = pathlib.Path(sys.argv[sys.argv.index("--site-dir") + 1])
(site / "sub").mkdir(parents=True)
(site / "index.html").write_text("new")
(site / "sub/page.html").write_text("new")
"""
PATIENCE = 30
"""Seconds until a test gives up."""
WAITS = f"""{WRITES}
import os, time
pathlib.Path("ready").write_text(str(os.getpid()))
end = time.monotonic() + {PATIENCE}
while time.monotonic() < end and not pathlib.Path("go").exists():
    time.sleep(0.05)
"""
NEW = {"index.html": b"new", "sub/page.html": b"new"}
OLD = {"index.html": b"old" * 5_000, "en/page.html": b"\x00\xff"}


def old_site(folder: Path) -> Path:
    for name, text in OLD.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(text)
    return folder


def state(folder: Path) -> dict[str, bytes]:
    """Every file of a folder with what it holds."""
    files = (path for path in folder.rglob("*") if path.is_file())
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in files}


def leftovers(folder: Path) -> list[str]:
    """What stands beside a site."""
    return sorted(path.name for path in folder.parent.glob(f".{folder.name}*"))


def start(project: Project, site: Path, steps: str = "", **options: object) -> subprocess.Popen:
    """Begins a build; `steps` end it, or take the place of one of its parts."""
    program = DRIVER.replace("{steps}", steps)
    command = ["build", str(site), "--language", str(options.pop("language", "en"))]
    return subprocess.Popen(
        [sys.executable, "-c", program, *command],
        cwd=project.root,
        env={**os.environ, "PYTHONPATH": str(REPOSITORY)},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        **options,
    )


def end(process: subprocess.Popen) -> tuple[int, str]:
    """How a build ended, and what it said, which is never a traceback."""
    said, _ = process.communicate(timeout=PATIENCE)
    assert "Traceback" not in said
    return process.returncode, said


def run(project: Project, site: Path, steps: str = "", **options: object) -> tuple[int, str]:
    return end(start(project, site, steps, **options))


def said(code: str, found: str = "", language: str = "en") -> str:
    """The line that the toolkit says."""
    words = report.messages(language)
    why = words["_build"][code].format(found=found).rstrip()
    return f"{why} {words['_words']['nothing_published']}\n"


def assert_next_build_is_whole(project: Project, site: Path) -> None:
    """Nothing of an earlier failure is in the way of the next build."""
    assert run(project, site) == (0, "")
    assert (state(site), leftovers(site)) == (NEW, [])


def wait_for(condition: Callable[[], bool]) -> None:
    deadline = time.monotonic() + PATIENCE
    while not condition():
        assert time.monotonic() < deadline
        time.sleep(0.02)


def is_alive(number: int) -> bool:
    """Whether a process is there and no corpse."""
    try:
        return Path(f"/proc/{number}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except OSError:
        return False
