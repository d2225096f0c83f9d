"""Was a section changed in one language alone since its texts were recorded as matching?"""

from __future__ import annotations

from collections.abc import Iterator

from toolkit import matches
from toolkit.content import Content
from toolkit.issue import WARNING, Issue
from toolkit.matches import Section, State

QUOTED = 3
"""How many changed sentences a message quotes at most."""

WARNINGS = {State.NEW: "match-new", State.CHANGED: "match-renew"}


def check(content: Content) -> Iterator[Issue]:
    """Compares every section with its record in `data/matches.yml`."""
    if not content.data.matches:
        yield Issue(matches.PATH, 1, "matches-missing", {}, WARNING)
        return
    sections = list(matches.sections(content))
    for section in sections:
        if section.state is State.STALE:
            yield from _stale(section, content.data.matches.get(section.key, {}))
        elif section.state in WARNINGS:
            first = next(iter(section.twins.values()))
            code = WARNINGS[section.state]
            yield Issue(first.page.path, first.line, code, _renewal(section), WARNING)
    for key in matches.gone(content, sections):
        path, line = content.data.place("matches", key)
        yield Issue(path, line, "match-gone", {"section": key}, WARNING)


def _stale(section: Section, record: matches.Record) -> Iterator[Issue]:
    twins = [
        f"{twin.page.path}:{twin.line}"
        for locale, twin in section.twins.items()
        if locale not in section.changed
    ]
    for locale in section.changed:
        passage = section.twins[locale]
        change = matches.change(passage, record.get(locale, matches.NONE))
        details = {"language": locale, "twin": twins, **_renewal(section)}
        if change.added:
            code, details["changed"] = "match-stale", _quoted(change.added)
        else:
            code, details["removed"] = "match-shortened", change.removed
        yield Issue(passage.page.path, change.line, code, details)


def _quoted(sentences: tuple[str, ...]) -> str:
    more = " …" if len(sentences) > QUOTED else ""
    return " / ".join(sentences[:QUOTED]) + more


def _renewal(section: Section) -> dict[str, object]:
    return {"section": section.key, "line": matches.line(section)}
