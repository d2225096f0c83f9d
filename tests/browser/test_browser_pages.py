"""Every page of every language in a real browser: whole, quiet, narrow enough, open to everyone."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager

import pytest
from playwright.sync_api import ConsoleMessage, Page, Request, Response, expect
from website import ROOT

NARROW = {"width": 320, "height": 800}
WIDE = {"width": 1280, "height": 800}
ADOPT = """styles => {
    const sheet = new CSSStyleSheet()
    sheet.replaceSync(styles)
    document.adoptedStyleSheets.push(sheet)
}"""
AXE = """async ([context, settings]) => {
    const {violations} = await axe.run(context, {resultTypes: ["violations"], ...settings})
    return violations.flatMap(violation => violation.nodes.map(node =>
        `${violation.id}: ${node.target.join(" ")}: ${node.failureSummary}`))
}"""
LOOK = """color backgroundColor backgroundImage opacity fontSize fontWeight
    textDecorationLine""".split()
"""What the rules on colours ask of an element, and of all that it stands in."""
AXE_ON_LOOKS = """async ([{exclude = []}, settings, look]) => {
    const looks = new Map(), first = new Map()
    for (const element of document.querySelectorAll("html, html *")) {
        const style = getComputedStyle(element)
        const own = [looks.get(element.parentElement), ...look.map(name => style[name])].join()
        if (!first.has(own)) first.set(own, {number: first.size})
        looks.set(element, first.get(own).number)
        const speaks = [...element.childNodes].some(node => node.nodeType === 3 && node.data.trim())
        if (speaks && element.checkVisibility() && !exclude.some(name => element.closest(name)))
            first.get(own).element ??= element
    }
    const include = [...first.values()].flatMap(({element}) => element ?? [])
    return (AXE)([{include}, settings])
}""".replace("AXE", AXE)
"""Of elements that look the same only the first: on a long page a tenth of the time."""
EVERYTHING: dict[str, object] = {"include": ["html"]}
AROUND_THE_TEXT: dict[str, object] = {"include": ["html"], "exclude": ["article"]}
LEFT_BEFORE_IT_CAME = "net::ERR_ABORTED"
COLOURS = {"runOnly": {"type": "rule", "values": ["color-contrast", "link-in-text-block"]}}
ALL_BUT_COLOURS = {"rules": {rule: {"enabled": False} for rule in COLOURS["runOnly"]["values"]}}
DEFAULT_LANGUAGE = "sl"
ENGLISH = "en/"
NO_PAGE = "no-such-page"


def every_address() -> list[str]:
    """The address of each page of docs/, and of one that does not exist, from the root."""
    files = sorted((ROOT / "docs").rglob("*.md"))
    names = [file.relative_to(ROOT / "docs").with_suffix("").as_posix() for file in files]
    slugs = [
        f"{name}/".removesuffix("index/").removeprefix(DEFAULT_LANGUAGE + "/") for name in names
    ]
    return [*slugs, NO_PAGE]


def every_look() -> Iterator[object]:
    """Each page in light colours; in dark ones, where nothing but colours is another, a usual run
    takes of each two pages one in Slovenian and one in English.
    """
    addresses = every_address()
    english = [address for address in addresses if address.startswith(ENGLISH)]
    slovenian = (address.removeprefix(ENGLISH) for address in english[::2])
    usual = {*english[1::2], *slovenian, NO_PAGE}
    for scheme in ("light", "dark"):
        for address in addresses:
            marks = [pytest.mark.thorough] if scheme == "dark" and address not in usual else []
            name = f"{scheme}-{address or 'home'}"
            yield pytest.param(scheme, address, marks=marks, id=name)


@contextmanager
def listening(page: Page, site: str) -> Iterator[list[str]]:
    """Collects what goes wrong while a page loads, and what it asks of other hosts."""
    heard: list[str] = []

    def on_console(message: ConsoleMessage) -> None:
        if message.type in ("error", "warning") and NO_PAGE not in page.url:
            heard.append(f"console: {message.text}")

    def on_failed(request: Request) -> None:
        if request.failure != LEFT_BEFORE_IT_CAME:
            heard.append(f"{request.failure}: {request.url}")

    def on_response(response: Response) -> None:
        if response.status >= 400 and NO_PAGE not in response.url:
            heard.append(f"{response.status}: {response.url}")

    def on_request(request: Request) -> None:
        if not request.url.startswith((site, "data:", "blob:")):
            heard.append(f"elsewhere: {request.url}")

    def on_error(error: Exception) -> None:
        heard.append(f"script: {error}")

    events = {
        "console": on_console,
        "requestfailed": on_failed,
        "response": on_response,
        "request": on_request,
        "pageerror": on_error,
    }
    for event, listener in events.items():
        page.on(event, listener)
    try:
        yield heard
    finally:
        for event, listener in events.items():
            page.remove_listener(event, listener)


def add_styles(page: Page, styles: str) -> None:
    """Adds styles as the policy of the page allows it: not as an element."""
    page.evaluate(ADOPT, styles)


def violations(page: Page, dark: bool, everywhere: bool = False) -> Iterator[str]:
    """What axe finds on a page at both widths; of elements that look the same in one, if any.

    In the text colours are the same at every width, and in the dark nothing else is another.
    """
    for size, place in ((NARROW, EVERYTHING), (WIDE, AROUND_THE_TEXT)):
        page.set_viewport_size(size)
        if everywhere:
            yield from page.evaluate(AXE, [place, COLOURS])
        else:
            yield from page.evaluate(AXE_ON_LOOKS, [place, COLOURS, LOOK])
        if not dark:
            yield from page.evaluate(AXE, [EVERYTHING, ALL_BUT_COLOURS])


@pytest.mark.parametrize(("scheme", "address"), [*every_look()])
def test_a_page_is_whole_and_open_to_everyone(
    coloured: Mapping[str, Page], site: str, scheme: str, address: str
):
    """No failing request, no message, none to others, no scrolling sideways, no axe violation."""
    page = coloured[scheme]
    page.set_viewport_size(NARROW)
    with listening(page, site) as heard:
        page.goto(site + address)
        page.evaluate(
            "for (const card of document.querySelectorAll('iframe')) card.loading = 'eager'"
        )
        for frame in page.frames:
            frame.wait_for_load_state(timeout=5_000)
        add_styles(page, "*, ::before, ::after { transition: none !important }")
        too_wide = page.evaluate("document.documentElement.scrollWidth") - NARROW["width"]
        found = list(violations(page, scheme == "dark"))
    assert heard == []
    assert too_wide <= 0
    assert found == []


@pytest.mark.parametrize("fault", ["color: #aaa", "opacity: .4", "background: #555"])
def test_a_word_that_is_hard_to_read_is_found(coloured: Mapping[str, Page], site: str, fault: str):
    """Also the last of many that looked the same."""
    page = coloured["light"]
    page.goto(site + "analysis/gaps/")
    page.locator("article > p:visible").last.evaluate(
        "(text, fault) => { text.style = fault }", fault
    )
    found = list(violations(page, dark=True))
    assert found and all(violation.startswith("color-contrast") for violation in found)


@pytest.mark.parametrize("path", ["", "en/"])
def test_the_colour_scheme_can_be_changed_and_stays(page: Page, site: str, path: str):
    """A reader's choice holds on the next page."""
    page.goto(site + path)
    body = page.locator("body")
    assert body.get_attribute("data-md-color-scheme") == "default"
    page.locator("label[for=__palette_1]").click()
    assert body.get_attribute("data-md-color-scheme") == "slate"
    page.goto(site + path + "goals/")
    assert body.get_attribute("data-md-color-scheme") == "slate"


def test_the_colour_scheme_follows_the_device_until_a_reader_chooses(page: Page, site: str):
    """Before the first paint and later, in the text and around it; keys choose as a click does."""
    looks = """() => [document.body.dataset.mdColorScheme,
        getComputedStyle(document.documentElement).colorScheme]"""
    bar = "() => document.querySelector('meta[name=theme-color]').content"
    page.emulate_media(color_scheme="dark")
    page.goto(site)
    assert page.evaluate(looks) == ["slate", "dark"]
    page.wait_for_function(bar)
    dark = page.evaluate(bar)
    page.emulate_media(color_scheme="light")
    page.wait_for_function(f"dark => ({bar})() !== dark", arg=dark)
    assert page.evaluate(looks) == ["default", "light"]
    page.locator("#__palette_0").press("Enter")
    assert page.evaluate(looks) == ["slate", "dark"]
    expect(page.locator("label[for^=__palette]:visible")).to_have_attribute("for", "__palette_0")
    page.reload()
    assert page.evaluate(looks) == ["slate", "dark"]
