"""What a page is made from: by it, results for the page are found again."""

from __future__ import annotations

from functools import lru_cache

from toolkit import renditions
from toolkit.content import Content
from toolkit.kept import fingerprint
from toolkit.pages import Page
from toolkit.revisions import days

LOOK_AT_OTHER_PAGES = frozenset({"figures_table", "status_table"})
"""Macros that show something of other pages; all others know the data and the pictures alone."""


def made_from(content: Content, page: Page) -> tuple[str, ...]:
    """Changes with all that the page can show."""
    own = (page.path, page.fingerprint, content.told, *renditions.state(content))
    if LOOK_AT_OTHER_PAGES.isdisjoint(call.name for call in page.calls):
        return own
    return (*own, _other_pages(content))


@lru_cache(maxsize=2)
def _other_pages(content: Content) -> str:
    pages = [page.fingerprint for page in content.pages]
    return fingerprint(pages, sorted(days(content).items()), content.data.matches)
