"""What all pages need, worked out before processes share the pages among them."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path

from toolkit import quotations, renditions
from toolkit.author import Author
from toolkit.content import Content
from toolkit.data import load_data
from toolkit.edition import edition
from toolkit.originals import originals
from toolkit.processes import beside

_under_way: list[Callable[[], object]] = []


def draw_pictures(root: Path) -> None:
    """Draws pictures from now on, until `wait`: the site generator has yet to get ready."""
    _under_way.append(beside(partial(_draw, root)))


def _draw(root: Path) -> None:
    data, _ = load_data(root)
    if data:
        renditions.draw(Content(root, data, ()))


def look_at_all(content: Content) -> None:
    """Finds what every process would ask for first, the sentences that use numbers, and how pages
    stand; all of it is remembered.
    """
    originals(content)
    edition(content)
    authors = [Author(content, locale, "") for locale in content.data.languages]
    for author in authors:
        quotations.quotations(content, author.locale, author.colleague)
    for author in authors:
        author.status()


def wait() -> None:
    """Waits for what was begun here."""
    while _under_way:
        _under_way.pop()()
