"""Texts of pages are compiled once; what was compiled long ago does not stay for ever."""

from __future__ import annotations

import os
import time
from pathlib import Path

import pytest
from jinja2.sandbox import ImmutableSandboxedEnvironment

from toolkit import sandbox
from toolkit.sandbox import MOST_SECONDS, Sandbox, drop_old_code


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where code is kept."""
    monkeypatch.setattr(sandbox, "CACHE", tmp_path)
    return tmp_path


def test_a_text_is_compiled_once(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Whichever environment comes second takes what the first one made."""
    assert Sandbox().from_string("{{ 6 * 7 }}").render() == "42"
    assert len([*folder.iterdir()]) == 1
    monkeypatch.setattr(ImmutableSandboxedEnvironment, "compile", lambda *_: 1 / 0)
    assert Sandbox().from_string("{{ 6 * 7 }}").render() == "42"
    with pytest.raises(ZeroDivisionError):
        Sandbox().from_string("{{ 6 * 8 }}")


def test_without_a_folder_nothing_is_kept(folder: Path) -> None:
    """A text is compiled all the same."""
    folder.rmdir()
    assert Sandbox().from_string("{{ 6 * 7 }}").render() == "42"
    assert not folder.exists()


def test_only_old_code_is_dropped(folder: Path) -> None:
    """Of what else stands beside it nothing is touched."""
    names = ("old.cache", "old.pickle", "new.cache")
    for name in names:
        (folder / name).write_bytes(b"")
    for name in names[:2]:
        os.utime(folder / name, (0, time.time() - MOST_SECONDS - 60))
    drop_old_code()
    assert sorted(file.name for file in folder.iterdir()) == ["new.cache", "old.pickle"]
