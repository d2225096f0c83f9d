"""The examples on the page about the data, as a reader copies them from the built site."""

from __future__ import annotations

from website import Built

SLUG = "about/data/"
KINDS = ["language-sh", "language-html", "language-python", "language-text", "language-sh"]
"""The examples in their order; a new one needs a test that runs it."""


def examples(built: Built, locale_path: str, address: str) -> list[str]:
    """The examples of a page, for the site as it is served at an address."""
    found = built.pages[locale_path + SLUG].all("code")
    fences = [code for code in found if code.within("pre") and not code.within("details")]
    assert [code.attributes["class"] for code in fences] == KINDS
    assert all(built.address in code.text for code in fences)
    return [code.text.replace(built.address, address) for code in fences]
