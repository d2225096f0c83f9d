"""Does every address that was ever published still lead somewhere?"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from toolkit import embed_ids
from toolkit.addresses import FILE, divided, published
from toolkit.content import Content
from toolkit.issue import WARNING, Issue
from toolkit.links import Anchors, site_anchors
from toolkit.pages import Page
from toolkit.validation import nearest


def check(content: Content) -> Iterator[Issue]:
    """Compares the memory of addresses with the pages, and both with the redirects."""
    anchors = site_anchors(content)
    if content.pages and not content.data.addresses:
        yield Issue(FILE, 1, "addresses-missing", severity=WARNING)
    cards = {a for key in embed_ids.current(content) for a in _addresses_of_card(content, key)}
    for slug in content.data.addresses:
        if slug in cards:
            continue
        pages = [page for page in content.pages if page.slug == slug]
        if not pages:
            yield from _page_gone(content, slug, anchors)
        for page in pages:
            yield from _anchors_gone(content, page, anchors)
    yield from _redirects(content, anchors)


def _page_gone(content: Content, slug: str, anchors: Anchors) -> Iterator[Issue]:
    path, line = content.data.place("addresses", slug)
    goal = content.data.redirects.get(slug)
    if goal is None:
        meant = nearest(slug, _goals(content))
        yield Issue(path, line, "page-gone", {"old": slug, "goal": meant or "…"})
        return
    there = published(content, anchors).get(divided(goal)[0], set())
    for index, anchor in enumerate(content.data.addresses[slug]):
        old = f"{slug}#{anchor}"
        if anchor not in there and old not in content.data.redirects:
            path, line = content.data.place("addresses", slug, index)
            yield _anchor_gone(path, line, old, _suggestion(anchor, divided(goal)[0], there))


def _addresses_of_card(content: Content, key: str) -> Iterator[str]:
    yield from map(embed_ids.address, (key, *embed_ids.former(content, key)))


def _goals(content: Content) -> list[str]:
    """Whatever a page or a card that is gone may lead to."""
    cards = map(embed_ids.address, embed_ids.current(content))
    return sorted({*(page.slug for page in content.pages), *cards})


def _anchors_gone(content: Content, page: Page, anchors: Anchors) -> Iterator[Issue]:
    known = anchors[page.locale, page.slug]
    for anchor in content.data.addresses[page.slug]:
        old = f"{page.slug}#{anchor}"
        if anchor in known or old in content.data.redirects:
            continue
        near = nearest(anchor, list(known))
        line = known[near] if near else page.body_line
        goal = _elsewhere(content, anchor, anchors) or _suggestion(anchor, page.slug, known)
        yield _anchor_gone(page.path, line, old, goal)


def _anchor_gone(path: str, line: int, old: str, goal: str) -> Issue:
    details = {"old": old, "anchor": divided(old)[1], "goal": goal}
    return Issue(path, line, "anchor-gone", details)


def _elsewhere(content: Content, anchor: str, anchors: Anchors) -> str | None:
    """Where the anchor is now, if its section moved to another page."""
    pages = published(content, anchors)
    return next((f"{slug}#{anchor}" for slug in pages if anchor in pages[slug]), None)


def _suggestion(anchor: str, slug: str, known: Iterable[str]) -> str:
    meant = nearest(anchor, sorted(known))
    return f"{slug}#{meant}" if meant else slug


def _redirects(content: Content, anchors: Anchors) -> Iterator[Issue]:
    pages = published(content, anchors)
    every = [*_goals(content), *(f"{slug}#{anchor}" for slug in pages for anchor in pages[slug])]
    for old, goal in content.data.redirects.items():
        path, line = content.data.place("redirects", old)
        if goal not in every:
            details = {"old": old, "goal": goal, "nearest": nearest(goal, every)}
            yield Issue(path, line, "redirect-goal", details)
        elif old in every:
            yield Issue(path, line, "redirect-idle", {"old": old, "goal": goal}, WARNING)
