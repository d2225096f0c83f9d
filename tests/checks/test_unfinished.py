"""What was begun is finished before it is published."""

from __future__ import annotations

import shutil

from small_project import REPOSITORY, Project


def found(project: Project) -> list[tuple[str, int, str]]:
    issues = project.issues("unfinished")
    return [(i.path, i.line, i.details["found"]) for i in issues if i.code == "unfinished"]


def test_nothing_is_marked(project: Project) -> None:
    """A finished project has no such mistake."""
    assert found(project) == []


def test_marks_in_the_data(project: Project) -> None:
    """A mark anywhere in a value is found, at its line."""
    start = project.read("data/links.yml").count("\n")
    record = (
        "later:\n  url: https://example.org\n  label:\n    sl: Še TODO\n    en: 'TODO: label'\n"
    )
    project.append("data/links.yml", record)
    assert found(project) == [
        ("data/links.yml", start + 4, "TODO"),
        ("data/links.yml", start + 5, "TODO: label"),
    ]


def test_marks_on_pages(project: Project) -> None:
    """In the front matter, in headings and in the text; one error for each line."""
    text = '---\ntitle: "TODO: title"\ndescription: "D."\n---\n\n# TODO { #new }\n\nTODO TODO: x\n'
    for locale in ("sl", "en"):
        project.write(f"docs/{locale}/new.md", text)
    lines = [line for path, line, _ in found(project) if path == "docs/en/new.md"]
    assert lines == [2, 6, 8]


def test_a_mark_is_no_misspelt_word(project: Project) -> None:
    """Nobody is told to put the mark into the list of words."""
    shutil.copytree(REPOSITORY / "data/words", project.root / "data/words")
    project.append("docs/en/index.md", "\nTODO: say more.\n")
    words = [i.details.get("found") for i in project.issues("spelling")]
    assert "TODO" not in words


def test_what_only_speaks_of_the_mark(project: Project) -> None:
    """Code, other words, and pages that a command makes are no marks."""
    project.append("docs/en/index.md", "\nThe mark `TODO:` is not METODO or todo.\n")
    assert found(project) == []
