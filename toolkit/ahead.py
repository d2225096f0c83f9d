"""What single pages say of all pages, worked out before processes share the pages among them."""

from __future__ import annotations

from toolkit import quotations
from toolkit.author import Author
from toolkit.content import Content


def look_at_all(content: Content) -> None:
    """Finds the sentences that use numbers, and how pages stand; both are remembered."""
    for locale in content.data.languages:
        author = Author(content, locale, "")
        quotations.quotations(content, locale, author.colleague)
        author.status()
