"""Is every number used?"""

from __future__ import annotations

from small_project import Project

from toolkit.issue import WARNING

FIGURE = """towns:
  value: 6
  unit: town
  label: {sl: mesta, en: towns}
  meaning: {sl: Mesta., en: Towns.}
  document: []
"""


def test_unused_number_is_a_remark(project: Project) -> None:
    """A number that no page uses is told at its record, and stops nothing."""
    project.append("data/figures.yml", FIGURE)
    (issue,) = project.issues("data")
    assert (issue.path, issue.line, issue.code) == ("data/figures.yml", 40, "number-unused")
    assert issue.severity == WARNING


def test_use_in_one_language_is_a_use(project: Project) -> None:
    """What one language uses is used; that both do is another check."""
    project.append("data/figures.yml", FIGURE)
    project.append("docs/sl/index.md", '\n{{ count("towns") }}\n')
    assert project.codes("data") == []


def test_unused_target(project: Project) -> None:
    """Targets count as numbers."""
    for locale in ("sl", "en"):
        (project.root / f"docs/{locale}/pilots/young-pioneers.md").unlink()
    assert [i.details["key"] for i in project.issues("data")] == ["challenges", "projects"]
