"""What a page is, in the words of schema.org, for search engines and other programs (JSON-LD)."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from toolkit import catalogue, formatting, rendering
from toolkit.author import Author
from toolkit.catalogue import anchor
from toolkit.content import Content
from toolkit.dataset.describe import MEDIA
from toolkit.dataset.records import FOLDER, TABLES
from toolkit.edition import edition
from toolkit.model import Figure
from toolkit.pages import Page
from toolkit.voice import PERCENT, Voice

CONTEXT = "https://schema.org"
Thing = dict[str, object]

UNSAFE = {ord(c): f"\\u{ord(c):04x}" for c in "<>&"}
"""Characters that could end the script in which the data stand."""


@dataclass(frozen=True)
class Described:
    """A page of the site whose root has the absolute address `root`."""

    content: Content
    page: Page
    root: str
    picture: str
    """Absolute address of its card."""
    changed: str | None = None
    """The day of its last change, where it is known."""

    @property
    def voice(self) -> Voice:
        """The language of the page."""
        return Voice(self.content.data, self.page.locale)

    @property
    def home(self) -> str:
        """Absolute address of the home page in this language."""
        return self.root + self.voice.language.path

    @property
    def address(self) -> str:
        """Absolute address of the page."""
        return self.home + self.page.slug

    def said(self, key: str, page: Page | None = None) -> str:
        """Title or description of the page, or of another one."""
        return Author(self.content, self.page.locale, "").fill_text((page or self.page).meta(key))


def script(described: Described) -> str:
    """The description as JSON that is safe within a script of a page."""
    graph = [_without_gaps(thing) for thing in things(described)]
    text = json.dumps({"@context": CONTEXT, "@graph": graph}, ensure_ascii=False)
    return text.translate(UNSAFE)


def things(of: Described) -> Iterator[Thing]:
    """Everything that is said of a page."""
    publisher = _publisher(of)
    yield _report(of, publisher) if of.page.slug == "" else _page(of)
    if publisher:
        yield publisher
    if of.page.slug:
        yield _breadcrumbs(of)
    if not of.page.generated:
        asked = {call.name for call in of.page.calls}
        yield from (make(of) for macro, make in MAIN.items() if macro in asked)


def _common(of: Described) -> Thing:
    licence = of.content.data.site.licence
    return {
        "url": of.address,
        "name": of.said("title"),
        "description": of.said("description"),
        "inLanguage": of.page.locale,
        "image": of.picture,
        "dateModified": of.changed,
        "isAccessibleForFree": True,
        "license": (licence.url or licence.name[of.page.locale]) if licence else None,
    }


def _report(of: Described, publisher: Thing | None) -> Thing:
    """The concept as a whole."""
    book = of.voice.language.book if of.content.data.book else None
    pdf = {"@type": "MediaObject", "encodingFormat": "application/pdf"}
    return {
        "@type": "Report",
        "@id": f"{of.home}#report",
        **_common(of),
        "spatialCoverage": {"@type": "Place", "name": of.voice.word("book_region")},
        "encoding": {**pdf, "contentUrl": of.home + book} if book else None,
        "publisher": {"@id": publisher["@id"]} if publisher else None,
    }


def _page(of: Described) -> Thing:
    """A page of the concept, or a page about it."""
    in_concept = any(
        of.page.slug.rstrip("/") in part.pages for part in of.content.data.book.values()
    )
    whole = {"@type": "WebSite", "url": of.home}
    if in_concept:
        whole = {"@type": "Report", "@id": f"{of.home}#report"}
    return {
        "@type": "WebPage",
        "@id": f"{of.address}#page",
        **_common(of),
        "isPartOf": {**whole, "name": of.voice.language.site_name},
        "breadcrumb": {"@id": f"{of.address}#path"},
        "mentions": list(_organisations(of)),
    }


def _publisher(of: Described) -> Thing | None:
    """Who publishes the site, once it has been given."""
    site = of.content.data.site
    if site.publisher is None:
        return None
    contact = site.contact
    return {
        "@type": "Organization",
        "@id": f"{of.root}#publisher",
        "name": site.publisher[of.page.locale],
        "email": contact.email if contact else None,
        "telephone": contact.telephone if contact else None,
        "address": contact.address[of.page.locale] if contact and contact.address else None,
    }


def _organisations(of: Described) -> Iterator[Thing]:
    """The organisations with a name of their own in the table that the page shows."""
    calls = [call for call in of.page.calls if call.name == "organisations_table"]
    shown = {} if of.page.generated or not calls else of.content.data.organisations
    for key, record in shown.items():
        linked = record.serves or record.offers
        if linked and (record.language or record.gloss or record.url):
            places = [{"@type": "Place", "name": of.voice.name(town)} for town in record.towns]
            yield {
                "@type": "Organization",
                "name": of.voice.name(key),
                "description": record.gloss[of.page.locale] if record.gloss else None,
                "url": record.url,
                "location": places,
            }


def _breadcrumbs(of: Described) -> Thing:
    """The way from the home page to this one, through the pages above it."""
    slugs = [""]
    for part in of.page.slug.rstrip("/").split("/"):
        slugs.append(f"{slugs[-1]}{part}/")
    path = [of.content.by_address.get((of.page.locale, slug)) for slug in slugs]
    items = [
        {
            "@type": "ListItem",
            "position": position,
            "name": of.said("title", page) if page.slug else of.voice.language.site_name,
            "item": of.home + page.slug,
        }
        for position, page in enumerate(filter(None, path), 1)
    ]
    return {"@type": "BreadcrumbList", "@id": f"{of.address}#path", "itemListElement": items}


def _dataset(of: Described) -> Thing:
    """The published data, whose full description stands beside them."""
    data, now = of.content.data, edition(of.content)
    return {
        "@type": "Dataset",
        "@id": of.root + FOLDER,
        **_common(of),
        "name": of.voice.word("data_title"),
        "description": of.voice.word("data_description"),
        "version": now.version,
        "mainEntityOfPage": {"@id": f"{of.address}#page"},
        "variableMeasured": [_variable(of, key) for key in (*data.figures, *data.targets)],
        "distribution": [
            {"@type": "DataDownload", "contentUrl": of.root + FOLDER + name + ending, **media}
            for name in TABLES
            for ending, media in ((e, {"encodingFormat": kind}) for e, kind in MEDIA.items())
        ],
    }


def _variable(of: Described, key: str) -> Thing:
    record = of.voice.quantity(key)
    return {
        "@type": "PropertyValue",
        "propertyID": key,
        "name": formatting.capitalised(record.label[of.page.locale]),
        "description": record.meaning[of.page.locale] if isinstance(record, Figure) else None,
        "value": of.voice.value(key),
        "unitText": "%" if record.unit == PERCENT else rendering.unit(of.voice, key),
        "url": f"{of.home}{catalogue.FIGURES_PAGE}#{key}",
    }


def _terms(of: Described) -> Thing:
    """The glossary."""
    return {
        "@type": "DefinedTermSet",
        "@id": f"{of.address}#terms",
        **_common(of),
        "mainEntityOfPage": {"@id": f"{of.address}#page"},
        "hasDefinedTerm": [
            {
                "@type": "DefinedTerm",
                "@id": f"{of.address}#{anchor(key)}",
                "name": of.voice.term(key),
                "alternateName": list(term.synonyms.get(of.page.locale, ())),
                "description": term.definition[of.page.locale],
            }
            for key, term in of.content.data.terms.items()
        ],
    }


MAIN = {"figures_table": _dataset, "glossary": _terms}
"""What a page holds, by the macro that writes it."""


def _without_gaps(value: object) -> object:
    """Without what is not known."""
    if isinstance(value, Mapping):
        return {k: _without_gaps(v) for k, v in value.items() if v not in (None, [], {}, "")}
    if isinstance(value, list):
        return [_without_gaps(item) for item in value]
    return value
