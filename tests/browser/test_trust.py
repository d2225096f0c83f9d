"""What readers may check: where numbers come from, who pays, what their browser keeps."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from axe_playwright_python.base import AXE_SCRIPT
from playwright.sync_api import Browser, Page
from test_browser_pages import ALL_BUT_COLOURS, AXE, EVERYTHING, every_address
from website import ROOT

PAGES_WITH_NUMBERS = ("summary/", "en/analysis/survey/")
PHONE = {"width": 360, "height": 740}
BOX = """selector => {
    const {top, bottom, left, right} = document.querySelector(selector).getBoundingClientRect()
    return top >= 0 && left >= 0 && bottom <= innerHeight + 1 && right <= innerWidth + 1
}"""
SVG = "data:image/svg+xml,<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 {} {}'/>"

each_page = pytest.mark.parametrize("address", PAGES_WITH_NUMBERS)


@pytest.fixture
def phone(browser: Browser) -> Iterator[Page]:
    """A page on a phone that is touched."""
    context = browser.new_context(viewport=PHONE, has_touch=True)
    yield context.new_page()
    context.close()


# --- where a number comes from ------------------------------------------------


@each_page
def test_a_number_shows_its_source_by_keyboard(page: Page, site: str, address: str):
    """Enter opens the note, Tab reaches its links, Escape closes it and gives the focus back."""
    page.goto(site + address)
    number = page.locator("a.number").first
    number.focus()
    page.keyboard.press("Enter")
    note = page.locator(number.get_attribute("href"))
    assert note.is_visible() and "A " in note.inner_text()
    page.keyboard.press("Tab")
    assert "about/figures/#" in page.evaluate("document.activeElement.href")
    page.keyboard.press("Escape")
    assert note.is_hidden()
    assert page.evaluate("document.activeElement.className").startswith("number")


@each_page
def test_a_number_shows_its_source_by_touch(phone: Page, site: str, address: str):
    """A tap opens the note within the window, and the way back closes it; nothing scrolls."""
    phone.goto(site + address)
    number = phone.locator("p a.number, li a.number").first
    number.scroll_into_view_if_needed()
    place = phone.evaluate("scrollY")
    number.tap()
    note = phone.locator(number.get_attribute("href"))
    assert note.is_visible() and phone.evaluate(BOX, number.get_attribute("href"))
    note.locator(".back").tap()
    assert note.is_hidden()
    assert phone.evaluate("scrollY") == place


@each_page
def test_a_number_shows_its_source_without_scripts(
    page_without_scripts: Page, site: str, address: str
):
    """The link opens the note where the reader is; the way back closes it at the number."""
    page = page_without_scripts
    page.goto(site + address)
    number = page.locator("a.number").first
    number.click()
    goal = number.get_attribute("href")
    assert page.locator(goal).is_visible() and page.evaluate(BOX, goal)
    page.locator(f"{goal} .back").click()
    assert page.locator(goal).is_hidden()
    assert page.evaluate(BOX, "a.number")


def test_notes_are_closed_until_they_are_asked_for(page: Page, site: str):
    """A reader who does not ask sees no note, and no heading of notes."""
    page.goto(site + PAGES_WITH_NUMBERS[0])
    assert page.locator(".number-notes li").count() > 1
    assert page.locator(".number-notes li:visible, .number-notes h2:visible").count() == 0


@each_page
def test_on_paper_every_note_is_printed_under_its_number(page: Page, site: str, address: str):
    """The mark beside the number and the place in the list agree."""
    page.goto(site + address)
    page.emulate_media(media="print")
    assert page.locator(".number-notes h2").is_visible()
    notes = page.locator(".number-notes li")
    assert page.locator(".number-notes li:visible").count() == notes.count()
    for number in page.locator("a.number").all():
        place = int(number.get_attribute("data-note"))
        assert f"#{notes.nth(place - 1).get_attribute('id')}" == number.get_attribute("href")
        mark = number.evaluate("e => getComputedStyle(e, '::after').content")
        assert f"{place}" in mark or "attr(data-note)" in mark


@each_page
def test_an_open_note_is_accessible(page: Page, site: str, address: str):
    """Axe finds nothing while a note is open."""
    page.add_init_script(AXE_SCRIPT)
    page.goto(site + address)
    page.locator("a.number").first.click()
    assert page.evaluate(AXE, [EVERYTHING, ALL_BUT_COLOURS]) == []


# --- who pays, when it changed ------------------------------------------------


@pytest.mark.parametrize("address", every_address()[:-1], ids=lambda a: a or "home")
def test_every_page_says_who_pays_on_a_phone(plain_page: Page, site: str, address: str):
    """The programme stands in the footer, legibly, within the width of a phone."""
    plain_page.set_viewport_size(PHONE)
    plain_page.goto(site + address)
    funding = plain_page.locator("footer .funding")
    assert funding.is_visible() and "Interreg" in funding.inner_text()
    box = funding.bounding_box()
    assert box["x"] >= 0 and box["x"] + box["width"] <= PHONE["width"]


def test_the_page_for_missing_addresses_says_it_in_every_language(page: Page, site: str):
    """Whoever lands there by a wrong link sees it too."""
    page.goto(site + "no-such-page")
    for section in page.locator("section[data-home]").all():
        assert "Interreg" in section.inner_text()


@pytest.mark.parametrize("width", [320, 1280])
def test_no_logo_is_higher_than_the_emblem(browser: Browser, site: str, width: int):
    """Whatever the shape of the files; and none is wider than the window."""
    # The policy of the site forbids what this test puts into the page.
    context = browser.new_context(bypass_csp=True, viewport={"width": width, "height": 800})
    page = context.new_page()
    page.goto(site)
    # Without logos in the data, the published sheet has no rules for them.
    page.add_style_tag(path=ROOT / "overrides/assets/stylesheets/site.css")
    shapes = ((27, 18, "funding__emblem"), (90, 9, ""), (9, 36, ""), (4000, 4000, ""))
    images = "".join(
        f'<li><img class="{name}" width={w} height={h} src="{SVG.format(w, h)}"></li>'
        for w, h, name in shapes
    )
    page.evaluate(
        "html => document.querySelector('.funding')"
        ".insertAdjacentHTML('afterbegin', `<ul class=funding__logos>${html}</ul>`)",
        images,
    )
    boxes = [image.bounding_box() for image in page.locator(".funding__logos img").all()]
    emblem, *others = boxes
    assert emblem["height"] >= 40
    assert all(other["height"] <= emblem["height"] + 0.5 for other in others)
    assert all(box["x"] + box["width"] <= width for box in boxes)
    context.close()


# --- privacy ------------------------------------------------------------------


@pytest.mark.parametrize("path", ["", "en/"])
def test_the_browser_keeps_nothing_but_the_choice_of_colours(page: Page, site: str, path: str):
    """No cookie; no request to others; storage holds one entry, once colours were chosen."""
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(site + path)
    page.locator("a.number").first.click()
    page.keyboard.press("Escape")
    page.locator("[data-md-component=search-query]").fill("pilot")
    page.locator(".md-search-result__item").first.wait_for()
    page.goto(site + path + "about/privacy/")
    kept = "() => [...Object.keys(localStorage), ...Object.keys(sessionStorage)]"
    assert page.context.cookies() == []
    assert page.evaluate(kept) == []
    page.locator("label[for=__palette_1]").click()
    assert [key.rpartition(".")[2] for key in page.evaluate(kept)] == ["__palette"]
    assert page.context.cookies() == []
    assert all(url.startswith((site, "data:", "blob:")) for url in asked)


@pytest.mark.parametrize("path", ["", "en/"])
def test_a_citation_for_programs_is_copied_line_by_line(page: Page, site: str, path: str):
    """As the programs that keep references want it: each field begins a line, spaces and all."""
    page.goto(site + path + "summary/")
    box = page.locator("details.cite").first
    box.locator("summary").click()
    forms = box.locator(".to-copy").all_inner_texts()
    starts = [line[:6] for line in forms[-1].strip().splitlines()]
    assert starts[:2] == ["TY  - ", "TI  - "] and starts[-1].rstrip() == "ER  -"
    assert len(forms[0].strip().splitlines()) > 4
