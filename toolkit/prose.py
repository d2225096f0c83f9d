"""The words of pages and data without what is not prose: macros, tags, addresses, code, ids."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache

from toolkit.content import Content
from toolkit.pages import Page
from toolkit.yaml_nodes import Document, Location

MARK = "\ufffc"
"""Stands for each character that is not prose where a reader of the line must know of it."""

CODE = re.compile(
    r"^[ ]*(?P<fence>```|~~~).*?(?:^[ ]*(?P=fence)[^\n]*$|\Z)"
    r"|(?P<ticks>`+)(?!`)[^\n]*?(?<!`)(?P=ticks)(?!`)"
    r"|<!--.*?(?:-->|\Z)|\{#.*?#\}",
    re.DOTALL | re.MULTILINE,
)
"""Code and comments."""

NOT_PROSE = re.compile(
    r"\{%.*?%\}|\{\{.*?\}\}"  # macros
    r"|</?[A-Za-z][^<>]*>"  # tags
    r"|\{:?\s*[#.:][^}\n]*\}"  # heading ids and classes
    r"|\{\w+\}|&#?\w+;"  # words that the site fills in, characters by their name
    r"|\]\((?:[^()\n]|\([^()\n]*\))*\)|\]\[[^\]\n]*\]"  # goals of links
    r"|^[ ]*\[[^\]\n]+\]:[^\n]*$|\[\^[^\]\n]+\]"  # addresses and notes at the foot of the page
    r"|https?://[^\s)]+|[\w.+-]+@[\w-]+(?:\.[\w-]+)+",  # addresses
    re.DOTALL | re.MULTILINE,
)
BOX = re.compile(r"^([ ]*(?:!!!|\?\?\?\+?)(?:[ ]+[\w-]+)+[ ]*\"?)(.*?)(\"?[ ]*)$", re.MULTILINE)
"""The head of a box: its kind and, in quotation marks that are no text, its title."""

FOREIGN = re.compile(r"<(\w+)[^<>]*\slang=[\"']?([\w-]+)[^<>]*>(.*?)</\1>", re.DOTALL)
"""Words marked as being in another language."""

UNSEEN_KEYS = {"avoid", "synonyms", "gender"}
"""Keys of data below which stand words that no page shows."""


@lru_cache(maxsize=1024)
def blank(text: str, mark: str = " ") -> str:
    """The text with everything that is not prose replaced by `mark`; lines stay where they are."""
    text = wiped(NOT_PROSE, wiped(CODE, text, mark), mark)
    return BOX.sub(lambda m: _wiped(m[1], mark) + m[2] + _wiped(m[3], mark), text)


def without_foreign(text: str, locale: str, mark: str = " ") -> str:
    """The text without the words that are marked as another language than `locale`."""
    return FOREIGN.sub(lambda m: m[0] if m[2] == locale else _wiped(m[0], mark), text)


def wiped(pattern: re.Pattern[str], text: str, mark: str = " ") -> str:
    """The text with each character of what matches replaced by `mark`; lines stay."""
    return pattern.sub(lambda match: _wiped(match[0], mark), text)


def _wiped(text: str, mark: str) -> str:
    return "\n".join(mark * len(line) for line in text.split("\n"))


def written(content: Content) -> list[Page]:
    """The pages that people write; those that the toolkit makes are its own matter."""
    return [page for page in content.pages if not page.generated]


def lines(page: Page, mark: str = " ", *, own_language: bool = False) -> Iterator[tuple[int, str]]:
    """Each line of prose of a page with its number, front matter first."""

    def seen(text: str) -> str:
        return blank(without_foreign(text, page.locale, mark) if own_language else text, mark)

    for key in ("title", "description"):
        if page.meta(key):
            yield page.front.line((key,)), seen(page.meta(key))
    yield from enumerate(seen(page.body).split("\n"), page.body_line)


@dataclass(frozen=True)
class Wording:
    """A text of `data/` in one language, and where it stands."""

    path: str
    line: int
    location: Location
    text: str


def wordings(content: Content, locale: str) -> Iterator[tuple[str, Wording]]:
    """Every text of the collections in a language, with the collection it belongs to."""
    for collection in content.data.records:
        document = content.data.documents[collection]
        for location, text in _texts(document.value, (), locale, inside=False):
            yield collection, _wording(document, location, text)


def _wording(document: Document, location: Location, text: str) -> Wording:
    return Wording(document.path, document.line(location), location, text)


def _texts(
    value: object, location: Location, locale: str, *, inside: bool
) -> Iterator[tuple[Location, str]]:
    """Texts below the key of the language."""
    if isinstance(value, str) and inside:
        yield location, value
    elif isinstance(value, Mapping):
        for key, below in value.items():
            if key not in UNSEEN_KEYS:
                here = inside or key == locale
                yield from _texts(below, (*location, key), locale, inside=here)
    elif isinstance(value, list):
        for index, below in enumerate(value):
            yield from _texts(below, (*location, index), locale, inside=inside)
