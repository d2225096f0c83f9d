"""Every card of the real site: light, complete, and reached from where it is offered."""

from __future__ import annotations

import html
import json
from urllib.parse import urljoin

import pytest
from website import Built, Element, parse

from toolkit.content import Content
from toolkit.embeds import STYLES

MOST = 15 * 1024


@pytest.fixture(params=["site", "site_below"])
def built(request: pytest.FixtureRequest) -> Built:
    """The site at the root of a host, and below a path."""
    return request.getfixturevalue(request.param)


def cards(built: Built) -> dict[str, Element]:
    """The page of every card by its address."""
    files = sorted(built.folder.rglob("embed/*/index.html"))
    return {file.parent.relative_to(built.folder).as_posix() + "/": parse(file) for file in files}


def test_every_number_chart_and_pilot_has_a_card(built: Built, content: Content):
    """In each language, and nothing else has one."""
    data = content.data
    ids = [*data.figures, *data.targets, *data.charts, *data.pilots]
    wanted = {f"{language.path}embed/{i}/" for language in data.languages.values() for i in ids}
    assert set(cards(built)) >= wanted


def test_every_card_is_light_with_everything(built: Built):
    """Page, style sheet and whatever else a browser loads: under 15 KB, and no script."""
    for address, page in cards(built).items():
        loaded = [urljoin(f"/{address}", link.attributes["href"]) for link in page.all("link")
                  if link.attributes["rel"] in ("stylesheet", "icon")]  # fmt: skip
        assert f"/{STYLES}" in loaded
        assert not page.all("script", "img", "iframe", "style"), address
        files = [built.file(address), *(built.file(path.lstrip("/")) for path in loaded)]
        assert sum(file.stat().st_size for file in files) < MOST, address


def test_a_card_speaks_the_language_of_its_address(built: Built, content: Content):
    """And leads back to a page in that language."""
    for address, page in cards(built).items():
        (locale,) = (
            code
            for code, language in content.data.languages.items()
            if address == f"{language.path}embed/{address.split('/')[-2]}/"
        )
        home = built.address + content.data.languages[locale].path
        assert page.one("html").attributes["lang"] == locale
        assert page.one("link", rel="canonical").attributes["href"].startswith(home)
        assert all(a.attributes["href"].startswith(home) for a in page.all("a")), address


def test_codes_and_descriptions_name_the_address_of_the_site(built: Built):
    """What others copy works wherever the site stands."""
    for address in cards(built):
        described = json.loads((built.file(address).parent / "oembed.json").read_text("utf-8"))
        assert f'src="{built.address}{address}"' in described["html"]


def test_every_number_offers_its_code(built: Built, content: Content):
    """At its entry among all figures, folded away; the code is that of the description."""
    for language in content.data.languages.values():
        page = built.pages[f"{language.path}about/figures/"]
        for key in (*content.data.figures, *content.data.targets):
            code = page.one("li", id=key).one("details").one("code").text
            file = built.folder / f"{language.path}embed/{key}/oembed.json"
            assert html.unescape(code) == json.loads(file.read_text("utf-8"))["html"]


def test_charts_and_pilots_are_offered_at_the_end_of_their_pages(built: Built, content: Content):
    """Folded away, so that they disturb no reader; a pilot's page names its description."""
    for language in content.data.languages.values():
        for key, pilot in content.data.pilots.items():
            page = built.pages[f"{language.path}{pilot.page}/"]
            address = f"{built.address}{language.path}embed/{key}/"
            offered = page.one("details", class_="cite embed-code no-print")
            assert f'src="{address}"' in offered.text
            assert page.one("link", type="application/json+oembed").attributes["href"] == (
                f"{address}oembed.json"
            )
        survey = built.pages[f"{language.path}analysis/survey/"]
        offered = survey.one("details", class_="cite embed-code no-print").text
        assert all(f"embed/{key}/" in offered for key in content.data.charts)
