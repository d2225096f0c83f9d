"""Does every link of the pages and of the data lead to a page and an anchor that exist?"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from toolkit import links
from toolkit.cards import PRACTICES_PAGE
from toolkit.content import Content
from toolkit.href import relative
from toolkit.issue import Issue
from toolkit.links import HTML, Anchors, Link
from toolkit.model import is_web_address
from toolkit.pages import FOLDER, Page
from toolkit.validation import nearest

SCHEME = re.compile(r"([a-zA-Z][a-zA-Z0-9+.-]*):")
SCHEMES = ("https", "http", "mailto", "tel")
THEME = "overrides"
BUILT = ("data/", "assets/images/social/")
"""Addresses that only exist once the site is built."""

Fault = tuple[str, Mapping[str, object]]


def check(content: Content) -> Iterator[Issue]:
    """Links in Markdown, in raw HTML and in data."""
    site = Site(content, links.site_anchors(content))
    for page in content.pages:
        for line, name in links.unknown_references(page):
            yield Issue(page.path, line, "link-reference", {"name": name})
        for link in links.links(page):
            fault = _fault(site, page, link)
            if fault:
                code, details = fault
                yield Issue(page.path, link.line, code, {"goal": link.goal, **details})
    yield from _links_of_data(site)


@dataclass(frozen=True)
class Site:
    """What there is to link to."""

    content: Content
    anchors: Anchors

    @cached_property
    def files(self) -> dict[str, dict[str, Page]]:
        """For each language: its pages by the path of their file."""
        found: dict[str, dict[str, Page]] = {}
        for page in self.content.pages:
            found.setdefault(page.locale, {})[links.file_in_language(page)] = page
        return found

    @cached_property
    def addresses(self) -> dict[str, Page]:
        """Pages of every language by their address."""
        return {links.address(page, self.content): page for page in self.content.pages}

    def goal(self, origin: Page, page: Page, anchor: str, kind: str) -> str:
        """How `origin` links to a page, with the anchor if the page has it."""
        here, there = links.file_in_language(origin), links.file_in_language(page)
        path = posixpath.relpath(there, posixpath.dirname(here) or ".")
        if kind == HTML:
            addresses = (links.address(p, self.content) for p in (origin, page))
            path = relative(*addresses)
        known = anchor in self.anchors[page.locale, page.slug]
        return f"{path}#{anchor}" if anchor and known else path


def _fault(site: Site, page: Page, link: Link) -> Fault | None:
    goal = link.goal.strip()
    if not goal:
        return "link-empty", {}
    if goal.startswith(("//", "www.")):
        return "link-form", {}
    scheme = SCHEME.match(goal)
    if scheme:
        return _outside(goal, scheme[1].lower())
    path, anchor = links.split(goal)
    if not path:
        return _anchor_fault(site, page, page, anchor, link.kind)
    if link.kind == HTML:
        return _html_fault(site, page, path, anchor)
    return _markdown_fault(site, page, path, anchor)


def _outside(goal: str, scheme: str) -> Fault | None:
    if scheme not in SCHEMES:
        return "link-scheme", {"known": SCHEMES, "nearest": nearest(scheme, list(SCHEMES))}
    if scheme.startswith("http") and not is_web_address(goal):
        return "link-form", {}
    return None


def _markdown_fault(site: Site, page: Page, path: str, anchor: str) -> Fault | None:
    files = site.files[page.locale]
    file = links.resolved(links.file_in_language(page), path.lstrip("/"))
    if not path.startswith("/"):
        if file in files:
            return _anchor_fault(site, page, files[file], anchor, links.MARKDOWN)
        if _is_file(site, f"{FOLDER}/{page.locale}/{file}"):
            return None
    other = _language_of_file(site, page, path)
    wanted = other or file
    meant = _nearest_page(files, wanted)
    details = {"nearest": site.goal(page, meant, anchor, links.MARKDOWN) if meant else None}
    if other:
        return "link-other-language", details
    return ("link-absolute" if path.startswith("/") else "link-page"), details


def _language_of_file(site: Site, page: Page, path: str) -> str | None:
    """The file within another language's folder that a path leads to, if it does."""
    start = f"{page.locale}/{links.file_in_language(page)}"
    full = path.lstrip("/") if path.startswith("/") else links.resolved(start, path)
    locale, slash, file = full.partition("/")
    return (
        file if slash and locale in site.content.data.languages and locale != page.locale else None
    )


def _html_fault(site: Site, page: Page, path: str, anchor: str) -> Fault | None:
    origin = links.address(page, site.content)
    goal = path.lstrip("/") if path.startswith("/") else links.resolved(origin, path)
    goal = goal.removesuffix("index.html")
    addresses = site.addresses
    found = addresses.get(goal) or addresses.get(goal + "/")
    files = site.files[page.locale]
    if found and found.locale != page.locale:
        twin = site.content.by_address.get((page.locale, found.slug))
        return "link-other-language", {"nearest": twin and site.goal(page, twin, anchor, HTML)}
    if path.startswith("/"):
        meant = found or _nearest_page(files, goal)
        return "link-absolute", {"nearest": meant and site.goal(page, meant, anchor, HTML)}
    if found:
        return _anchor_fault(site, page, found, anchor, HTML)
    if goal.startswith(BUILT) or _is_published(site, page, goal):
        return None
    meant = _nearest_page(files, goal.removeprefix(site.content.data.languages[page.locale].path))
    return "link-page", {"nearest": meant and site.goal(page, meant, anchor, HTML)}


def _is_published(site: Site, page: Page, goal: str) -> bool:
    """Whether the address is that of a picture or another file beside the pages."""
    own = goal.removeprefix(site.content.data.languages[page.locale].path)
    return any(
        _is_file(site, path) for path in (f"{FOLDER}/{page.locale}/{own}", f"{THEME}/{goal}")
    )


def _is_file(site: Site, path: str) -> bool:
    """Whether a file of the project, other than a page, has this path."""
    inside = not path.endswith(".md") and "\0" not in path and ".." not in path.split("/")
    return inside and len(path) < 1000 and (site.content.root / path).is_file()


def _nearest_page(files: Mapping[str, Page], wanted: str) -> Page | None:
    """The page that was most likely meant: the same name elsewhere, or a similar path."""
    stem, extension = posixpath.splitext(wanted.strip("/"))
    if extension not in ("", ".md", ".html"):
        return None
    for file in (f"{stem}.md", f"{stem}/index.md" if stem else "index.md"):
        if file in files:
            return files[file]
    name = posixpath.basename(stem) + ".md"
    same = [file for file in files if posixpath.basename(file) == name]
    found = same[0] if len(same) == 1 else nearest(f"{stem}.md", list(files))
    return files.get(found) if found else None


def _anchor_fault(site: Site, page: Page, goal: Page, anchor: str, kind: str) -> Fault | None:
    known = site.anchors[goal.locale, goal.slug]
    if not anchor or anchor in known:
        return None
    elsewhere = next(
        (p for p in site.content.pages if p.locale == page.locale and _has(site, p, anchor)), None
    )
    near = nearest(anchor, list(known))
    suggestion = f"#{near}" if near else elsewhere and site.goal(page, elsewhere, anchor, kind)
    return "link-anchor", {"anchor": anchor, "page": goal.path, "nearest": suggestion}


def _has(site: Site, page: Page, anchor: str) -> bool:
    return anchor in site.anchors[page.locale, page.slug]


def _links_of_data(site: Site) -> Iterator[Issue]:
    data = site.content.data
    slugs = sorted({page.slug.rstrip("/") for page in site.content.pages})
    for key, pilot in data.pilots.items():
        if pilot.page not in slugs:
            path, line = data.place("pilots", key, "page")
            details = {"found": pilot.page, "nearest": nearest(pilot.page, slugs)}
            yield Issue(path, line, "pilot-page", details)
    for page in site.content.pages:
        if page.slug == PRACTICES_PAGE:
            yield from _practices(site, page)


def _practices(site: Site, page: Page) -> Iterator[Issue]:
    known = site.anchors[page.locale, page.slug]
    for key, practice in site.content.data.practices.items():
        if practice.anchor not in known:
            path, line = site.content.data.place("practices", key, "anchor")
            meant = nearest(practice.anchor, list(known))
            details = {"page": page.path, "found": practice.anchor, "nearest": meant}
            yield Issue(path, line, "practice-anchor", details)
