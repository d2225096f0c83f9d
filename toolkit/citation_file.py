"""CITATION.cff: how the project is cited, for code hosts and programs for references."""

from __future__ import annotations

import yaml

from toolkit.content import Content
from toolkit.dataset.records import locales
from toolkit.voice import Voice

FILE = "CITATION.cff"
VERSION = "1.2.0"
"""Version of the Citation File Format."""


def generate(content: Content) -> dict[str, str]:
    """The file in the last language, which is the one for readers elsewhere.

    The format needs an author: the publisher, or the site by its name while none is given.
    """
    voice = Voice(content.data, locales(content)[-1])
    site = content.data.site
    author = site.publisher[voice.locale] if site.publisher else voice.language.site_name
    entries = {
        "cff-version": VERSION,
        "message": voice.word("cite_message"),
        "type": "dataset",
        "title": voice.word("data_title"),
        "abstract": voice.word("data_description"),
        "authors": [{"name": author}],
        "version": site.version,
        "date-released": site.released,
        "license-url": site.licence.url if site.licence else None,
    }
    known = {key: value for key, value in entries.items() if value is not None}
    return {FILE: yaml.safe_dump(known, sort_keys=False, allow_unicode=True, width=100)}
