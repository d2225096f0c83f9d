"""A build that uses what earlier builds kept gives the same site as a build from nothing."""

from __future__ import annotations

import shutil
from pathlib import Path

from website import ADDRESS, PAGES_ONLY, QUIET, copy_project, run

PAGE = "docs/sl/summary.md"


def built(project: Path, name: str) -> dict[str, bytes]:
    """Every file of the site by its path."""
    folder = project.parent / name
    finished = run([*PAGES_ONLY, str(folder)], project, SITE_URL=ADDRESS, **QUIET)
    assert finished.returncode == 0, finished.stdout
    files = (file for file in sorted(folder.rglob("*")) if file.is_file())
    found = {file.relative_to(folder).as_posix(): file.read_bytes() for file in files}
    return {path: raw for path, raw in found.items() if not path.startswith("sitemap")}


def change(project: Path) -> None:
    """A sentence, a title and a number change; a page is named anew in what links to it."""
    page = project / PAGE
    text = page.read_text(encoding="utf-8")
    front, _, body = text.partition("\n---\n")
    page.write_text(f"{front}\n---\n{body}\nNov stavek za preskus.\n", encoding="utf-8")
    figures = project / "data/figures.yml"
    changed = figures.read_text(encoding="utf-8").replace("value: 53\n", "value: 54\n")
    figures.write_text(changed, encoding="utf-8")


def test_kept_results_change_nothing(tmp_path: Path) -> None:
    """Neither a second build nor one after a change differs from a build from nothing."""
    project = copy_project(tmp_path / "project")
    first = built(project, "first")
    assert (project / ".cache").is_dir()
    assert built(project, "second") == first
    change(project)
    after = built(project, "after")
    assert after != first
    shutil.rmtree(project / ".cache")
    assert built(project, "anew") == after
