"""The edition of the data: the version as released, or a state after it with a mark of its own."""

from __future__ import annotations

import re

import pytest
from small_project import Project

from toolkit.dataset import snapshots
from toolkit.edition import Edition, edition

SITE = "version: 1.2.0\nreleased: 2026-11-22\n"


@pytest.fixture
def released(project: Project) -> Project:
    """A project whose data are those of version 1.2.0."""
    project.write("data/site.yml", SITE)
    snapshots.take(project.content())
    return project


def test_data_as_released_bear_the_plain_version(released: Project) -> None:
    """While nothing has changed, it is the version of the snapshot."""
    assert edition(released.content()) == Edition("1.2.0", "2026-11-22")


def test_changed_data_never_bear_the_version_of_others(released: Project) -> None:
    """A new value gives a mark by itself, the old value the plain version again."""
    states = []
    for value in (61, 62, 53):
        old = "value: 53" if not states else f"value: {60 + len(states)}"
        released.replace("data/figures.yml", old, f"value: {value}")
        states.append(edition(released.content()).version)
    assert re.fullmatch(r"1\.2\.0\+[0-9a-f]{8}", states[0])
    assert states[1] != states[0] and states[2] == "1.2.0"


def test_the_same_data_have_the_same_edition(released: Project) -> None:
    """No clock and no chance in it."""
    released.replace("data/figures.yml", "value: 53", "value: 61")
    assert edition(released.content()) == edition(released.content())


def test_a_recorded_change_moves_the_date(released: Project) -> None:
    """The day is that of the newest change on record, never earlier than the release."""
    change = "a: {{date: {day}, kind: text, reason: {{sl: Ker., en: Because.}}}}\n"
    for day, expected in (("2026-12-24", "2026-12-24"), ("2026-01-01", "2026-11-22")):
        released.write("data/changes.yml", change.format(day=day))
        assert edition(released.content()).date == expected


def test_without_a_version_there_is_no_edition(project: Project) -> None:
    """Nothing is made up."""
    assert edition(project.content()) == Edition(None, None)


@pytest.mark.parametrize("line", SITE.splitlines())
def test_version_and_day_stand_together(project: Project, line: str) -> None:
    """One without the other is an error."""
    project.write("data/site.yml", line + "\n")
    assert project.codes() == ["version-and-released"]


@pytest.mark.parametrize("version", ["1.2", "v1.2.0", "1.2.0+a"])
def test_a_version_is_three_numbers(project: Project, version: str) -> None:
    """As Semantic Versioning has it; the mark is for the site to add."""
    project.write("data/site.yml", f"version: {version}\nreleased: 2026-11-22\n")
    assert len(project.codes()) == 1
