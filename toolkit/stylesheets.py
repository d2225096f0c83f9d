"""Joins the style sheets of the built pages into one that has only what the pages can show."""

from __future__ import annotations

import hashlib
import os
import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from functools import cache, partial
from itertools import chain
from pathlib import Path, PurePosixPath

import yaml

from toolkit import trimming
from toolkit.kept import kept
from toolkit.processes import in_parts
from toolkit.trimming import Seen

SCRIPTS = "assets/javascripts/*.js"
"""What runs on pages; search runs beside them and makes no elements."""

_LINK = re.compile(r"<link rel=\"stylesheet\" href=\"([^\":]+)\"(?: media=\"([^\"]*)\")?>\s*")

Sheets = tuple[tuple[Path, str], ...]
"""The files and media of the sheets of a page, in their order."""


def joined(pages: Sequence[Path], site: Path, root: Path) -> dict[Path, str]:
    """Writes one sheet for several into the site that the project at `root` has built.

    Gives the name of its sheet for each page that has several.
    """
    parts = in_parts(_read, pages)
    scripts = [path.read_text(encoding="utf-8") for path in sorted(site.glob(SCRIPTS))]
    known = trimming.vocabulary((seen for seen, _ in parts), scripts, _dormant())
    by_sheets: dict[Sheets, list[Path]] = defaultdict(list)
    for path, sheets in chain.from_iterable(used for _, used in parts):
        if len(sheets) > 1:
            by_sheets[sheets].append(path)
    names: dict[Path, str] = {}
    with kept(root, "styles") as results:
        for sheets, paths in by_sheets.items():
            css = _joined(sheets)
            made_from = (css, [sorted(part) for part in vars(known).values()])
            trimmed = results.get(made_from, partial(trimming.trim, css, known))
            names |= dict.fromkeys(paths, _write(sheets, trimmed))
    return names


def _read(paths: Sequence[Path]) -> tuple[Seen, list[tuple[Path, Sheets]]]:
    """What stands in some pages, and the sheets of each."""
    pages = [path.read_text(encoding="utf-8") for path in paths]
    used = [(path, _sheets(path.parent, page)) for path, page in zip(paths, pages, strict=True)]
    return trimming.seen(pages), used


@cache
def _dormant() -> Mapping[str, list[str]]:
    text = Path(__file__).with_suffix(".yml").read_text(encoding="utf-8")
    parts: Mapping[str, list[str]] = yaml.safe_load(text)["dormant"]
    return parts


def _sheets(folder: Path, page: str) -> Sheets:
    links = _LINK.findall(_head(page))
    return tuple((Path(os.path.normpath(folder / href)), media) for href, media in links)


def _head(page: str) -> str:
    return page.partition("</head>")[0]


def _joined(sheets: Sheets) -> str:
    """The sheets in one, each where its media ask for it."""
    texts = ((path.read_text(encoding="utf-8"), media) for path, media in sheets)
    return "\n".join(f"@media {media}{{{text}}}" if media else text for text, media in texts)


def _write(sheets: Sheets, css: str) -> str:
    """Writes a file beside the sheets; gives its name, which changes with its content."""
    digest = hashlib.sha256(css.encode()).hexdigest()[:8]
    file = sheets[-1][0].with_name(f"pages.{digest}.min.css")
    file.write_text(css, encoding="utf-8")
    return file.name


def relinked(page: str, name: str) -> str:
    """The page with one link, in the place of the first."""
    head = _head(page)
    first = _LINK.search(head)
    assert first
    link = f'<link rel="stylesheet" href="{PurePosixPath(first[1]).with_name(name)}">\n    '
    before, after = head[: first.start()], head[first.end() :]
    return before + link + _LINK.sub("", after) + page[len(head) :]
