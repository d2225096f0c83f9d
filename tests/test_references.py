"""What must hold between records."""

from __future__ import annotations

import pytest
from small_project import Project


@pytest.mark.parametrize(
    ("path", "old", "new", "code", "near"),
    [
        ("figures", "survey: public", "survey: publik", "unknown-reference", "public"),
        ("figures", "unit: workshop", "unit: werkshop", "unknown-reference", "workshop"),
        ("figures", "unit: pilot", "unit: precent", "unknown-reference", "percent"),
        ("charts", "needed_speech]", "needed_speach]", "unknown-reference", "needed_speech"),
        ("pilots", "[kovacnica]", "[kovacnika]", "unknown-reference", "kovacnica"),
        ("pilots", "unit: project", "unit: projekt", "unknown-reference", "project"),
        ("organisations", "[pupils]", "[pupil]", "unknown-reference", "pupils"),
        ("organisations", "[talks]", "[talk]", "unknown-reference", "talks"),
        ("organisations", "[kranj]", "[krajn]", "unknown-reference", "kranj"),
        ("practices", "[kovacnica]", "[kovacnika]", "unknown-reference", "kovacnica"),
        ("places", "locative: Kranju", "lokative: Kranju", "unknown-case", "locative"),
        ("pilots", "    projects:", "    workshops:", "repeated-id", None),
        ("practices", "next_step:", "kovacnica:", "repeated-id", None),
        ("names", "en: x-Inno Radar}", "de: x-Inno Radar}", "language-missing", None),
        ("terms", "avoid: {sl:", "avoid: {si:", "unknown-language", None),
        ("nouns", "    gender: neuter\n", "", "gender-missing", None),
        ("nouns", "[town, towns]", "[towns]", "noun-forms", None),
        ("nouns", "forms: {nominative: [town, towns]}", "forms: {}", "case-missing", None),
    ],
)
def test_reference(
    project: Project, path: str, old: str, new: str, code: str, near: str | None
) -> None:
    """Each broken reference is told at its line, with the nearest id that exists."""
    project.replace(f"data/{path}.yml", old, new)
    found = next(issue for issue in project.issues() if issue.code == code)
    line = project.read(f"data/{path}.yml").split("\n")[found.line - 1]
    assert found.path == f"data/{path}.yml"
    assert found.details.get("nearest") == near
    assert not near or new.split(": ")[-1].strip("[]") in line or near == "locative"


def test_same_id_in_different_rooms(project: Project) -> None:
    """A term may have the id of a noun: they are never looked up together."""
    text = project.read("data/terms.yml").replace("soft_skills:", "town:")
    project.append("data/terms.yml", text)
    assert project.issues() == []


def test_size_words_exist_in_every_language(project: Project) -> None:
    """A size that a language cannot say is told once for that language."""
    project.replace("data/sizes.yml", "modifier: almost", "modifier: nearly")
    found = [(i.code, i.details["language"]) for i in project.issues()]
    assert found == [("size-word-missing", "en"), ("size-word-missing", "sl")]
