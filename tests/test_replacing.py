"""All or nothing: whatever ends a build, the last good site stays whole, and a line says why.

Builds are really killed here, on file systems that are really full or read-only.
"""

from __future__ import annotations

import os
import resource
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

import pytest
from driven_build import (
    NEW,
    OLD,
    PATIENCE,
    WAITS,
    WRITES,
    assert_next_build_is_whole,
    end,
    is_alive,
    leftovers,
    old_site,
    run,
    said,
    start,
    state,
    wait_for,
)
from small_project import Project

from toolkit import report

ROOM = 64 * 1024
MOMENTS = {
    "before the checks": ("building, 'issues_of', 'before'", OLD),
    "after the generator": ("build, 'build', 'after'", OLD),
    "after the pictures": ("pictures, 'write', 'after'", OLD),
    "before all is done": ("serving, 'complete', 'before'", OLD),
    "before the swap": ("replacing, '_exchanged', 'before'", OLD),
    "after the swap": ("replacing, '_exchanged', 'after'", NEW),
}
"""Where a build is ended, and which site stands then."""
BETWEEN = """
replacing._exchanged = lambda *_: False
wrap(pathlib.Path, "rename", "after", kill(signal.{name}))
"""
IN_A_POOL = 'wrap(pictures, "write", "instead", work_in_a_pool)'
FULL = 'wrap(pictures, "write", "instead", write(200_000))'


@pytest.fixture
def project(project: Project) -> Project:
    """The small project with a generator that writes a site of two pages."""
    project.write("writer.py", WRITES)
    return project


@pytest.fixture
def site(project: Project) -> Path:
    """A site that was published before."""
    return old_site(project.root / "site")


# --- killed ---------------------------------------------------------------------------


@pytest.mark.parametrize("moment", MOMENTS)
def test_a_killed_build_leaves_a_whole_site(project: Project, site: Path, moment: str) -> None:
    """Killed at any moment, either the old site or the new one stands, complete."""
    step, left = MOMENTS[moment]
    code, _ = run(project, site, f"wrap({step}, kill(signal.SIGKILL))")
    assert code == -signal.SIGKILL
    assert state(site) == left
    assert_next_build_is_whole(project, site)


@pytest.mark.parametrize("moment", ["before the checks", "after the pictures", "before the swap"])
def test_a_stopped_build_tidies_up(project: Project, site: Path, moment: str) -> None:
    """SIGTERM ends a build with a line; only in the moment of the swap it comes too late."""
    step, left = MOMENTS[moment]
    result = run(project, site, f"wrap({step}, kill(signal.SIGTERM))")
    late = moment == "before the swap"
    assert result == ((0, "") if late else (128 + signal.SIGTERM, said("stopped")))
    assert state(site) == (NEW if late else left)
    assert leftovers(site) == []


def test_killed_between_two_renames(project: Project, site: Path) -> None:
    """Where folders cannot swap in one step, the next start first puts the old site back, even if
    it then finds a mistake.
    """
    assert run(project, site, BETWEEN.format(name="SIGKILL"))[0] == -signal.SIGKILL
    assert not site.exists()
    project.replace("data/figures.yml", "value: 53", "value: 53,5")
    code, text = run(project, site, "building.issues_of = check_all")
    assert code == 1 and "data/figures.yml" in text
    assert (state(site), leftovers(site)) == (OLD, [])
    project.replace("data/figures.yml", "value: 53,5", "value: 53")
    assert run(project, site, BETWEEN.format(name="SIGTERM")) == (0, "")
    assert (state(site), leftovers(site)) == (NEW, [])


@pytest.mark.parametrize(
    ("steps", "number"),
    [
        ("", signal.SIGKILL),
        ("", signal.SIGINT),
        (IN_A_POOL, signal.SIGKILL),
        (IN_A_POOL, signal.SIGTERM),
    ],
)
def test_no_child_outlives_a_build(
    project: Project, site: Path, steps: str, number: signal.Signals
) -> None:
    """Killed from outside in the middle of its work, the build takes its children along."""
    project.write("writer.py", WRITES if steps else WAITS)
    ready = project.root / "ready"
    build = start(project, site, steps)
    wait_for(lambda: ready.is_file() and ready.read_text() != "")
    build.send_signal(number)
    code, text = end(build)
    if number != signal.SIGKILL:
        assert (code, text) == (128 + number, said("stopped"))
        assert leftovers(site) == []
    wait_for(lambda: not is_alive(int(ready.read_text())))
    assert state(site) == OLD


def test_a_killed_generator(project: Project, site: Path) -> None:
    """As the system does it when memory runs out."""
    project.write("writer.py", WRITES + "import os; os.kill(os.getpid(), 9)")
    assert run(project, site) == (1, said("killed", "9"))
    assert (state(site), leftovers(site)) == (OLD, [])


# --- two at once ----------------------------------------------------------------------


def test_two_builds_at_once(project: Project, site: Path) -> None:
    """The second one is told to wait and disturbs nothing; the first one ends well."""
    project.write("writer.py", WAITS)
    first = start(project, site)
    wait_for((project.root / "ready").is_file)
    lock = str(site.with_name(".site.lock"))
    assert run(project, site, language="sl") == (1, said("busy", lock, "sl"))
    assert state(site) == OLD
    project.write("go", "")
    assert end(first) == (0, "")
    assert (state(site), leftovers(site)) == (NEW, [])


# --- disks and folders ----------------------------------------------------------------


@pytest.fixture
def mounted(project: Project) -> Iterator[Callable[..., Path]]:
    """Mounts a small file system of its own on a folder of the project."""
    folders: list[Path] = []

    def mount(folder: Path, options: str) -> Path:
        folder.mkdir(exist_ok=True)
        command = ["mount", "-t", "tmpfs", "-o", options, "tmpfs", str(folder)]
        if subprocess.run(command, capture_output=True, check=False).returncode:
            pytest.skip("only root may mount a file system")
        if folder not in folders:
            folders.append(folder)
        return folder

    yield mount
    for folder in folders:
        subprocess.run(["umount", "--lazy", str(folder)], check=True)


def fills(project: Project) -> None:
    """Lets the generator write more than there is room for."""
    project.write("writer.py", WRITES + "(site / 'large').write_bytes(b'x' * 200_000)")


def test_a_full_disk(project: Project, mounted: Callable[..., Path]) -> None:
    """Whether the generator or a later step fills it: the old site stays, and a line says why."""
    site = old_site(mounted(project.root / "disk", f"size={ROOM}") / "site")
    assert run(project, site, FULL) == (1, said("disk_full"))
    assert (state(site), leftovers(site)) == (OLD, [])
    fills(project)
    words = report.messages("sl")
    lines = (words["_build"]["disk_full"].format(found="").rstrip(), said("failed", language="sl"))
    assert run(project, site, language="sl") == (1, "\n".join(lines))
    assert (state(site), leftovers(site)) == (OLD, [])
    project.write("writer.py", WRITES)
    assert_next_build_is_whole(project, site)


def test_a_file_that_would_be_too_large(project: Project, site: Path) -> None:
    """A limit of the system is as good as a full disk."""
    limit = partial(resource.setrlimit, resource.RLIMIT_FSIZE, (ROOM, ROOM))
    assert run(project, site, FULL, preexec_fn=limit) == (1, said("disk_full"))
    assert (state(site), leftovers(site)) == (OLD, [])


def test_the_generator_itself_on_a_full_disk(tmp_path: Path) -> None:
    """MkDocs stops with a line instead of a traceback."""
    (tmp_path / "docs").mkdir()
    (tmp_path / "docs/index.md").write_text("# A\n")
    (tmp_path / "mkdocs.yml").write_text("site_name: A\ntheme: mkdocs\n")
    command = "-m toolkit.generator mkdocs build --site-dir".split()
    finished = subprocess.run(
        [sys.executable, *command, str(tmp_path / "site")],
        cwd=tmp_path,
        env={**os.environ, "TOOLKIT_LANGUAGE": "sl", "NO_MKDOCS_2_WARNING": "1"},
        preexec_fn=partial(resource.setrlimit, resource.RLIMIT_FSIZE, (9_000, 9_000)),
        capture_output=True,
        text=True,
        timeout=PATIENCE,
        check=False,
    )
    assert finished.returncode == 1
    assert "Traceback" not in finished.stderr
    assert "Na disku ni več prostora" in finished.stderr.splitlines()[-1]


def test_a_folder_that_must_not_be_written(project: Project, mounted: Callable[..., Path]) -> None:
    """The build stops before it begins, and names what must not be written."""
    folder = mounted(project.root / "disk", f"size={ROOM}")
    site = old_site(folder / "site")
    mounted(folder, "remount,ro")
    for language in report.languages():
        message = said("forbidden", str(folder / ".site.lock"), language)
        assert run(project, site, language=language) == (1, message)
    assert (state(site), leftovers(site)) == (OLD, [])
    mounted(folder, "remount,rw")
    assert_next_build_is_whole(project, site)


def test_a_site_that_is_a_file_system(project: Project, mounted: Callable[..., Path]) -> None:
    """It cannot be swapped, which is said before anything is done; a folder in it can."""
    site = old_site(mounted(project.root / "site", f"size={ROOM}"))
    assert run(project, site) == (1, said("mounted", str(site)))
    assert (state(site), leftovers(site)) == (OLD, [])
    assert_next_build_is_whole(project, site / "below")


def test_a_site_that_is_a_file(project: Project) -> None:
    """A file stays as it is."""
    site = project.root / "site"
    site.write_text("precious")
    assert run(project, site) == (1, said("no_folder", str(site)))
    assert site.read_text() == "precious"
    assert leftovers(site) == []


def test_a_folder_with_other_things(project: Project) -> None:
    """A slip such as `toolkit build docs` costs nobody their work."""
    docs = project.root / "docs"
    before = state(docs)
    assert run(project, docs) == (1, said("no_site", str(docs)))
    assert (state(docs), leftovers(docs)) == (before, [])
    assert run(project, project.root) == (1, said("no_site", str(project.root)))


def test_a_site_that_is_a_link(project: Project) -> None:
    """The folder that it leads to is replaced; the link stays, since a server may follow it."""
    real, link = old_site(project.root / "elsewhere/real"), project.root / "site"
    link.symlink_to(real)
    assert run(project, link) == (0, "")
    assert link.is_symlink() and link.resolve() == real
    assert (state(real), leftovers(real), leftovers(link)) == (NEW, [], [])


def test_a_link_that_leads_nowhere(project: Project) -> None:
    """A link to itself is refused with a line."""
    link = project.root / "site"
    link.symlink_to(link)
    code, text = run(project, link)
    assert (code, text.count("\n")) == (1, 1)
    assert leftovers(link) == []
