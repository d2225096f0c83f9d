"""Search finds the pages of the reader's language by the word form that the reader types."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page, expect

RESULTS = ".md-search-result__item"
COUNT = ".md-search-result__meta"


def search(page: Page, address: str, typed: str) -> None:
    """Types into the search field of the page at an address."""
    page.goto(address)
    field = page.locator("[data-md-component=search-query]")
    field.focus()
    field.press_sequentially(typed)


def addresses(page: Page) -> list[str]:
    """Where the results lead."""
    expect(page.locator(RESULTS).first).to_be_attached()
    links = page.locator(f"{RESULTS} > a.md-search-result__link")
    return [link.get_attribute("href") or "" for link in links.all()]


@pytest.mark.parametrize(
    "typed", ["veščina", "veščin", "vescin", "veščinah", "VESCINAMI", "mehke vescine"]
)
def test_slovenian_words_are_found_in_every_form(page: Page, site: str, typed: str):
    """With or without carons, in any case, the subject is found, and only in Slovenian."""
    search(page, site, typed)
    found = addresses(page)
    assert len(found) > 5
    assert not any("/en/" in address for address in found)


@pytest.mark.parametrize("typed", ["delavnic", "delavnica", "delavnicami"])
def test_another_word_leads_to_its_page(page: Page, site: str, typed: str):
    """The page of formats is among the first for workshops, in whatever form."""
    search(page, site + "goals/", typed)
    assert any("analysis/formats/" in address for address in addresses(page)[:5])


@pytest.mark.parametrize("typed", ["skills", "skill", "Skills"])
def test_english_pages_are_found_from_english_pages(page: Page, site: str, typed: str):
    """The search of an English page finds English pages only."""
    search(page, site + "en/analysis/gaps/", typed)
    found = addresses(page)
    assert len(found) > 5
    assert all("/en/" in address for address in found)


@pytest.mark.parametrize(
    ("path", "typed", "said"),
    [
        ("", "qqqwertz", "Ni zadetkov"),
        ("en/", "qqqwertz", "No matching documents"),
    ],
)
def test_no_result_is_said_in_the_language(page: Page, site: str, path: str, typed: str, said: str):
    """Nothing found is a sentence, not an empty list."""
    search(page, site + path, typed)
    expect(page.locator(COUNT)).to_have_text(said)


@pytest.mark.parametrize(
    ("path", "typed", "said"),
    [("", "vescin", r"^\s*Zadetki: \d+\s*$"), ("en/", "skills", r"^\s*\d+ matching documents\s*$")],
)
def test_the_number_of_results_is_said_in_the_language(
    page: Page, site: str, path: str, typed: str, said: str
):
    """The heading of the results agrees with any number."""
    search(page, site + path, typed)
    expect(page.locator(COUNT)).to_have_text(re.compile(said))


@pytest.mark.parametrize(("path", "typed"), [("", "vescin"), ("en/", "skills")])
def test_search_works_below_a_path(page: Page, site_below: str, path: str, typed: str):
    """Results lead to pages under the path that the site is served from, and they are there."""
    search(page, site_below + path, typed)
    first = addresses(page)[0]
    assert first.startswith(site_below + path)
    response = page.goto(first)
    assert response is not None and response.ok


def test_a_result_leads_to_the_place_on_the_page(page: Page, site: str):
    """Choosing a result opens its page with what was searched for in view."""
    search(page, site, "inkubator")
    page.locator(f"{RESULTS} > a.md-search-result__link").first.click()
    expect(page.locator("article")).to_contain_text("inkubator")
    assert page.url.startswith(site)
