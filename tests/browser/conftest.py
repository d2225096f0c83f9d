"""A real browser and the real site, served on loopback at the root of a host and below a path."""

from __future__ import annotations

import shutil
from collections.abc import Iterator, Mapping

import pytest
from axe_playwright_python.base import AXE_SCRIPT
from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright
from website import ADDRESS_BELOW, PAGES_ONLY, PATH_BELOW, build_once, served, shared_folder

FLAGS = (
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--no-first-run",
    "--disable-component-update",
    "--disable-sync",
)
PATIENCE = 10_000
WIDE = {"width": 1280, "height": 800}


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """The system's Chromium."""
    chromium = shutil.which("chromium")
    assert chromium, "These tests need Chromium: sh deploy/system-packages.sh test"
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=list(FLAGS))
        yield browser
        browser.close()


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Address of the site as `make build` writes it."""
    built = build_once(shared_folder(tmp_path_factory.getbasetemp()), "site")
    with served(built.folder) as address:
        yield address


@pytest.fixture(scope="session")
def site_below(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Address of the site that was built for an address with a path."""
    shared = shared_folder(tmp_path_factory.getbasetemp())
    built = build_once(shared, "site-below", ADDRESS_BELOW, command=PAGES_ONLY)
    with served(built.folder, PATH_BELOW) as address:
        yield address


@pytest.fixture(scope="session")
def coloured(browser: Browser) -> Iterator[Mapping[str, Page]]:
    """For readers who prefer light or dark colours a page, with axe at hand; for all addresses."""
    contexts = {scheme: _context(browser, color_scheme=scheme) for scheme in ("light", "dark")}
    for context in contexts.values():
        context.add_init_script(AXE_SCRIPT)
    yield {scheme: context.new_page() for scheme, context in contexts.items()}
    for context in contexts.values():
        context.close()


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    """A page of a reader who is here for the first time."""
    context = _context(browser)
    yield context.new_page()
    context.close()


@pytest.fixture(scope="session")
def plain_page(browser: Browser) -> Iterator[Page]:
    """A page of a reader whose browser runs no scripts; for all addresses."""
    context = _context(browser, java_script_enabled=False)
    yield context.new_page()
    context.close()


@pytest.fixture
def page_without_scripts(browser: Browser) -> Iterator[Page]:
    """The same, for a reader who is here for the first time."""
    context = _context(browser, java_script_enabled=False)
    yield context.new_page()
    context.close()


def _context(browser: Browser, **settings: object) -> BrowserContext:
    context = browser.new_context(viewport=WIDE, **settings)
    context.set_default_timeout(PATIENCE)
    return context
