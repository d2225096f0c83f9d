"""toolkit.quick_html reads what the library's parser reads."""

from __future__ import annotations

from html.parser import HTMLParser

import pytest
from hypothesis import given
from hypothesis import strategies as st

from toolkit.quick_html import QuickParser


class _Told(HTMLParser):
    """Writes down what it is told of; pieces of one text count as one."""

    def __init__(self) -> None:
        super().__init__()
        self.heard: list[tuple[object, ...]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.heard.append(("start", tag, tuple(attrs)))

    def handle_endtag(self, tag: str) -> None:
        self.heard.append(("end", tag))

    def handle_data(self, data: str) -> None:
        if self.heard and self.heard[-1][0] == "text":
            data = str(self.heard.pop()[1]) + data
        self.heard.append(("text", data))

    def handle_comment(self, data: str) -> None:
        self.heard.append(("comment", data))


class _QuicklyTold(QuickParser, _Told):
    """The same, quickly."""


def _heard(parser: _Told, markup: str) -> list[tuple[object, ...]]:
    parser.feed(markup)
    parser.close()
    return parser.heard


TAGS = ["p", "a", "BR", "h2", "my-part", "svg:g", "script", "style", "textarea"]
ATTRIBUTES = [
    "", " a", ' class="x y"', " id='z'", ' t="a > b"', ' t="&amp;&#269;"', " bare=1", ' A="&lt;p>"',
    '\n data-x=""', ' x = "1"', ' t="a < b"', ' a="1"b="2"', "/",
]  # fmt: skip
pieces = st.one_of(
    st.text("ab č&;<>\"'=/!-?\n", max_size=8),
    st.sampled_from(
        ["&amp;", "&#269;", "&notin", "a < b", "<!-- c -->", "<!doctype html>", "<?x?>"]
    ),
    st.builds("<{}{}{}>".format, st.sampled_from(TAGS), st.sampled_from(ATTRIBUTES), st.just("")),
    st.builds("<{}{} />".format, st.sampled_from(TAGS), st.sampled_from(ATTRIBUTES)),
    st.builds("</{}{}>".format, st.sampled_from(TAGS), st.sampled_from(["", " ", " a"])),
)


@given(st.lists(pieces, max_size=12).map("".join))
def test_it_hears_what_the_library_hears(markup: str) -> None:
    """Well formed or not."""
    assert _heard(_QuicklyTold(), markup) == _heard(_Told(), markup)


@pytest.mark.parametrize("markup", ["a &amp", "a <", "<p", "a &#26", '<a href="x'])
def test_what_is_cut_off_is_read_as_by_the_library(markup: str) -> None:
    """To its last letter."""
    assert _heard(_QuicklyTold(), markup) == _heard(_Told(), markup)


def test_well_formed_html_does_not_wait_for_the_library(monkeypatch: pytest.MonkeyPatch) -> None:
    """It would be read twice."""

    def refuse(*_: object) -> None:
        raise AssertionError

    monkeypatch.setattr(HTMLParser, "feed", refuse)
    heard = _heard(_QuicklyTold(), '<p class="a">b &lt; <br/>č</p>')
    assert [part[0] for part in heard] == ["start", "text", "start", "end", "text", "end"]
