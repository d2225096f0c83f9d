"""What is done to the pages of a site once all of them are built: one style sheet, a policy."""

from __future__ import annotations

import os
from collections.abc import Mapping
from functools import partial
from pathlib import Path

from toolkit import security, stylesheets
from toolkit.processes import mapped

PAGES = ".html"


def finish(site: Path, root: Path) -> None:
    """Finishes each page of the site that the project at `root` has built."""
    pages = files(site, PAGES)
    mapped(partial(_finish, stylesheets.joined(pages, site, root)), pages)


def files(site: Path, *endings: str) -> list[Path]:
    """The files of a site whose names end so, in order; of many, `Path.rglob` takes its time."""
    found = (f"{folder}/{name}" for folder, _, names in os.walk(site) for name in names)
    return [Path(path) for path in sorted(found) if path.endswith(endings)]


def _finish(sheets: Mapping[Path, str], file: Path) -> None:
    built = file.read_bytes().decode()
    page = stylesheets.relinked(built, sheets[file]) if file in sheets else built
    page = security.with_policy(page)
    if page != built:
        file.write_bytes(page.encode())
