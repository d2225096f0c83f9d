"""Remembers every page, anchor and card that was ever published."""

from __future__ import annotations

import json
from collections.abc import Mapping
from functools import reduce

import yaml

from toolkit import embed_ids
from toolkit.content import Content
from toolkit.links import Anchors, site_anchors

FILE = "data/addresses.yml"
ABOUT = """\
# Every page, anchor and card to embed that was ever published; the same in all languages.
# Vsaka stran, sidro in kartica za vdelavo, ki so bili kdaj objavljeni; v vseh jezikih so enaki.
"""


def generate(content: Content) -> dict[str, str]:
    """The memory of addresses with what the pages have now; nothing ever leaves it."""
    known: dict[str, set[str]] = {slug: set(a) for slug, a in content.data.addresses.items()}
    for slug, anchors in published(content, site_anchors(content)).items():
        known.setdefault(slug, set()).update(anchors)
    for key in embed_ids.current(content):
        known.setdefault(embed_ids.address(key), set())
    pages = (_listed(slug, sorted(known[slug])) for slug in sorted(known))
    return {FILE: ABOUT + "".join(pages)}


def _listed(slug: str, anchors: list[str]) -> str:
    return (
        f"{json.dumps(slug)}:\n{yaml.safe_dump(anchors)}"
        if anchors
        else f"{json.dumps(slug)}: []\n"
    )


def published(content: Content, anchors: Anchors) -> Mapping[str, set[str]]:
    """The anchors of each page, as far as every language has them."""
    locales = list(content.data.languages)
    slugs = sorted({slug for _, slug in anchors})
    return {
        slug: reduce(set.intersection, (set(anchors[locale, slug]) for locale in locales))
        for slug in slugs
        if all((locale, slug) in anchors for locale in locales)
    }


def divided(address: str) -> tuple[str, str]:
    """The slug and the anchor of an address: `analysis/gaps/#five-gaps`."""
    slug, _, anchor = address.partition("#")
    return slug, anchor
