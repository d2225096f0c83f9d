"""The words of a page without what is not prose: macros, tags, addresses, code, heading ids."""

from __future__ import annotations

import re
from collections.abc import Iterator

from toolkit.pages import Page

NOT_PROSE = re.compile(
    r"```.*?```"  # fenced code
    r"|`[^`\n]*`"  # code
    r"|\{%.*?%\}|\{\{.*?\}\}|\{#.*?#\}"  # macros
    r"|<!--.*?-->|<[^>\n]*>"  # comments and tags
    r"|\{\s+[#.:][^}\n]*\}"  # heading ids and classes
    r"|\]\([^)\n]*\)|https?://\S+"  # addresses
    r"|^!!!\s+\w+",  # marks of admonitions
    re.DOTALL | re.MULTILINE,
)


def blank(text: str) -> str:
    """The text with everything that is not prose replaced by spaces; lines stay where they are."""
    return NOT_PROSE.sub(lambda match: re.sub(r"[^\n]", " ", match[0]), text)


def lines(page: Page) -> Iterator[tuple[int, str]]:
    """Each line of prose of a page with its number, front matter first."""
    for key in ("title", "description"):
        if page.meta(key):
            yield page.front.line((key,)), blank(page.meta(key))
    yield from enumerate(blank(page.body).split("\n"), page.body_line)
