"""Reads and writes the pages of a language on all processors at once."""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from typing import Any

from mkdocs.commands import build

from engine.pages import PageCache
from engine.theme_search import search_of

LINKS = "links_to_anchors"
"""What a page knows by files, which stay in the process that they are in."""
READ, WRITTEN = ("markdown",), ("content", "toc", "number_notes")
"""The largest parts of a page, which nobody needs once it has been read, and once it is written."""

LOGGER = logging.getLogger("mkdocs")

Step = Callable[[Any], None]
"""What MkDocs does to one page."""


@dataclass(frozen=True)
class Done:
    """What a step did to a page, as another process can be told."""

    attributes: Mapping[str, Any]
    links: Mapping[str, Any] | None
    entries: list[dict[str, Any]]
    """Of search."""
    messages: list[tuple[str, int, str]]
    kept: tuple[dict[str, Any], dict[str, Any]]


class PagesAtOnce:
    """Takes each step for all pages when MkDocs wants to take it for the first one.

    A page that fails is left to MkDocs, which tries again in its turn and says what is wrong.
    """

    def __init__(self, cache: PageCache) -> None:
        self._cache = cache
        self._files: object = None
        self._done: set[str] = set()

    def install(self) -> None:
        """Lets MkDocs ask here before it reads or writes a page."""
        build._populate_page = partial(self._take, build._populate_page, READ)
        build._build_page = partial(self._take, build._build_page, WRITTEN)

    def _take(
        self,
        step: Callable[..., None],
        used: tuple[str, ...],
        page: Any,
        config: Any,
        files: Any,
        *more: Any,
        **options: Any,
    ) -> None:
        """Each step has files of its own for each language; the rest is the same for all pages."""

        def take(page: Any) -> None:
            step(page, config, files, *more, **options)

        if files is not self._files:
            self._files = files
            self._take_all(take, used, config, files)
        if page.file.src_uri not in self._done:
            take(page)

    def _take_all(self, step: Step, used: tuple[str, ...], config: Any, files: Any) -> None:
        from toolkit.processes import mapped  # as it is once changed code has been forgotten

        index = search_of(config).search_index
        known = files.documentation_pages() if hasattr(files, "documentation_pages") else files
        pages = [file.page for file in known if file.page]
        results = mapped(partial(self._taken, step, used, index), pages)
        self._done = set()
        for page, done in zip(pages, results, strict=True):
            if done:
                self._done.add(page.file.src_uri)
                index.entries += done.entries
                self._cache.take(done.kept)
                _tell(page, done, files)
                vars(page).update(dict.fromkeys(used, ""))  # with None it would count as not read

    def _taken(self, step: Step, used: tuple[str, ...], index: Any, page: Any) -> Done | None:
        before, first = vars(page).copy(), len(index.entries)
        with self._cache.handed_over() as kept, _recorded() as messages:
            try:
                step(page)
            except (Exception, SystemExit):  # a wrong macro ends the program
                return None
        new = {
            name: value
            for name, value in vars(page).items()
            if name not in used and before.get(name) is not value
        }
        links = new.pop(LINKS, None)
        paths = {file.src_uri: anchors for file, anchors in links.items()} if links else links
        entries = index.entries[first:]
        del index.entries[first:]
        return Done(new, paths, entries, messages, kept)


def _tell(page: Any, done: Done, files: Any) -> None:
    vars(page).update(done.attributes)
    if done.links is not None:
        found = {files.get_file_from_path(path): each for path, each in done.links.items()}
        setattr(page, LINKS, found)
    for name, level, message in done.messages:
        logging.getLogger(name).log(level, message)


class _Recorder(logging.Handler):
    def __init__(self) -> None:
        super().__init__()
        self.messages: list[tuple[str, int, str]] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.messages.append((record.name, record.levelno, record.getMessage()))


@contextmanager
def _recorded() -> Iterator[list[tuple[str, int, str]]]:
    """Collects what would be logged, for the process that counts warnings."""
    handlers, recorder = LOGGER.handlers, _Recorder()
    LOGGER.handlers = [recorder]
    try:
        yield recorder.messages
    finally:
        LOGGER.handlers = handlers
