"""The check of changes: nothing changes without a record, and the record is whole."""

from __future__ import annotations

import yaml
from small_project import Project

from toolkit import report
from toolkit.issue import ERROR, WARNING

BASELINE = "data/baseline.yml"
RECORD = "data/changes.yml"


def change(**fields: object) -> str:
    given = {
        "date": "2026-12-01",
        "kind": "figure",
        "figure": "needed_thinking",
        "old": 51,
        "new": 53,
        "reason": {"sl": "Razlog.", "en": "Reason."},
    }
    return yaml.safe_dump({"thinking_change_1": {**given, **fields}}, allow_unicode=True)


def test_unchanged_numbers_are_no_fault(project: Project) -> None:
    """A number that is what it was needs no record; neither does one that is new."""
    project.write(BASELINE, "needed_thinking: 53\n")
    assert project.codes("changes") == []


def test_a_changed_number_asks_for_its_line(project: Project) -> None:
    """The message says what to add; added and filled in, it is content."""
    project.write(BASELINE, "needed_thinking: 51\n")
    (issue,) = project.issues("changes")
    assert (issue.path, issue.line, issue.severity) == ("data/figures.yml", 2, WARNING)
    line = issue.details["line"]
    assert line in report.as_text([issue], "en")
    filled = line.replace("date: …", "date: 2026-12-01").replace("{…}", "{sl: Zakaj., en: Why.}")
    project.write(RECORD, filled + "\n")
    assert project.codes("changes") == []


def test_targets_and_counts_are_watched_too(project: Project) -> None:
    """The message leads to where the number stands."""
    target = next(iter(project.content().data.targets))
    project.write(BASELINE, f"{target}: 1000\npilots: 9\n")
    found = {issue.details["key"]: issue.path for issue in project.issues("changes")}
    assert found == {target: "data/pilots.yml", "pilots": "data/figures.yml"}


def test_a_change_goes_on_from_the_last_value(project: Project) -> None:
    """A record that leaves out a step is an error."""
    project.write(BASELINE, "needed_thinking: 50\n")
    project.write(RECORD, change())
    (issue,) = project.issues("changes")
    assert (issue.path, issue.code, issue.severity) == (RECORD, "change-broken", ERROR)
    assert (issue.details["found"], issue.details["expected"]) == (51, 50)


def test_an_unknown_number_is_told_with_the_nearest(project: Project) -> None:
    """A misspelt id is found."""
    project.write(RECORD, change(figure="needed_thinkin"))
    (issue,) = project.issues("changes")
    assert (issue.code, issue.details["nearest"]) == ("change-number-unknown", "needed_thinking")


def test_a_page_that_does_not_exist_is_told(project: Project) -> None:
    """So is an anchor; a page that moved has its redirect."""
    text = {"kind": "text", "figure": None, "old": None, "new": None}
    for page in ("practice/", "practices/#nothing"):
        project.write(RECORD, change(**text, page=page))
        assert project.codes("changes") == ["change-page-unknown"]
    project.write("data/redirects.yml", "practice/: practices/\n")
    project.write(RECORD, change(**text, page="practice/"))
    assert project.codes("changes") == []


def test_a_changed_figure_needs_both_its_values(project: Project) -> None:
    """Old and new stand together, and a change of a figure has them."""
    for fields in ({"old": None}, {"figure": None, "old": None, "new": None}):
        project.write(RECORD, change(**fields))
        assert project.codes("changes") == ["change-values"]
