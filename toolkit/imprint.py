"""Who publishes the site, who pays for it, where it is edited, from data/site.yml."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import quote

from toolkit import formatting
from toolkit.markup import element, text
from toolkit.model import Body, Contact, Licence
from toolkit.voice import UnknownId, Voice

Given = Contact | Body | Licence | Mapping[str, str] | str

LOGOS = "assets/logos"
"""Where the official logos are, below the folder of the theme and on the site."""
THEME = "overrides"

FIELDS = (
    "publisher", "contact", "licence", "funding_statement", "disclaimer", "enforcement_body",
    "statement_adopted", "server_log",
)  # fmt: skip
"""Fields that a page may show."""


@dataclass(frozen=True)
class Drawn:
    """A logo that is there to be drawn."""

    address: str
    """From the root of the site."""
    text: str
    emblem: bool


@dataclass(frozen=True)
class Imprint:
    """What stands at the foot of every page; what is not given is empty."""

    funding: str
    disclaimer: str
    logos: tuple[Drawn, ...]
    publisher: str
    licence: str
    """HTML."""
    contact: str
    """HTML."""


@dataclass(frozen=True)
class Tools:
    """What a reader may do with a page; what is not possible is empty."""

    changed: str
    edit: str
    report: str


def imprint(voice: Voice, root: Path) -> Imprint:
    """The foot of a page in one language."""
    site = voice.data.site
    shown = {field: given(voice, field) if getattr(site, field) else "" for field in FIELDS}
    return Imprint(
        funding=_worded(voice, site.funding_statement) or voice.word("book_project") + ".",
        disclaimer=_worded(voice, site.disclaimer),
        logos=tuple(_logos(voice, root)),
        publisher=_worded(voice, site.publisher),
        licence=shown["licence"],
        contact=shown["contact"],
    )


def tools(voice: Voice, path: str, title: str, day: str | None, form: str) -> Tools:
    """What may be done with the page in the file `path`; `form` reports mistakes, where known."""
    site = voice.data.site
    return Tools(
        changed=formatting.date(day, voice.language) if day else "",
        edit=_filled(site.edit_address, path, title),
        report=form or _filled(site.report_address, path, title),
    )


def given(voice: Voice, field: str) -> str:
    """A field of the site as HTML, or that nobody has given it yet."""
    if field not in FIELDS:
        raise UnknownId("site", field)
    value = getattr(voice.data.site, field)
    return "".join(_shown(voice, value)) if value else text(voice.word("not_given"))


def _shown(voice: Voice, value: Given) -> Iterator[str]:
    if isinstance(value, Contact):
        parts = (text(value.person or ""), text(_worded(voice, value.address)))
        yield _listed((*parts, _mail(value.email), text(value.telephone or "")))
    elif isinstance(value, Body):
        name, address = _named(voice, value), text(_worded(voice, value.address))
        yield _listed((name, address, _mail(value.email)))
    elif isinstance(value, Licence):
        yield _named(voice, value)
    elif isinstance(value, str):
        yield text(formatting.date(value, voice.language))
    else:
        yield text(value[voice.locale])


def _listed(parts: tuple[str, ...]) -> str:
    return ", ".join(filter(None, parts))


def _named(voice: Voice, value: Body | Licence) -> str:
    name = text(value.name[voice.locale])
    return element("a", name, href=value.url) if value.url else name


def _mail(address: str | None) -> str:
    return element("a", text(address), href=f"mailto:{address}") if address else ""


def _worded(voice: Voice, wording: Mapping[str, str] | None) -> str:
    return wording[voice.locale] if wording else ""


def _logos(voice: Voice, root: Path) -> Iterator[Drawn]:
    """The logos whose files are there, the emblem of the Union first."""
    for logo in sorted(voice.data.site.logos, key=lambda logo: not logo.emblem):
        if (root / THEME / LOGOS / logo.file).is_file():
            yield Drawn(f"{LOGOS}/{logo.file}", logo.text[voice.locale], logo.emblem)


def _filled(pattern: str | None, path: str, title: str) -> str:
    """An address with the file and the title of a page in their places."""
    if not pattern:
        return ""
    return pattern.replace("{path}", quote(path)).replace("{title}", quote(title, safe=""))
