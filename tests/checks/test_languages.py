"""The check of languages: who has not looked at one yet, and which the reference lacks."""

from __future__ import annotations

import pytest
from small_project import Project

from toolkit.issue import ADVICE, WARNING

FILE = "data/languages/en.yml"


def test_languages_that_a_person_wrote_are_left_alone(project: Project) -> None:
    """Both languages of the project have words of their own."""
    assert project.issues("languages") == []


def test_a_draft_is_named_at_its_line(project: Project) -> None:
    """Until somebody who speaks the language has looked at it, and no longer."""
    project.append(FILE, "draft: true\n")
    (issue,) = project.issues("languages")
    line = project.read(FILE).count("\n")
    assert (issue.path, issue.line, issue.code) == (FILE, line, "language-draft")
    assert (issue.severity, issue.details["language"]) == (WARNING, "English")


def test_a_language_without_a_reference_is_a_remark(
    project: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Its editors read the reference in another language, and know it beforehand."""
    monkeypatch.setattr("toolkit.checks.languages.languages", lambda: ["en"])
    (issue,) = project.issues("languages")
    assert (issue.path, issue.line) == ("data/languages/sl.yml", 1)
    assert (issue.code, issue.severity) == ("language-unspoken", ADVICE)
