"""What a change does: two states of the content -> what differs for a reader."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from itertools import chain

from toolkit import claims, embeds, export, formatting
from toolkit.alignment import differences
from toolkit.content import Content
from toolkit.draft import Claim, Reading, read
from toolkit.model import Figure
from toolkit.pieces import Section, sections
from toolkit.voice import UnknownId, Voice

Published = Callable[[Content], Mapping[str, str]]

PUBLISHED: tuple[Published, ...] = (export.tables, embeds.cards)
"""What is published beside the pages (data files, embeds): each gives name -> text."""

NEW, REMOVED, CHANGED = "new", "removed", "changed"


class _Change:
    """Something with an old and a new state, of which one may be missing."""

    old: object
    new: object

    @property
    def status(self) -> str:
        """Whether it is new, removed or changed."""
        return NEW if self.old is None else REMOVED if self.new is None else CHANGED


@dataclass(frozen=True)
class Stated:
    """A value, and how each language says it."""

    value: float | str
    shown: Mapping[str, str]


@dataclass(frozen=True)
class NumberChange(_Change):
    """A number that changed; `part` is its value, its result so far or the day of that."""

    key: str
    part: str
    counted: bool
    label: Mapping[str, str]
    old: Stated | None
    new: Stated | None


@dataclass(frozen=True)
class TextChange(_Change):
    """A sentence, heading, row … of a section that reads differently."""

    section: str
    heading: str
    kind: str
    old: str | None
    new: str | None


@dataclass(frozen=True)
class PageChange:
    """A page that is built differently; without changes of text it still reads the same."""

    path: str
    locale: str
    slug: str
    title: str
    status: str
    changes: tuple[TextChange, ...]


@dataclass(frozen=True)
class ClaimFlip:
    """A sentence that the data supported and no longer does, or the other way round."""

    path: str
    locale: str
    section: str
    sentence: str
    claim: Claim
    holds: bool
    values: str


@dataclass(frozen=True)
class Impact:
    """Everything that a change does."""

    numbers: tuple[NumberChange, ...]
    claims: tuple[ClaimFlip, ...]
    pages: tuple[PageChange, ...]
    files: tuple[tuple[str, str], ...]
    unread: tuple[str, ...]
    languages: Mapping[str, str] = field(repr=False)

    def texts(self, locale: str | None = None) -> list[TextChange]:
        """Everything that reads differently, in one language or in all."""
        pages = (page for page in self.pages if locale in (None, page.locale))
        return [change for page in pages for change in page.changes]


def compare(before: Content, after: Content) -> Impact:
    """What the change from one content to the other does."""
    old, new = _readings(before), _readings(after)
    pairs = [(old.get(key), new.get(key)) for key in dict.fromkeys((*new, *old))]
    unread = {r.page.path for r in chain(*pairs) if r and not r.readable}
    readable = [pair for pair in pairs if all(r is None or r.readable for r in pair)]
    names = {
        code: language.name for c in (before, after) for code, language in c.data.languages.items()
    }
    return Impact(
        numbers=tuple(_number_changes(before, after)),
        claims=tuple(chain(*(_flips(a, b, before, after) for a, b in readable if a and b))),
        pages=tuple(filter(None, (_page_change(*pair) for pair in readable))),
        files=tuple(_file_changes(before, after)),
        unread=tuple(sorted(unread)),
        languages=names,
    )


def _readings(content: Content) -> dict[tuple[str, str], Reading]:
    return {(page.locale, page.slug): read(content, page) for page in content.pages}


# --- numbers ------------------------------------------------------------------


def _number_changes(before: Content, after: Content) -> Iterator[NumberChange]:
    old, new = _numbers(before), _numbers(after)
    for key, part in dict.fromkeys((*new, *old)):
        pair = old.get((key, part)), new.get((key, part))
        if _value(pair[0]) != _value(pair[1]):
            content = after if pair[1] else before
            record = Voice(content.data, "").quantity(key)
            counted = isinstance(record, Figure) and record.counts is not None
            yield NumberChange(key, part, counted, record.label, *pair)


def _value(stated: Stated | None) -> float | str | None:
    return stated.value if stated else None


def _numbers(content: Content) -> dict[tuple[str, str], Stated]:
    data = content.data
    voices = {code: Voice(data, code) for code in data.languages}
    found = {}
    for key in (*data.figures, *data.targets):
        shown = {code: _said(voice, key) for code, voice in voices.items()}
        found[key, "value"] = Stated(Voice(data, "").value(key), shown)
    for key, target in data.targets.items():
        for part, write in (("actual", formatting.number), ("as_of", formatting.date)):
            value = getattr(target, part)
            if value is not None:
                shown = {code: write(value, language) for code, language in data.languages.items()}
                found[key, part] = Stated(value, shown)
    return found


def _said(voice: Voice, key: str) -> str:
    """A number with its noun, or alone where the language cannot say it."""
    try:
        return voice.target(key) if key in voice.data.targets else voice.count(key)
    except formatting.MissingForm:
        return voice.number(key)


# --- text ---------------------------------------------------------------------


def _page_change(old: Reading | None, new: Reading | None) -> PageChange | None:
    shown = new or old
    if not shown or (old and new and (old.front, old.filled) == (new.front, new.filled)):
        return None
    status = NEW if old is None else REMOVED if new is None else CHANGED
    changes = tuple(_text_changes(old.sections if old else {}, new.sections if new else {}))
    page, title = shown.page, shown.front[0]
    return PageChange(page.path, page.locale, page.slug, title, status, changes)


def _text_changes(old: dict[str, Section], new: dict[str, Section]) -> Iterator[TextChange]:
    for key in dict.fromkeys((*new, *old)):
        section = new.get(key) or old[key]
        before, after = (side[key].pieces if key in side else () for side in (old, new))
        for i, j in differences([p.text for p in before], [p.text for p in after]):
            was, now = None if i is None else before[i], None if j is None else after[j]
            kinds = [piece.kind for piece in (now, was) if piece]
            old_text, new_text = was.text if was else None, now.text if now else None
            yield TextChange(key, section.title, kinds[0], old_text, new_text)


def _file_changes(before: Content, after: Content) -> Iterator[tuple[str, str]]:
    for publish in PUBLISHED:
        old, new = publish(before), publish(after)
        for address in sorted({*old, *new}):
            if old.get(address) != new.get(address):
                yield (
                    address,
                    NEW if address not in old else REMOVED if address not in new else CHANGED,
                )


# --- claims -------------------------------------------------------------------


def _flips(old: Reading, new: Reading, before: Content, after: Content) -> Iterator[ClaimFlip]:
    """Claims of both states that hold in one alone."""
    known = {claim for claim, _ in old.said}
    calls = [call for call in new.page.calls if call.name == "claim"]
    for claim, sentence in new.said:
        call = next((c for c in calls if c.arguments == claim), None)
        if call:
            calls.remove(call)
        held, holds = _holds(before, claim), _holds(after, claim)
        if claim in known and held is not None and holds is not None and held != holds:
            section = call.section if call and call.section else ""
            said = " ".join(piece.text for s in sections(sentence) for piece in s.pieces)
            page, values = new.page, _values(before, after, claim)
            yield ClaimFlip(page.path, page.locale, section, said, claim, holds, values)


def _holds(content: Content, claim: Claim) -> bool | None:
    """Whether the data supports a claim; nothing where it is no claim at all."""
    kind, *facts = claim
    try:
        claims.require(Voice(content.data, ""), str(kind), tuple(facts))
    except claims.ClaimFails:
        return False
    except (claims.UnknownClaim, UnknownId, TypeError):
        return None
    return True


def _values(before: Content, after: Content, claim: Claim) -> str:
    """The numbers that a claim names, before and after."""
    shown = []
    for fact in claim[1:]:
        if isinstance(fact, str):
            old, new = (f"{Voice(c.data, '').value(fact):g}" for c in (before, after))
            shown.append(f"{fact} = {old}" if old == new else f"{fact} = {old} → {new}")
    return ", ".join(shown)
