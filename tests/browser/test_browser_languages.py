"""Changing the language keeps the reader in place; what is missing is said in the language."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

SWITCH = "a.site-language"


@pytest.mark.parametrize(
    ("start", "goal", "language"),
    [
        ("", "en/", "en"),
        ("en/", "", "sl"),
        ("pilots/expats-for-home/", "en/pilots/expats-for-home/", "en"),
        ("en/about/figures/", "about/figures/", "sl"),
    ],
)
@pytest.mark.parametrize("where", ["site", "site_below"])
def test_the_switch_leads_to_the_same_page(
    page: Page,
    request: pytest.FixtureRequest,
    where: str,
    start: str,
    goal: str,
    language: str,
):
    """From any page, one click leads to its twin, wherever the site is served."""
    root: str = request.getfixturevalue(where)
    page.goto(root + start)
    page.locator(SWITCH).click()
    expect(page).to_have_url(root + goal)
    expect(page.locator("html")).to_have_attribute("lang", language)


@pytest.mark.parametrize("by", ["mouse", "keyboard"])
def test_the_switch_keeps_the_section(page: Page, site: str, by: str):
    """A reader in a section lands in the same section."""
    page.goto(site + "analysis/survey/#demand")
    switch = page.locator(SWITCH)
    if by == "mouse":
        switch.click()
    else:
        switch.focus()
        page.keyboard.press("Enter")
    expect(page).to_have_url(site + "en/analysis/survey/#demand")
    expect(page.locator("#demand")).to_be_in_viewport()


def test_the_switch_follows_the_reader_to_another_section(page: Page, site: str):
    """The section is the one in the address at the moment of the click."""
    page.goto(site + "analysis/survey/#demand")
    page.evaluate("location.hash = '#capacities'")
    page.locator(SWITCH).click()
    expect(page).to_have_url(site + "en/analysis/survey/#capacities")


def test_the_switch_works_without_scripts(page_without_scripts: Page, site: str):
    """The link is an ordinary one."""
    page_without_scripts.goto(site + "goals/")
    page_without_scripts.locator(SWITCH).click()
    expect(page_without_scripts).to_have_url(site + "en/goals/")


def test_the_switch_names_the_other_language_in_that_language(page: Page, site: str):
    """A reader who does not understand the page understands the link."""
    for path, name, code in (("", "English", "en"), ("en/", "Slovenščina", "sl")):
        page.goto(site + path)
        switch = page.get_by_role("link", name=name, exact=True)
        expect(switch).to_have_count(1)
        expect(switch).to_have_attribute("lang", code)
        expect(switch).to_have_attribute("hreflang", code)


@pytest.mark.parametrize("where", ["site", "site_below"])
@pytest.mark.parametrize(
    ("path", "language", "title", "home"),
    [
        ("ni-te-strani/", "sl", "Te strani ni", ""),
        ("pilots/ni/te/strani", "sl", "Te strani ni", ""),
        ("en/no-such-page/", "en", "This page does not exist", "en/"),
        ("en/pilots/no/such/page", "en", "This page does not exist", "en/"),
    ],
)
def test_a_missing_page_is_said_in_the_language_of_its_address(
    page: Page,
    request: pytest.FixtureRequest,
    where: str,
    path: str,
    language: str,
    title: str,
    home: str,
):
    """At any depth the page for missing addresses comes in the right language and leads home."""
    root: str = request.getfixturevalue(where)
    response = page.goto(root + path)
    assert response is not None and response.status == 404
    expect(page).to_have_title(title)
    expect(page.locator("html")).to_have_attribute("lang", language)
    first = page.locator("section").first
    expect(first.get_by_role("heading")).to_have_text(title)
    first.get_by_role("link").click()
    expect(page).to_have_url(root + home)
    expect(page.locator("article")).to_be_visible()


def test_a_missing_page_speaks_every_language_without_scripts(
    page_without_scripts: Page, site: str
):
    """Without scripts both languages stand there, each with its way home."""
    page_without_scripts.goto(site + "en/no-such-page/")
    expect(page_without_scripts.locator("section")).to_have_count(2)
    page_without_scripts.locator("section[lang=en] a").click()
    expect(page_without_scripts).to_have_url(site + "en/")
