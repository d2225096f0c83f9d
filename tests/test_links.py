"""Links and anchors as they stand in a page."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from small_project import Project

from toolkit import links
from toolkit.author import MACROS, Author
from toolkit.content import Content
from toolkit.links import HTML, MARKDOWN, Link
from toolkit.pages import parse_page


def of(body: str) -> list[Link]:
    """The links of a page that holds nothing else."""
    return links.links(parse_page(f"---\ntitle: a\n---\n{body}", "docs/en/a.md", "en", "a/"))


def test_every_form_of_link_is_found_with_its_line() -> None:
    """Inline, at the foot, in brackets, in HTML."""
    body = (
        "[a](b.md)\n\n[c][d] <https://e.si>\n<a class='x'\nhref='f?a=1&amp;b=2'>\n\n[d]: g.md 'G'"
    )
    assert of(body) == [
        Link("b.md", 4, MARKDOWN),
        Link("https://e.si", 6, MARKDOWN),
        Link("f?a=1&b=2", 7, HTML),
        Link("g.md", 10, MARKDOWN),
    ]


def test_what_a_macro_completes_is_left_out() -> None:
    """Only the built page would tell where it leads."""
    assert of('<a href="{{ x }}/b">c</a>') == []


@given(st.text(alphabet="ab `{}%#<>!-[]()\"'\n:/.@&;=", max_size=200))
def test_no_page_breaks_it(body: str) -> None:
    """Whatever a page holds, each link stands on one of its lines."""
    assert all(4 <= link.line <= 4 + body.count("\n") for link in of(body))


def test_anchors_come_from_headings_html_marks_and_macros(project: Project) -> None:
    """Each with the line on which it is made; code makes none."""
    page = "docs/en/index.md"
    project.append(page, '\n<span id="a"></span>\n\nText { #b .c }\n\n`<i id="d">`\n')
    content = project.content()
    anchors = links.site_anchors(content)["en", ""]
    assert list(anchors) == ["home", "experts", "workshops", "a", "b", "chart-needed"]
    lines = project.read(page).split("\n")
    assert "needed" in lines[anchors["chart-needed"] - 1]
    assert 'id="a"' in lines[anchors["a"] - 1]
    assert "#b" in lines[anchors["b"] - 1]


def test_macro_that_fails_makes_no_anchors(project: Project) -> None:
    """That is for the check of macros to say."""
    project.append("docs/en/index.md", '\n{{ chart("nothing") }} {{ chart() }} {{ glossary(1) }}\n')
    assert "chart-needed" in links.site_anchors(project.content())["en", ""]


def test_only_the_listed_macros_make_anchors(content: Content) -> None:
    """No other macro that the pages call writes an id."""
    author = Author(content, "en", "en/")
    assert set(links.ANCHORING) <= set(MACROS)
    for call in (call for page in content.pages if page.locale == "en" for call in page.calls):
        if call.name not in (*links.ANCHORING, "claim"):
            written = getattr(author, call.name)(*call.arguments, **call.options)
            assert not links.ID.search(written), call.name


def test_goal_is_resolved_from_its_page() -> None:
    """As a browser and as the site's builder would."""
    assert links.resolved("a/b.md", "../c.md") == "c.md"
    assert links.resolved("b.md", "../c.md") == "../c.md"
    assert links.resolved("en/a/", "../b/") == "en/b/"
    assert links.resolved("en/a/", "..") == "en/"
    assert links.resolved("en/a/", "../..") == ""
