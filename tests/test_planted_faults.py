"""Faults and harmless edits planted into the real content, one at a time."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest
from website import copy_project

from tests.harmless_edits import HARMLESS
from tests.planted_faults import FAULTS
from tests.planting import Edit, edits
from toolkit import checks
from toolkit.content import load_content
from toolkit.issue import ERROR, Issue

ROOT = Path(__file__).resolve().parent.parent
SEED = 20261122
NUMBER, TOGETHER = 100, 10
PAGE = re.compile("docs/")
CHECKS = tuple(name for name in checks.CHECKS if name != "spelling")
"""Spelling only remarks, and these tests ask for errors."""


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the real data and pages, where checks keep what they found, as they do in use."""
    return copy_project(tmp_path_factory.mktemp("copy") / "project")


def _texts(root: Path) -> dict[str, str]:
    paths = [*root.glob("docs/**/*.md"), *root.glob("data/**/*.yml")]
    return {p.relative_to(root).as_posix(): p.read_bytes().decode() for p in sorted(paths)}


def _errors(root: Path) -> set[tuple[str, str, str]]:
    content, issues = load_content(root)
    found: list[Issue] = list(issues)
    if content is not None:
        found += checks.run(content, CHECKS)
    return {(i.path, i.code, str(dict(i.details))) for i in found if i.severity == ERROR}


def _write(root: Path, changed: Mapping[str, str | None]) -> None:
    for path, text in changed.items():
        if text is None:
            (root / path).unlink()
        else:
            (root / path).write_bytes(text.encode())


def _new_errors(root: Path, planted: Iterator[Edit]) -> Iterator[tuple[Edit, set]]:
    files = _texts(root)
    before = _errors(root)
    for edit in planted:
        _write(root, edit.changed)
        try:
            yield edit, _errors(root) - before
        finally:
            _write(root, {path: files[path] for path in edit.changed})


@pytest.mark.parametrize("number", [30, pytest.param(NUMBER, marks=pytest.mark.thorough)])
def test_planted_faults_are_found(project: Path, number: int) -> None:
    """Of 100 random faults at least 98 are reported as errors; of the first thirty, all."""
    planted = edits(FAULTS, _texts(project), SEED, number)
    missed = [str(edit) for edit, errors in _new_errors(project, planted) if not errors]
    assert len(missed) <= number * 2 // 100, missed


@pytest.mark.parametrize("number", [30, pytest.param(NUMBER, marks=pytest.mark.thorough)])
def test_harmless_edits_raise_no_error(project: Path, number: int) -> None:
    """Of 100 random harmless edits none is reported as an error, ten of them at a time."""
    files, before = _texts(project), _errors(project)
    for start in range(0, number, TOGETHER):
        left, changed = dict(files), {}
        for edit in edits(HARMLESS, left, SEED + start, TOGETHER):
            changed |= edit.changed
            left |= edit.changed
            for page in filter(PAGE.match, edit.changed):
                del left[page]  # what is harmless twice on one page may not be so together
        _write(project, changed)
        assert _errors(project) <= before, sorted(changed)
        _write(project, {path: files[path] for path in changed})
