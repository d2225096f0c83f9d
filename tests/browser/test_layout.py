"""What must hold for every reader's settings: width, text size, colours, motion, keys, paper."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect
from test_browser_pages import every_address

PHONE = {"width": 320, "height": 740}
DESK = {"width": 1280, "height": 800}
TOO_WIDE = "() => document.documentElement.scrollWidth - innerWidth"
CUT_OFF = """() => [...document.querySelectorAll(".md-content *")]
    .filter(e => !e.closest(".drawing, .table-scroll, pre, thead, [aria-hidden=true]"))
    .filter(e => e.getClientRects().length && e.getBoundingClientRect().right > innerWidth + 1)
    .map(e => `${e.tagName}.${e.className}: ${e.textContent.slice(0, 40)}`)"""
FOCUS = """() => {
    const shown = e => ["", "::after"].some(part =>
        !["none", ""].includes(getComputedStyle(e, part).outlineStyle))
    const at = document.activeElement
    const e = at.matches("input.md-option") ? at.nextElementSibling : at
    const {left, right, top, bottom, width, height} = e.getBoundingClientRect()
    return {name: `${e.tagName} ${e.className} ${e.textContent.trim().slice(0, 30)}`,
        page: at === document.body, marked: shown(e), inside: width > 0 && height > 0
        && right > 0 && bottom > 0 && left < innerWidth && top < innerHeight}
}"""
PAGES = every_address()[:-1]
WITH_CHART = "analysis/survey/"
WITH_DRAWINGS = "analysis/actors/"
WITH_TARGETS = "pilots/"
SAMPLE = ["", "en/", WITH_CHART, WITH_DRAWINGS, WITH_TARGETS]


def opened(browser: Browser, **settings: object) -> BrowserContext:
    """Settings of a reader."""
    return browser.new_context(**{"viewport": DESK, **settings})


@pytest.fixture
def wide(browser: Browser) -> Iterator[Page]:
    """A page on a computer."""
    context = opened(browser)
    yield context.new_page()
    context.close()


def style(page: Page, selector: str, name: str, part: str = "") -> str:
    """A computed style of the first element that fits."""
    return page.locator(selector).first.evaluate(
        "(e, [name, part]) => getComputedStyle(e, part || null)[name]", [name, part]
    )


# --- narrow windows and large text ----------------------------------------------------


@pytest.mark.parametrize(
    ("addresses", "scripts"), [(PAGES, False), (SAMPLE, True)], ids=["all", "sample-with-scripts"]
)
def test_nothing_is_cut_off_on_a_phone(
    browser: Browser, site: str, addresses: list[str], scripts: bool
):
    """At 320 pixels, as at 1280 with a zoom of 400 %, no page scrolls sideways or loses text."""
    context = opened(browser, viewport=PHONE, java_script_enabled=scripts)
    page = context.new_page()
    found = {}
    for address in addresses:
        page.goto(site + address, wait_until="load")  # with its styles
        found[address] = (page.evaluate(TOO_WIDE), page.evaluate(CUT_OFF))
    context.close()
    assert {address: wrong for address, wrong in found.items() if wrong != (0, [])} == {}


@pytest.mark.parametrize("address", SAMPLE)
def test_text_of_twice_the_size_stays_whole(wide: Page, site: str, address: str):
    """Letters twice as large neither scroll the page sideways nor leave the window."""
    wide.goto(site + address)
    wide.evaluate("document.documentElement.style.fontSize = '250%'")  # the theme has 125 %
    assert wide.evaluate(TOO_WIDE) == 0
    assert wide.evaluate(CUT_OFF) == []
    assert wide.locator("h1").bounding_box()["width"] > 400  # beside the menus


# --- where am I -------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("address", "label", "links", "here"),
    [
        ("analysis/survey/", "Kje ste", ["Domov", "Analiza"], "Anketi v številkah"),
        ("en/analysis/survey/", "You are here", ["Home", "Analysis"], "The surveys in figures"),
        ("pilots/", "Kje ste", ["Domov"], "Piloti"),
        ("en/about/status/", "You are here", ["Home", "For editors"], "Status of pages"),
    ],
)
def test_breadcrumbs(wide: Page, site: str, address: str, label: str, links: list[str], here: str):
    """Below the first level the way from the home page stands above the title, in its language."""
    wide.goto(site + address)
    path = wide.get_by_role("navigation", name=label)
    assert path.get_by_role("link").all_inner_texts() == links
    expect(path.locator("[aria-current=page]")).to_have_text(here)
    for link in path.get_by_role("link").all():
        goal = link.evaluate("e => e.href")
        assert wide.request.get(goal).ok and goal.startswith(site)
        assert "/en/" in goal or "en/" not in address


@pytest.mark.parametrize("address", ["", "en/summary/", "goals/"])
def test_the_first_level_needs_no_breadcrumbs(wide: Page, site: str, address: str):
    """Where the menu says it already, nothing repeats it."""
    wide.goto(site + address)
    assert wide.locator(".md-path").count() == 0


@pytest.mark.parametrize("address", ["analysis/", "en/about/", "editing/"])
def test_the_first_page_of_a_section_leads_to_the_others(wide: Page, site: str, address: str):
    """Each page beside it has a card with its name and what it holds."""
    wide.goto(site + address)
    beside = wide.locator(".md-nav--lifted .md-nav__item--active .md-nav__item a.md-nav__link")
    cards = wide.locator(".cards .card-title")
    names = [name.strip() for name in beside.all_inner_texts() if name.strip()]
    assert cards.all_inner_texts() == names and len(names) > 3
    assert all(len(text) > 30 for text in wide.locator(".cards .card-text").all_inner_texts())


@pytest.mark.parametrize("width", [320, 1280])
def test_both_neighbours_are_named(wide: Page, site: str, width: int):
    """The page before and the page after say their titles, on a phone too."""
    wide.set_viewport_size({"width": width, "height": 740})
    wide.goto(site + "en/" + WITH_CHART)
    for way in ("prev", "next"):
        expect(wide.locator(f".md-footer__link--{way} .md-ellipsis")).to_be_visible()


# --- keyboard -----------------------------------------------------------------------------


@pytest.mark.parametrize("width", [320, 1280])
@pytest.mark.parametrize("address", ["en/", WITH_CHART])
def test_the_focus_is_always_seen(wide: Page, site: str, address: str, width: int):
    """From the skip link on, each stop of the Tab key is in the window and marked."""
    wide.set_viewport_size({"width": width, "height": 740})
    wide.goto(site + address)
    stops = []
    for _ in range(40):
        wide.keyboard.press("Tab")
        stops.append(wide.evaluate(FOCUS))
    assert "md-skip" in stops[0]["name"]
    lost = [s["name"] for s in stops if not s["page"] and not (s["marked"] and s["inside"])]
    assert lost == []


def test_the_menu_of_a_phone_opens_by_key(wide: Page, site: str):
    """Whoever zooms in by 400 % and has no mouse gets the menu as well."""
    wide.set_viewport_size(PHONE)
    wide.goto(site + "en/pilots/")
    menu = wide.get_by_role("button", name="Main menu")
    menu.focus()
    wide.keyboard.press("Enter")
    expect(wide.get_by_role("link", name="Practices", exact=True).first).to_be_in_viewport()


# --- colours, motion, scripts, paper ----------------------------------------------------------


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_forced_colours_keep_what_is_drawn(browser: Browser, site: str, scheme: str):
    """Bars, tracks, links of the network, cards and switches are still told from the page."""
    context = opened(browser, forced_colors="active", color_scheme=scheme)
    page = context.new_page()
    page.goto(site + WITH_CHART)
    ground = style(page, "body", "backgroundColor")
    assert style(page, ".bar", "borderTopColor", "::before") != ground
    assert float(style(page, ".bar", "width", "::before").removesuffix("px")) > 20
    page.goto(site + WITH_TARGETS)
    assert style(page, ".track", "borderTopColor") != ground
    assert style(page, ".track", "borderLeftColor", "::after") != ground
    assert style(page, ".cards > li", "borderTopColor") != ground
    assert style(page, ".card-drawing svg", "stroke") != ground
    page.goto(site + WITH_DRAWINGS)
    for kind in (".link.education", ".link.public", ".link"):
        assert style(page, f".drawing {kind}", "stroke") not in (ground, "none")
    expect(page.locator("label[for^=__palette]:visible")).to_have_count(1)
    page.locator(".site-language").focus()
    assert style(page, ".site-language", "outlineColor") != ground
    context.close()


def test_nothing_moves_for_readers_who_ask_for_it(browser: Browser, site: str):
    """With reduced motion no element of a page has a transition or an animation."""
    context = opened(browser, reduced_motion="reduce")
    page = context.new_page()
    page.goto(site + "en/")
    moving = page.evaluate(
        """() => [...document.querySelectorAll("*")].filter(e => {
            const {transitionDuration, transitionProperty, animationName} = getComputedStyle(e)
            return animationName !== "none" || transitionProperty !== "none"
                && transitionDuration.split(", ").some(time => parseFloat(time) > 0)
        }).map(e => e.className)"""
    )
    context.close()
    assert moving == []


def test_without_scripts_everything_is_there(page_without_scripts: Page, site: str):
    """The menu opens, tables have all their cells, charts and drawings stand there."""
    page = page_without_scripts
    page.set_viewport_size(PHONE)
    page.goto(site + "en/" + WITH_CHART)
    assert page.locator(".bar:visible").count() > 5
    page.locator("label.md-header__button[for=__drawer]").click()
    expect(page.get_by_role("link", name="Practices", exact=True).first).to_be_in_viewport()
    page.goto(site + "en/" + WITH_DRAWINGS)
    cells = page.locator(".organisations tbody :is(th, td)")
    assert cells.count() > 30
    assert page.locator(".organisations tbody :is(th, td):visible").count() == cells.count()
    expect(page.locator(".network")).to_be_visible()


def test_on_paper_a_page_is_text(wide: Page, site: str):
    """No menu, path or picture of the screen; the title is dark on white; the funding stays."""
    wide.emulate_media(media="print")
    for address in ("en/", "en/" + WITH_TARGETS):
        wide.goto(site + address)
        for gone in (
            ".md-header",
            ".md-path",
            ".home-picture",
            ".card-drawing",
            ".md-footer__inner",
        ):
            assert wide.locator(f"{gone}:visible").count() == 0
        colour = wide.locator("h1").evaluate("e => getComputedStyle(e).color")
        assert all(int(part) < 80 for part in colour.strip("rgb()").split(",")[:3])
        expect(wide.locator(".funding")).to_be_visible()


def test_on_paper_only_outside_links_show_their_address(wide: Page, site: str):
    """Elsewhere a link is text like the text around it."""
    wide.goto(site + "en/about/x-inno-radar/")
    wide.emulate_media(media="print")
    links = wide.locator("article p a:not(.number), article li a:not(.number)")
    shown = links.evaluate_all(
        "all => all.map(e => [e.getAttribute('href'), getComputedStyle(e, '::after').content])"
    )
    assert any(href.startswith("http") for href, _ in shown)
    for href, content in shown:
        assert (href in content) == href.startswith("http")
