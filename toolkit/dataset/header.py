"""What stands in every published file: version, day, licence, publisher, provenance."""

from __future__ import annotations

from collections.abc import Mapping

from toolkit.content import Content
from toolkit.dataset.records import locales
from toolkit.voice import Voice


def header(content: Content, version: str | None, date: str | None) -> dict[str, object]:
    """The fields of a file beside its records; what nobody has given is null."""
    site = content.data.site
    licence = site.licence
    return {
        "version": version,
        "date": date,
        "licence": _worded(content, licence.name if licence else None),
        "licence_url": licence.url if licence else None,
        "publisher": _worded(content, site.publisher),
        "provenance": said(content, "data_provenance"),
    }


def said(content: Content, word: str, **filled: object) -> dict[str, str]:
    """A fixed sentence in every language."""
    return {code: Voice(content.data, code).word(word, **filled) for code in locales(content)}


def _worded(content: Content, wording: Mapping[str, str] | None) -> dict[str, str] | None:
    return {code: wording[code] for code in locales(content)} if wording else None
