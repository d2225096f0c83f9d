"""Is every record used, and can every one be said in every case that its language has?"""

from __future__ import annotations

from collections.abc import Iterator

from toolkit.content import Content
from toolkit.issue import WARNING, Issue


def check(content: Content) -> Iterator[Issue]:
    """Numbers and charts that no page uses."""
    used = {key for keys in content.uses.values() for key in keys}
    for key in content.data.figures:
        if key not in used:
            yield _unused(content, "figures", key)
    for pilot, record in content.data.pilots.items():
        for key in record.targets:
            if key not in used:
                yield _unused(content, "pilots", pilot, "targets", key)


def _unused(content: Content, collection: str, *location: str) -> Issue:
    path, line = content.data.place(collection, *location)
    return Issue(path, line, "number-unused", {"key": location[-1]}, WARNING)
