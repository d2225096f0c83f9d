"""Lets a preview go on with changed code; unchanged code is kept, and with it what it has read."""

from __future__ import annotations

import sys
from pathlib import Path

_states: dict[tuple[str, ...], list[tuple[str, int]]] = {}


def forget_changed_code(root: Path, *packages: str) -> None:
    """Lets the packages of a project be imported anew where one of their files has changed since
    the last time that this was asked for.
    """
    files = (file for package in packages for file in sorted((root / package).rglob("*.*")))
    state = [(str(file), file.stat().st_mtime_ns) for file in files if file.suffix != ".pyc"]
    before, _states[packages] = _states.get(packages, state), state
    if state == before:
        return
    for name in list(sys.modules):
        if name.partition(".")[0] in packages:
            del sys.modules[name]
