"""Cards in a page from another origin that trusts nobody, as on the sites that link here."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from axe_playwright_python.base import AXE_SCRIPT
from playwright.sync_api import Browser, Page
from test_browser_pages import AXE, EVERYTHING
from website import ADDRESS, Built, served

HOST = """<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy"
 content="default-src 'none'; frame-src {site}; style-src 'self'">
<title>A site that shows cards</title>
<link rel="stylesheet" href="host.css">
<main class="w{width}">{shown}</main>
</html>
"""
WIDTHS = (280, 400, 700)
KINDS = ("demand_rising", "needed_skills", "pupils_challenges", "pupils_for_pioneers")
"""A figure, a chart, a target and a pilot."""
SCROLLS = """() => {
    const page = document.documentElement
    return [page.scrollWidth > page.clientWidth, page.scrollHeight > page.clientHeight]
}"""
PAPER = "() => getComputedStyle(document.querySelector('.embed')).backgroundColor"

each_width = pytest.mark.parametrize("width", WIDTHS)


@pytest.fixture
def host(tmp_path: Path) -> Iterator[tuple[Path, str]]:
    """The folder and the address of another site."""
    rules = [f".w{width} {{ width: {width}px }}" for width in WIDTHS]
    (tmp_path / "host.css").write_text("body { margin: 0 }" + "".join(rules), encoding="utf-8")
    with served(tmp_path) as address:
        yield tmp_path, address


@pytest.fixture(params=["light", "dark"])
def reader(request: pytest.FixtureRequest, browser: Browser) -> Iterator[Page]:
    """A page for a reader who prefers this colour scheme."""
    context = browser.new_context(
        color_scheme=request.param, viewport={"width": 1000, "height": 4000}
    )
    yield context.new_page()
    context.close()


def described(built: Built, path: str) -> dict[str, Any]:
    """The card as its oEmbed file describes it."""
    return json.loads((built.folder / path / "oembed.json").read_text("utf-8"))


def every_card(built: Built) -> list[str]:
    """The path of each card from the root of the site."""
    found = sorted(built.folder.rglob("embed/*/oembed.json"))
    assert len(found) > len(KINDS)
    return [file.parent.relative_to(built.folder).as_posix() for file in found]


def show(page: Page, host: tuple[Path, str], site: str, width: int, shown: str) -> list[str]:
    """Opens a page of the other site; gives what its console and its requests complain of."""
    folder, address = host
    complaints: list[str] = []
    page.on("console", lambda message: complaints.append(message.text))
    page.on("pageerror", lambda error: complaints.append(str(error)))
    page.on("requestfailed", lambda request: complaints.append(request.url))
    page.on("response", lambda r: complaints.append(r.url) if r.status >= 400 else None)
    text = HOST.format(site=site, width=width, shown=shown)
    (folder / "index.html").write_text(text, encoding="utf-8")
    page.goto(address)
    page.wait_for_load_state("networkidle")
    return complaints


@each_width
@pytest.mark.parametrize("path", ["", "en/"])
def test_the_code_shows_each_kind_of_card_on_another_site(
    reader: Page, host: tuple[Path, str], site: str, built: Built, width: int, path: str
):
    """The code as it is copied: visible, whole, without a word in the console, in both schemes."""
    codes = [described(built, f"{path}embed/{kind}")["html"] for kind in KINDS]
    shown = "".join(codes).replace(ADDRESS, site)
    assert show(reader, host, site, width, shown) == []
    frames = reader.frames[1:]
    assert [frame.url for frame in frames] == [f"{site}{path}embed/{kind}/" for kind in KINDS]
    for frame in frames:
        assert frame.locator(".embed").is_visible()
        assert frame.locator(".embed-source-note").is_visible()
        assert frame.evaluate(SCROLLS) == [False, False]
        assert frame.evaluate("document.scripts.length") == 0
    boxes = [element.bounding_box() for element in reader.locator("iframe").all()]
    assert {round(box["width"]) for box in boxes} == {width}


def test_a_card_follows_the_scheme_of_its_reader(browser: Browser, site: str):
    """Dark where the reader prefers it, light otherwise."""
    papers = []
    for scheme in ("light", "dark"):
        context = browser.new_context(color_scheme=scheme)
        page = context.new_page()
        page.goto(f"{site}embed/{KINDS[0]}/")
        papers.append([int(part) for part in re.findall(r"\d+", page.evaluate(PAPER))])
        context.close()
    light, dark = papers
    assert min(light[:3]) > 200 and max(dark[:3]) < 60


@each_width
def test_every_card_fits_its_frame(page: Page, site: str, built: Built, width: int):
    """At the height that its code asks for, no card has to be scrolled, either way."""
    for path in every_card(built):
        page.set_viewport_size({"width": width, "height": described(built, path)["height"]})
        page.goto(f"{site}{path}/")
        assert page.evaluate(SCROLLS) == [False, False], path


@pytest.mark.parametrize("kind", KINDS)
def test_a_card_leads_back_in_the_whole_window(
    page: Page, host: tuple[Path, str], site: str, built: Built, kind: str
):
    """A click on the way back leaves the other site, not only the frame."""
    page.route(f"{ADDRESS}**", lambda route: route.fulfill(body="the site"))
    show(page, host, site, 400, described(built, f"embed/{kind}")["html"].replace(ADDRESS, site))
    back = page.frames[1].locator(".embed-back a")
    goal = back.get_attribute("href")
    back.click()
    page.wait_for_url(goal)
    assert goal.startswith(ADDRESS) and built.file(goal.removeprefix(ADDRESS).partition("#")[0])


@pytest.mark.parametrize("kind", KINDS)
def test_the_card_alone_stands_in_a_strict_page(
    page: Page, host: tuple[Path, str], site: str, built: Built, kind: str
):
    """Included as HTML, it asks for nothing that a strict policy would block, and its bars show."""
    card = (built.folder / f"embed/{kind}/card.html").read_text("utf-8")
    assert show(page, host, site, 400, card) == []
    assert page.locator(".embed").is_visible()
    for bar in page.locator(".embed-bar rect").all():
        assert bar.bounding_box()["width"] > 10
    blocks = page.locator(".embed > p").all()
    tops = [block.bounding_box()["y"] for block in blocks]
    assert tops == sorted(tops)


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("path", ["", "en/"])
def test_a_card_is_accessible(reader: Page, site: str, kind: str, path: str):
    """Axe finds nothing, in either scheme, but that a card is no page with a heading."""
    reader.add_init_script(AXE_SCRIPT)
    reader.goto(f"{site}{path}embed/{kind}/")
    ignored = ("page-has-heading-one", "landmark-one-main", "region")
    settings = {"rules": {rule: {"enabled": False} for rule in ignored}}
    assert reader.evaluate(AXE, [EVERYTHING, settings]) == []
