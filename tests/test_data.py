"""Loading data/: everything, or everything that is wrong with it."""

from __future__ import annotations

import pytest
from small_project import Project

from toolkit.schema import COLLECTIONS


def test_everything_is_loaded(project: Project) -> None:
    """Records, sizes and languages are there, and targets are found by their id."""
    data = project.content().data
    assert set(data.records) == set(COLLECTIONS)
    assert list(data.languages) == ["en", "sl"]
    assert data.figures["needed_thinking"].value == 53
    assert list(data.targets) == ["challenges", "projects"]
    assert data.place("figures", "needed_speech", "value") == ("data/figures.yml", 11)
    with pytest.raises(AttributeError):
        _ = data.nothing


def test_all_files_are_told_of_in_one_run(project: Project) -> None:
    """A fault in one file hides none in another."""
    project.write("data/links.yml", b"\xff\xfe")
    project.write("data/charts.yml", "a: [")
    project.replace("data/places.yml", "latitude: 46.24", "latitude: 46,24")
    (project.root / "data/names.yml").unlink()
    found = [(issue.path, issue.code) for issue in project.issues()]
    assert found == [
        ("data/charts.yml", "yaml-syntax"),
        ("data/links.yml", "not-utf8"),
        ("data/names.yml", "file-missing"),
        ("data/places.yml", "decimal-comma"),
    ]


def test_faults_between_records_are_told_together(project: Project) -> None:
    """References are checked in every file before anything stops."""
    project.replace("data/charts.yml", "needed_speech", "speech")
    project.replace("data/practices.yml", "[kovacnica]", "[forge]")
    assert [issue.path for issue in project.issues()] == ["data/charts.yml", "data/practices.yml"]


def test_unusable_data_gives_no_content(project: Project) -> None:
    """With one mistake in the data nothing is built from it."""
    project.replace("data/charts.yml", "needed_speech", "speech")
    content, issues = project.load()
    assert content is None
    assert issues


def test_languages_are_configuration(project: Project) -> None:
    """A third language file makes every text ask for the third language."""
    project.write("data/languages/de.yml", project.read("data/languages/en.yml"))
    missing = [i for i in project.issues() if i.code == "language-missing"]
    assert {issue.details["language"] for issue in missing} == {"de"}
    assert "data/figures.yml" in {issue.path for issue in missing}


def test_no_languages_at_all(project: Project) -> None:
    """Without language files the project is not usable, and says so."""
    for path in (project.root / "data/languages").iterdir():
        path.unlink()
    assert "file-missing" in project.codes()


def test_no_data_at_all(tmp_path) -> None:
    """An empty folder is told of file by file."""
    assert set(Project(tmp_path).codes()) == {"file-missing"}


def test_two_faults_on_one_line_are_two(project: Project) -> None:
    """A line may have several mistakes of the same kind."""
    project.replace("data/links.yml", "{sl: stran projekta, en: project website}", "{sl: 1, en: 2}")
    assert [(i.code, i.details["field"]) for i in project.issues()] == [
        ("not-text", "project_site.label.sl"),
        ("not-text", "project_site.label.en"),
    ]
