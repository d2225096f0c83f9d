"""HTML of macros as plain Markdown: nothing lost that a reader reads, nothing left of the tags."""

from __future__ import annotations

from urllib.parse import urljoin

import pytest

from toolkit.plain_markdown import Writer

HERE = "https://example.org/en/summary/"


def markdown(html: str) -> str:
    return Writer(lambda goal: urljoin(HERE, goal), ("“", "”")).markdown(html)


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        ("plain", "plain"),
        ('<data value="53" data-figure="a">53\u00a0%</data>', "53\u00a0%"),
        ("a &amp; b &lt;c&gt;", "a & b <c>"),
        ('see <a href="../goals/#x">the goals</a>', "see [the goals](https://example.org/en/goals/#x)"),
        ("<strong>bold</strong>, <em>soft</em>, <code>code</code>", "**bold**, *soft*, `code`"),
        ("<q>said</q>", "“said”"),
        ('a<span class="bar" aria-hidden="true">x</span>', "a"),
        ("<ul><li>one</li><li>two</li></ul>", "- one\n- two"),
        ("<ul><li>one<ul><li>in</li></ul></li></ul>", "- one\n    - in"),
        ("<dl><dt>Word</dt><dd>What it means</dd></dl>", "- **Word**: What it means"),
        (
            '<ul><li><span class="value">53%</span><a class="label" href="#a">Label</a></li></ul>',
            "- 53% · [Label](https://example.org/en/summary/#a)",
        ),
        ("<p>one</p><p>two</p>", "one\n\ntwo"),
        ("<svg><text>drawn</text></svg><p>caption</p>", "caption"),
        ("a | b &#124; c", "a | b | c"),
        ("<p>open", "open"),
    ],
)  # fmt: skip
def test_each_piece_has_its_form(html: str, expected: str) -> None:
    """Text stays; links are absolute; what only decorates is gone."""
    assert markdown(html).replace("\\|", "|") == expected


def test_a_table_is_a_table() -> None:
    """With its caption above, a rule below its head, lists on one line and signs escaped."""
    table = (
        "<table><caption>All</caption><thead><tr><th>Who</th><th>What</th></tr></thead><tbody>"
        "<tr><th>A|B</th><td><ul><li>one</li><li>two</li></ul></td></tr></tbody></table>"
    )
    assert markdown(table).split("\n") == [
        "**All**", "", "| Who | What |", "| --- | --- |", "| A\\|B | one; two |",
    ]  # fmt: skip


def test_a_cell_of_several_rows_leaves_its_place_empty() -> None:
    """Every row of a Markdown table has as many cells as its head."""
    table = (
        "<table><tr><th>a</th><th>b</th></tr><tr><th rowspan=2>1</th><td>2</td></tr>"
        "<tr><td>3</td></tr></table>"
    )
    assert markdown(table).split("\n")[2:] == ["| 1 | 2 |", "|  | 3 |"]
