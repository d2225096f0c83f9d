"""A figure, chart, target or pilot as a card that other sites show, in a frame or as HTML."""

from __future__ import annotations

import json
import math
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property, lru_cache

from toolkit import embed_ids
from toolkit.content import Content
from toolkit.embed_cards import KINDS, Drawn, portable
from toolkit.markup import element, plain, text
from toolkit.voice import Voice

OEMBED = "oembed.json"
"""Beside the page of a card: its description as https://oembed.com has it."""
OEMBED_TYPE = "application/json+oembed"
STYLES = "assets/stylesheets/embed.css"
PAGE = """<!doctype html>
<html lang="{locale}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width,initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="robots" content="noindex">
<title>{title} – {site}</title>
<base target="_top">
<link rel="canonical" href="{entry}">
<link rel="alternate" type="{oembed_type}" href="{oembed}" title="{title}">
<link rel="icon" href="{root}assets/images/favicon.svg">
<link rel="stylesheet" href="{root}{styles}">
</head>
<body class="embed-frame">
{card}
</body>
</html>
"""

WIDTH = 400
"""What a site is told that asks how wide a card is; it fits into any width from 280 px."""
SPACE, BLOCK, LINE, LETTERS = 36, 10, 22, 28
"""Height in pixels of a card without texts, of a text without lines and of a line at 280 px, and
the letters in such a line; measured in a browser with a wide font, with room for one line more."""

_HEADING = re.compile(r"<thead>.*?</thead>")
_BLOCK = re.compile(r"<(p|th|td|caption|figcaption)\b[^>]*>(.*?)</\1>")


@dataclass(frozen=True)
class Embed:
    """A card in one language."""

    title: str
    """With the number, as it is now."""
    name: str
    """Without it: what others copy still holds when the number changes."""
    goal: str
    """What it leads to, counted from the home page of the language."""
    path: str
    """Where its page is, from the root of the site."""
    home: str
    """Absolute address of the home page of the language."""
    address: str
    """Absolute address of its page."""
    card: str
    """HTML that needs nothing of this site, not even its styles."""

    @cached_property
    def height(self) -> int:
        """How high a frame must be for the card to fit at its narrowest."""
        texts = [plain(found[2]) for found in _BLOCK.finditer(_HEADING.sub("", self.card))]
        lines = sum(math.ceil(len(piece) / LETTERS) for piece in texts)
        return SPACE + BLOCK * len(texts) + LINE * lines

    @property
    def code(self) -> str:
        """What another site copies; no styles in it, as a strict policy there would block them."""
        return element(
            "iframe",
            src=self.address,
            title=self.name,
            width="100%",
            height=self.height,
            loading="lazy",
            frameborder=0,
        )


def files(content: Content, address: str) -> Iterator[tuple[str, bytes]]:
    """For each card and language its page, the card alone, and its description as oEmbed has it."""
    for locale in content.data.languages:
        voice = Voice(content.data, locale)
        for key, embed in embeds(content, locale, address).items():
            page, described = _page(voice, embed).encode(), _oembed(voice, embed).encode()
            for known in (key, *embed_ids.former(content, key)):
                folder = voice.language.path + embed_ids.address(known)
                yield f"{folder}index.html", page
                yield f"{folder}card.html", f"{embed.card}\n".encode()
                yield f"{folder}{OEMBED}", described


def cards(content: Content) -> dict[str, str]:
    """The HTML of every card by its address, without that of the site."""
    every = (embeds(content, locale, "") for locale in content.data.languages)
    return {embed.path: embed.card for language in every for embed in language.values()}


@lru_cache(maxsize=4)
def embeds(content: Content, locale: str, site: str) -> Mapping[str, Embed]:
    """Every card in a language by its id; `site` is the absolute address of the site's root."""
    voice = Voice(content.data, locale)
    return {
        key: _embed(voice, key, site, draw(content, voice, key, site + voice.language.path))
        for collection, draw in KINDS.items()
        for key in getattr(content.data, collection)
    }


def _embed(voice: Voice, key: str, site: str, drawn: Drawn) -> Embed:
    home, path = site + voice.language.path, voice.language.path + embed_ids.address(key)
    back = voice.word("embed_back", site=voice.language.site_name)
    foot = element("p", element("a", text(back), href=home + drawn.goal), class_="back")
    card = element("article", portable(drawn.body + foot), class_="embed", lang=voice.locale)
    return Embed(drawn.title, drawn.name, drawn.goal, path, home, site + path, card)


def of_page(content: Content, locale: str, site: str, slug: str) -> list[Embed]:
    """The charts that a page shows, and the pilot that it is about."""
    page = content.by_address.get((locale, slug))
    if page is None or page.generated:
        return []
    known = embeds(content, locale, site)
    calls = [call for call in page.calls if call.name == "chart"]
    charts = [a for call in calls for a in call.arguments or () if isinstance(a, str)]
    pilots = [key for key, pilot in content.data.pilots.items() if f"{pilot.page}/" == slug]
    return [known[key] for key in dict.fromkeys([*charts, *pilots])]


def offered(voice: Voice, embed: Embed, link: str) -> str:
    """The code of a card, folded away, with a link to its page."""
    summary = element("summary", text(voice.word("embed")))
    code = _copied(embed)
    alone = element("p", element("a", text(voice.word("embed_alone")), href=link))
    return element(
        "details", summary, code, alone, class_="cite embed-code no-print", data_search_exclude=True
    )


def shown(embed: Embed, link: str) -> str:
    """A card in a page of this site, with the code below it."""
    size = {"height": embed.height, "loading": "lazy", "class_": "embedded no-print"}
    return element("iframe", src=link, title=embed.name, **size) + _copied(embed)


def _copied(embed: Embed) -> str:
    return element("code", text(embed.code), class_="to-copy")


def _page(voice: Voice, embed: Embed) -> str:
    return PAGE.format(
        locale=voice.locale,
        title=text(embed.title),
        site=text(voice.language.site_name),
        entry=embed.home + embed.goal,
        oembed=embed.address + OEMBED,
        oembed_type=OEMBED_TYPE,
        root="../" * embed.path.count("/"),
        styles=STYLES,
        card=embed.card,
    )


def _oembed(voice: Voice, embed: Embed) -> str:
    described = {
        "version": "1.0",
        "type": "rich",
        "title": embed.title,
        "provider_name": voice.language.site_name,
        "provider_url": embed.home,
        "html": embed.code,
        "width": WIDTH,
        "height": embed.height,
    }
    return json.dumps(described, ensure_ascii=False, indent=2) + "\n"
