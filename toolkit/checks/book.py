"""Do the chapters of the PDF exist in every language, each once?"""

from __future__ import annotations

from collections.abc import Iterator

from toolkit.content import Content
from toolkit.issue import Issue
from toolkit.validation import nearest


def check(content: Content) -> Iterator[Issue]:
    """Compares the pages that data/book.yml names with those that there are."""
    known = sorted({page.slug.rstrip("/") for page in content.pages})
    seen: set[str] = set()
    for part, record in content.data.book.items():
        for index, page in enumerate(record.pages):
            path, line = content.data.place("book", part, "pages", index)
            if page in seen:
                yield Issue(path, line, "book-page-repeated", {"found": page})
            elif any((code, f"{page}/") not in content.by_address for code in _printed(content)):
                details = {"found": page, "nearest": nearest(page, known)}
                yield Issue(path, line, "book-page-missing", details)
            seen.add(page)


def _printed(content: Content) -> Iterator[str]:
    """Languages that have a PDF."""
    return (code for code, language in content.data.languages.items() if language.book)
