"""One language speaking of the data, as plain text."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from small_project import Project

from toolkit.formatting import MissingForm
from toolkit.voice import UnknownId, Voice

NBSP = "\u00a0"
Build = Callable[[str], Voice]


def test_value_is_given_or_counted(voice: Build) -> None:
    """A figure has its value, or counts the records of the data; targets are numbers too."""
    spoken = voice("sl")
    assert [spoken.value(k) for k in ("needed_thinking", "pilots", "challenges")] == [53, 2, 15]


@pytest.mark.parametrize(
    ("counts", "value"),
    [
        ("pilots", 2),
        ("practices", 2),
        ("practices.existing", 1),
        ("practices.planned", 1),
        ("formats.common", 1),
        ("strands", 1),
    ],
)
def test_everything_that_can_be_counted(project: Project, counts: str, value: int) -> None:
    """Each kind of count follows the records."""
    project.replace("data/figures.yml", "counts: pilots", f"counts: {counts}")
    assert Voice(project.content().data, "en").value("pilots") == value


def test_count_follows_the_records(project: Project) -> None:
    """One more format that is not common changes nothing; one that is, does."""
    project.replace("data/figures.yml", "counts: pilots", "counts: formats.common")
    project.append("data/formats.yml", "walks:\n  name: {sl: a, en: b}\n  common: false\n")
    assert Voice(project.content().data, "en").value("pilots") == 1
    project.append("data/formats.yml", "games:\n  name: {sl: c, en: d}\n  common: true\n")
    assert Voice(project.content().data, "en").value("pilots") == 2


def test_target_has_its_qualifier_and_case(voice: Build) -> None:
    """At least stands before the number; an exact target has no qualifier."""
    assert voice("sl").target("challenges") == f"vsaj 15{NBSP}izzivov"
    assert voice("sl").target("challenges", "dative") == f"vsaj 15{NBSP}izzivom"
    assert voice("en").target("projects") == f"8{NBSP}projects"


def test_percentage_has_no_noun(voice: Build) -> None:
    """A percentage stays alone where a count is asked for."""
    assert voice("sl").count("needed_thinking") == f"53{NBSP}%"


def test_names_of_all_kinds(voice: Build) -> None:
    """Organisations, names, pilots, places, practices, strands, groups and formats have names."""
    keys = "kovacnica radar open_square kranj meeting_point pioneer_spirit pupils talks".split()
    assert [voice("en").name(key) for key in keys] == [
        "Kovačnica", "x-Inno Radar", "Open Square", "Kranj", "Meeting point", "Pioneer Spirit",
        "pupils", "talks",
    ]  # fmt: skip


def test_what_is_unknown_is_said(voice: Build) -> None:
    """An id or case that does not exist raises with its kind and name."""
    with pytest.raises(UnknownId) as error:
        voice("sl").value("missing")
    assert error.value.args == ("number", "missing")
    with pytest.raises(MissingForm) as missing:
        voice("en").name("kranj", "genitive")
    assert missing.value.args == ("case", "genitive")


def test_fixed_words_are_filled(voice: Build) -> None:
    """A sentence of data/strings.yml takes its words."""
    assert "Kranj" in voice("sl").word("pilot_targets", pilot="Kranj")
    assert voice("sl").list(["a", "b", "c"]) == "a, b in c"
