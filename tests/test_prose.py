"""What of a page is prose: lines and columns stay, everything else is blanked."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from small_project import Project

from toolkit import prose


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("a `b c` d", "a d"),
        ("a ``b ` c`` d", "a d"),
        ("a\n```\nb\n```\nc", "a c"),
        ("a\n~~~ yaml\n```\n~~~\nc", "a c"),
        ("a\n```\nb", "a"),
        ("a {{ count('b') }} {% call c() %}d{% endcall %} {# e #} f", "a d f"),
        ('a <b title="c">d</b> <!-- e --> 1 < 2 > 1', "a d 1 < 2 > 1"),
        ('a <img\nalt="b"\nsrc="c"> d', "a d"),
        ("# a { #b }", "# a"),
        ("a{ .b } {: #c }", "a"),
        ("[a](b.md) ![c](d_(e).png) [f][g] [^h]", "[a ![c [f"),
        ("[g]: https://a.si 'b'\nc", "c"),
        ("https://a.si/b a@b.si", ""),
        ("(see https://a.si)", "(see )"),
        ("&nbsp;a&#160;", "a"),
        ("{number} a", "a"),
        ('!!! note "a"\n\n    b', "a b"),
        ('??? note "a"', "a"),
    ],
)
def test_what_is_not_prose_is_blanked(text: str, left: str) -> None:
    """Code, macros, tags, addresses, ids, the head of a box: none of it is prose."""
    assert prose.blank(text).split() == left.split()


@given(st.text(alphabet="ab `~{}%#<>!-[]()\"'\n:/.@&;=|", max_size=200))
def test_lines_and_columns_stay(text: str) -> None:
    """Whatever a page holds, each character left is where it was."""
    blank = prose.blank(text)
    assert len(blank) == len(text)
    assert all(new in (old, " ") for old, new in zip(text, blank, strict=True))
    assert text.count("\n") == blank.count("\n")


def test_foreign_words_can_be_left_out() -> None:
    """Words marked as another language go, those marked as the page's own stay."""
    text = 'a <span lang="en">b</span> <i lang=sl>c</i>'
    assert prose.blank(prose.without_foreign(text, "sl")).split() == ["a", "c"]


def test_lines_count_the_front_matter(project: Project) -> None:
    """Title and description come with the lines on which they stand."""
    page = next(p for p in project.content().pages if p.path == "docs/en/index.md")
    numbered = dict(prose.lines(page))
    assert numbered[3].split()[:1] == ["What"]
    assert "What the experts say" in numbered[11]


def test_texts_of_data_are_those_of_the_language(project: Project) -> None:
    """Each text of a language comes with its line; forms to avoid and notes of grammar do not."""
    texts = {w.text: w for _, w in prose.wordings(project.content(), "sl")}
    assert "Prvi cilj." in texts and "First goal." not in texts and "feminine" not in texts
    wording = texts["Prvi cilj."]
    assert "Prvi cilj." in project.read(wording.path).split("\n")[wording.line - 1]
