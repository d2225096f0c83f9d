"""The same site comes of results that were kept and of none, of one processor and of several."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
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


@contextmanager
def one_processor() -> Iterator[None]:
    """What is begun meanwhile has one processor."""
    before = os.sched_getaffinity(0)
    os.sched_setaffinity(0, {min(before)})
    try:
        yield
    finally:
        os.sched_setaffinity(0, before)


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
    """Neither a second build nor one after a change differs from one from nothing and alone."""
    project = copy_project(tmp_path / "project", kept=())
    first = built(project, "first")
    compiled = list((project / ".cache").glob("__jinja2_*"))
    pages = list(project.glob("docs/*/**/*.md"))
    assert len(pages) * 0.9 < len(compiled) < len(pages) * 1.5, "a text is compiled once for all"
    assert built(project, "second") == first
    change(project)
    after = built(project, "after")
    assert after != first
    shutil.rmtree(project / ".cache")
    with one_processor():
        assert built(project, "anew") == after


def test_what_is_wrong_with_a_page_is_said_once(tmp_path: Path) -> None:
    """As MkDocs says it, though pages are read and written by several processes."""
    project = copy_project(tmp_path / "project")
    said = said_of(project, "[Ni je](ni-je.md)")
    assert said.count("contains a link 'ni-je.md'") == 1
    assert "Aborted with 1 warnings in strict mode" in said
    said = said_of(project, '{{ figure("ni-je") }}')
    assert said.count("_Macro Rendering Error_") == 1


def said_of(project: Path, text: str) -> str:
    """What a build says that fails because of a text."""
    with (project / PAGE).open("a", encoding="utf-8") as page:
        page.write(f"\n{text}\n")
    command = [*PAGES_ONLY, str(project.parent / "site")]
    finished = run(command, project, SITE_URL=ADDRESS, CONTENT_IS_CHECKED="1", **QUIET)
    assert finished.returncode
    return finished.stdout
