"""What all pages need, worked out before processes share the pages among them."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from toolkit import quotations, renditions
from toolkit.author import Author
from toolkit.content import Content
from toolkit.processes import beside

_under_way: list[Callable[[], object]] = []


def look_at_all(content: Content) -> None:
    """Finds the sentences that use numbers, and how pages stand; both are remembered.

    Pictures are drawn from now on, until `wait`.
    """
    _under_way.append(beside(partial(renditions.draw, content)))
    authors = [Author(content, locale, "") for locale in content.data.languages]
    for author in authors:
        quotations.quotations(content, author.locale, author.colleague)
    for author in authors:
        author.status()


def wait() -> None:
    """Waits for what was begun here."""
    while _under_way:
        _under_way.pop()()
