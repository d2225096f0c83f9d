"""The site in a real browser, under the policy that nginx sends and the one in its pages."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect
from web_server import Server
from website import Built, served

CARD = "embed/demand_rising/"
SLIPPED_IN = """() => {
    window.hit = []
    const script = document.createElement("script")
    script.textContent = "window.hit.push('script')"
    const box = document.createElement("div")
    box.innerHTML = `<img src="x:" onerror="window.hit.push('attribute')">
        <a href="javascript:window.hit.push('link')">x</a>`
    document.body.append(script, box)
    box.querySelector("a").click()
    return new Promise(done => setTimeout(() => done(window.hit), 200))
}"""


@pytest.fixture
def reader(browser: Browser) -> Iterator[tuple[Page, list[str]]]:
    """A page of a reader who trusts the certificate, and what its console complains of."""
    context = browser.new_context(ignore_https_errors=True)
    context.set_default_timeout(10_000)
    page, complaints = context.new_page(), []
    page.on("console", lambda m: complaints.append(m.text) if m.type == "error" else None)
    page.on("pageerror", lambda error: complaints.append(str(error)))
    yield page, complaints
    context.close()


def test_everything_works(reader: tuple[Page, list[str]], server: Server) -> None:
    """Search, notes, the other language, the colours and a redirect; nothing is blocked."""
    page, complaints = reader
    page.goto(server.address + "summary/")
    page.locator("label[for=__palette_1]").click()
    expect(page.locator("body")).to_have_attribute("data-md-color-scheme", "slate")
    page.locator("a.number").first.click()
    expect(page.locator(page.locator("a.number").first.get_attribute("href"))).to_be_visible()
    page.keyboard.press("Escape")
    page.keyboard.press("/")
    page.keyboard.type("pilot", delay=20)
    expect(page.locator(".md-search-result__item").first).to_be_visible()
    page.keyboard.press("Escape")
    page.goto(server.address + "sl/summary/")
    page.wait_for_url(server.address + "summary/")
    page.locator(".site-language a:visible, a.site-language:visible").first.click()
    page.wait_for_url(server.address + "en/summary/")
    assert page.locator("html").get_attribute("lang") == "en"
    page.goto(server.address + "en/analysis/survey/")
    page.wait_for_load_state("networkidle")
    bars = page.locator(".bar").all()
    assert bars and len({bar.bounding_box()["width"] for bar in bars[:2]}) <= 2
    assert complaints == []


def test_the_page_for_what_is_missing_works(reader: tuple[Page, list[str]], server: Server) -> None:
    """Its own script runs: the search is there."""
    page, complaints = reader
    page.goto(server.address + "en/nothing-here")
    expect(page.locator("form").first).to_be_visible()
    assert page.locator("html").get_attribute("lang") == "en"
    assert [said for said in complaints if "404" not in said] == []


def test_a_redirect_by_its_page_works(reader: tuple[Page, list[str]], built: Built) -> None:
    """Where the host sends no headers and knows no redirects."""
    page, complaints = reader
    with served(built.folder) as address:
        page.goto(address + "sl/goals/#x")
        page.wait_for_url(address + "goals/#x")
    assert complaints == []


@pytest.mark.parametrize("by", ["server", "page"])
def test_what_is_slipped_in_does_not_run(
    reader: tuple[Page, list[str]], server: Server, built: Built, by: str
) -> None:
    """No script, attribute, link or text is run that the build did not write."""
    page, _ = reader
    with served(built.folder) as address:
        page.goto((server.address if by == "server" else address) + "goals/")
        assert page.evaluate(SLIPPED_IN) == []


def test_only_a_card_shows_in_a_frame_elsewhere(
    reader: tuple[Page, list[str]], server: Server, tmp_path: Path
) -> None:
    """On another site the card is there, and a page is not."""
    page, complaints = reader
    frames = "".join(
        f'<iframe src="{server.address}{path}"></iframe>' for path in (CARD, "summary/")
    )
    host = f"<!doctype html><title>x</title><link rel=icon href=data:,>{frames}"
    (tmp_path / "index.html").write_text(host, encoding="utf-8")
    with served(tmp_path) as address:
        page.goto(address, wait_until="networkidle")
        card, refused = page.frames[1:]
        assert card.locator(".embed").is_visible()
        assert refused.locator("main").count() == 0
    assert len(complaints) >= 1 and all("frame-ancestors" in said for said in complaints)
