"""The first view of every page is light, whole and still: floors for what `make bench` prints."""

from __future__ import annotations

import json
import statistics
import time
from collections.abc import Callable, Iterator
from http import HTTPStatus
from itertools import pairwise
from pathlib import Path
from urllib.parse import urljoin, urlsplit

import pytest
from playwright.sync_api import Browser, Page, expect
from test_browser_pages import add_styles
from website import Built, Element, Handler, PackingHandler, packed, served

from benchmarks.weight import (
    MOST_BYTES,
    MOST_IN_THE_MIDDLE,
    MOST_REQUESTS,
    PAINTED,
    PHONE,
    View,
    view,
)

HEADERS = 180
"""Bytes that come with each file, about."""
LOADED = {"stylesheet": "href", "preload": "href", "icon": "href"}
MOST_SHIFT = 0.001
MOST_ELEMENTS = 3000
SEEN_NAMES = """() => [...document.querySelectorAll("article [id]")]
    .filter(element => element.checkVisibility()).map(element => element.id)"""
SOME = ["", "analysis/survey/", "editing/", "en/about/notes/", "en/pilots/pupils-for-pioneers/"]

MOVED_ONCE = ["about/x-inno-radar/", "analysis/formats/", "pilots/expats-for-home/"]
PIECE = 1500
"""Bytes of a page that come together."""
LATE = 0.6
"""Seconds; with `font-display: swap` these pages moved by 0.05 to 0.15 on a phone."""

SHEETS = [
    ("main.*.min.css", ""),
    ("palette.*.min.css", ""),
    ("site.css", ""),
    ("print.css", "print"),
]
"""What the sheet of every page is made from, in the order of the pages."""
CHANGES = """
async sheets => {
  const look = () => [...document.querySelectorAll("html, body, body *")].flatMap(element =>
    [undefined, "::before", "::after"].map(part => [element, part, getComputedStyle(element, part)])
      .filter(([, part, style]) => !part || style.content !== "none")
      .map(([element, part, style]) => [element.outerHTML.slice(0, 90), part, style.cssText]))
  const before = look()
  const old = document.querySelector("link[rel=stylesheet]")
  await Promise.all(sheets.map(sheet => new Promise((resolve, reject) => {
    const link = Object.assign(document.createElement("link"), { rel: "stylesheet", ...sheet })
    link.onload = resolve
    link.onerror = reject
    old.before(link)
  })))
  old.remove()
  const rules = style => new Set(style.split("; "))
  return look().flatMap(([element, part, style], index) => {
    const was = rules(before[index]?.[2] ?? "")
    return [...rules(style)].filter(rule => !was.has(rule)).map(rule => [element, part, rule])
  })
}
"""
STILL = "*, ::before, ::after { transition: none !important; animation: none !important }"


@pytest.fixture(scope="module")
def packing(built: Built) -> Iterator[str]:
    """Address of a host that packs what it sends."""
    with served(built.folder, kind=PackingHandler) as address:
        yield address


def first_view(built: Built, address: str) -> dict[str, int]:
    """The size of each file that a page asks for by itself, by path; read from the page."""
    page = built.pages[address]
    wanted = {address, *(urljoin(address, found) for found in _asked_by(page))}
    assert not [url for url in wanted if urlsplit(url).netloc]
    return {path: len(packed(built.file(path))) + HEADERS for path in wanted}


def _asked_by(page: Element) -> Iterator[str]:
    """Without the pictures that come when a reader gets near them, sized for the window."""
    for element in page.walk():
        late = element.attributes.get("loading") == "lazy"
        if element.tag in ("script", "img") and "src" in element.attributes and not late:
            yield element.attributes["src"]
        if element.tag == "link" and (key := LOADED.get(element.attributes.get("rel", ""))):
            yield element.attributes[key]


def test_no_page_is_heavy(built: Built) -> None:
    """Every page of every language, with its font, over gzip."""
    views = {address: first_view(built, address) for address in built.pages}
    heavy = {address: sum(sizes.values()) for address, sizes in views.items()}
    assert {address: size for address, size in heavy.items() if size > MOST_BYTES} == {}
    assert statistics.median(heavy.values()) <= MOST_IN_THE_MIDDLE
    assert max(map(len, views.values())) <= MOST_REQUESTS


@pytest.fixture(scope="module", params=SOME, ids=lambda path: path or "home")
def seen(request: pytest.FixtureRequest, browser: Browser, packing: str) -> View:
    """What a browser on a phone sees of a page."""
    return view(browser, packing + request.param)


def test_browser_asks_for_what_the_page_names(seen: View, built: Built, packing: str) -> None:
    """So the weights that are read from pages are true; nothing fails, nothing is elsewhere."""
    expected = first_view(built, seen.address.removeprefix(packing))
    asked = {url.removeprefix(packing): seen.sizes.get(key, 0) for key, url in seen.asked.items()}
    assert asked.keys() | {"assets/images/favicon.svg"} == expected.keys()
    assert sum(asked.values()) <= sum(expected.values())
    assert seen.failed == seen.elsewhere == []


def test_nothing_moves_while_a_page_loads(seen: View) -> None:
    """Neither for the font nor for the scripts."""
    assert seen.shift <= MOST_SHIFT


@pytest.mark.parametrize("path", MOVED_ONCE)
def test_nothing_moves_for_a_font_that_comes_late(page: Page, packing: str, path: str) -> None:
    """Its lines would break elsewhere; who comes first reads another font until the next page."""
    page.set_viewport_size(PHONE)
    page.route("**/*.woff2", lambda route: (time.sleep(LATE), route.continue_()))
    page.goto(packing + path, wait_until="networkidle")
    assert page.evaluate("document.fonts.check('1rem \"Site Sans\"')")
    assert page.evaluate(PAINTED)["shift"] <= MOST_SHIFT


class _InPieces(Handler):
    """Sends the text of a page as a slow line does, a piece at a time."""

    def do_GET(self) -> None:  # noqa: N802
        file = Path(self.translate_path(self.path), "index.html")
        if not file.is_file():
            return super().do_GET()
        page = file.read_bytes()
        begin = page.index(b"<article")
        self.send_response(HTTPStatus.OK)
        self.send_header("Content-Type", "text/html")
        self.end_headers()
        for start, end in pairwise([0, *range(begin, begin + 9 * PIECE, PIECE), len(page)]):
            self.wfile.write(page[start:end])
            self.wfile.flush()
            time.sleep(0.1)


@pytest.mark.parametrize("path", ["", "en/", "en/pilots/pupils-for-pioneers/"])
def test_nothing_moves_while_a_page_comes_in_pieces(page: Page, built: Built, path: str) -> None:
    """What has been painted stays where it is when more of the text comes."""
    page.set_viewport_size(PHONE)
    with served(built.folder, kind=_InPieces) as address:
        page.goto(address + path, wait_until="networkidle")
        assert page.evaluate(PAINTED)["shift"] <= MOST_SHIFT


LONGEST = ["about/figures/", "editing/checks/", "en/editing/fields/", "en/editing/macros/"]


def _styled(browser: Browser, address: str) -> tuple[int, int]:
    """How many elements a browser styles until a page is there, and how many it has."""
    page = browser.new_page(viewport={"width": 390, "height": 844})
    browser.start_tracing(page=page, categories=["devtools.timeline"])
    page.goto(address, wait_until="networkidle")
    events = json.loads(browser.stop_tracing())["traceEvents"]
    elements = page.locator("*").count()
    page.close()
    rounds = (event["args"] for event in events if event["name"] == "UpdateLayoutTree")
    return sum(args.get("elementCount", 0) for args in rounds), elements


@pytest.mark.parametrize("path", LONGEST)
def test_no_script_has_a_long_page_styled_anew(browser: Browser, packing: str, path: str) -> None:
    """With the theme's scripts alone each element would be styled six times, slowly on a phone."""
    styled, elements = _styled(browser, packing + path)
    assert styled <= 2 * elements <= 2 * MOST_ELEMENTS


@pytest.mark.parametrize("path", LONGEST)
@pytest.mark.parametrize("width", [320, 1280])
def test_an_address_within_a_long_page_leads_there(
    page: Page, packing: str, path: str, width: int
) -> None:
    """Though what is out of view, and so above it, has not been laid out."""
    page.set_viewport_size({"width": width, "height": 800})
    page.goto(packing + path)
    names = page.evaluate(SEEN_NAMES)
    for name in (names[len(names) // 3], names[-4]):
        page.goto("about:blank")
        page.goto(f"{packing}{path}#{name}")
        expect(page.locator(f"[id='{name}']")).to_be_in_viewport()


# --- trimming ------------------------------------------------------------------------------


def _open_search(page: Page) -> None:
    page.locator("[data-md-component=search-query]").focus()
    page.keyboard.type("koncept")
    page.locator(".md-search-result__item").first.wait_for()


def _open_menu(page: Page) -> None:
    page.set_viewport_size({"width": 390, "height": 844})
    page.locator("#__drawer").evaluate("box => box.click()")


def _darken(page: Page) -> None:
    page.emulate_media(color_scheme="dark")
    page.reload(wait_until="networkidle")


def _print(page: Page) -> None:
    page.emulate_media(media="print")


def _leave_alone(page: Page) -> None:
    """The page as it comes."""


STATES = (_leave_alone, _open_search, _open_menu, _darken, _print)


@pytest.mark.parametrize("path", ["", "en/analysis/survey/"], ids=["home", "survey"])
@pytest.mark.parametrize("act", STATES, ids=lambda act: act.__name__.strip("_"))
def test_trimmed_sheet_gives_every_element_the_same_look(
    page: Page, built: Built, packing: str, path: str, act: Callable[[Page], None]
) -> None:
    """As the sheets that it was made from; a difference means that too much was cut."""
    folder = built.folder / "assets/stylesheets"
    sheets = [
        {"href": f"{packing}assets/stylesheets/{next(folder.glob(name)).name}", "media": media}
        for name, media in SHEETS
    ]
    page.goto(packing + path, wait_until="networkidle")
    act(page)
    add_styles(page, STILL)
    assert page.evaluate(CHANGES, sheets) == []
