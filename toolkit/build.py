"""Builds the site beside the published one and puts it in place only when it is whole."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Mapping
from pathlib import Path

GENERATOR = ("-m", "mkdocs", "build", "--strict", "--clean")
ADDRESS = "SITE_URL"
"""Says where the site will be; mkdocs.yml reads it."""
SETTINGS = {
    "NO_MKDOCS_2_WARNING": "1",
    "DISABLE_MKDOCS_2_WARNING": "true",
    "CONTENT_IS_CHECKED": "1",
}


def build(root: Path, site: Path, *complete: Callable[[Path], None]) -> bool:
    """Whether the project at `root` could be built into `site`; if not, `site` is as it was.

    Each of `complete` adds to the new site what the generator does not make, before it is put in
    place.
    """
    beside = site.with_name(f".{site.name}.building")
    shutil.rmtree(beside, ignore_errors=True)
    command = [sys.executable, *GENERATOR, "--site-dir", str(beside)]
    try:
        finished = subprocess.run(command, cwd=root, env=_environment(), check=False)
        whole = finished.returncode == 0 and beside.is_dir()
        if whole:
            for add in complete:
                add(beside)
            _put_in_place(beside, site)
        return whole
    finally:
        shutil.rmtree(beside, ignore_errors=True)


def _environment() -> Mapping[str, str]:
    """That of this process; an address that is set to nothing, as pipelines do, is not given."""
    given = {name: value for name, value in os.environ.items() if value or name != ADDRESS}
    return given | SETTINGS


def _put_in_place(beside: Path, site: Path) -> None:
    """Swaps two folders; the old one is gone only when the new one stands."""
    old = site.with_name(f".{site.name}.old")
    shutil.rmtree(old, ignore_errors=True)
    if site.exists():
        site.rename(old)
    beside.rename(site)
    shutil.rmtree(old, ignore_errors=True)
