"""What tells programs which pages there are: the sitemap and robots.txt."""

from __future__ import annotations

import gzip
from collections.abc import Iterator, Mapping
from xml.etree import ElementTree as Xml

from toolkit.content import Content
from toolkit.pages import Page
from toolkit.revisions import days

SITEMAP = "sitemap.xml"
SITEMAPS = "http://www.sitemaps.org/schemas/sitemap/0.9"
XHTML = "http://www.w3.org/1999/xhtml"
ROBOTS = """\
User-agent: *
Allow: /

# Programs look for this file at the root of a host only. Where the site lives below a path,
# the next line belongs into the file there.
Sitemap: {address}{sitemap}
"""

Xml.register_namespace("xhtml", XHTML)


def files(content: Content, address: str) -> Iterator[tuple[str, bytes]]:
    """The files, for the site whose root has the absolute address `address`."""
    sitemap = _sitemap(content, address)
    yield SITEMAP, sitemap
    yield f"{SITEMAP}.gz", gzip.compress(sitemap, mtime=0)
    yield "robots.txt", ROBOTS.format(address=address, sitemap=SITEMAP).encode()


def _sitemap(content: Content, address: str) -> bytes:
    """Every page with its other languages and, where it is known, the day of its last change."""
    changed = days(content)
    root = Xml.Element("urlset", {"xmlns": SITEMAPS})
    for page in sorted(content.pages, key=lambda page: _path(content, page)):
        url = Xml.SubElement(root, "url")
        Xml.SubElement(url, "loc").text = address + _path(content, page)
        if page.path in changed:
            Xml.SubElement(url, "lastmod").text = changed[page.path]
        for code, path in _editions(content, page).items():
            link = {"rel": "alternate", "hreflang": code, "href": address + path}
            Xml.SubElement(url, f"{{{XHTML}}}link", link)
    Xml.indent(root)
    written: bytes = Xml.tostring(root, encoding="utf-8", xml_declaration=True)
    return written + b"\n"


def _editions(content: Content, page: Page) -> Mapping[str, str]:
    """Address of the page in each language that has it; x-default is the one at the root."""
    twins = [content.by_address.get((code, page.slug)) for code in content.data.languages]
    paths = {twin.locale: _path(content, twin) for twin in twins if twin}
    return paths | {"x-default": page.slug} if page.slug in paths.values() else paths


def _path(content: Content, page: Page) -> str:
    return content.data.languages[page.locale].path + page.slug
