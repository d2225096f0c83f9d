"""Shows the pictures of the data on pages, with their credit, and on cards."""

from __future__ import annotations

from collections.abc import Callable

from toolkit.content import Content
from toolkit.markup import element, text
from toolkit.model import Picture
from toolkit.originals import originals
from toolkit.renditions import FALLBACK, SOURCES, Rendition, renditions
from toolkit.voice import UnknownId, Voice

IN_TEXT = "(min-width: 760px) 720px, 94vw"
ON_CARD = "(min-width: 480px) 320px, 90vw"
"""How wide a picture stands in a window, for the browser to choose a file."""
TERMS = {
    "cc_by_4": "https://creativecommons.org/licenses/by/4.0/",
    "cc_by_sa_4": "https://creativecommons.org/licenses/by-sa/4.0/",
    "cc0": "https://creativecommons.org/publicdomain/zero/1.0/",
}
"""Where the terms of a licence stand."""

Link = Callable[[str], str]
"""How the page links to a file that is counted from the root of the site."""


def figure(content: Content, voice: Voice, key: str, link: Link) -> str:
    """A picture with its caption, credit and licence; without its file, what it shows in words."""
    if key not in content.data.pictures:
        raise UnknownId("picture", key)
    record = content.data.pictures[key]
    said = record.text[voice.locale]
    shown = _picture(content, key, said, IN_TEXT, link) or element("p", text(said))
    caption = text(record.caption[voice.locale]) + " " if record.caption else ""
    below = element("figcaption", caption, _credit(voice, record))
    return element("figure", shown, below, class_="picture")


def on_card(content: Content, key: str | None, link: Link) -> str:
    """A picture for a card, whose text says what it would; its credit stands with the figure."""
    shown = _picture(content, key, "", ON_CARD, link) if key else ""
    classes = "card-picture no-print"
    return element("span", shown, class_=classes, aria_hidden="true") if shown else ""


def _picture(content: Content, key: str, said: str, sizes: str, link: Link) -> str:
    """The picture in every format and width, for the browser to choose; nothing without a file."""
    original = originals(content).get(key)
    if original is None:
        return ""
    made = renditions(key, original)
    sources = (
        element("source", type=kind, srcset=_widths(made, ending, link), sizes=sizes)
        for ending, kind in SOURCES.items()
    )
    (plain,) = (rendition for rendition in made if rendition.ending == FALLBACK)
    image = element(
        "img",
        src=link(plain.path),
        alt=said,
        width=plain.width,
        height=plain.height,
        loading="lazy",
        decoding="async",
    )
    return element("picture", *sources, image)


def _widths(made: list[Rendition], ending: str, link: Link) -> str:
    fitting = (rendition for rendition in made if rendition.ending == ending)
    return ", ".join(f"{link(rendition.path)} {rendition.width}w" for rendition in fitting)


def _credit(voice: Voice, record: Picture) -> str:
    """Whose the picture is, on what terms, and where it comes from."""
    whose = text(voice.word("picture_credit", credit=record.credit[voice.locale]))
    parts = [whose, _terms(voice, record)]
    if record.source:
        parts.append(element("a", text(voice.word("picture_source")), href=record.source))
    return ", ".join(parts)


def _terms(voice: Voice, record: Picture) -> str:
    if record.licence_text is not None:
        return text(record.licence_text[voice.locale])
    said = text(voice.word(f"picture_{record.licence}"))
    goal = TERMS.get(str(record.licence))
    return element("a", said, href=goal) if goal else said
