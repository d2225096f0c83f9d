"""Addresses of the code host's forms for mistakes, with what is known already filled in."""

from __future__ import annotations

from urllib.parse import quote, urlencode

from toolkit import matches
from toolkit.content import Content
from toolkit.model import Site
from toolkit.voice import Voice

FOLDER = ".github/ISSUE_TEMPLATE"
FIGURE, TEXT, TRANSLATION = "1-figure.yml", "2-text.yml", "4-translation.yml"
PLACE = "/issues/new"
"""How the address ends where forms are filled in; their list choices cannot be, and stay away."""


def filled(site: Site, form: str, **fields: str) -> str:
    """The address of a form with its title and fields filled in; empty where it is not known."""
    query = urlencode({"template": form, **fields}, quote_via=quote)
    return f"{site.report_address}?{query}" if _are_known(site) else ""


def _are_known(site: Site) -> bool:
    return (site.report_address or "").endswith(PLACE)


def figure(voice: Voice, key: str, address: str) -> str:
    """Where a mistake in a number is reported, whose entry has this address."""
    title = voice.word("figure_mistake", figure=key)
    found = f"{key}: {voice.said(key)}"
    return filled(voice.data.site, FIGURE, title=title, page=address, found=found)


def page(content: Content, locale: str, path: str, title: str, address: str) -> str:
    """Where a mistake in a page is reported: as one of translation where a language lags behind."""
    site = content.data.site
    lags = _are_known(site) and path in matches.unmatched(content)
    form, word = (TRANSLATION, "translation_mistake") if lags else (TEXT, "text_mistake")
    title = Voice(content.data, locale).word(word, page=title)
    return filled(site, form, title=title, page=address)
