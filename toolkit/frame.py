"""What stands around the text of a page: notes on its numbers, its tools, its foot."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

from toolkit import imprint, provenance, revisions
from toolkit.author import Author
from toolkit.content import Content


@dataclass(frozen=True)
class Frame(Author):
    """An author who also knows what the theme puts around a page."""

    def word(self, key: str, **filled: object) -> str:
        """A fixed word or sentence in the language of the page."""
        return self._voice.word(key, **filled)

    def annotate(self, markup: str) -> provenance.Annotated:
        """The page with each number linked to a note, and the notes."""
        return provenance.annotate(markup, self._voice, self._figure_link)

    def imprint(self) -> imprint.Imprint:
        """What stands at the foot of the page."""
        return imprint.imprint(self._voice, self.content.root)

    def tools(self, path: str, title: str) -> imprint.Tools:
        """What a reader may do with the page in a file, and when it was last changed."""
        return imprint.tools(self._voice, path, title, _days(self.content).get(path))


@lru_cache(maxsize=2)
def _days(content: Content) -> Mapping[str, str]:
    return revisions.last_changes(content.root)
