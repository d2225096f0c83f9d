"""Links, anchors and files resolve wherever the site is put, and nothing comes from elsewhere."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from urllib.parse import unquote, urljoin, urlsplit

import pytest
from website import Built, Element, parse

LOADED = {
    ("script", "src"), ("img", "src"), ("source", "src"), ("iframe", "src"), ("video", "src"),
    ("audio", "src"), ("embed", "src"), ("input", "src"), ("object", "data"), ("link", "href"),
    ("use", "href"), ("image", "href"),
}  # fmt: skip
"""Elements and attributes by which a browser fetches something on its own."""
ADDRESSES_ONLY = {"canonical", "alternate", "prev", "next"}
"""Relations of a `link` that name an address without fetching it."""
SCHEMES_OF_OTHER_PROGRAMS = ("mailto", "tel")


@pytest.fixture(scope="module", params=["site", "site_below"])
def built(request: pytest.FixtureRequest) -> Built:
    """The site at the root of a host, and below a path."""
    return request.getfixturevalue(request.param)


def documents(built: Built) -> Iterator[tuple[str, Element]]:
    """Every HTML file of the site with its path."""
    for file in sorted(built.folder.rglob("*.html")):
        path = file.relative_to(built.folder).as_posix()
        yield re.sub(r"(^|/)index\.html$", r"\1", path), parse(file)


def links(document: Element) -> Iterator[tuple[Element, str]]:
    """Every address that an element leads to or loads."""
    for element in document.walk():
        for name in ("href", "src", "data", "action", "poster"):
            if name in element.attributes and (name != "data" or element.tag == "object"):
                yield element, element.attributes[name]
        for candidate in filter(None, element.attributes.get("srcset", "").split(",")):
            yield element, candidate.split()[0]


def faults(built: Built) -> Iterator[str]:
    """Links of the site into itself that lead nowhere."""
    found = dict(documents(built))
    ids = {
        path: {e.attributes["id"] for e in d.walk() if "id" in e.attributes}
        for path, d in found.items()
    }
    for path, document in found.items():
        for _, link in links(document):
            address = urljoin(built.address + path, link)
            if urlsplit(address).scheme in SCHEMES_OF_OTHER_PROGRAMS:
                continue
            place, _, anchor = address.partition("#")
            if place.startswith(built.address):
                goal = unquote(place.removeprefix(built.address))
                if not built.file(goal).is_file():
                    yield f"{path}: {link}: no such page or file"
                elif anchor and unquote(anchor) not in ids[goal]:
                    yield f"{path}: {link}: no such anchor"
            elif urlsplit(place).netloc == urlsplit(built.address).netloc:
                yield f"{path}: {link}: leaves the site's path"


def test_every_link_anchor_and_file_is_there(built: Built):
    """No link of the site into itself is broken, at the root of a host or below a path."""
    assert list(faults(built)) == []


def test_every_link_to_another_site_is_secure(built: Built):
    """Links out use https."""
    for path, document in documents(built):
        for _, link in links(document):
            address = urljoin(built.address + path, link)
            if not address.startswith(built.address):
                assert urlsplit(address).scheme in ("https", *SCHEMES_OF_OTHER_PROGRAMS), (
                    f"{path}: {link}"
                )


def test_nothing_is_loaded_from_another_host(built: Built):
    """No script, style, picture, font or frame comes from elsewhere, and no form goes elsewhere."""
    for path, document in documents(built):
        for element, link in links(document):
            relations = set(element.attributes.get("rel", "").split())
            fetched = any(
                element.tag == tag and link == element.attributes.get(a) for tag, a in LOADED
            )
            if element.tag == "form" or (fetched and not relations & ADDRESSES_ONLY):
                address = urljoin(built.address + path, link)
                assert address.startswith(built.address), f"{path}: {link}"
        assert not document.all("link", rel="preconnect"), path
        assert not document.all("link", rel="dns-prefetch"), path


def test_no_style_loads_from_another_host(built: Built):
    """Stylesheets, also those inside pages, name no other host."""
    outside = re.compile(r"(?:url\(\s*|@import\s+)['\"]?(?:https?:)?//", re.IGNORECASE)
    for path, document in documents(built):
        styles = ["".join(e.children) for e in document.all("style")]
        styles += [e.attributes["style"] for e in document.walk() if "style" in e.attributes]
        assert not any(outside.search(style) for style in styles), path
    for file in built.folder.rglob("*.css"):
        assert not outside.search(file.read_text(encoding="utf-8")), file.name


def test_every_page_reads_its_own_search_index_and_scripts(built: Built):
    """The addresses in a page's settings for scripts lead to files of the site."""
    for path, document in documents(built):
        for settings in document.all("script", id="__config"):
            found = json.loads("".join(settings.children))
            base = urljoin(built.address + path, found["base"].rstrip("/") + "/")
            assert base.startswith(built.address), path
            assert built.file(
                base.removeprefix(built.address) + "search/search_index.json"
            ).is_file()
            worker = urljoin(built.address + path, found["search"])
            assert built.file(worker.removeprefix(built.address)).is_file(), path


def test_the_map_of_the_site_lists_every_page(built: Built):
    """sitemap.xml names each page once, by its full address."""
    written = (built.folder / "sitemap.xml").read_text(encoding="utf-8")
    listed = re.findall(r"<loc>(.*?)</loc>", written)
    assert sorted(listed) == sorted(built.address + address for address in built.pages)


def test_every_page_can_be_reached_from_home(built: Built):
    """Following links from the first page leads to every page."""
    reached, waiting = {""}, [""]
    while waiting:
        path = waiting.pop()
        for element in built.pages[path].all("a"):
            place = urljoin(built.address + path, element.attributes.get("href", "")).partition(
                "#"
            )[0]
            goal = place.removeprefix(built.address)
            if goal in built.pages and goal not in reached:
                reached.add(goal)
                waiting.append(goal)
    assert reached == set(built.pages)
