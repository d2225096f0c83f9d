"""The changes as an Atom feed for each language (RFC 4287)."""

from __future__ import annotations

import uuid
from collections.abc import Iterator
from datetime import UTC, datetime
from xml.etree import ElementTree as Xml

from toolkit import changes, revisions
from toolkit.catalogue import anchor
from toolkit.changes import FEED, PAGE, Entry
from toolkit.content import Content
from toolkit.voice import Voice

ATOM = "http://www.w3.org/2005/Atom"
TYPE = "application/atom+xml"
XML_LANGUAGE = "{http://www.w3.org/XML/1998/namespace}lang"

Xml.register_namespace("", ATOM)


def files(content: Content, address: str) -> Iterator[tuple[str, bytes]]:
    """A feed for each language; none where no change has ever been recorded."""
    if exists(content):
        for locale, language in content.data.languages.items():
            yield language.path + FEED, _written(_feed(content, locale, address + language.path))


def exists(content: Content) -> bool:
    """Whether there is a feed."""
    return bool(content.data.changes)


def _feed(content: Content, locale: str, home: str) -> Xml.Element:
    """The feed of the language whose home page has the absolute address `home`."""
    voice = Voice(content.data, locale)
    found = changes.entries(content.data)
    days = {entry.key: entry.date or _day(content) for entry in found}
    publisher = content.data.site.publisher
    feed = Xml.Element(f"{{{ATOM}}}feed", {XML_LANGUAGE: locale})
    _add(feed, "id", _id(voice, FEED))
    _add(feed, "title", voice.word("feed_title", site=voice.language.site_name))
    _add(feed, "updated", _moment(max(days.values())))
    _add(_add(feed, "author"), "name", publisher[locale] if publisher else voice.language.site_name)
    _add(feed, "link", rel="self", type=TYPE, href=home + FEED)
    _add(feed, "link", rel="alternate", type="text/html", hreflang=locale, href=home + PAGE)
    for entry in found:
        feed.append(_entry(voice, entry, days[entry.key], home))
    return feed


def _entry(voice: Voice, entry: Entry, day: str, home: str) -> Xml.Element:
    element = Xml.Element(f"{{{ATOM}}}entry")
    _add(element, "id", _id(voice, entry.key))
    _add(element, "title", changes.title(voice, entry))
    _add(element, "updated", _moment(day))
    here = f"{home}{PAGE}#{anchor(entry.key)}"
    _add(element, "link", rel="alternate", type="text/html", hreflang=voice.locale, href=here)
    goal = changes.place(entry)
    if goal is not None:
        _add(element, "link", rel="related", type="text/html", href=home + goal)
    _add(element, "category", term=entry.kind, label=voice.word(f"change_{entry.kind}"))
    said = (changes.both_values(voice, entry), changes.reason(voice, entry))
    _add(element, "content", " ".join(filter(None, said)), type="text")
    return element


def _add(parent: Xml.Element, name: str, text: str | None = None, **attributes: str) -> Xml.Element:
    element = Xml.SubElement(parent, f"{{{ATOM}}}{name}", attributes)
    element.text = text
    return element


def _id(voice: Voice, key: str) -> str:
    """An id that stays when the site moves to another address."""
    name = f"{voice.language.site_name}/{voice.locale}/{key}"
    return uuid.uuid5(uuid.NAMESPACE_URL, name).urn


def _moment(day: str) -> str:
    return f"{day}T00:00:00Z"


def _day(content: Content) -> str:
    """The day of a change that nobody has recorded: that of the last commit, as far as known."""
    moment = revisions.last_moment(content.root)
    committed = datetime.fromtimestamp(moment, UTC).date().isoformat() if moment else ""
    return max(committed, changes.newest(content.data) or "")


def _written(root: Xml.Element) -> bytes:
    Xml.indent(root)
    written: bytes = Xml.tostring(root, encoding="utf-8", xml_declaration=True)
    return written + b"\n"
