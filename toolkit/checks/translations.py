"""Do the languages have the same pages, headings, numbers, charts, links and lists?"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from toolkit import links
from toolkit.content import Content, numbers_of
from toolkit.issue import WARNING, Issue
from toolkit.pages import Page
from toolkit.sections import Section, sections

SHARED_MACROS = (
    "chart", "key_figures", "pilot_progress", "organisations_table", "link", "claim", "picture",
)  # fmt: skip
LIST_ITEM = re.compile(r"\s*(?:[-*+]|\d+[.)])\s")
TABLE_ROW = re.compile(r"\s*\|")
UNREAD = ("not-utf8", "macro-syntax")
"""Faults of a page that hide what it holds: to compare it would only repeat them."""
OUTSIDE = re.compile(r"[a-z][a-z0-9+.-]*:|//", re.IGNORECASE)


def check(content: Content) -> Iterator[Issue]:
    """Compares each page with its twins, section by section."""
    locales = list(content.data.languages)
    for page in content.pages:
        for other in locales:
            if other == page.locale:
                continue
            twin = content.by_address.get((other, page.slug))
            if twin is None:
                expected = page.path.replace(f"/{page.locale}/", f"/{other}/", 1)
                yield Issue(page.path, 1, "translation-missing", {"expected": expected})
            elif locales.index(other) > locales.index(page.locale):
                yield from _compare(page, twin, content)


def _compare(page: Page, twin: Page, content: Content) -> Iterator[Issue]:
    if any(issue.code in UNREAD for issue in (*page.issues, *twin.issues)):
        return
    ours = [(heading.level, heading.id) for heading in page.headings]
    theirs = [(heading.level, heading.id) for heading in twin.headings]
    if ours != theirs:
        yield _headings_differ(page, twin)
        return
    goals, their_goals = _goals(page), _goals(twin)
    for here, there in zip(sections(page), sections(twin), strict=True):
        yield from _numbers_differ(page, here, twin, there, content)
        place: dict[str, object] = {"section": here.id or "", "twin": f"{twin.path}:{there.line}"}
        yield from _links_differ(page, here, goals[here.id], their_goals[there.id], place)
        yield from _lists_differ(page, here, there, place)


def _headings_differ(page: Page, twin: Page) -> Issue:
    pairs = list(zip(page.headings, twin.headings, strict=False))
    index = next(
        (i for i, (a, b) in enumerate(pairs) if (a.level, a.id) != (b.level, b.id)), len(pairs)
    )
    here = page.headings[index] if index < len(page.headings) else None
    there = twin.headings[index] if index < len(twin.headings) else None
    details = {
        "here": here.id if here else "",
        "there": there.id if there else "",
        "twin": f"{twin.path}:{there.line if there else 1}",
    }
    return Issue(page.path, here.line if here else page.body_line, "headings-differ", details)


def _numbers_differ(
    page: Page, here: Section, twin: Page, there: Section, content: Content
) -> Iterator[Issue]:
    ours, theirs = _data_of(page, here.id, content), _data_of(twin, there.id, content)
    if ours != theirs:
        details = {
            "section": here.id or "",
            "twin": f"{twin.path}:{there.line}",
            "here": sorted((ours - theirs).elements()),
            "there": sorted((theirs - ours).elements()),
        }
        yield Issue(page.path, here.line, "section-data-differs", details)


def _data_of(page: Page, section: str | None, content: Content) -> Counter[str]:
    """The ids of numbers, each once, and every call of a shared macro that a section makes."""
    calls = [c for c in page.calls if c.section == section and c.line >= page.body_line]
    numbers = {number for call in calls for number in numbers_of(call, content.data)}
    shared = (call for call in calls if call.name in SHARED_MACROS)
    written = (f"{call.name}({', '.join(map(str, call.arguments or ()))})" for call in shared)
    return Counter([*numbers, *written])


def _links_differ(
    page: Page,
    here: Section,
    ours: list[tuple[str, int]],
    theirs: list[tuple[str, int]],
    place: dict[str, object],
) -> Iterator[Issue]:
    mine, yours = Counter(goal for goal, _ in ours), Counter(goal for goal, _ in theirs)
    if mine != yours:
        extra = mine - yours
        line = next((line for goal, line in ours if goal in extra), here.line)
        details = {
            "here": sorted(extra.elements()),
            "there": sorted((yours - mine).elements()),
            **place,
        }
        yield Issue(page.path, line, "section-links-differ", details, WARNING)


def _goals(page: Page) -> dict[str | None, list[tuple[str, int]]]:
    """For each section the pages and anchors of this site that it links to, with their lines."""
    origin = links.file_in_language(page)
    found: dict[str | None, list[tuple[str, int]]] = {s.id: [] for s in sections(page)}
    for link in links.links(page):
        if not OUTSIDE.match(link.goal):
            path, anchor = links.split(link.goal)
            goal = (links.resolved(origin, path) if path else origin) + (anchor and f"#{anchor}")
            section = next((h.id for h in reversed(page.headings) if h.line <= link.line), None)
            found.setdefault(section, []).append((goal, link.line))
    return found


def _lists_differ(
    page: Page, here: Section, there: Section, place: dict[str, object]
) -> Iterator[Issue]:
    counts = {
        "items": _count(LIST_ITEM, here),
        "their_items": _count(LIST_ITEM, there),
        "rows": _count(TABLE_ROW, here),
        "their_rows": _count(TABLE_ROW, there),
    }
    if counts["items"] != counts["their_items"] or counts["rows"] != counts["their_rows"]:
        yield Issue(page.path, here.line, "section-lists-differ", counts | place, WARNING)


def _count(pattern: re.Pattern[str], section: Section) -> int:
    return sum(pattern.match(text) is not None for _, text in section.lines)
