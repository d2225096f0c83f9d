"""Lets the site generator write the whole site into a folder."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

from toolkit import revisions

GENERATOR = ("-m", "toolkit.generator", "mkdocs", "build", "--strict", "--clean")
ADDRESS = "SITE_URL"
"""Says where the site will be; mkdocs.yml reads it."""
SETTINGS = {
    "NO_MKDOCS_2_WARNING": "1",
    "DISABLE_MKDOCS_2_WARNING": "true",
    "CONTENT_IS_CHECKED": "1",
}


class NotBuilt(Exception):
    """There is no whole site; `args` is (code of the message, what is wrong)."""


def build(root: Path, folder: Path, language: str) -> None:
    """Builds the project at `root` into an empty folder; what fails is said in the language."""
    command = [sys.executable, *GENERATOR, "--site-dir", str(folder)]
    environment = _environment(root, language)
    # In a session of its own it hears of Ctrl-C from this process alone.
    finished = subprocess.run(
        command, cwd=root, env=environment, check=False, start_new_session=True
    )
    if finished.returncode < 0:
        raise NotBuilt("killed", str(-finished.returncode))
    if finished.returncode or not folder.is_dir():
        raise NotBuilt("failed", str(finished.returncode))


def _environment(root: Path, language: str) -> Mapping[str, str]:
    """That of this process; an address that is set to nothing, as pipelines do, is not given."""
    given = {name: value for name, value in os.environ.items() if value or name != ADDRESS}
    moment = {revisions.MOMENT: str(revisions.moment_for_tools(root))}
    return given | SETTINGS | moment | {"TOOLKIT_LANGUAGE": language}
