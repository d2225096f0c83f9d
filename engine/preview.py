"""The preview: pages that are open show a change at once, before the whole site is built again.

After a change, the pages that browsers have asked for last are made again and shown. Then the
whole site is built as ever, in a second folder, so that nothing is missing meanwhile; a newer
change ends that build. Where the first stage cannot do it, the whole build shows the change or says
what is wrong.
"""

from __future__ import annotations

import atexit
import logging
import os
import signal
import threading
import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import mkdocs_macros.plugin
from mkdocs import utils
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.livereload import LiveReloadServer
from mkdocs.plugins import get_plugin_logger
from watchdog.observers.api import EventQueue
from watchdog.observers.polling import PollingObserverVFS

from engine.again import Remembered, silence

log = get_plugin_logger("preview")

OPEN_PAGES = 6
POLLING = 0.15
"""Seconds between two looks for changes."""
QUIET = 0.05
"""Seconds without another change after which a change is taken for whole."""

SIGNAL: int | None = getattr(signal, "SIGUSR1", None)
"""Tells a build that there is a newer change; where there is none, the build goes on to its end."""


class Interrupted(BaseException):
    """There is a newer change; like KeyboardInterrupt no error, so that nobody handles it."""


class OpenPages:
    """The addresses of the pages that browsers have asked for last, the last one first."""

    def __init__(self) -> None:
        self._found: list[str] = []
        self._lock = threading.Lock()

    def add(self, address: str) -> None:
        """A browser asks for a page."""
        with self._lock:
            others = [known for known in self._found if known != address]
            self._found = [address, *others][:OPEN_PAGES]

    def __iter__(self) -> Iterator[str]:
        return iter(self._found)


class Watch(PollingObserverVFS):
    """Looks for changes of files, often, and tells at once when something is to be built."""

    def __init__(self, tell: Callable[[], None]) -> None:
        super().__init__(os.stat, _listed, polling_interval=POLLING)
        self._tell = tell

    def dispatch_events(self, event_queue: EventQueue) -> None:
        """Hands on what was found."""
        super().dispatch_events(event_queue)
        self._tell()


def _listed(folder: str | None) -> Iterator[os.DirEntry[str]]:
    """What Python keeps beside code is no change: a build would start the next one."""
    with os.scandir(folder) as entries:
        yield from (entry for entry in entries if entry.name != "__pycache__")


class Preview:
    """Stands between the server of `mkdocs serve` and its builds."""

    server: LiveReloadServer

    def __init__(self, renew: Callable[[], bool]) -> None:
        self._renew = renew
        """Reads the content anew; whether pages can be made from it."""
        self._open = OpenPages()
        self._shown: Remembered | None = None
        self._under_way: Remembered | None = None
        self._may_be_interrupted = False
        self._folders: tuple[str, ...] = ()
        """One is shown, the other one is built."""

    def begin(self, config: MkDocsConfig) -> None:
        """At the start of a whole build: gives it a folder that nobody looks at, and listens."""
        if self._folders:
            config.site_dir = self._unseen()
        self._under_way = Remembered(config)
        config.plugins["preview"] = self._under_way
        mkdocs_macros.plugin.format_error = _instead_of_the_page  # type: ignore[assignment,attr-defined]

    def attach(self, server: LiveReloadServer, build: Callable[[], None]) -> None:
        """After the first build: lets the server show it, and ask here after a change."""
        self.server, self._build, self._shown = server, build, self._under_way
        second = TemporaryDirectory(prefix="mkdocs_")
        atexit.register(second.cleanup)
        self._folders = (server.root, second.name)
        server.builder = self.after_change
        server.error_handler = self._error_page
        server.build_delay = QUIET
        server.set_app(self._answer)
        watched = list(server._watched_paths)
        for path in watched:
            server.unwatch(path)
        server.observer = Watch(self._interrupt)  # type: ignore[assignment]  # polls as well
        for path in watched:
            server.watch(path)
        if SIGNAL:
            signal.signal(SIGNAL, self._on_signal)

    def after_change(self) -> None:
        """Shows the open pages as they are now, then builds and shows everything."""
        if self._make_open_pages():
            log.info("Showing open pages")
            self._reload()
        try:
            with self._interruptible():
                self._build()
        except Interrupted:
            log.info("There is a newer change")
            return
        self._show_what_was_built()

    # --- the two stages ---

    def _make_open_pages(self) -> bool:
        """Whether the pages that are open could be made again."""
        start = time.monotonic()
        try:
            with silence():
                return bool(self._shown and self._renew() and self._shown.make_again(self._open))
        except (Exception, SystemExit) as error:
            log.debug("Open pages: %r", error)
            return False
        finally:
            log.debug("Open pages: %.2f seconds", time.monotonic() - start)

    def _unseen(self) -> str:
        return next(folder for folder in self._folders if folder != self.server.root)

    def _show_what_was_built(self) -> None:
        """Lets browsers load their pages again, where what they show has changed."""
        self._shown = self._under_way
        shown, built = self.server.root, self._unseen()
        self.server.root = built
        with self.server._epoch_cond:
            if any(_page(shown, address) != _page(built, address) for address in self._open):
                self.server._wanted_epoch += 1  # the server reloads browsers as soon as this ends

    def _reload(self) -> None:
        """Lets browsers load their pages again, and answers them while the build goes on."""
        with self.server._epoch_cond:
            self.server._visible_epoch = self.server._wanted_epoch
            self.server._epoch_cond.notify_all()

    # --- a newer change ends the build under way ---

    @contextmanager
    def _interruptible(self) -> Iterator[None]:
        """Lets a change end what happens here, and puts back what a build leaves behind then."""
        clean = utils.clean_directory
        logger = logging.getLogger("mkdocs.commands.build")
        filters = list(logger.filters)
        self._may_be_interrupted = True
        try:
            if self.server._want_rebuild:
                raise Interrupted
            yield
        finally:
            self._may_be_interrupted = False
            utils.clean_directory = clean
            logger.filters[:] = filters

    def _interrupt(self) -> None:
        if SIGNAL and self.server._want_rebuild and self._may_be_interrupted:
            signal.pthread_kill(threading.main_thread().ident or 0, SIGNAL)

    def _on_signal(self, *_: object) -> None:
        if self._may_be_interrupted:
            self._may_be_interrupted = False
            raise Interrupted

    # --- what browsers ask for ---

    def _answer(self, environ: dict[str, Any], start_response: Any) -> Iterable[bytes]:
        path = environ["PATH_INFO"].encode("latin-1").decode("utf-8", "ignore")
        if path.endswith("/"):
            self._open.add(path.removeprefix(self.server.mount_path))
        return self.server.serve_request(environ, start_response)

    def _error_page(self, code: int) -> bytes | None:
        page = Path(self.server.root, f"{code}.html")
        return page.read_bytes() if page.is_file() else None


def _page(folder: str, address: str) -> bytes | None:
    file = Path(folder, address.lstrip("/"), "index.html")
    return file.read_bytes() if file.is_file() else None


def _instead_of_the_page(error: Exception, markdown: str, page: Any) -> str:
    """Where a macro is wrong: the plugin would show programs in place of what is to be mended."""
    from toolkit import preview  # as it is once changed code has been forgotten

    return preview.broken(page.file.locale)
