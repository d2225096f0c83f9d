"""Small changes of the HTML of a page and of its contents, and its plain text."""

from __future__ import annotations

import html
import re
from collections.abc import Iterable

from markupsafe import Markup
from mkdocs.structure.toc import AnchorLink

MOST_IN_CONTENTS = 100
"""More entries help nobody to find a place, and make a page heavy on a phone."""


def plain_text(markup: str) -> str:
    """The text of a piece of HTML, on one line, no-break spaces kept."""
    return re.sub(r"[ \t\r\n]+", " ", html.unescape(re.sub(r"<[^>]*>", "", markup))).strip()


def safe(text: str) -> Markup:
    """A text as the theme may print it, which escapes only some; apostrophes stay as they are."""
    return (
        text
        if isinstance(text, Markup)
        else Markup(html.escape(text, False).replace('"', "&quot;"))
    )


def make_tables_scrollable(content: str, label: str) -> str:
    """Wrap the tables written in Markdown; one that stands in a div or figure has its own frame."""
    opening = (
        '<div class="table-scroll" role="group" tabindex="0" '
        f'aria-label="{html.escape(label)}"><table>'
    )

    def wrap(found: re.Match[str]) -> str:
        frame, rest = found.groups()
        return found[0] if frame else f"{opening}{rest}</div>"

    return re.sub(
        r"(<(?:div|figure)\b[^>]*>\s*)?<table>(.*?</table>)", wrap, content, flags=re.DOTALL
    )


def keep_words_apart(content: str) -> str:
    """Break the line between cells and the like: search drops their tags and would join words."""
    blocks = "caption|d[dlt]|desc|div|li|ol|p|summary|t[dhr]|table|tbody|text|thead|title|tspan|ul"
    parted = rf"</(?:{blocks})>(?=<)|</(?:a|span)>(?=<dl|<\w+ class=)|<br ?/?>"
    return re.sub(parted, r"\g<0>\n", content)


def shorten(contents: Iterable[AnchorLink]) -> None:
    """Leave only the main sections in the contents of a very long page."""
    entries = list(_entries(contents))
    if len(entries) > MOST_IN_CONTENTS:
        for entry in entries:
            entry.children = [child for child in entry.children if child.level <= 2]


def _entries(contents: Iterable[AnchorLink]) -> Iterable[AnchorLink]:
    for entry in contents:
        yield entry
        yield from _entries(entry.children)
