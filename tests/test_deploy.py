"""deploy/nginx.conf, run by the nginx of the distribution over the built site."""

from __future__ import annotations

import gzip
import re

import brotli
import pytest
from web_server import Server
from website import Built

EVERYWHERE = {
    "strict-transport-security": "max-age=31536000",
    "x-content-type-options": "nosniff",
    "referrer-policy": "strict-origin-when-cross-origin",
    "cross-origin-opener-policy": "same-origin",
}
FRAMED = "embed/demand_rising/"
HASHED = re.compile(r'(?:href|src)="([^"]*\.[0-9a-f]{8}\.min\.(?:css|js))"')
KINDS = {
    "": "text/html; charset=utf-8",
    "index.md": "text/markdown; charset=utf-8",
    "data/v1/figures.json": "application/json",
    "data/v1/figures.csv": "text/csv; charset=utf-8",
    "data/v1/dataset.jsonld": "application/ld+json",
    "manifest.webmanifest": "application/manifest+json",
    "changes.xml": "text/xml; charset=utf-8",
    "llms.txt": "text/plain; charset=utf-8",
    "assets/fonts/site-sans.woff2": "font/woff2",
}
HIDDEN = (
    "/.nginx/site.conf",
    "/.git/config",
    "/.git/",
    "/.env",
    "/.htaccess",
    "/assets/.DS_Store",
    "/assets/",
    "/data/",
    "/nginx_status",
    "/server-status",
    "/assets../hooks.py",
    "/site../mkdocs.yml",
    "/404.en.html",
    "/index.php",
    "/~root/",
    "/index.html~",
    "/index.html.bak",
)
OUTSIDE = (
    "/../mkdocs.yml",
    "/../../../../../../etc/passwd",
    "/%2e%2e/%2e%2e/%2e%2e/%2e%2e/%2e%2e/%2e%2e/etc/passwd",
    "/..%2f..%2f..%2f..%2f..%2f..%2fetc/passwd",
    "/..%5c..%5cetc/passwd",
    "/assets/..%2f..%2f..%2f..%2f..%2fetc/passwd",
    "/assets/../../mkdocs.yml",
    "/%00",
    "/index.html%00.css",
    "/%c0%ae%c0%ae/etc/passwd",
    "//etc/passwd",
)
LEADING_AWAY = (
    "//evil.example",
    "//evil.example/",
    "/\\evil.example",
    "/%5cevil.example/",
    "//evil.example/%2e%2e",
    "/sl//evil.example",
    "/https://evil.example/",
    "/summary?//evil.example",
    "//summary",
)


@pytest.mark.parametrize("path", [*KINDS, FRAMED, "nothing-here", ".git/config"])
def test_every_answer_is_guarded(server: Server, path: str) -> None:
    """Whatever is asked for, the headers that guard a reader come; and no version of the server."""
    headers = server.ask("/" + path).headers
    assert {name: headers.get(name) for name in EVERYWHERE} == EVERYWHERE
    assert "camera=()" in headers["permissions-policy"]
    assert headers["server"] == "nginx"
    scripts = next((p for p in _policy(headers) if p.startswith("script-src")), "none")
    assert "'unsafe-inline'" not in scripts and "'unsafe-eval'" not in scripts


@pytest.mark.parametrize("path", KINDS)
def test_every_file_says_what_it_is(server: Server, path: str) -> None:
    """Its kind, and the letters of a text."""
    assert server.ask("/" + path).headers["content-type"] == KINDS[path]


def _policy(headers: dict[str, str]) -> list[str]:
    return headers["content-security-policy"].split("; ")


def test_only_cards_stand_in_frames(server: Server) -> None:
    """Any site shows a card in a frame, and none shows a page."""
    page, card = (server.ask("/" + path).headers for path in ("summary/", FRAMED))
    assert "frame-ancestors 'none'" in _policy(page) and page["x-frame-options"] == "DENY"
    assert "frame-ancestors *" in _policy(card) and "x-frame-options" not in card


def test_only_data_and_cards_are_read_by_scripts_of_others(server: Server) -> None:
    """Data and the description of a card; not a page."""
    for path in ("data/v1/figures.json", "data/v1/figures.csv", f"{FRAMED}oembed.json"):
        assert server.ask("/" + path).headers["access-control-allow-origin"] == "*"
    assert "access-control-allow-origin" not in server.ask("/summary/").headers


def test_policy_of_server_and_page_allow_the_same(server: Server, built: Built) -> None:
    """What a page allows itself, the server allows too: both hold at once."""
    allowed = {part.split()[0]: set(part.split()) for part in _policy(server.ask("/").headers)}
    for address in built.pages:
        said = re.search(r'Content-Security-Policy" content="([^"]*)"', _text(built, address))
        assert said, address
        theirs = {part.split()[0]: set(part.split()) for part in said[1].split("; ")}
        assert {key for key, part in theirs.items() if part - allowed[key]} == set()


def _text(built: Built, address: str) -> str:
    return built.file(address).read_text("utf-8")


@pytest.mark.parametrize(
    ("path", "language"), [("/nix", "sl"), ("/en/nix", "en"), ("/en/a/b/c", "en"), ("/sl/x", "sl")]
)
def test_what_is_missing_is_told_in_the_language_of_the_address(
    server: Server, path: str, language: str
) -> None:
    """Without a script: the language of the page, and its section first."""
    answer = server.ask(path)
    page = answer.body.decode()
    assert answer.status == 404
    assert page.startswith(f'<!doctype html>\n<html lang="{language}"')
    sections = re.findall(r'<section lang="(\w+)"', page)
    assert sections[0] == language and sorted(sections) == ["en", "sl"]


def test_moved_addresses_are_redirected(server: Server) -> None:
    """By the server, for good, with what was asked, on the same host."""
    for path, goal in (
        ("/sl/", "/"),
        ("/sl/goals/", "/goals/"),
        ("/sl/goals", "/goals/"),
        ("/sl/goals/?q=a%20b", "/goals/?q=a%20b"),
        ("/data/v1/", "/about/data/"),
        ("/summary", "/summary/"),
    ):
        answer = server.ask(path)
        assert (answer.status, answer.headers["location"]) == (301, goal)


def test_plain_http_leads_to_https(server: Server) -> None:
    """On the host that the configuration names, whatever host was asked for."""
    answer = server.ask("/en/goals/?x=1", secure=False, Host="evil.example")
    assert (answer.status, answer.headers["location"]) == (
        301,
        "https://example.org/en/goals/?x=1",
    )


def test_caching(server: Server, built: Built) -> None:
    """Files named by their content stay for good; all else is asked for again, and costs little."""
    (hashed, *_) = HASHED.findall(_text(built, ""))
    kept = server.ask("/" + hashed).headers["cache-control"]
    assert kept == "public, max-age=31536000, immutable"
    for path in ("", "summary/", "assets/javascripts/site.js", "data/v1/figures.json", "nix"):
        assert server.ask("/" + path).headers["cache-control"] == "no-cache"
    again = server.ask("/", If_None_Match=server.ask("/").headers["etag"])
    assert (again.status, again.body) == (304, b"")


@pytest.mark.parametrize("path", ["", "en/", "search/search_index.json", "data/v1/figures.csv"])
def test_packed(server: Server, built: Built, path: str) -> None:
    """Each packing holds the file, bears its name, and is known to caches."""
    raw = built.file(path).read_bytes()
    for asked, name, unpack in (
        ("gzip", "gzip", gzip.decompress),
        ("gzip, deflate, br, zstd", "br", brotli.decompress),
        ("identity", None, bytes),
    ):
        answer = server.ask("/" + path, Accept_Encoding=asked)
        assert answer.headers.get("content-encoding") == name
        assert answer.headers["vary"] == "Accept-Encoding"
        assert unpack(answer.body) == raw


@pytest.mark.parametrize("path", HIDDEN)
def test_nothing_hidden_is_shown(server: Server, path: str) -> None:
    """No dotfiles, no lists of folders, no leftovers, but the page for what is missing."""
    answer = server.ask(path)
    assert answer.status == 404
    assert b"404" in answer.body and b"Index of" not in answer.body


@pytest.mark.parametrize("path", OUTSIDE)
def test_nothing_outside_is_reached(server: Server, path: str) -> None:
    """Whatever the path is made of."""
    answer = server.ask(path)
    assert answer.status in (400, 404)
    assert b"root:" not in answer.body and b"site_name" not in answer.body


@pytest.mark.parametrize("path", LEADING_AWAY)
def test_no_redirect_leads_away(server: Server, path: str) -> None:
    """A redirect stays on the host."""
    goal = server.ask(path).headers.get("location", "/")
    assert re.match(r"/(?![/\\])", goal), goal


@pytest.mark.parametrize("asked", ["/sl/?x=%0d%0aSet-Cookie:%20a=b", "/sl/%0d%0aSet-Cookie:%20a=b"])
def test_no_header_is_slipped_in(server: Server, asked: str) -> None:
    """Line breaks in an address end no header."""
    assert "set-cookie" not in server.ask(asked).headers


@pytest.mark.parametrize(
    "method", ["POST", "PUT", "DELETE", "PATCH", "OPTIONS", "TRACE", "NONSENSE"]
)
def test_files_are_only_read(server: Server, method: str) -> None:
    """Other methods are refused, and nothing of what was sent comes back."""
    answer = server.ask("/", method, X_Sent="come-back")
    assert answer.status in (400, 405)
    assert b"come-back" not in answer.body


def test_too_much_is_refused(server: Server) -> None:
    """Headers and addresses without end, and two lengths for one body."""
    for raw in (
        b"GET / HTTP/1.1\r\nHost: localhost\r\nX: " + b"a" * 9_000 + b"\r\n\r\n",
        b"GET /" + b"a" * 9_000 + b" HTTP/1.1\r\nHost: localhost\r\n\r\n",
        b"GET / HTTP/1.1\r\n\r\n",
        b"GET / HTTP/1.1\r\nHost: localhost\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\n",
        b"GET / HTTP/1.1\r\nHost: localhost\r\nContent-Length: 3\r\n"
        b"Transfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
    ):
        assert re.match(rb"HTTP/1\.1 (400|414) ", server.send(raw)), raw[:80]


def test_rules_of_the_build_are_whole(built: Built) -> None:
    """Every variable that the configuration takes from the site is there."""
    rules = (built.folder / ".nginx/site.conf").read_text("utf-8")
    assert re.findall(r"map \$uri \$(\w+)", rules) == [
        "site_moved", "site_missing", "site_kind", "site_policy"
    ]  # fmt: skip
