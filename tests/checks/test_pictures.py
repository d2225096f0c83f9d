"""Pictures on pages and their text alternatives."""

from __future__ import annotations

import dataclasses

import pytest

from toolkit.checks import pages
from toolkit.content import Content
from toolkit.pages import parse_page

CODE = "picture-text-missing"
START = '---\ntitle: "A"\ndescription: "B"\n---\n\n# A { #a }\n\n'


def _codes(content: Content, line: str) -> list[tuple[str, int]]:
    page = parse_page(START + line + "\n", "docs/en/a.md", "en", "a/")
    issues = pages.check(dataclasses.replace(content, pages=(page,)))
    return [(issue.code, issue.line) for issue in issues]


@pytest.mark.parametrize("line", ["![](a.png)", "![ ](a.png)", '<img src="a.png">'])
def test_picture_without_text_is_told(content: Content, line: str) -> None:
    """A picture without a text alternative is an error at its line."""
    assert _codes(content, line) == [(CODE, 8)]


@pytest.mark.parametrize("line", ["![A hill](a.png)", '<img src="a.png" alt="">', "`![](a.png)`"])
def test_picture_with_text_and_decoration_pass(content: Content, line: str) -> None:
    """A text alternative, or an empty one that is meant, is right."""
    assert _codes(content, line) == []
