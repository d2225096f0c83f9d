"""The theme's search: its parser of pages, made quicker, and its index, which we write."""

from __future__ import annotations

from typing import Any

from material.plugins.search import plugin

from toolkit.quick_html import QuickParser

SETTINGS = ("lang", "separator", "pipeline", "fields")
"""What the theme writes beside the entries."""


class Parser(QuickParser, plugin.Parser):  # type: ignore[misc]
    """The theme's own, reading well-formed HTML quickly."""


class Element(str):
    """An element that is equal to its tag, as the theme's is, without asking Python each time."""

    def __new__(cls, tag: str, attrs: dict[str, Any] | None = None) -> Element:
        return super().__new__(cls, tag)

    def __init__(self, tag: str, attrs: dict[str, Any] | None = None) -> None:
        self.tag, self.attrs = tag, attrs or {}

    def is_excluded(self) -> bool:
        """Whether search is to leave it out."""
        return "data-search-exclude" in self.attrs


def install() -> None:
    """Lets the theme's search read pages with this parser, and leave its index to us.

    It would write one for all languages, of many megabytes, only for us to read and part it.
    """
    plugin.Parser, plugin.Element = Parser, Element
    plugin.SearchIndex.generate_search_index = lambda *_: "{}"


def search_of(config: Any) -> plugin.SearchPlugin:
    """The theme's search, which holds what it has read of all pages."""
    return next(each for each in config.plugins.values() if isinstance(each, plugin.SearchPlugin))


def index_from(config: Any) -> dict[str, Any]:
    """The index of all languages as the theme would write it; it holds it no longer."""
    index = search_of(config).search_index
    entries, index.entries = index.entries, []
    return {"config": {name: index.config[name] for name in SETTINGS}, "docs": entries}
