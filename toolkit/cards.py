"""Cards that lead to the pilots and the practices, each with its drawing."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from toolkit.content import Content
from toolkit.illustrations import on_card
from toolkit.markup import element, text
from toolkit.rendering import Card, cards
from toolkit.voice import Voice

DRAWINGS = "data/drawings"
PRACTICES_PAGE = "practices/"

Link = Callable[[str], str]
"""How the page links to an address that is counted from the home page of its language."""


def pilots(content: Content, voice: Voice, link: Link) -> str:
    """A card for each pilot."""
    return cards(
        Card(
            link(pilot.page + "/"),
            text(voice.name(key)),
            voice.name(pilot.strand),
            pilot.summary[voice.locale],
            drawing(content.root, key),
        )
        for key, pilot in content.data.pilots.items()
    )


def practices(content: Content, voice: Voice, link: Link, file: Link) -> str:
    """A card for each best practice; `file` is how the page links to a file of the site."""
    return cards(
        Card(
            link(f"{PRACTICES_PAGE}#{practice.anchor}"),
            text(voice.name(key)),
            voice.word(practice.status),
            practice.summary[voice.locale],
            on_card(content, practice.picture, file) or drawing(content.root, key),
        )
        for key, practice in content.data.practices.items()
    )


def drawing(root: Path, key: str) -> str:
    """The drawing of a record, for the screen alone; nothing where it has none."""
    file = root / DRAWINGS / f"{key}.svg"
    if not file.is_file():
        return ""
    svg = file.read_text("utf-8").strip()
    return element("span", svg, class_="card-drawing no-print", aria_hidden="true")
