"""The sentences of each section of a page, reduced to what the other languages must follow."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property

from toolkit.content import Content
from toolkit.kept import kept
from toolkit.model import MATCH_KEY
from toolkit.pages import Page
from toolkit.sections import sections

CONSONANTS = "bcdfghjkmnpqrstvwxz"
"""Letters of a hash: no digits, which YAML could take for a number, no vowels, hence no words."""

HASH_LENGTH = 4
HOME = "index"
FRONT_KEYS = ("title", "description")
OPENING = "opening"

MARKER = re.compile(r"\s*(?:[-*+]\s|\d+[.)]\s|#{1,6}\s|>)\s*")
BLOCK_START = re.compile(rf"{MARKER.pattern}|\s*(?:\||!!!|\?\?\?|```|~~~|\[[^\]]+\]:)")
HEADING = re.compile(r"#{1,6}\s")
TABLE_RULE = re.compile(r"\s*\|?[\s:|-]*-{3}[\s:|-]*$")
CLOSING = r"[»«“”\")*_]|\](?:\([^)\n]*\))?|</\w+>"
SENTENCE_END = re.compile(rf"(?<=[.!?…])(?:{CLOSING})*(\s+)(?=\S)")
UNSEEN = re.compile(
    r"<!--.*?-->|\{#.*?#\}|\{%.*?%\}|(?m:^[ \t]*</?div\b[^>\n]*>[ \t]*$)", re.DOTALL
)
"""Comments, frames that stand alone on their line, and the marks around a claim, whose conditions
the check of translations compares."""

NO_TEXT = re.compile(
    r"\{:?\s*[#.:][^}]*\}"  # heading ids and classes
    r"|(?<=\])\((?:[^()]|\([^()]*\))*\)|(?<=\])\[[^\]]*\]|(?<=\]:)\s*\S+"  # targets of links
    r"|https?://[^\s)>]+"
    r"|\s(?:href|src|target|rel|class|id)=(?:\"[^\"]*\"|'[^']*')",
    re.DOTALL,
)
MACRO = re.compile(r"\{\{-?\s*(\w+)\s*(?:\((.*?)\))?\s*-?\}\}", re.DOTALL)
ARGUMENT = re.compile(r"(?:(\w+)\s*=\s*)?(\"[^\"]*\"|'[^']*'|[\w.]+)")
SWITCHES = ("true", "false", "True", "False")


Line = tuple[int, str]
"""A line with its number in the file."""


@dataclass(frozen=True)
class Sentence:
    """A sentence as it stands in the file, and the line on which it begins."""

    text: str
    line: int


@dataclass(frozen=True)
class Passage:
    """One section, title or description of a page, with a hash for each of its sentences."""

    page: Page
    key: str
    line: int
    hashes: tuple[str, ...]
    cases: tuple[str, ...] = field(repr=False)

    @cached_property
    def sentences(self) -> tuple[Sentence, ...]:
        """What the hashes stand for; only a text that has changed is asked for it."""
        lines = next(lines for key, _, lines in _written(self.page) if key == self.key)
        return tuple(sentence for sentence, _ in _hashed(lines, self.cases))


Found = tuple[str, int, tuple[str, ...]]
"""Name of a section, its line, the hashes of its sentences."""


def page_key(page: Page) -> str:
    """How a page is called: its slug without the last slash."""
    return page.slug.rstrip("/") or HOME


def passages(content: Content) -> dict[str, Mapping[str, Passage]]:
    """For each section that is written by hand (`summary#demand`) its text in every language."""
    known = _by_path(content)
    found: dict[str, dict[str, Passage]] = {}
    for page in _slug_by_slug(content):
        cases = content.data.languages[page.locale].cases
        for key, line, hashes in known[page.path]:
            found.setdefault(key, {})[page.locale] = Passage(page, key, line, hashes, cases)
    return {key: twins for key, twins in found.items() if _can_be_recorded(key, twins)}


def _slug_by_slug(content: Content) -> Iterator[Page]:
    for slug in dict.fromkeys(page.slug for page in content.pages if not page.generated):
        twins = (content.by_address.get((code, slug)) for code in content.data.languages)
        yield from filter(None, twins)


def _by_path(content: Content) -> dict[str, list[Found]]:
    """What each page holds; found again as long as the page is the same."""
    pages = {page.path: page for page in content.pages if page.locale in content.data.languages}
    cases = {path: content.data.languages[page.locale].cases for path, page in pages.items()}
    made_from = {path: (page.fingerprint, cases[path]) for path, page in pages.items()}
    with kept(content.root, "passages") as results:
        return results.each(made_from, lambda path: list(_of_page(pages[path], cases[path])))


def _can_be_recorded(key: str, twins: Mapping[str, Passage]) -> bool:
    """Whether there is text, under an id and an address that are well formed."""
    texts = (passage.hashes for passage in twins.values())
    return MATCH_KEY.fullmatch(key) is not None and any(texts)


def _of_page(page: Page, cases: tuple[str, ...]) -> Iterator[Found]:
    for key, line, lines in _written(page):
        yield key, line, tuple(sign for _, sign in _hashed(lines, cases))


def _written(page: Page) -> Iterator[tuple[str, int, Iterable[Line]]]:
    """The name of each section of a page, where it begins, and its lines."""
    name = page_key(page)
    for key in FRONT_KEYS:
        line = page.front.line((key,))
        if page.meta(key):
            yield f"{name}:{key}", line, [(line, page.meta(key))]
    for section in sections(page):
        key = f"{name}#{section.id}" if section.id else f"{name}:{OPENING}"
        yield key, section.line, section.lines


def _hashed(lines: Iterable[Line], cases: tuple[str, ...]) -> list[tuple[Sentence, str]]:
    """The sentences that say something, each with its hash."""
    sentences = split(_seen(tuple(lines)))
    pairs = ((sentence, normal(sentence.text, cases)) for sentence in sentences)
    return [(sentence, _hash(text)) for sentence, text in pairs if text]


def _seen(lines: tuple[Line, ...]) -> Iterator[Line]:
    """The lines without comments and the marks of claims, which may span several of them."""
    text = "\n".join(text for _, text in lines)
    seen = UNSEEN.sub(lambda match: re.sub(r"[^\n]", " ", match[0]), text).split("\n")
    return ((number, text) for (number, _), text in zip(lines, seen, strict=False))


def split(lines: Iterable[Line]) -> Iterator[Sentence]:
    """The sentences of some lines; where lines break inside a paragraph does not matter."""
    for first, block in _blocks(lines):
        start = 0
        for end in [match.start(1) for match in SENTENCE_END.finditer(block)] + [len(block)]:
            text = block[start:end]
            begins = start + len(text) - len(text.lstrip())
            yield Sentence(" ".join(text.split()), first + block.count("\n", 0, begins))
            start = end


def _blocks(lines: Iterable[Line]) -> Iterator[tuple[int, str]]:
    """Paragraphs, headings, list items and table rows, each with the number of its first line."""
    block: list[str] = []
    first, heading = 0, False
    for number, text in (*lines, (0, "")):
        if block and (heading or not text.strip() or BLOCK_START.match(text)):
            yield first, "\n".join(block)
            block = []
        if text.strip() and not TABLE_RULE.match(text):
            first, heading = (first, heading) if block else (number, bool(HEADING.match(text)))
            block.append(text if block else MARKER.sub("", text, count=1))


def normal(text: str, cases: tuple[str, ...]) -> str:
    """The text without targets, grammatical forms of macros, and spacing."""
    text = MACRO.sub(lambda call: _macro(call, cases), text)
    return " ".join(NO_TEXT.sub("", text).split())


def _macro(call: re.Match[str], cases: tuple[str, ...]) -> str:
    """A macro call by its name and arguments, without the case and the switches of its form."""
    arguments = ((key, value.strip("\"'")) for key, value in ARGUMENT.findall(call[2] or ""))
    forms = (*cases, *SWITCHES)
    kept = [f"{key}={value}" if key else value for key, value in arguments if value not in forms]
    return f"‹{' '.join((call[1], *kept))}›"


def _hash(text: str) -> str:
    number = int.from_bytes(hashlib.sha256(text.encode()).digest()[:8], "big")
    letters = ""
    for _ in range(HASH_LENGTH):
        number, index = divmod(number, len(CONSONANTS))
        letters += CONSONANTS[index]
    return letters
