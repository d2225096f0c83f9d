"""The weekly check of addresses outside the site, against a server on this machine."""

from __future__ import annotations

import threading
import time
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest
from small_project import Project

from toolkit import checks
from toolkit.checks import external


class Answers(BaseHTTPRequestHandler):
    """Answers with the status that the path names; `slow` sends its head byte by byte."""

    def do_GET(self) -> None:
        self.server.asked.append(self.path)
        if self.path == "/slow":
            self._trickle()
        elif self.path == "/moved":
            self.send_response(301)
            self.send_header("Location", "/200")
            self.end_headers()
        else:
            self.send_response(int(self.path[1:4]))
            self.end_headers()

    def _trickle(self) -> None:
        for byte in b"HTTP/1.1 200 OK\r\n" * 100:
            try:
                self.wfile.write(bytes([byte]))
                self.wfile.flush()
            except OSError:
                return
            time.sleep(0.05)

    def log_message(self, *_: object) -> None:
        """Says nothing."""


@pytest.fixture
def server() -> Iterator[ThreadingHTTPServer]:
    """A server on this machine."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), Answers)
    server.daemon_threads = True
    server.asked = []
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield server
    server.shutdown()
    server.server_close()


def at(server: ThreadingHTTPServer, path: str) -> str:
    return f"http://127.0.0.1:{server.server_port}/{path}"


@pytest.mark.parametrize(
    ("path", "found"), [("200", None), ("moved", None), ("404", 404), ("410", 410), ("503", 503)]
)
def test_answer_is_the_status_where_it_is_a_fault(
    server: ThreadingHTTPServer, path: str, found: int | None
) -> None:
    """An address that answers, also after a redirect, is fine; otherwise its status is told."""
    assert external.answer(at(server, path)) == found


def test_time_of_an_address_is_bounded(server: ThreadingHTTPServer) -> None:
    """A server that sends one byte now and then does not hold up the check."""
    start = time.monotonic()
    assert external.answer(at(server, "slow"), seconds=0.5) == "0.5 s"
    assert time.monotonic() - start < 2


def test_address_where_nobody_listens_is_told() -> None:
    """A refused connection is a problem with its reason, not a traceback."""
    assert isinstance(external.answer("http://127.0.0.1:9/"), str)


def test_each_address_is_asked_once_and_told_at_every_place(
    project: Project, server: ThreadingHTTPServer
) -> None:
    """Gone is an error, silence a warning; both at the lines where the address stands."""
    project.replace("data/links.yml", "https://www.example.org/radar/", at(server, "404"))
    project.replace("data/organisations.yml", "https://kovacnica.si/", at(server, "200"))
    page = "docs/en/index.md"
    project.append(page, f"\n[a]({at(server, '404')}) [b]({at(server, '503#part')})\n")
    issues = project.issues("external")
    line = project.read(page).count("\n")
    assert [(i.path, i.line, i.code, i.severity) for i in issues] == [
        ("data/links.yml", 2, "address-gone", "error"),
        (page, line, "address-gone", "error"),
        (page, line, "address-silent", "warning"),
    ]
    assert sorted(server.asked) == ["/200", "/404", "/503"]


def test_it_runs_only_where_it_is_named() -> None:
    """No other run asks the network."""
    assert "external" not in checks.CHECKS
    assert "external" in checks.EVERY
