"""Golden cases: each folder of tests/cases/ holds files that spoil the small project, and the
report that they must give in expected.txt. After a wanted change of messages run
`UPDATE_CASES=1 pytest tests/test_cases.py` and read the difference."""

from __future__ import annotations

import ast
import os
import shutil
from functools import cache
from pathlib import Path

import pytest
from small_project import TESTS, Project, copy_project

from toolkit import report
from toolkit.checks import CHECKS
from toolkit.issue import ERROR, Issue

CASES = sorted(path.name for path in (TESTS / "cases").iterdir())
EXPECTED = "expected.txt"


@cache
def issues_of(case: str, folder: Path) -> tuple[Issue, ...]:
    project = copy_project(folder / case)
    shutil.copytree(
        TESTS / "cases" / case,
        project.root,
        dirs_exist_ok=True,
        ignore=shutil.ignore_patterns(EXPECTED),
    )
    return tuple(project.issues())


@pytest.fixture(scope="session")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("cases")


def test_the_small_project_has_no_faults(project: Project) -> None:
    """Before a case spoils it, the project passes; other checks find no error either."""
    assert project.issues() == []
    assert [i for i in project.issues(*CHECKS) if i.severity == ERROR] == []


@pytest.mark.parametrize("case", CASES)
def test_case_gives_its_report(case: str, folder: Path) -> None:
    """Every fault of a case is told, at its line, in the words of expected.txt."""
    file = TESTS / "cases" / case / EXPECTED
    found = report.as_text(issues_of(case, folder), "en") + "\n"
    if os.environ.get("UPDATE_CASES"):
        file.write_text(found, "utf-8")
    assert found == file.read_text("utf-8")


@pytest.mark.parametrize("case", CASES)
def test_issue_fills_its_message(case: str, folder: Path) -> None:
    """No message of a case has a gap, in any language."""
    for issue in issues_of(case, folder):
        for language in report.languages():
            for template in report.messages(language)[issue.code].values():
                missing = set(report.FIELD.findall(template)) - set(issue.details)
                assert not missing, f"{issue.code} lacks {missing}"


@pytest.mark.parametrize("case", CASES)
def test_issue_stands_on_a_line_of_its_file(case: str, folder: Path) -> None:
    """The line of an issue exists in the file that it names."""
    for issue in issues_of(case, folder):
        lines = (folder / case / issue.path).read_text("utf-8").split("\n")
        assert 1 <= issue.line <= len(lines)


def test_every_message_is_raised_by_a_test(folder: Path) -> None:
    """Each code has a case, or stands in a test that asks for it."""
    raised = {issue.code for case in CASES for issue in issues_of(case, folder)}
    named = {
        node.value
        for path in TESTS.rglob("test_*.py")
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(node, ast.Constant) and isinstance(node.value, str)
    }
    codes = {code for code in report.messages("en") if not code.startswith("_")}
    assert codes - raised - named == set()
