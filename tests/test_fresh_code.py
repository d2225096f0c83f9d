"""A preview goes on with changed code, and a build does not read unchanged code twice."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from pathlib import Path
from types import ModuleType

import pytest

from engine import fresh_code
from engine.fresh_code import forget_changed_code

PACKAGE = "a_package_of_this_test"


@pytest.fixture
def is_known(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[[], bool]:
    """Whether a package that had been imported still is, after changed code has been forgotten."""
    (tmp_path / PACKAGE).mkdir()
    (tmp_path / PACKAGE / "code.py").write_text("ONE = 1")
    (tmp_path / PACKAGE / "words.yml").write_text("one: 1")
    names = (PACKAGE, f"{PACKAGE}.code")
    monkeypatch.setattr(fresh_code, "_states", {})

    def ask() -> bool:
        for name in names:
            monkeypatch.setitem(sys.modules, name, ModuleType(name))
        forget_changed_code(tmp_path, PACKAGE)
        found = {name in sys.modules for name in names}
        assert len(found) == 1
        return found.pop()

    return ask


def test_unchanged_code_is_kept(is_known: Callable[[], bool]) -> None:
    """From the first time on: it has only just been read."""
    assert [is_known(), is_known()] == [True, True]


@pytest.mark.parametrize("file", ["code.py", "words.yml"])
def test_changed_code_is_forgotten(tmp_path: Path, is_known: Callable[[], bool], file: str) -> None:
    """Also when texts or rules beside it have changed; once, until it changes again."""
    is_known()
    os.utime(tmp_path / PACKAGE / file, (1, 1))
    assert [is_known(), is_known()] == [False, True]
    (tmp_path / PACKAGE / "new.py").touch()
    assert not is_known()


def test_other_packages_stay(tmp_path: Path, is_known: Callable[[], bool]) -> None:
    """Nothing of the generator is read again."""
    is_known()
    os.utime(tmp_path / PACKAGE / "code.py", (1, 1))
    is_known()
    assert "pytest" in sys.modules and "engine.fresh_code" in sys.modules
