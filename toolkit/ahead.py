"""What single pages say of all pages, worked out before processes share the pages among them."""

from __future__ import annotations

from toolkit import quotations
from toolkit.author import Author
from toolkit.content import Content


def look_at_all(content: Content) -> None:
    """Finds the sentences that use numbers, and how pages stand; both are remembered."""
    authors = [Author(content, locale, "") for locale in content.data.languages]
    for author in authors:
        quotations.quotations(content, author.locale, author.colleague)
    for author in authors:
        author.status()
