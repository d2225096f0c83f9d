"""Makes single pages again with all that the last whole build knew of the site."""

from __future__ import annotations

import logging
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

from jinja2 import Environment
from mkdocs.commands.build import _build_page, _populate_page
from mkdocs.config.base import Config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.plugins import BasePlugin, event_priority
from mkdocs.structure.files import Files
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page

LAST = -200
"""After every other plugin."""


@dataclass(frozen=True)
class Edition:
    """What a build knew of the site in one language before it wrote pages."""

    locale: str
    env: Environment
    files: Files
    nav: Navigation
    pages: Mapping[str, Page]
    """By their addresses."""


class NoOptions(Config):
    """Nothing of it is set in mkdocs.yml."""


class Remembered(BasePlugin[NoOptions]):
    """Listens to one build of every language, and makes pages of it again."""

    def __init__(self, config: MkDocsConfig) -> None:
        self._config = config
        self._editions: dict[str, Edition] = {}
        self._blank: dict[str, dict[str, Any]] = {}
        """How each page was before it was read: what it is made from again."""

    # --- events of the build ---

    @event_priority(LAST)
    def on_nav(self, nav: Navigation, /, *, config: MkDocsConfig, files: Files) -> None:
        """Keeps the menu until the pages are known."""
        self._nav = nav

    @event_priority(-LAST)
    def on_pre_page(self, page: Page, /, *, config: MkDocsConfig, files: Files) -> None:
        """Keeps how the page is while nothing has been read of it."""
        self._blank.setdefault(page.file.src_uri, vars(page).copy())

    @event_priority(LAST)
    def on_env(self, env: Environment, /, *, config: MkDocsConfig, files: Files) -> None:
        """Keeps what the pages of a language are written with."""
        locale = config.plugins["i18n"].current_language  # type: ignore[attr-defined]
        pages = {file.page.url: file.page for file in files.documentation_pages() if file.page}
        self._editions.setdefault(locale, Edition(locale, env, files, self._nav, pages))

    # --- afterwards ---

    def make_again(self, addresses: Iterable[str]) -> bool:
        """Writes the pages with these addresses anew; whether the site has any of them."""
        wanted = list(addresses)
        made = False
        for edition in self._editions.values():
            pages = [edition.pages[address] for address in wanted if address in edition.pages]
            if pages:
                self._make(edition, pages)
                made = True
        return made

    def _make(self, edition: Edition, pages: list[Page]) -> None:
        config = self._config
        with self._as_in_build(edition), _unless_it_fails(pages):
            for page in pages:
                _become(page, self._blank[page.file.src_uri])
                _populate_page(page, config, edition.files)
            env = config.plugins.on_env(edition.env, config=config, files=edition.files)
            files = edition.files.documentation_pages()
            for page in pages:
                _build_page(page, config, files, edition.nav, env)

    @contextmanager
    def _as_in_build(self, edition: Edition) -> Iterator[None]:
        """The settings of a language, which all languages share; a wrong macro ends it all."""
        config, plugins = self._config, self._config.plugins
        i18n: Any = plugins["i18n"]
        folders = list(config.theme.dirs)
        i18n.building, i18n.current_language = True, edition.locale
        try:
            plugins.on_config(config)
            plugins["macros"].config["on_error_fail"] = True
            yield
        finally:
            i18n.building = False
            config.theme.dirs[:] = folders


@contextmanager
def _unless_it_fails(pages: list[Page]) -> Iterator[None]:
    """Leaves the pages as they were where not all of them can be made: menus name them."""
    before = [vars(page).copy() for page in pages]
    try:
        yield
    except BaseException:
        for page, state in zip(pages, before, strict=True):
            _become(page, state)
        raise


def _become(page: Page, state: Mapping[str, Any]) -> None:
    vars(page).clear()
    vars(page).update(state)


@contextmanager
def silence() -> Iterator[None]:
    """What goes wrong here is said by the whole build that follows."""
    handlers = logging.getLogger("mkdocs").handlers
    levels = [handler.level for handler in handlers]
    for handler in handlers:
        handler.setLevel(logging.CRITICAL + 1)
    try:
        yield
    finally:
        for handler, level in zip(handlers, levels, strict=True):
            handler.setLevel(level)
