"""Which edition of the data this is: the version that was released, or a state after it."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from toolkit import changes
from toolkit.content import Content
from toolkit.dataset import snapshots

MARK_LENGTH = 8


@dataclass(frozen=True)
class Edition:
    """A state of the data; what nobody has given is None."""

    version: str | None
    """As Semantic Versioning has it: `1.2.0`, and `1.2.0+3f2a9c1b` for a state after it."""
    date: str | None


@lru_cache(maxsize=2)
def edition(content: Content) -> Edition:
    """The version of `data/site.yml`, marked where the data are no longer those of its snapshot.

    The mark is a hash of the data: nobody has to count up a version in order to change a value,
    and two states never bear the same name.
    """
    site = content.data.site
    if site.version is None:
        return Edition(None, None)
    days = filter(None, (site.released, changes.newest(content.data)))
    return Edition(site.version + _mark(content), max(days, default=None))


def _mark(content: Content) -> str:
    now = {name: text.encode() for name, text in snapshots.texts(content).items()}
    known = snapshots.checksums(content.root)
    if all(known.get(name) == snapshots.checksum(file) for name, file in now.items()):
        return ""
    return "+" + snapshots.checksum(b"".join(now.values()))[:MARK_LENGTH]
