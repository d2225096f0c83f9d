"""Which sections say the same in all languages, as `data/matches.yml` records it.

The record of a section holds, for each language, one short hash per sentence of its text, so that
a later change can be shown without the history of the file.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import Enum
from functools import lru_cache

from toolkit.content import Content
from toolkit.passages import Passage, passages

NONE = "none"
"""The record of a text that is empty."""

PATH = "data/matches.yml"
HEADER = """\
# Sections that say the same in all languages, one line each. The command "toolkit match" writes
# this file; in a browser, paste the line that the message of "toolkit check" gives.
"""

Record = Mapping[str, str]
Records = Mapping[str, Record]


class State(Enum):
    """What has happened to a section since it was recorded."""

    SAME = "same"
    NEW = "new"
    CHANGED = "changed"
    """Its text is different in every language."""
    STALE = "stale"
    """Its text is different in some languages only."""
    ALONE = "alone"
    """Not every language has it."""


@dataclass(frozen=True)
class Section:
    """A section in all its languages, and what has become of it."""

    key: str
    twins: Mapping[str, Passage]
    state: State
    changed: tuple[str, ...]
    """Languages whose text is not what was recorded."""

    @property
    def record(self) -> Record:
        """What says that the texts match as they are now."""
        return {locale: _recorded(passage) for locale, passage in self.twins.items()}


@dataclass(frozen=True)
class Change:
    """How a text differs from its record."""

    line: int
    added: tuple[str, ...]
    removed: int


@dataclass(frozen=True)
class Renewal:
    """What `data/matches.yml` is to hold, and how that differs from what it holds."""

    records: Records
    recorded: tuple[str, ...]
    removed: tuple[str, ...]
    left: tuple[str, ...]
    """Sections that do not match and were not to be recorded."""


def sections(content: Content) -> Iterator[Section]:
    """Every section of the site, in the order of pages."""
    for key, twins in passages(content).items():
        record = content.data.matches.get(key)
        known = record or dict.fromkeys(twins, NONE)
        changed = tuple(c for c, text in twins.items() if known.get(c) != _recorded(text))
        languages = set(content.data.languages)
        yield Section(key, twins, _state(set(twins), record, changed, languages), changed)


def _state(
    have: set[str], record: Record | None, changed: tuple[str, ...], languages: set[str]
) -> State:
    if have != languages:
        return State.ALONE
    if record is not None and record.keys() != languages:
        return State.NEW
    if not changed:
        return State.SAME
    if len(changed) < len(languages):
        return State.STALE
    return State.NEW if record is None else State.CHANGED


def _recorded(passage: Passage) -> str:
    return ".".join(passage.hashes) or NONE


@lru_cache(maxsize=2)
def unmatched(content: Content) -> frozenset[str]:
    """Files of pages that lack a language or whose text is no longer the one that was recorded."""
    states = (State.ALONE, State.CHANGED, State.STALE)
    apart = (section for section in sections(content) if section.state in states)
    return frozenset(passage.page.path for s in apart for passage in s.twins.values())


def gone(content: Content, present: Iterable[Section]) -> list[str]:
    """Records of sections that no longer exist."""
    keys = {section.key for section in present}
    return [key for key in content.data.matches if key not in keys]


def change(passage: Passage, record: str) -> Change:
    """What was changed in a text since `record` was written."""
    old = [] if record == NONE else record.split(".")
    steps = SequenceMatcher(None, old, passage.hashes, autojunk=False).get_opcodes()
    changed = [step[1:] for step in steps if step[0] != "equal"]
    added = [s.text for _, _, start, end in changed for s in passage.sentences[start:end]]
    removed = sum(before - start for start, before, _, _ in changed)
    at = passage.sentences[: changed[0][2] + 1] if changed else ()
    return Change(at[-1].line if at else passage.line, tuple(added), removed)


def renewal(content: Content, wanted: Callable[[Section], bool]) -> Renewal:
    """Records the sections that are wanted, keeps the others, drops those that are gone."""
    old = content.data.matches
    present = list(sections(content))
    kept = {section.key: old[section.key] for section in present if section.key in old}
    chosen = {s.key: s.record for s in present if s.state is not State.ALONE and wanted(s)}
    left = [s.key for s in present if s.state is State.STALE and s.key not in chosen]
    known = kept | chosen
    records = {section.key: known[section.key] for section in present if section.key in known}
    recorded = tuple(key for key, record in chosen.items() if record != old.get(key))
    return Renewal(records, recorded, tuple(gone(content, present)), tuple(left))


def renew(content: Content, names: tuple[str, ...], *, everything: bool = False) -> Renewal:
    """Writes `data/matches.yml` anew for the named sections, or for those that need no decision."""

    def wanted(section: Section) -> bool:
        if names:
            return bool({*_names(section)} & {*names})
        return everything or section.state in (State.NEW, State.CHANGED)

    result = renewal(content, wanted)
    if result.records:
        (content.root / PATH).write_text(written(result.records), "utf-8", newline="\n")
    return result


def unknown(content: Content, names: tuple[str, ...]) -> list[str]:
    """Those of `names` that name no section or page which every language has."""
    present = (section for section in sections(content) if section.state is not State.ALONE)
    known = {name for section in present for name in _names(section)}
    return [name for name in names if name not in known]


def _names(section: Section) -> tuple[str, str]:
    """What a section may be called: its key, or the page that it stands on."""
    return section.key, re.split("[#:]", section.key)[0]


def line(section: Section) -> str:
    """The line of `data/matches.yml` that records a section as it is now."""
    return _line(section.key, section.record)


def _line(key: str, record: Record) -> str:
    texts = ", ".join(f"{locale}: {text}" for locale, text in record.items())
    return f'"{key}": {{{texts}}}'


def written(records: Records) -> str:
    """The whole of `data/matches.yml`."""
    return HEADER + "".join(f"{_line(key, record)}\n" for key, record in records.items())
