"""What a page is made from: by it, results for the page are found again."""

from __future__ import annotations

from functools import lru_cache

from toolkit import renditions
from toolkit.content import Content
from toolkit.edition import edition
from toolkit.kept import fingerprint
from toolkit.pages import Page
from toolkit.revisions import days

LOOK_AT_OTHER_PAGES = frozenset({"figures_table", "status_table"})
"""Macros that show something of other pages; all others know what is the same for every page."""


def made_from(content: Content, page: Page) -> tuple[str, ...]:
    """Changes with all that the page can show."""
    own = (page.path, page.fingerprint, _same_for_all(content))
    if LOOK_AT_OTHER_PAGES.isdisjoint(call.name for call in page.calls):
        return own
    return (*own, _other_pages(content))


@lru_cache(maxsize=2)
def _same_for_all(content: Content) -> str:
    """Every file of the data, for a page may show any field; pictures, the state of the data."""
    documents = {name: document.value for name, document in content.data.documents.items()}
    return fingerprint(content.told, documents, renditions.state(content), edition(content))


@lru_cache(maxsize=2)
def _other_pages(content: Content) -> str:
    return fingerprint([page.fingerprint for page in content.pages], sorted(days(content).items()))
