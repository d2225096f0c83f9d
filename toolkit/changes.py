"""What changed on the site: what data/changes.yml records, and numbers that changed without it."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from toolkit import formatting
from toolkit.catalogue import anchor
from toolkit.content import Content
from toolkit.data import Data
from toolkit.markup import element, text
from toolkit.voice import PERCENT, Voice

PAGE = "about/changes/"
FEED = "changes.xml"
"""Where changes are read, by people and by programs, counted from the home of a language."""
FIGURES_PAGE = "about/figures/"
FILE = "data/baseline.yml"
ABOUT = """\
# The value that each number had when it was first published; it never changes here.
# What came later stands in data/changes.yml.
# Vrednost vsake številke ob prvi objavi; tu se ne spreminja.
# Kar je bilo pozneje, je v data/changes.yml.
"""


Number = tuple[str, float, float]
"""The id of a number that changed, its value before and after."""


@dataclass(frozen=True)
class Entry:
    """A change; what nobody has recorded is None."""

    key: str
    kind: str
    date: str | None
    reason: Mapping[str, str] | None
    page: str | None = None
    figure: str | None = None
    old: float | None = None
    new: float | None = None

    @property
    def number(self) -> Number | None:
        """What changed, where it was a number."""
        if self.figure is None or self.old is None or self.new is None:
            return None
        return self.figure, self.old, self.new


def entries(data: Data) -> list[Entry]:
    """Every change, the newest first; those without a record come before all."""
    return [*unrecorded(data), *recorded(data)]


def recorded(data: Data) -> list[Entry]:
    """The changes of data/changes.yml, the newest first."""
    return [_entry(data, key) for key in reversed(_in_time(data))]


def unrecorded(data: Data) -> Iterator[Entry]:
    """Changes of numbers that the record does not have."""
    for key, old, new in unrecorded_numbers(data):
        yield Entry(next_key(data, key), "figure", None, None, None, key, old, new)


def unrecorded_numbers(data: Data) -> Iterator[Number]:
    """Numbers whose value is another one than the record says."""
    now = values(data)
    for key, value in known_values(data).items():
        if key in now and now[key] != value:
            yield key, value, now[key]


def values(data: Data) -> Mapping[str, float]:
    """Every published number as it is now."""
    voice = Voice(data, next(iter(data.languages)))
    return {key: voice.value(key) for key in (*data.figures, *data.targets)}


def known_values(data: Data) -> Mapping[str, float]:
    """Every number as the record has it: as first published, and then as each change says."""
    known = dict(data.baseline)
    for number in (entry.number for entry in reversed(recorded(data))):
        if number and number[0] in known:
            known[number[0]] = number[2]
    return known


def next_key(data: Data, figure: str) -> str:
    """The id of the next change of a number."""
    taken = sum(change.figure == figure for change in data.changes.values())
    return f"{figure}_change_{taken + 1}"


def generate(content: Content) -> dict[str, str]:
    """The memory of first values, with the numbers that are new; nothing ever leaves it."""
    known = {**values(content.data), **content.data.baseline}
    lines = (f"{key}: {json.dumps(known[key])}\n" for key in sorted(known))
    return {FILE: ABOUT + "".join(lines)}


def newest(data: Data) -> str | None:
    """The day of the newest change that is recorded."""
    return max((change.date for change in data.changes.values()), default=None)


def _in_time(data: Data) -> list[str]:
    """Ids of the recorded changes from the oldest; those of one day as they stand in the file."""
    return sorted(data.changes, key=lambda key: data.changes[key].date)


def _entry(data: Data, key: str) -> Entry:
    change = data.changes[key]
    fields = {name: getattr(change, name) for name in type(change).model_fields}
    return Entry(key, **fields)


# --- for readers ----------------------------------------------------------------------


def title(voice: Voice, entry: Entry) -> str:
    """What changed, as a heading: the kind, and the number where one changed."""
    kind = voice.word(f"change_{entry.kind}")
    if entry.figure is None:
        return kind
    label = voice.quantity(entry.figure).label[voice.locale]
    return f"{kind}: {formatting.capitalised(label)}"


def both_values(voice: Voice, entry: Entry) -> str:
    """The number before and after, as a sentence; nothing where no number changed."""
    if entry.number is None:
        return ""
    key, *both = entry.number
    write = formatting.percent if voice.quantity(key).unit == PERCENT else formatting.number
    old, new = (write(value, voice.language) for value in both)
    return voice.word("change_values", old=old, new=new)


def reason(voice: Voice, entry: Entry) -> str:
    """Why it changed, or that nobody has said so yet."""
    return entry.reason[voice.locale] if entry.reason else voice.word("change_without_reason")


def place(entry: Entry) -> str | None:
    """The page or number that changed, as an address within its language."""
    return f"{FIGURES_PAGE}#{entry.figure}" if entry.figure else entry.page


def listed(voice: Voice, link: Callable[[str], str], feed: str) -> str:
    """Every change for the page of changes, and the link to their feed where there is one."""
    items = (_item(voice, entry, link) for entry in entries(voice.data))
    shown = element("ul", *items, class_="changes")
    if not voice.data.changes:
        return shown
    subscribe = element("a", text(voice.word("feed_link")), href=feed, type="application/atom+xml")
    return shown + element("p", subscribe)


def _item(voice: Voice, entry: Entry, link: Callable[[str], str]) -> str:
    day = (
        element("time", text(formatting.date(entry.date, voice.language)), datetime=entry.date)
        if entry.date
        else text(voice.word("change_without_date"))
    )
    goal = place(entry)
    what = element("strong", text(title(voice, entry)))
    what = what if goal is None else element("a", what, href=link(goal))
    said = " ".join(filter(None, (both_values(voice, entry), reason(voice, entry))))
    head = element("p", day, " · ", what)
    return element("li", head, element("p", text(said)), id=anchor(entry.key))
