"""A page with its macros filled in, whether or not the data supports what it claims."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import cached_property

from toolkit.author import Author
from toolkit.content import Content
from toolkit.pages import Page
from toolkit.pieces import Piece, Section, sections

FRONT = ("title", "description")
Claim = tuple[object, ...]


@dataclass(frozen=True)
class Draft(Author):
    """An author for whom claims need not hold; `said` collects them with their sentences."""

    said: list[tuple[Claim, str]] = field(default_factory=list, compare=False)

    def claim(self, kind: str, *facts: object, caller: Callable[[], str] | None = None) -> str:
        """The sentence, whether it holds or not."""
        sentence = caller() if caller else ""
        self.said.append(((kind, *facts), sentence))
        return sentence

    def _last_changes(self) -> Mapping[str, str]:
        """No days: what is compared has not been committed yet, or has left git."""
        return {}


@dataclass(frozen=True)
class Reading:
    """A page with its macros filled in; `readable` says whether that could be done."""

    page: Page
    front: tuple[str, ...] = ()
    filled: str = ""
    said: tuple[tuple[Claim, str], ...] = field(default=(), compare=False)
    readable: bool = True

    @cached_property
    def sections(self) -> dict[str, Section]:
        """The sections by id; title and description come first."""
        pieces = tuple(Piece(*pair) for pair in zip(FRONT, self.front, strict=True) if pair[1])
        found = {"": Section("", "", pieces)}
        for section in sections(self.filled):
            known = found.get(section.id)
            before = known.pieces if known else ()
            found[section.id] = Section(section.id, section.title, before + section.pieces)
        return found


def read(content: Content, page: Page) -> Reading:
    """The page as its reader would have it."""
    address = content.data.languages[page.locale].path + page.slug
    draft = Draft(content, page.locale, address)
    try:
        front = tuple(draft.fill_text(page.meta(key)) for key in FRONT)
        return Reading(page, front, draft.fill(page.body), tuple(draft.said))
    except Exception:  # a page may hold any expression; the checks say what is wrong with it
        return Reading(page, readable=False)
