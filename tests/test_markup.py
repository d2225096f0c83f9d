"""HTML in which nothing of the data is taken as a command."""

from __future__ import annotations

import html
from html.parser import HTMLParser

from hypothesis import given
from hypothesis import strategies as st

from toolkit import markup


def test_text_is_escaped_for_browser_and_markdown() -> None:
    """Tags, entities, Markdown, tables, macros and line ends stand as plain characters."""
    shown = markup.text('<b> & "q" *a* _b_ `c` [d](e) | {{ f }} ~g~ \\h\r\ni')
    assert not set('<>"*_`[]|{}~\\\n\r') & set(shown)
    assert html.unescape(shown) == '<b> & "q" *a* _b_ `c` [d](e) | {{ f }} ~g~ \\h  i'


def test_element() -> None:
    """Attributes are escaped, named as HTML names them, and left out where they are None."""
    made = markup.element(
        "a", "<b>x</b>", class_="y", data_figure='"><i>', href=None, hidden=True, lang=False
    )
    assert made == '<a class="y" data-figure="&quot;&gt;&lt;i&gt;" hidden><b>x</b></a>'


def test_void_element_and_items() -> None:
    """A void element has no end; each item has an element of its own."""
    assert markup.element("br") == "<br>"
    assert markup.each("li", ["a", "b"], class_="c") == '<li class="c">a</li><li class="c">b</li>'


def test_plain() -> None:
    """The text of HTML as a reader sees it."""
    assert markup.plain('<a href="x">5&nbsp;%</a> &amp; <b>&lt;</b>') == "5\u00a0% & <"


class Reader(HTMLParser):
    """Collects what a browser would take as tags, and as text."""

    def __init__(self, source: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, list]] = []
        self.text = ""
        self.feed(source)
        self.close()

    def handle_starttag(self, tag: str, attrs: list) -> None:
        self.tags.append((tag, attrs))

    def handle_data(self, data: str) -> None:
        self.text += data


# A surrogate, a NUL and a carriage return cannot stand in a text of the data.
texts = st.text(st.characters(exclude_categories=["Cs", "Cc"]), max_size=40)


@given(texts, texts)
def test_any_text_stays_text(inside: str, attribute: str) -> None:
    """Whatever the data holds: one tag, one attribute, and the text unchanged."""
    read = Reader(markup.element("b", markup.text(inside), title=attribute))
    assert read.tags == [("b", [("title", attribute)])]
    assert read.text == inside
