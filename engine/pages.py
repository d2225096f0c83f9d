"""Turns Markdown into HTML, and HTML into search entries, only where something has changed."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

import markdown
from material.plugins.search.plugin import SearchIndex
from mkdocs.structure import pages

from engine import theme_search
from toolkit.kept import Kept, fingerprint

_render = pages.Page.render
_add_entries = SearchIndex.add_entry_from_context


@dataclass(frozen=True)
class Rendered:
    """What MkDocs learns of a page from its Markdown, and what it says of its links."""

    attributes: dict[str, Any]
    links: dict[str, dict[str, str]]
    messages: tuple[tuple[int, str], ...]


class PageCache:
    """The HTML and the search entries of the pages of a project."""

    def __init__(self, root: Path) -> None:
        self._html = Kept(root, "html")
        self._entries = Kept(root, "search-entries")

    def install(self) -> None:
        """Lets MkDocs and the search ask here before they work anything out."""
        # A method of MkDocs is replaced on purpose, as no plugin may decide not to render.
        pages.Page.render = (  # type: ignore[method-assign]
            lambda page, config, files: self._rendered(page, config, files)  # type: ignore[assignment]
        )
        theme_search.install()
        SearchIndex.add_entry_from_context = lambda index, page: self._indexed(index, page)
        pages.markdown = _ReadyConverters()  # type: ignore[attr-defined]

    @contextmanager
    def handed_over(self) -> Iterator[tuple[dict[str, Any], dict[str, Any]]]:
        """What is asked for meanwhile, for another process."""
        with self._html.handed_over() as html, self._entries.handed_over() as entries:
            yield html, entries

    def take(self, handed: tuple[dict[str, Any], dict[str, Any]]) -> None:
        """Keeps what another process was asked for as well."""
        for results, others in zip((self._html, self._entries), handed, strict=True):
            results.take(others)

    def save(self) -> None:
        """Keeps what this build needed for the next one."""
        self._html.save()
        self._entries.save()

    def _rendered(self, page: Any, config: Any, files: Any) -> None:
        settings = (config.markdown_extensions, config.mdx_configs, config.validation)
        made_from = (page.markdown, page.file.src_uri, page.file.url, _goals(files), settings)
        result = self._html.get(made_from, lambda: _rendering(page, config, files))
        for level, message in result.messages:
            pages.log.log(level, message)
        links = {files.get_file_from_path(uri): anchors for uri, anchors in result.links.items()}
        vars(page).update(result.attributes, links_to_anchors=links)

    def _indexed(self, index: Any, page: Any) -> None:
        made_from = (page.content, page.url, str(page.title), page.meta.get("search"))
        index.entries += self._entries.get(made_from, lambda: _entries(index, page))


class _ReadyConverters:
    """The library as MkDocs uses it, without getting a converter ready for each page anew."""

    def __init__(self) -> None:
        self._made_for, self._converter = "", markdown.Markdown()

    def __getattr__(self, name: str) -> Any:
        return getattr(markdown, name)

    def Markdown(self, **settings: Any) -> markdown.Markdown:  # noqa: N802
        """The last converter, if it was made for the same settings."""
        if self._made_for != repr(settings):
            self._made_for, self._converter = repr(settings), markdown.Markdown(**settings)
        return self._converter.reset()


@lru_cache(maxsize=1)
def _goals(files: Any) -> str:
    """Where links lead depends on which files there are."""
    return fingerprint([(file.src_uri, file.url) for file in files])


def _rendering(page: Any, config: Any, files: Any) -> Rendered:
    with _messages() as said:
        _render(page, config, files)
    names = ("content", "toc", "_title_from_render", "present_anchor_ids")
    links = {file.src_uri: anchors for file, anchors in (page.links_to_anchors or {}).items()}
    return Rendered({name: getattr(page, name) for name in names}, links, tuple(said))


@contextmanager
def _messages() -> Iterator[list[tuple[int, str]]]:
    """Collects what MkDocs would log of the links of a page."""
    said: list[tuple[int, str]] = []

    def collect(record: logging.LogRecord) -> bool:
        said.append((record.levelno, record.getMessage()))
        return False

    pages.log.addFilter(collect)
    try:
        yield said
    finally:
        pages.log.removeFilter(collect)


def _entries(index: Any, page: Any) -> list[dict[str, Any]]:
    before = len(index.entries)
    _add_entries(index, page)
    found: list[dict[str, Any]] = index.entries[before:]
    del index.entries[before:]
    return found
