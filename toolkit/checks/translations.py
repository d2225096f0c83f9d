"""Do the languages have the same pages, headings, numbers, charts and names of links?"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from toolkit.content import Content, numbers_of
from toolkit.issue import Issue
from toolkit.pages import Page

SHARED_MACROS = ("chart", "key_figures", "pilot_progress", "organisations_table", "link", "claim")


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
    ours = [(heading.level, heading.id) for heading in page.headings]
    theirs = [(heading.level, heading.id) for heading in twin.headings]
    if ours != theirs:
        yield _headings_differ(page, twin)
        return
    for section in (None, *(heading.id for heading in page.headings)):
        here, there = _data_of(page, section, content), _data_of(twin, section, content)
        if here != there:
            line = next((h.line for h in page.headings if h.id == section), page.body_line)
            other = next((h.line for h in twin.headings if h.id == section), twin.body_line)
            details = {
                "section": section or "",
                "twin": f"{twin.path}:{other}",
                "here": sorted((here - there).elements()),
                "there": sorted((there - here).elements()),
            }
            yield Issue(page.path, line, "section-data-differs", details)


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


def _data_of(page: Page, section: str | None, content: Content) -> Counter[str]:
    """The ids of numbers, and the calls of shared macros, that a section makes."""
    found: set[str] = set()
    for call in page.calls:
        if call.section != section or call.line < page.body_line:
            continue
        found.update(numbers_of(call, content.data))
        if call.name in SHARED_MACROS:
            found.add(f"{call.name}({', '.join(map(str, call.arguments or ()))})")
    return Counter(found)
