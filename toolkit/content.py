"""Data and pages of every language together: what checks, exports and macros work on."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path

from toolkit.data import Data, load_data
from toolkit.issue import Issue, in_order
from toolkit.kept import fingerprint
from toolkit.pages import Call, Page, read_pages
from toolkit.words import WordList, read_words

NUMBER_ARGUMENTS = {
    "figure": 1,
    "count": 1,
    "target": 1,
    "size": 1,
    "agree": 1,
    "key_figures": None,
    "source": None,
}
"""Macros whose first arguments (one, or all of them) are ids of numbers."""


@dataclass(frozen=True)
class Use:
    """A place where a page uses a number."""

    page: Page
    section: str | None


@dataclass(frozen=True, eq=False)
class Content:
    """Everything that editors write."""

    root: Path
    data: Data
    pages: tuple[Page, ...] = field(repr=False)
    words: Mapping[str, WordList] = field(default_factory=dict, repr=False)
    """For each language the words that are right though no dictionary has them."""

    @cached_property
    def by_address(self) -> Mapping[tuple[str, str], Page]:
        """Pages by language and slug."""
        return {(page.locale, page.slug): page for page in self.pages}

    @cached_property
    def told(self) -> str:
        """Changes with the data and the words that pages are written with, and with their lines."""
        data = self.data
        names = (*data.records, *data.languages, "sizes", "site")
        documents = [data.documents.get(name) for name in names]
        return fingerprint(
            data.records, data.sizes, data.languages, data.site, documents, data.accessibility,
            self.words,
        )  # fmt: skip

    @cached_property
    def uses(self) -> Mapping[str, Mapping[str, tuple[Use, ...]]]:
        """For each language and number: the sections of written pages that use it."""
        found: dict[str, dict[str, dict[tuple[str, str | None], Use]]] = {}
        for page in self.pages:
            for call in () if page.generated else page.calls:
                for key in numbers_of(call, self.data):
                    places = found.setdefault(page.locale, {}).setdefault(key, {})
                    places.setdefault((page.slug, call.section), Use(page, call.section))
        return {
            locale: {key: tuple(places.values()) for key, places in keys.items()}
            for locale, keys in found.items()
        }


def numbers_of(call: Call, data: Data) -> list[str]:
    """Ids of the numbers that a macro call shows or rests on."""
    arguments = [a for a in call.arguments or () if isinstance(a, str)]
    if call.name in NUMBER_ARGUMENTS:
        return arguments[: NUMBER_ARGUMENTS[call.name]]
    if call.name == "preposition":
        return arguments[1:2]
    if call.name == "claim":
        return arguments[1:]
    if call.name == "chart":
        return [f for a in arguments if a in data.charts for f in data.charts[a].figures]
    if call.name == "pilot_progress":
        pilots = arguments or list(data.pilots)
        return [t for p in pilots if p in data.pilots for t in data.pilots[p].targets]
    return []


def load_content(root: Path) -> tuple[Content | None, list[Issue]]:
    """Data and pages of the project at `root`, and every fault of their form."""
    data, issues = load_data(root)
    if data is None:
        return None, issues
    pages = tuple(read_pages(root, data.languages))
    issues = in_order(issues + [issue for page in pages for issue in page.issues])
    return Content(root, data, pages, read_words(root, data.languages)), issues
