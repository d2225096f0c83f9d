"""Search costs nothing until it is opened, and then works from every page."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page, Request, expect

FIELD = "[data-md-component=search-query]"
RESULTS = ".md-search-result__item"
FIRST = f"{RESULTS} > a.md-search-result__link >> nth=0"
OF_SEARCH = re.compile(r"search|lunr|word-forms")
A_MOMENT = "() => new Promise(resolve => setTimeout(resolve, 50))"
"""As people take it: the theme looks a millisecond later where the focus has gone."""
PHONE = {"width": 360, "height": 700}


@pytest.fixture
def asked(page: Page) -> list[str]:
    """What the page asks the host for on behalf of search."""
    found: list[str] = []

    def note(request: Request) -> None:
        if OF_SEARCH.search(request.url):
            found.append(request.url)

    page.on("request", note)
    return found


@pytest.fixture
def failures(page: Page) -> list[str]:
    """What goes wrong on the page."""
    found: list[str] = []
    page.on("pageerror", lambda error: found.append(str(error)))
    page.on("console", lambda m: found.append(m.text) if m.type in ("error", "warning") else None)
    page.on("requestfailed", lambda request: found.append(request.url))
    page.on("response", lambda r: found.append(f"{r.status} {r.url}") if not r.ok else None)
    return found


@pytest.mark.parametrize("path", ["", "analysis/gaps/", "en/", "en/analysis/gaps/"])
def test_nothing_of_search_loads_before_it_is_opened(
    page: Page, site: str, asked: list[str], failures: list[str], path: str
) -> None:
    """Neither index nor worker nor words; all of them once the field has the focus."""
    page.goto(site + path, wait_until="networkidle")
    assert asked == []
    page.locator(FIELD).focus()
    page.keyboard.type("koncept")
    expect(page.locator(".md-search-result__meta")).to_have_text(re.compile(r"\d"))
    names = [url.rpartition("/")[2] for url in asked]
    assert sum(name == "search_index.json" for name in names) == 1
    assert sum(name.startswith("lunr.") and "stemmer" not in name for name in names) == 1
    assert any(name.startswith("search.") for name in names)
    assert failures == []


def test_the_index_is_that_of_the_language(page: Page, site_below: str, asked: list[str]) -> None:
    """Also below a path, and no other index is loaded."""
    page.goto(site_below + "en/goals/")
    page.locator(FIELD).focus()
    page.keyboard.type("skills")
    expect(page.locator(RESULTS).first).to_be_attached()
    indexes = [url for url in asked if url.endswith("search_index.json")]
    assert indexes == [site_below + "en/search/search_index.json"]


@pytest.mark.parametrize("again", [True, False], ids=["opened again", "typed on"])
def test_search_recovers_from_a_lost_connection(page: Page, site: str, again: bool) -> None:
    """Where the index could not be loaded, the next opening or the next letter loads it."""
    page.goto(site)
    page.route("**/search_index.json", lambda route: route.abort())
    with page.expect_event("requestfailed"):
        page.locator(FIELD).focus()
    page.unroute("**/search_index.json")
    if again:
        page.keyboard.press("Escape")
        expect(page.locator("#__search")).not_to_be_checked()
        page.evaluate(A_MOMENT)
        page.locator(FIELD).focus()
        expect(page.locator("#__search")).to_be_checked()
    page.keyboard.type("anketa", delay=100)
    expect(page.locator(RESULTS).first).to_be_attached()


@pytest.mark.parametrize(
    ("typed", "marked"),
    [("delavnicama", "elavnic"), ("vescin", "eščin"), ("sposobnosti", "eščin"), ("ankt", "nket")],
)
def test_the_word_found_is_marked(page: Page, site: str, typed: str, marked: str) -> None:
    """Whatever form was typed, that on the page is marked, and nothing is said to be missing."""
    page.goto(f"{site}?q={typed}")
    result = page.locator(RESULTS).first
    expect(result.locator("mark").filter(has_text=marked).first).to_be_attached()
    expect(result.locator(".md-search-result__terms")).to_have_count(0)


@pytest.mark.parametrize("typed", ["avtobus", "qqqwertz"])
def test_nothing_is_found_for_what_is_not_there(page: Page, site: str, typed: str) -> None:
    """The nearest word is not just any word."""
    page.goto(f"{site}?q={typed}")
    expect(page.locator(".md-search-result__meta")).to_have_text("Ni zadetkov")


@pytest.mark.parametrize(
    ("phone", "link"), [(False, "a.site-language"), (True, "a.search-language")]
)
def test_the_language_link_keeps_the_search(page: Page, site: str, phone: bool, link: str) -> None:
    """Who switches the language while searching searches for the same on the same page."""
    if phone:
        page.set_viewport_size(PHONE)
    page.goto(site + "goals/?q=Interreg%20%26%20S5#alignment")
    page.locator(FIELD).focus()
    page.locator(link).click()
    page.wait_for_url(f"{site}en/goals/?q=Interreg+%26+S5")
    expect(page.locator(FIELD)).to_have_value("Interreg & S5")
    expect(page.locator(RESULTS).first).to_be_visible()


def test_the_keyboard_reaches_the_language_link_from_search(page: Page, site: str) -> None:
    """Tab closes search, and the link still knows what was searched for; Escape forgets it."""
    page.goto(site + "goals/")
    page.locator(FIELD).focus()
    page.keyboard.type("veščine")
    page.keyboard.press("Shift+Tab")
    expect(page.locator("#__search")).not_to_be_checked()
    link = page.locator("a.site-language")
    link.focus()
    assert (link.get_attribute("href") or "").endswith("?q=ve%C5%A1%C4%8Dine")
    page.evaluate(A_MOMENT)
    page.locator(FIELD).focus()
    expect(page.locator("#__search")).to_be_checked()
    page.keyboard.press("Escape")
    expect(page.locator("#__search")).not_to_be_checked()
    link.focus()
    assert (link.get_attribute("href") or "").endswith("en/goals/")


def test_without_scripts_the_language_link_is_plain(page_without_scripts: Page, site: str) -> None:
    """It leads to the page."""
    page_without_scripts.goto(site + "goals/?q=cilji")
    page_without_scripts.locator("a.site-language").click()
    assert page_without_scripts.url == site + "en/goals/"


@pytest.mark.parametrize(
    ("path", "home", "typed"),
    [("ni/te/strani/", "", "vescine"), ("en/no/such/page/", "en/", "skill")],
)
def test_a_missing_page_offers_search(
    page: Page, site_below: str, path: str, home: str, typed: str
) -> None:
    """From any depth and below a path, in the language of the address."""
    page.goto(site_below + path)
    page.locator("input[type=search]").first.fill(typed)
    page.keyboard.press("Enter")
    page.wait_for_url(f"{site_below}{home}?q={typed}")
    expect(page.locator(RESULTS).first).to_be_visible()


def test_a_missing_page_without_scripts_leads_home(page_without_scripts: Page, site: str) -> None:
    """A search box that could not search is not shown; a link to each home is."""
    page_without_scripts.goto(site + "ni/te/strani/")
    expect(page_without_scripts.locator("input[type=search]").first).to_be_hidden()
    links = page_without_scripts.locator("main a")
    assert links.evaluate_all("all => all.map(one => one.href)") == [site, site + "en/"]
