"""What programs read of the built site, at the root of a host and below a path."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from urllib.parse import urljoin, urlsplit

import pytest
from lxml import etree
from PIL import Image
from vocabulary import faults, parsed
from website import Built, Element

from toolkit.content import Content
from toolkit.pages import Page

ADDRESS = re.compile(r"https?://[^\s\"'<>)\]]+")
TEXTS = ("*.txt", "*.xml", "*.md", "*.webmanifest", "*.json", "*.jsonld", "*.csv")
OWN_WORDS = ("url", "item", "image", "contentUrl", "@id")
"""Properties whose value is an address of this site."""


@pytest.fixture(scope="module", params=["site", "site_below"])
def built(request: pytest.FixtureRequest) -> Built:
    """The site at the root of a host, and below a path."""
    return request.getfixturevalue(request.param)


def pages(built: Built, content: Content) -> Iterator[tuple[Page, str, Element]]:
    for page in content.pages:
        address = content.data.languages[page.locale].path + page.slug
        yield page, address, built.pages[address]


def meta(document: Element, name: str) -> list[str]:
    found = [*document.all("meta", property=name), *document.all("meta", name=name)]
    return [element.attributes["content"] for element in found]


def described(document: Element) -> str:
    (script,) = document.all("script", type="application/ld+json")
    return "".join(script.children)


def own_addresses(value: object) -> Iterator[str]:
    """The addresses of the site in a description."""
    if isinstance(value, list):
        for item in value:
            yield from own_addresses(item)
    elif isinstance(value, dict):
        if value.get("@type") != "Organization":  # whose address is its own
            yield from (v for k, v in value.items() if k in OWN_WORDS and isinstance(v, str))
        for item in value.values():
            yield from own_addresses(item)


def is_file(built: Built, address: str) -> bool:
    """Whether an absolute address of the site leads to one of its files."""
    place = address.partition("#")[0]
    return (
        place.startswith(built.address) and built.file(place.removeprefix(built.address)).is_file()
    )


def test_every_page_is_described_in_the_vocabulary(built: Built, content: Content):
    """JSON-LD that parses, whose types and properties exist, and whose addresses lead here."""
    types = set()
    for page, address, document in pages(built, content):
        text = described(document)
        assert list(faults(parsed(text))) == [], address
        graph = json.loads(text)["@graph"]
        types |= {thing["@type"] for thing in graph}
        for found in own_addresses(graph):
            assert found.startswith(built.address), f"{address}: {found}"
            assert is_file(built, found) or found.startswith(f"{built.address}data/v1/"), found
        assert ("BreadcrumbList" in {thing["@type"] for thing in graph}) == bool(page.slug)
    assert {"Report", "WebPage", "BreadcrumbList", "Dataset", "DefinedTermSet"} <= types


def test_anchors_in_descriptions_are_there(site: Built, content: Content):
    """A term and a variable lead to their place on the page."""
    for _, address, document in pages(site, content):
        ids = {e.attributes["id"] for e in document.walk() if "id" in e.attributes}
        for thing in json.loads(described(document))["@graph"]:
            for term in thing.get("hasDefinedTerm", ()):
                assert term["@id"].partition("#")[2] in ids, address
            for variable in thing.get("variableMeasured", ()):
                assert variable["url"].partition("#")[2] in ids, address


def test_every_page_has_its_card(built: Built, content: Content):
    """1200 × 630, a file of its own, with a text for those who do not see it."""
    cards = set()
    for _, address, document in pages(built, content):
        (card,) = meta(document, "og:image")
        assert is_file(built, card), address
        with Image.open(built.file(card.removeprefix(built.address))) as image:
            assert [str(side) for side in image.size] == [
                *meta(document, "og:image:width"),
                *meta(document, "og:image:height"),
            ]
        assert meta(document, "twitter:card") == ["summary_large_image"]
        (title,) = meta(document, "og:title")
        assert meta(document, "og:image:alt")[0].endswith(title)
        cards.add(card)
    assert len(cards) == len(content.pages)


def test_open_graph_names_the_languages(built: Built, content: Content):
    """Its own and the other, each with its country."""
    for page, address, document in pages(built, content):
        own, others = meta(document, "og:locale"), meta(document, "og:locale:alternate")
        assert own[0].startswith(f"{page.locale}_"), address
        assert {locale.partition("_")[0] for locale in (*own, *others)} == set(
            content.data.languages
        )
        assert meta(document, "og:type") == ["article" if page.slug else "website"]


def test_other_forms_of_a_page_are_there(built: Built, content: Content):
    """Markdown, feed, manifest and icons: each link leads to a file of its kind and language."""
    for page, address, document in pages(built, content):
        here = built.address + address
        home = built.address + content.data.languages[page.locale].path
        forms = {
            link.attributes["type"]: urljoin(here, link.attributes["href"])
            for link in document.all("link")
            if "alternate" in link.attributes["rel"].split() and "type" in link.attributes
        }
        assert forms["text/markdown"] == f"{here}index.md"
        assert forms["application/atom+xml"] == f"{home}changes.xml"
        (manifest,) = document.all("link", rel="manifest")
        assert urljoin(here, manifest.attributes["href"]) == f"{home}manifest.webmanifest"
        assert all(is_file(built, goal) for goal in forms.values()), address


def test_the_map_is_absolute_and_mutual(built: Built):
    """Each page with its languages and x-default, all of them pages of this site."""
    names = {
        "s": "http://www.sitemaps.org/schemas/sitemap/0.9",
        "x": "http://www.w3.org/1999/xhtml",
    }
    root = etree.parse(built.file("sitemap.xml")).getroot()
    found = {
        url.findtext("s:loc", None, names): [
            link.get("href") for link in url.iterfind("x:link", names)
        ]
        for url in root
    }
    for address, links in found.items():
        assert address in links and len(links) == 3
        assert all(sorted(found[link]) == sorted(links) for link in links)
        assert is_file(built, address)


def test_icons_of_the_manifest_have_their_size(built: Built, content: Content):
    """What a device fetches for the home screen is there."""
    for language in content.data.languages.values():
        path = f"{language.path}manifest.webmanifest"
        for icon in json.loads(built.file(path).read_bytes())["icons"]:
            goal = urljoin(built.address + path, icon["src"])
            assert is_file(built, goal)
            if icon["sizes"] != "any":
                with Image.open(built.file(goal.removeprefix(built.address))) as image:
                    assert f"{image.width}x{image.height}" == icon["sizes"]


def test_contents_for_models_lead_to_editions(built: Built, content: Content):
    """Every link of llms.txt is a file of this site."""
    for language in content.data.languages.values():
        text = built.file(f"{language.path}llms.txt").read_text("utf-8")
        links = re.findall(r"\]\((\S+)\)", text)
        assert len(links) > 10
        assert [link for link in links if not is_file(built, link)] == []


def test_every_edition_has_the_numbers_of_its_page(site: Built, content: Content):
    """What the page says of a number, its Markdown says too."""
    for _, address, document in pages(site, content):
        text = site.file(address + "index.md").read_text("utf-8").replace("\u00a0", " ")
        for number in document.one("article").all("data"):
            if not number.within("nav"):
                said = " ".join(number.text.split())
                assert said in text, f"{address}: {said}"


def test_the_feed_leads_to_places_on_the_site(built: Built, content: Content):
    """Entries have anchors on the page of changes."""
    for language in content.data.languages.values():
        feed = etree.parse(built.file(f"{language.path}changes.xml")).getroot()
        page = built.pages[f"{language.path}about/changes/"]
        ids = {e.attributes["id"] for e in page.walk() if "id" in e.attributes}
        for link in feed.iter("{http://www.w3.org/2005/Atom}link"):
            assert is_file(built, link.get("href")), link.get("href")
        for link in feed.iterfind(".//{*}entry/{*}link[@rel='alternate']"):
            assert link.get("href").partition("#")[2] in ids


def test_no_file_names_another_address_of_the_site(site_below: Built):
    """Built for one address, the site says nothing of another one."""
    host = urlsplit(site_below.address).netloc
    for kind in TEXTS:
        for file in site_below.folder.rglob(kind):
            for found in ADDRESS.findall(file.read_text("utf-8")):
                here = urlsplit(found)
                assert here.hostname not in ("localhost", "127.0.0.1"), file
                if here.netloc == host:
                    assert found.startswith(site_below.address), f"{file.name}: {found}"


def test_the_rules_lead_to_the_map(built: Built):
    """robots.txt gives the full address of sitemap.xml."""
    lines = built.file("robots.txt").read_text("utf-8").split("\n")
    assert f"Sitemap: {built.address}sitemap.xml" in lines
