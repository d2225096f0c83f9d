"""How the site stands: for each page and language, and for each number."""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Protocol

from toolkit import matches, shown
from toolkit.content import Content, Use, numbers_of
from toolkit.kept import kept
from toolkit.markup import TAG
from toolkit.model import Figure, Target
from toolkit.pages import Call, Page
from toolkit.prose import blank
from toolkit.voice import Voice

WORDS_A_MINUTE = 200
WORD = re.compile(r"\w+(?:['’-]\w+)*")

STATUS_MACRO = "status_table"  # counting its own words, a status would have no end
WITHIN_A_SENTENCE = frozenset(
    {"figure", "count", "target", "agree", "preposition", "size", "date", "literal", "name", "term"}
)
"""Macros that say about one word each; the others make tables and lists."""

SAMPLE, DATE, RESULT = "sample_size", "date", "result"


class Reader(Protocol):
    """An author as far as it is needed here."""

    def fill_text(self, template: str) -> str: ...


@dataclass(frozen=True)
class PageStatus:
    """A page in one language; `unmatched` are sections that are not recorded as matching."""

    path: str
    locale: str
    slug: str
    title: str
    sections: int
    unmatched: tuple[str, ...]
    numbers: tuple[str, ...]
    last_change: str | None
    minutes: int


@dataclass(frozen=True)
class NumberStatus:
    """A number: where each language uses it, and what is not known of it."""

    key: str
    label: Mapping[str, str]
    uses: Mapping[str, tuple[str, ...]]
    unknown: tuple[str, ...]
    note: Mapping[str, str] | None


@dataclass(frozen=True)
class Status:
    """Every page and every number."""

    pages: tuple[PageStatus, ...]
    numbers: tuple[NumberStatus, ...]
    languages: Mapping[str, str] = field(repr=False)

    @cached_property
    def by_slug(self) -> dict[str, list[PageStatus]]:
        """The languages of each page."""
        found: dict[str, list[PageStatus]] = {}
        for page in self.pages:
            found.setdefault(page.slug, []).append(page)
        return found


def status_of(
    content: Content, last_changes: Mapping[str, str], author: Callable[[Page], Reader]
) -> Status:
    """The status of all pages; `author` gives the macros as a page may use them."""
    read, sections = _all_read(content, author), _sections(content)
    pages = tuple(
        _page(content, page, last_changes, sections.get(page.path, {}), *read[page.path])
        for page in content.pages
    )
    languages = {code: language.name for code, language in content.data.languages.items()}
    keys = (*content.data.figures, *content.data.targets)
    return Status(pages, tuple(_number(content, key) for key in keys), languages)


def _all_read(content: Content, author: Callable[[Page], Reader]) -> Mapping[str, tuple[str, int]]:
    """By the path of each page its title and how many minutes it takes; kept from time to time."""
    pages = {page.path: page for page in content.pages}
    with kept(content.root, "status") as results:
        made_from = {path: shown.made_from(content, page) for path, page in pages.items()}
        return results.each(made_from, lambda path: _read(pages[path], author(pages[path])))


def _read(page: Page, author: Reader) -> tuple[str, int]:
    return author.fill_text(page.meta("title")), math.ceil(_words(page, author) / WORDS_A_MINUTE)


def _page(
    content: Content,
    page: Page,
    last_changes: Mapping[str, str],
    same: Mapping[str, bool],
    title: str,
    minutes: int,
) -> PageStatus:
    return PageStatus(
        path=page.path,
        locale=page.locale,
        slug=page.slug,
        title=title,
        sections=len(same),
        unmatched=tuple(key for key in same if not same[key]),
        numbers=tuple(dict.fromkeys(_numbers(page, content))),
        last_change=last_changes.get(page.path),
        minutes=minutes,
    )


def _sections(content: Content) -> dict[str, dict[str, bool]]:
    """For the path of each page: its sections, and whether they match."""
    found: dict[str, dict[str, bool]] = {}
    for section in matches.sections(content):
        for passage in section.twins.values():
            same = section.state is matches.State.SAME
            found.setdefault(passage.page.path, {})[section.key] = same
    return found


def _numbers(page: Page, content: Content) -> Iterator[str]:
    known = {*content.data.figures, *content.data.targets}
    for call in page.calls:
        yield from (key for key in numbers_of(call, content.data) if key in known)


def _words(page: Page, author: Reader) -> int:
    """About how many words a reader of the page reads, those of tables and lists included."""
    calls = [call for call in page.calls if call.line >= page.body_line]
    blocks = [call for call in calls if call.name not in WITHIN_A_SENTENCE]
    said = [blank(page.body), *(_said(call, author) for call in blocks)]
    return sum(len(WORD.findall(text)) for text in said) + len(calls) - len(blocks)


def _said(call: Call, author: Reader) -> str:
    macro = getattr(author, call.name, None) if call.name != STATUS_MACRO else None
    if macro is None or call.arguments is None:
        return ""
    try:
        return TAG.sub(" ", macro(*call.arguments, **call.options))
    except Exception:  # a call may hold any value; the checks say what is wrong with it
        return ""


def _number(content: Content, key: str) -> NumberStatus:
    record = Voice(content.data, "").quantity(key)
    uses = {
        locale: tuple(_address(use) for use in content.uses.get(locale, {}).get(key, ()))
        for locale in content.data.languages
    }
    note = getattr(record, "unknown", None)
    return NumberStatus(key, record.label, uses, tuple(_unknown(content, record)), note)


def _address(use: Use) -> str:
    return use.page.slug + (f"#{use.section}" if use.section else "")


def _unknown(content: Content, record: Figure | Target) -> Iterator[str]:
    if isinstance(record, Target):
        if record.actual is None:
            yield RESULT
        return
    survey = content.data.surveys[record.survey] if record.survey else None
    if survey and survey.sample_size is None:
        yield SAMPLE
    if survey and survey.date is None:
        yield DATE
