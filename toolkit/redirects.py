"""Pages that lead on from an address where nothing stands any more, for a plain static host."""

from __future__ import annotations

import html
from collections.abc import Iterator, Mapping

from toolkit.addresses import divided
from toolkit.author import Author
from toolkit.content import Content
from toolkit.dataset.records import EMBEDS
from toolkit.href import relative
from toolkit.markup import element, text
from toolkit.voice import Voice

PAGE = """<!doctype html>
<html lang="{locale}">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width,initial-scale=1">
<meta name="robots" content="noindex">
<meta http-equiv="refresh" content="0; url={goal}">
<link rel="canonical" href="{goal}">
<title>{title}</title>
<script>{script}</script>
<p>{sentence}</p>
</html>
"""
LEAD = 'location.replace(document.querySelector("link").href)'
LEAD_WITH_ANCHOR = LEAD.replace("href", "href+location.hash")
"""The same on every page, so that a policy for the whole site stays short."""


def files(content: Content, address: str) -> Iterator[tuple[str, bytes]]:
    """The pages as files of the site; their links are relative, so its address does not matter."""
    yield from ((path, text.encode()) for path, text in pages(content).items())


def pages(content: Content) -> Mapping[str, str]:
    """Files by path: pages that moved, and the default language under its own code."""
    written: dict[str, str] = {}
    for locale, language in content.data.languages.items():
        for old, goal in content.data.redirects.items():
            slug, anchor = divided(old)
            if anchor or (locale, slug) in content.by_address or goal.startswith(EMBEDS):
                continue  # a card that moved stands whole at its former address too
            address = language.path + slug
            written[f"{address}index.html"] = leading_page(content, locale, address, goal)
        if not language.path:
            for page in content.pages:
                address = f"{locale}/{page.slug}"
                if page.locale == locale:
                    written[f"{address}index.html"] = leading_page(
                        content, locale, address, page.slug
                    )
    return written


def leading_page(content: Content, locale: str, address: str, goal: str) -> str:
    """A page at `address` that leads to `goal`, and keeps the anchor where `goal` has none."""
    path = content.data.languages[locale].path
    link = relative(address, path + goal)
    sentence = _moved(content, locale, goal, link)
    return PAGE.format(
        locale=locale,
        goal=html.escape(link),
        script=LEAD if "#" in goal else LEAD_WITH_ANCHOR,
        title=text(Voice(content.data, locale).word("moved_title")),
        sentence=sentence,
    )


def _moved(content: Content, locale: str, goal: str, link: str) -> str:
    slug, _ = divided(goal)
    page = content.by_address.get((locale, slug))
    author = Author(content, locale, content.data.languages[locale].path + slug)
    title = author.fill_text(page.meta("title")) if page else slug
    anchor = element("a", text(title), href=link)
    return text(Voice(content.data, locale).word("moved", page="\0")).replace("\0", anchor)


def moved_sections(content: Content, locale: str, slug: str) -> Iterator[tuple[str, str]]:
    """Anchors that this page no longer has, each with the HTML that says where to go."""
    address = content.data.languages[locale].path + slug
    for old, goal in content.data.redirects.items():
        page, anchor = divided(old)
        if page == slug and anchor:
            link = relative(address, content.data.languages[locale].path + goal)
            yield anchor, _moved(content, locale, goal, link)
