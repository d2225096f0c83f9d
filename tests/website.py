"""The real project, built and served: what the tests of the site and of the browser share."""

from __future__ import annotations

import fcntl
import functools
import gzip
import os
import shutil
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from functools import cached_property
from html.parser import HTMLParser
from http import HTTPStatus
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import urlsplit

ROOT = Path(__file__).resolve().parent.parent
NOT_COPIED = ("site", "release", "wheelhouse", "tests", "benchmarks", "assets", ".*", "__pycache__")
KEPT = (".cache/*.pickle", ".cache/*.cache", ".cache/pictures/*", ".cache/renditions/*")
"""What builds keep for the next one."""
HISTORY = {"GIT_DIR": str(ROOT / ".git")} if (ROOT / ".git").exists() else {}
"""Gives a copy of the project the dates of the project."""
QUIET = {"NO_MKDOCS_2_WARNING": "1", "DISABLE_MKDOCS_2_WARNING": "true"}
Command = tuple[str, ...]
WHOLE: Command = (sys.executable, "-m", "toolkit", "build")
PAGES_ONLY: Command = (sys.executable, "-m", "mkdocs", "build", "--strict", "--site-dir")
"""As people type who know MkDocs: without the files that are made of the pages."""
ADDRESS = "http://localhost:8000/"
PATH_BELOW = "/region/concept/"
ADDRESS_BELOW = f"https://example.org{PATH_BELOW}"


# --- building -------------------------------------------------------------------------


@dataclass(frozen=True)
class Built:
    """A built site: its folder, the address that it was built for, what the build said."""

    folder: Path
    address: str
    log: str

    @cached_property
    def pages(self) -> dict[str, Element]:
        """Every page of the navigation by its address from the root of the site."""
        files = sorted(set(self.folder.rglob("index.html")) - {self.folder / "admin/index.html"})
        found = {_address(file.relative_to(self.folder).parent): parse(file) for file in files}
        own = {a for a, page in found.items() if not (leads_on(page) or is_card(page))}
        return {address: page for address, page in found.items() if address in own}

    def file(self, path: str) -> Path:
        """The file that a static host serves at a path."""
        return self.folder / (path + "index.html" if path.endswith("/") or not path else path)


def leads_on(page: Element) -> bool:
    """Whether a page only leads to another one."""
    return any(e.attributes.get("http-equiv") == "refresh" for e in page.walk() if e.tag == "meta")


def is_card(page: Element) -> bool:
    """Whether a page is a card that other sites show in a frame."""
    return any(e.attributes.get("class") == "embed-frame" for e in page.walk() if e.tag == "body")


def _address(folder: Path) -> str:
    return "" if folder == Path() else folder.as_posix() + "/"


def run(
    command: list[str], root: Path = ROOT, **environment: str
) -> subprocess.CompletedProcess[str]:
    """Runs a command as somebody without settings of their own would."""
    settings = {k: v for k, v in os.environ.items() if k not in ("SITE_URL", "PYTEST_ADDOPTS")}
    return subprocess.run(
        command,
        cwd=root,
        env=settings | environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        timeout=300,
        check=False,
    )


def build_once(
    shared: Path, name: str, address: str = ADDRESS, root: Path = ROOT, command: Command = WHOLE
) -> Built:
    """The site of the project at `root`, built once for all tests and all their processes."""
    folder, log = shared / name, shared / f"{name}.log"
    with (shared / f"{name}.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not log.exists():
            finished = run([*command, str(folder)], root, SITE_URL=address, **QUIET)
            log.write_text(finished.stdout, encoding="utf-8")
    built = Built(folder, address, log.read_text(encoding="utf-8"))
    assert folder.is_dir(), built.log
    return built


def shared_folder(basetemp: Path) -> Path:
    """A folder for this run of the tests, the same for each of its processes."""
    return basetemp.parent if "PYTEST_XDIST_WORKER" in os.environ else basetemp


def copy_project(goal: Path, kept: tuple[str, ...] = KEPT) -> Path:
    """A copy of the real project without its history; of what it has made, only what is `kept`."""
    (goal / ".cache").mkdir(parents=True)
    for part in ROOT.iterdir():
        if not any(part.match(pattern) for pattern in NOT_COPIED):
            copy = shutil.copytree if part.is_dir() else shutil.copy2
            copy(part, goal / part.name)
    for file in (file for pattern in kept for file in ROOT.glob(pattern)):
        beside = goal / file.relative_to(ROOT)
        beside.parent.mkdir(parents=True, exist_ok=True)
        with suppress(FileNotFoundError):  # another build is at work on it
            shutil.copy2(file, beside)
    return goal


# --- reading --------------------------------------------------------------------------

VOID = {
    "area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track",
    "wbr",
}  # fmt: skip
SILENT = {"script", "style", "template"}


@dataclass(eq=False)
class Element:
    """An element of a page."""

    tag: str
    attributes: dict[str, str] = field(default_factory=dict)
    parent: Element | None = field(default=None, repr=False)
    children: list[Element | str] = field(default_factory=list, repr=False)

    def walk(self) -> Iterator[Element]:
        """This element and everything in it, in the order of the page."""
        yield self
        for child in self.children:
            if isinstance(child, Element):
                yield from child.walk()

    def all(self, *tags: str, **attributes: str) -> list[Element]:
        """The elements with one of these tags and with these attributes."""
        wanted = {name.rstrip("_").replace("_", "-"): value for name, value in attributes.items()}
        return [
            element
            for element in self.walk()
            if (not tags or element.tag in tags)
            and all(element.attributes.get(name) == value for name, value in wanted.items())
        ]

    def one(self, *tags: str, **attributes: str) -> Element:
        """The only such element."""
        (found,) = self.all(*tags, **attributes)
        return found

    @property
    def text(self) -> str:
        """The text as a reader sees it, spaces as in the source."""
        if self.tag in SILENT:
            return ""
        return "".join(c if isinstance(c, str) else c.text for c in self.children)

    def within(self, *tags: str) -> bool:
        """Whether it is, or stands in, an element with one of these tags."""
        return self.tag in tags or (self.parent is not None and self.parent.within(*tags))

    @property
    def language(self) -> str | None:
        """The language that holds here."""
        found = self.attributes.get("lang")
        return found if found or self.parent is None else self.parent.language


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.here = self.page = Element("document")

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        element = Element(tag, {name: value or "" for name, value in attrs}, self.here)
        self.here.children.append(element)
        if tag not in VOID:
            self.here = element

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)
        if tag not in VOID:
            self.handle_endtag(tag)

    def handle_endtag(self, tag: str) -> None:
        element: Element | None = self.here
        while element is not None and element.tag != tag:
            element = element.parent
        if element is not None and element.parent is not None:
            self.here = element.parent

    def handle_data(self, data: str) -> None:
        self.here.children.append(data)


def parse(file: Path) -> Element:
    """The page in a file."""
    reader = _Reader()
    reader.feed(file.read_text(encoding="utf-8"))
    return reader.page


# --- serving --------------------------------------------------------------------------


class Handler(SimpleHTTPRequestHandler):
    """A static host: folders by their index.html, 404.html for what is not there."""

    def __init__(self, *arguments: object, prefix: str, **options: object) -> None:
        self.prefix = prefix
        super().__init__(*arguments, **options)

    def translate_path(self, path: str) -> str:
        path = urlsplit(path).path
        inside = path.removeprefix(self.prefix) if path.startswith(self.prefix) else "/outside"
        return super().translate_path("/" + inside)

    def send_error(self, code: int, *arguments: object) -> None:
        if code != HTTPStatus.NOT_FOUND:
            return super().send_error(code, *arguments)
        body = (Path(self.directory) / "404.html").read_bytes()
        self.send_response(code)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        return self.wfile.write(body)

    def log_message(self, *_: object) -> None:
        """Says nothing."""


class PackingHandler(Handler):
    """The same, over gzip and connections that stay open, as hosts do it."""

    protocol_version = "HTTP/1.1"

    def do_GET(self) -> None:
        file = Path(self.translate_path(self.path))
        file = file / "index.html" if file.is_dir() else file
        if not file.is_file():
            return self.send_error(HTTPStatus.NOT_FOUND)
        body = packed(file)
        self.send_response(HTTPStatus.OK)
        self.send_header("Content-Type", self.guess_type(str(file)))
        if file.suffix in PACKED:
            self.send_header("Content-Encoding", "gzip")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        return self.wfile.write(body)


PACKED = {".html", ".css", ".js", ".json", ".svg", ".xml"}


def packed(file: Path) -> bytes:
    """What a host sends of a file."""
    content = file.read_bytes()
    return gzip.compress(content, 6, mtime=0) if file.suffix in PACKED else content


class _Server(ThreadingHTTPServer):
    """Bears that a browser hangs up."""

    def handle_error(self, *request: object) -> None:
        if not isinstance(sys.exception(), ConnectionError):
            super().handle_error(*request)


@contextmanager
def served(folder: Path, prefix: str = "/", kind: type[Handler] = Handler) -> Iterator[str]:
    """Serves a folder on loopback, below `prefix`; gives the address."""
    handler = functools.partial(kind, directory=str(folder), prefix=prefix)
    with _Server(("127.0.0.1", 0), handler) as server:
        thread = threading.Thread(target=server.serve_forever, daemon=True)
        thread.start()
        try:
            yield f"http://127.0.0.1:{server.server_port}{prefix}"
        finally:
            server.shutdown()
            thread.join()
