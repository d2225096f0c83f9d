"""Writes how a page or a number is cited: ISO 690, APA, BibTeX, RIS; as plain text."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import PurePath
from types import MappingProxyType

from toolkit import formatting
from toolkit.catalogue import FIGURES_PAGE
from toolkit.dataset.records import phrase
from toolkit.edition import Edition
from toolkit.markup import element, text
from toolkit.voice import Voice

MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
"""What BibTeX calls the months, whatever the language."""
SPECIAL = MappingProxyType(
    {character: f"\\{character}" for character in "&%$#_{}"}
    | {"\\": "\\textbackslash{}", "~": "\\textasciitilde{}", "^": "\\textasciicircum{}"}
)
"""Characters that TeX would not print as they are."""


@dataclass(frozen=True)
class Work:
    """What is cited; what nobody has given is None."""

    key: str
    title: str
    address: str
    site: str
    """Name of the site that it stands on."""
    author: str | None
    version: str | None
    date: str | None


def page(voice: Voice, edition: Edition, title: str, address: str, slug: str) -> Work:
    """A page of the site, at an absolute address."""
    publisher = voice.data.site.publisher
    return Work(
        key=_key(voice, slug),
        title=title,
        address=address,
        site=voice.language.site_name,
        author=publisher[voice.locale] if publisher else None,
        version=edition.version,
        date=edition.date,
    )


def number(voice: Voice, edition: Edition, key: str, site: str) -> Work:
    """A figure or target, at its entry on the site whose root has the absolute address `site`."""
    address = f"{site}{voice.language.path}{FIGURES_PAGE}#{key}"
    title = formatting.capitalised(phrase(voice, key))
    return page(voice, edition, title, address, key)


def iso690(voice: Voice, work: Work) -> str:
    """The work as ISO 690 cites a page; the reader adds the day of the visit."""
    version = voice.word("cite_version", version=work.version) if work.version else None
    day = formatting.date(work.date, voice.language) if work.date else None
    state = formatting.capitalised(", ".join(filter(None, (version, day))))
    viewed = f"[{voice.word('cite_viewed')}]"
    where = f"{work.site} [{voice.word('cite_online')}]"
    parts = (work.author, work.title, where, f"{state} {viewed}".strip())
    available = voice.word("cite_available", address=work.address)
    return " ".join([*(_ended(part) for part in parts if part), available])


def apa(voice: Voice, work: Work) -> str:
    """The work as the seventh edition of APA cites a page; without an author its title is first."""
    pattern = voice.language.citation_date
    day = formatting.date(work.date, voice.language, pattern) if work.date else None
    version = voice.word("cite_apa_version", version=work.version) if work.version else None
    marked = f"{work.title} ({version})" if version else work.title
    dated = f"({day or voice.word('cite_undated')})."
    head = (_ended(work.author), dated, _ended(marked)) if work.author else (_ended(marked), dated)
    return " ".join([*head, _ended(work.site), work.address])


def bibtex(voice: Voice, work: Work) -> str:
    """The work as an entry of BibTeX."""
    year, month = (work.date.split("-")[:2]) if work.date else (None, None)
    note = voice.word("cite_version", version=work.version) if work.version else None
    fields = {
        "author": _braced(work.author, twice=True),
        "title": _braced(work.title, twice=True),
        "howpublished": _braced(work.site),
        "year": _braced(year),
        "month": MONTHS[int(month) - 1] if month else None,
        "note": _braced(formatting.capitalised(note) if note else None),
        "url": f"{{{work.address}}}",
    }
    lines = (f"  {name} = {value}" for name, value in fields.items() if value)
    return f"@misc{{{work.key},\n" + ",\n".join(lines) + "\n}"


def ris(voice: Voice, work: Work) -> str:
    """The work as a record of RIS, which any program for references reads."""
    fields = (
        ("TY", "ELEC"),
        ("AU", work.author),
        ("TI", work.title),
        ("T2", work.site),
        ("PY", work.date[:4] if work.date else None),
        ("DA", work.date.replace("-", "/") if work.date else None),
        ("ET", work.version),
        ("LA", voice.locale),
        ("UR", work.address),
    )
    lines = (f"{tag}  - {value}" for tag, value in fields if value)
    return "\n".join([*lines, "ER  - "])


STYLES: Mapping[str, Callable[[Voice, Work], str]] = MappingProxyType(
    {"iso690": iso690, "apa": apa, "bibtex": bibtex, "ris": ris}
)
"""The forms of a citation by the key under which they are published."""

NAMES: Mapping[str, str] = MappingProxyType(
    {"iso690": "ISO 690", "apa": "APA", "bibtex": "BibTeX", "ris": "RIS"}
)


def every(voice: Voice, work: Work) -> dict[str, str]:
    """The work in every form."""
    return {style: cite(voice, work) for style, cite in STYLES.items()}


def shown_number(voice: Voice, edition: Edition, key: str, site: str, data: str) -> str:
    """The citation of a number as HTML, with a link to its file at the relative address `data`."""
    cited = text(iso690(voice, number(voice, edition, key, site)))
    file = element("a", text(voice.word("data_of_figure")), href=data)
    return element("span", cited, class_="citation", data_search_exclude=True) + " " + file


def _key(voice: Voice, slug: str) -> str:
    """A key that no other page has, in any language: that of the book, and the address."""
    start = PurePath(voice.language.book or voice.locale).stem
    return "-".join([start, *re.findall(r"\w+", slug)])


def _ended(part: str) -> str:
    """A part of a citation with the full stop at its end."""
    return part if part.endswith((".", "?", "!")) else part + "."


def _braced(value: str | None, *, twice: bool = False) -> str | None:
    """A field of BibTeX; braces within keep capital letters, and a body's name in one piece."""
    if value is None:
        return None
    escaped = "".join(SPECIAL.get(character, character) for character in value)
    return f"{{{{{escaped}}}}}" if twice else f"{{{escaped}}}"
