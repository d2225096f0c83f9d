"""The whole concept in one language as one HTML document, ready to be printed."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from toolkit import formatting, sources
from toolkit.chapters import Chapter, Edition, read_chapters
from toolkit.content import Content
from toolkit.model import Logo
from toolkit.voice import Voice

TEMPLATE = "book.html"
LOGOS = "assets/logos/"
DRAWING_STYLE = "overrides/assets/stylesheets/book-drawings.css"
ENVIRONMENT = Environment(
    loader=FileSystemLoader(Path(__file__).parent / "templates"),
    autoescape=True,
    undefined=StrictUndefined,
    trim_blocks=True,
    lstrip_blocks=True,
)


@dataclass(frozen=True)
class Book:
    """A document as HTML; `titles` says of each of its anchors what stands there."""

    html: str
    titles: Mapping[str, str]


def slugs(content: Content) -> tuple[str, ...]:
    """Addresses of the pages that are chapters, in order."""
    return tuple(f"{page}/" for part in content.data.book.values() for page in part.pages)


def book(content: Content, locale: str, site: Path, moment: int | None) -> Book:
    """The document, made from the pages of the built site; `moment` is when it last changed."""
    voice = Voice(content.data, locale)
    style = (content.root / DRAWING_STYLE).read_text("utf-8")
    chapters, public = read_chapters(site, _edition(voice, slugs(content), style))
    rest = iter(chapters)
    parts = [
        (key, part.title[locale], [next(rest) for _ in part.pages])
        for key, part in content.data.book.items()
    ]
    day = None if moment is None else datetime.fromtimestamp(moment, UTC)
    text = ENVIRONMENT.get_template(TEMPLATE).render(
        language=voice.language,
        locale=locale,
        word=voice.word,
        parts=parts,
        site=content.data.site,
        logos=_logos(content, site),
        online=public + voice.language.path if public else "",
        date=formatting.date(day.date().isoformat(), voice.language) if day else "",
        moment=day.strftime("%Y-%m-%dT%H:%M:%SZ") if day else "",
    )
    return Book(text, dict(_titles(parts)))


def _logos(content: Content, site: Path) -> list[Logo]:
    """The official logos whose files have been supplied, with their place in the site."""
    placed = [
        logo.model_copy(update={"file": LOGOS + logo.file}) for logo in content.data.site.logos
    ]
    return [logo for logo in placed if (site / logo.file).is_file()]


def _titles(parts: Iterable[tuple[str, str, list[Chapter]]]) -> Iterator[tuple[str, str]]:
    for key, title, chapters in parts:
        yield key, title
        for chapter in chapters:
            yield chapter.id, chapter.title
            yield from (*chapter.sections, *chapter.notes)


def _edition(voice: Voice, slugs: tuple[str, ...], drawing_style: str) -> Edition:
    return Edition(
        voice.locale,
        voice.language.path,
        slugs,
        voice.language.site_name,
        voice.word("book_page"),
        drawing_style,
        lambda key: sources.note(voice, (key,)),
    )
