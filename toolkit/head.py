"""What the head of a page says to programs: cards of social media, editions, descriptions."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from babel import Locale
from babel.core import get_global

from toolkit import embeds, feed, linked_data, markdown_edition, pictures, webmanifest
from toolkit.changes import FEED
from toolkit.content import Content
from toolkit.pages import Page


@dataclass(frozen=True)
class Edition:
    """The same in another form; `path` counts from the root of the site, or is absolute."""

    type: str
    path: str
    title: str


@dataclass(frozen=True)
class Picture:
    """The card of the page."""

    address: str
    """Absolute."""
    text: str
    width: int
    height: int


@dataclass(frozen=True)
class Head:
    """What stands in the head of a page."""

    kind: str
    """What Open Graph calls it."""
    locale: str
    """The language of the page as Open Graph writes it, such as en_GB."""
    other_locales: tuple[str, ...]
    picture: Picture
    manifest: str
    touch_icon: str
    colour: str
    editions: tuple[Edition, ...]
    json_ld: str


def head(content: Content, page: Page, root: str, changed: str | None) -> Head:
    """The head of a page of the site whose root has the absolute address `root`."""
    languages = content.data.languages
    own = languages[page.locale]
    card = root + pictures.card_path(content, page)
    described = linked_data.Described(content, page, root, card, changed)
    word = described.voice.word
    return Head(
        kind="article" if page.slug else "website",
        locale=_territorial(own.babel),
        other_locales=tuple(
            _territorial(languages[code].babel)
            for code in languages
            if code != page.locale and (code, page.slug) in content.by_address
        ),
        picture=Picture(
            card,
            word("card_text", site=own.site_name, title=described.said("title")),
            pictures.WIDTH,
            pictures.HEIGHT,
        ),
        manifest=own.path + webmanifest.FILE,
        touch_icon=next(iter(pictures.TOUCH)),
        colour=pictures.COLOUR,
        editions=tuple(_editions(content, page, root, word("feed_title", site=own.site_name))),
        json_ld=linked_data.script(described),
    )


def _editions(content: Content, page: Page, root: str, feed_title: str) -> list[Edition]:
    own = content.data.languages[page.locale]
    found = [Edition(markdown_edition.TYPE, markdown_edition.path(page, content), "Markdown")]
    if feed.exists(content):
        found.append(Edition(feed.TYPE, own.path + FEED, feed_title))
    for embed in embeds.of_page(content, page.locale, root, page.slug):
        if embed.goal == page.slug:
            found.append(Edition(embeds.OEMBED_TYPE, embed.address + embeds.OEMBED, embed.title))
    return found


@cache
def _territorial(code: str) -> str:
    """A language of Babel with its country: sl as sl_SI."""
    locale = Locale.parse(code)
    if locale.territory is None:
        locale = Locale.parse(get_global("likely_subtags")[locale.language])
    return f"{locale.language}_{locale.territory}"
