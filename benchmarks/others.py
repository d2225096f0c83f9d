"""Other site generators building the same text as stock Material; `make engines` installs them."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

from run import ROOT

PROGRAMS = ROOT / ".venv-engines/bin"

HUGO = """\
baseURL = "http://localhost:8000/"
title = "Stock"
disableKinds = ["taxonomy", "term", "RSS"]
[markup.goldmark.renderer]
unsafe = true
"""
LAYOUT = """\
<!doctype html>
<html lang="en">
<head><meta charset="utf-8"><title>{{ .Title }}</title>
<meta name="description" content="{{ .Description }}"></head>
<body>
<nav>{{ range .Site.Sections }}<a href="{{ .RelPermalink }}">{{ .Title }}</a> {{ end }}</nav>
<aside>{{ .TableOfContents }}</aside>
<main>{{ .Content }}</main>
</body>
</html>
"""
"""The least that a page needs: no search, no menu of all pages."""


def others(stock: Path, folder: Path) -> Iterator[tuple[str, Path, list[list[str]]]]:
    """For each generator its name, where it is to be run, and its commands.

    The first builds from nothing, a second one, where something is kept, once more.
    """
    zensical, hugo = PROGRAMS / "zensical", PROGRAMS / "hugo"
    if zensical.is_file():
        shutil.copytree(stock / "docs", folder / "zensical/docs")
        shutil.copy2(stock / "mkdocs.yml", folder / "zensical")
        once_more = [str(zensical), "build"]
        yield "Zensical", folder / "zensical", [[*once_more, "--clean"], once_more]
    if hugo.is_file():
        _write_hugo(stock / "docs", folder / "hugo")
        yield "Hugo, bare", folder / "hugo", [[str(hugo), "build", "--quiet", "--noBuildLock"]]


def _write_hugo(docs: Path, project: Path) -> None:
    shutil.copytree(docs, project / "content")
    for index in project.glob("content/**/index.md"):  # beside it Hugo would see no pages
        index.rename(index.with_name("_index.md"))
    layouts = project / "layouts/_default"
    layouts.mkdir(parents=True)
    (project / "hugo.toml").write_text(HUGO, encoding="utf-8")
    for kind in ("single", "list"):
        (layouts / f"{kind}.html").write_text(LAYOUT, encoding="utf-8")
