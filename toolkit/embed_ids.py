"""The ids under which other sites embed cards: those of today, and those of before a move."""

from __future__ import annotations

from collections.abc import Iterator

from toolkit.catalogue import FIGURES_PAGE
from toolkit.content import Content
from toolkit.dataset.records import EMBEDS
from toolkit.embed_cards import KINDS
from toolkit.rendering import chart_anchor


def current(content: Content) -> list[str]:
    """The id of every figure, target, chart and pilot."""
    return [key for kind in KINDS for key in getattr(content.data, kind)]


def former(content: Content, key: str) -> Iterator[str]:
    """Ids that `key` once had, by the redirects of its card, its entry or its chart."""
    numbers, charts = f"{FIGURES_PAGE}#", f"#{chart_anchor('')}"
    for old, goal in content.data.redirects.items():
        if goal == address(key) and old.startswith(EMBEDS):
            yield old.removeprefix(EMBEDS).rstrip("/")
        elif goal == numbers + key and old.startswith(numbers):
            yield old.removeprefix(numbers)
        elif goal.endswith(f"#{chart_anchor(key)}") and charts in old:
            yield old.partition(charts)[2].replace("-", "_")


def address(key: str) -> str:
    """Where the card with this id is, from the home page of a language."""
    return f"{EMBEDS}{key}/"
