"""Is every number that changed recorded as a change, and does every record hold?"""

from __future__ import annotations

from collections.abc import Iterator

from toolkit import changes
from toolkit.addresses import divided
from toolkit.content import Content
from toolkit.issue import WARNING, Issue
from toolkit.links import site_anchors
from toolkit.validation import nearest


def check(content: Content) -> Iterator[Issue]:
    """Numbers that changed without a record, and records that the data or the pages contradict."""
    for key, old, new in changes.unrecorded_numbers(content.data):
        details = {"key": key, "old": old, "new": new, "line": _line(content, key, old, new)}
        yield Issue(*_number(content, key), "change-unrecorded", details, WARNING)
    yield from _values(content)
    yield from _pages(content)


def _line(content: Content, key: str, old: float, new: float) -> str:
    """What to add to data/changes.yml; the dots are for a person to fill in."""
    numbers = f"figure: {key}, old: {old:.12g}, new: {new:.12g}"
    entry = changes.next_key(content.data, key)
    return f"{entry}: {{date: …, kind: figure, {numbers}, reason: {{…}}}}"


def _number(content: Content, key: str) -> tuple[str, int]:
    """Where a number stands."""
    if key in content.data.figures:
        value = content.data.figures[key].value
        return content.data.place("figures", key, *(() if value is None else ("value",)))
    pilots = content.data.pilots.items()
    pilot = next(name for name, record in pilots if key in record.targets)
    return content.data.place("pilots", pilot, "targets", key, "value")


def _values(content: Content) -> Iterator[Issue]:
    """Each change goes on from the value that the one before it left."""
    known = dict(content.data.baseline)
    present = changes.values(content.data)
    for entry in reversed(changes.recorded(content.data)):
        if entry.number is None:
            continue
        key, old, new = entry.number
        details: dict[str, object]
        if key not in {**known, **present}:
            details = {"found": key, "nearest": nearest(key, sorted({**known, **present}))}
            path, line = content.data.place("changes", entry.key, "figure")
            yield Issue(path, line, "change-number-unknown", details)
        elif known.get(key, old) != old:
            details = {"key": key, "found": old, "expected": known[key]}
            path, line = content.data.place("changes", entry.key, "old")
            yield Issue(path, line, "change-broken", details)
        known[key] = new


def _pages(content: Content) -> Iterator[Issue]:
    """The page that a change names exists in every language, or leads on."""
    anchors = None
    for entry in changes.recorded(content.data):
        if entry.page is None or entry.page in content.data.redirects:
            continue
        anchors = anchors or site_anchors(content)
        slug, anchor = divided(entry.page)
        for locale in content.data.languages:
            there = anchors.get((locale, slug))
            if there is None or (anchor and anchor not in there):
                path, line = content.data.place("changes", entry.key, "page")
                yield Issue(path, line, "change-page-unknown", {"found": entry.page})
                break
