"""Every sentence that uses a number, as its reader sees it, by number and place."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from typing import Protocol
from weakref import WeakKeyDictionary

from toolkit.content import Content
from toolkit.formatting import NO_BREAK_SPACE
from toolkit.kept import kept
from toolkit.pages import Page
from toolkit.pieces import sections

FIRST_MARK = 0xE000
"""Marks are characters for private use, which no text of the data may hold."""
MARK = re.compile(r"[\ue000-\uf8fe]")
NO_BREAK = "\uf8ff"
"""Stands for a space that must not break while other space is being tidied."""
NUMBER = re.compile(r"<data [^>]*data-figure=\"(?P<key>\w+)\"[^>]*>\w?")
"""A number up to its first character: a mark before it would hide where a sentence begins."""
LINE_START = re.compile(r"^(?:[ ]*(?:[-*+]|\d+[.)]|>|#{1,6})[ ]+)?\w?", re.MULTILINE)
FRONT = ("title", "description")
WHOLE_LISTS = ("changes", "figures_table", "glossary", "status_table")
"""Macros that list what stands elsewhere."""

Place = tuple[str, str | None, str]
"""Slug of a page, id of a section, number."""
Quotations = Mapping[Place, tuple[str, ...]]


class Reader(Protocol):
    """An author as far as it is needed here."""

    def fill(self, template: str, **instead: Callable[..., str]) -> str: ...
    def claim(self, kind: str, *facts: object, caller: Callable[[], str] | None = None) -> str: ...


_kept: WeakKeyDictionary[Content, dict[str, Quotations]] = WeakKeyDictionary()


def quotations(content: Content, locale: str, reader: Callable[[Page], Reader]) -> Quotations:
    """The sentences of a language that state a number or rest on it, for each place."""
    kept = _kept.setdefault(content, {})
    if locale not in kept:
        kept[locale] = _quoted(content, locale, reader)
    return kept[locale]


def _quoted(content: Content, locale: str, reader: Callable[[Page], Reader]) -> Quotations:
    marks = {key: chr(FIRST_MARK + i) for i, key in enumerate(_numbers(content))}
    keys = {mark: key for key, mark in marks.items()}
    found: dict[Place, dict[str, None]] = {}
    for page, sentences in _sentences(content, locale, reader, marks):
        for section, sentence in sentences:
            said = MARK.sub("", sentence).replace(NO_BREAK, NO_BREAK_SPACE)
            for mark in dict.fromkeys(MARK.findall(sentence)):
                found.setdefault((page.slug, section, keys[mark]), {})[said] = None
    return {place: tuple(sentences) for place, sentences in found.items()}


def _sentences(
    content: Content, locale: str, reader: Callable[[Page], Reader], marks: Mapping[str, str]
) -> Iterator[tuple[Page, list[tuple[str | None, str]]]]:
    """The sentences of each written page; found again as long as page and data are the same."""
    pages = {p.path: p for p in content.pages if p.locale == locale and not p.generated}
    made_from = {path: (content.told, page.fingerprint) for path, page in pages.items()}
    with kept(content.root, f"sentences-{locale}") as results:
        found = results.each(
            made_from, lambda path: _marked_sentences(pages[path], reader(pages[path]), marks)
        )
    return ((pages[path], sentences) for path, sentences in found.items())


def _numbers(content: Content) -> list[str]:
    return [*content.data.figures, *content.data.targets]


def _marked_sentences(
    page: Page, reader: Reader, marks: Mapping[str, str]
) -> list[tuple[str | None, str]]:
    """Sentences with a mark before each number; none where the page cannot be filled in."""
    instead = {name: lambda: "" for name in WHOLE_LISTS} | {"claim": _claiming(reader, marks)}
    texts = [*(page.meta(key) for key in FRONT), page.body]
    try:
        filled = "\n\n".join(reader.fill(text, **instead) for text in texts)
    except Exception:  # a page may hold any expression; the checks say what is wrong with it
        return []
    kept_together = filled.replace(NO_BREAK_SPACE, NO_BREAK)
    marked = NUMBER.sub(lambda number: number[0] + marks.get(number["key"], ""), kept_together)
    return [
        (section.id or None, piece.text)
        for section in sections(marked, MARK)
        for piece in section.pieces
        if MARK.search(piece.text)
    ]


def _claiming(reader: Reader, marks: Mapping[str, str]) -> Callable[..., str]:
    """A claim whose sentences bear the marks of the numbers that they rest on."""

    def claim(kind: str, *facts: object, caller: Callable[[], str] | None = None) -> str:
        rests_on = "".join(marks.get(fact, "") for fact in facts if isinstance(fact, str))
        said = reader.claim(kind, *facts, caller=caller)
        return LINE_START.sub(lambda start: start[0] + rests_on, said)

    return claim
