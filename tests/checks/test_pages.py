"""Front matter, titles, heading ids and heading order."""

from __future__ import annotations

import pytest
from small_project import Project

PATH = "docs/en/about/glossary.md"


def found(project: Project) -> list[tuple[int, str]]:
    return [(i.line, i.code) for i in project.issues("pages") if i.path == PATH]


@pytest.mark.parametrize(
    ("old", "new", "fault"),
    [
        ('title: "Glossary"\n', "", (2, "front-matter-key")),
        ('title: "Glossary"', 'title: ""', (2, "front-matter-key")),
        ('title: "Glossary"', "title: 5", (2, "front-matter-key")),
        ('title: "Glossary"', "title: [a]", (2, "front-matter-key")),
        ('"Terms with their explanation."', '"  "', (3, "front-matter-key")),
        ("{ #glossary }", "", (6, "heading-id-missing")),
        ("{ #glossary }", "{ #Glossary }", (6, "heading-id-form")),
        ("{ #glossary }", "{ #a--b }", (6, "heading-id-form")),
        ("{ #glossary }", "{ #č }", (6, "heading-id-form")),
        ("{{ glossary() }}", "## A { #glossary }", (8, "heading-id-repeated")),
        ("{{ glossary() }}", "### A { #a }", (8, "heading-order")),
        ("# Terms", "## Terms", (5, "heading-one")),
        ("{{ glossary() }}", "# A { #a }", (5, "heading-one")),
        ("# Terms of the concept { #glossary }", "No heading.", (5, "heading-one")),
    ],
)
def test_fault(project: Project, old: str, new: str, fault: tuple[int, str]) -> None:
    """Each fault is told once, at its line."""
    project.replace(PATH, old, new)
    assert found(project) == [fault]


def test_id_without_spaces(project: Project) -> None:
    """Without spaces the braces open a remark of the macros: both are told."""
    project.replace(PATH, "{ #glossary }", "{#glossary}")
    assert found(project) == [(6, "heading-id-missing"), (6, "macro-syntax")]


def test_order_may_fall_and_step(project: Project) -> None:
    """A heading may go back up by any number of levels, and down by one."""
    project.append(PATH, "\n## A { #a }\n\n### B { #b }\n\n#### C { #c }\n\n## D { #d }\n")
    assert found(project) == []


def test_headings_in_code_are_none(project: Project) -> None:
    """A line in a code block that looks like a heading needs nothing."""
    project.append(PATH, "\n```\n# not a heading\n```\n\n~~~\n##### nor this\n~~~\n")
    assert found(project) == []


@pytest.mark.parametrize("key", ["title", "description"])
def test_equal_texts_within_a_language(project: Project, key: str) -> None:
    """Two pages of a language never have the same title or description."""
    text = {"title": "All figures", "description": "Every number with its source."}[key]
    old = {"title": "Glossary", "description": "Terms with their explanation."}[key]
    project.replace(PATH, f'{key}: "{old}"', f'{key}: "{text}"')
    assert found(project) == [({"title": 2, "description": 3}[key], "repeated-text")]


def test_equal_texts_in_two_languages(project: Project) -> None:
    """A title that is the same word in both languages is fine."""
    project.replace(PATH, 'title: "Glossary"', 'title: "Pojmovnik"')
    assert found(project) == []


@pytest.mark.parametrize("sign", ["\u200b", "\ufeff", "\uf0b7", "\u202e", "\x0b"])
def test_characters_without_a_shape(project: Project, sign: str) -> None:
    """What a word processor leaves behind is found; soft hyphens and hard spaces may stay."""
    start = project.read(PATH).count("\n")
    project.append(PATH, f"\nA soft\u00adhyphen and a\u00a0space.\nA{sign}sign.\n")
    assert found(project) == [(start + 3, "hidden-character")]
