"""toolkit.pieces: a page as its reader meets it."""

from __future__ import annotations

import pytest

from toolkit.pieces import Piece, sections


def _texts(filled: str) -> list[str]:
    return [piece.text for section in sections(filled) for piece in section.pieces]


@pytest.mark.parametrize(
    ("filled", "texts"),
    [
        ("One.\nTwo.\n", ["One.", "Two."]),
        ("One sentence. Another sentence.", ["One sentence.", "Another sentence."]),
        ("One, npr. S5, stays. angl. small stays", ["One, npr. S5, stays. angl. small stays"]),
        ("Broken\nin two\nlines.", ["Broken in two lines."]),
        ("- one,\n- two\n  goes on\n1. three", ["one,", "two goes on", "three"]),
        ("> quoted\n", ["quoted"]),
        ('!!! note "A *title*"\n    Inside.', ["A title", "Inside."]),
        ("!!! warning\n    Inside.", ["warning", "Inside."]),
        ("| a | b |\n|---|:-:|\n| **c** | [d](e.md) |", ["a · b", "c · d"]),
        ("A [link](x.md#y), [another][ref].\n\n[ref]: http://a.b", ["A link, another."]),
        ("![alt text](x.png)", ["alt text"]),
        ('<img src="x" alt="alt text">', ["alt text"]),
        ("<https://a.example/b>", ["https://a.example/b"]),
        (
            "*one* **two** ***three*** _four_ snake_case_word",
            ["one two three four snake_case_word"],
        ),
        ("`<b> *x* {{ y }}` and \\*plain\\*", ["<b> *x* {{ y }} and *plain*"]),
        ("```html\n<p># no heading</p>\n```\nAfter.", ["<p># no heading</p>", "After."]),
        ("Text { .wide } goes <!-- not\nthis --> on.", ["Text goes on."]),
        ("47\u00a0% &amp; soft\u00adware&#42;", ["47 % & software*"]),
        ("Note[^1].\n\n[^1]: Below.", ["Note.", "Below."]),
    ],
)
def test_markdown_is_read_as_it_looks(filled: str, texts: list[str]) -> None:
    """Signs of Markdown, tags and addresses are not read; words, code and alternatives are."""
    assert _texts(filled) == texts


def test_sections_follow_headings() -> None:
    """A section has the id of its heading, and its text without the id."""
    found = sections("Before.\n\n# A *b* { #first }\n\nText.\n## No id\nMore.\n")
    assert [(section.id, section.title) for section in found] == [
        ("", ""),
        ("first", "A b"),
        ("No id", "No id"),
    ]
    assert found[1].pieces == (Piece("heading", "A b"), Piece("sentence", "Text."))


def test_blocks_of_macros_are_split_into_rows() -> None:
    """A chart, a card and a list entry are one piece each, whatever tags they are made of."""
    chart = (
        '<figure class="chart"><table><caption>Title</caption><tbody><tr><th><a>label</a></th>'
        '<td><data>53%</data><span class="bar"></span></td></tr></tbody></table>'
        '<figcaption class="source-note"><b>Source:</b> Survey. Sample unknown.</figcaption>'
        "</figure>"
    )
    cards = (
        '<ul class="cards"><li><a class="card-title">One</a><span class="card-text">Two</span></li>'
        "<li>Three</li></ul>"
    )
    glossary = '<dl class="glossary"><dt><dfn>term</dfn> (izraz)</dt><dd>What. It is.</dd></dl>'
    (section,) = sections(f"{chart}\n\n{cards}\n\n{glossary}\n")
    assert section.pieces == (
        Piece("chart", "Title"),
        Piece("chart", "label · 53%"),
        Piece("sentence", "Source: Survey."),
        Piece("sentence", "Sample unknown."),
        Piece("card", "One · Two"),
        Piece("card", "Three"),
        Piece("entry", "term (izraz) · What. It is."),
    )


def test_broken_tags_do_no_harm() -> None:
    """Tags that are never opened or closed lose no text."""
    assert _texts("</div>a <b>b</p> <table><tr><td>c") == ["a b", "c"]
