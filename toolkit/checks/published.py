"""Do the published data keep every field, and every snapshot its content?"""

from __future__ import annotations

from collections.abc import Iterator

from toolkit.content import Content
from toolkit.dataset import memory, snapshots
from toolkit.issue import Issue


def check(content: Content) -> Iterator[Issue]:
    """Compares the memory of fields with those of now, and snapshots with their checksums."""
    now = memory.current(content)
    for table, fields in content.data.published.items():
        for field, form in fields.items():
            found = now.get(table, {}).get(field)
            details = {"field": f"{table}.{field}", "expected": form, "found": found}
            if found is None:
                yield Issue(*content.data.place("published", table, field), "field-gone", details)
            elif found != form:
                place = content.data.place("published", table, field)
                yield Issue(*place, "field-type-changed", details)
    yield from snapshots.faults(content.root)
