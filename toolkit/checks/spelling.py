"""Is every word one that the dictionary, the data or the list of words knows?"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from itertools import islice, product

from toolkit import prose, speller
from toolkit.checks.unfinished import MARK
from toolkit.content import Content
from toolkit.issue import WARNING, Issue
from toolkit.language import Spelling
from toolkit.schema import NAMED
from toolkit.speller import NoSpeller
from toolkit.words import WordList

WORD = re.compile(r"(?<![\w&])[^\W\d_]{2,}(?:['’][^\W\d_]+)*(?!\w)")
WITH_HYPHEN = re.compile(r"\b([^\W\d_]{2,})\d*-[^\W\d_]+")
NAMES = (*NAMED, "terms", "words")
MOST_VARIANTS = 64
MOST_SUGGESTIONS = 5


@dataclass(frozen=True)
class Place:
    """Where a word stands."""

    path: str
    line: int


def check(content: Content) -> Iterator[Issue]:
    """Words of pages and data, each language in one go."""
    for words in content.words.values():
        if words.lines != words.tidy:
            yield Issue(words.path, _first_untidy(words), "words-order", {}, WARNING)
    try:
        for locale, language in content.data.languages.items():
            if language.spelling:
                yield from _of_language(content, locale, language.spelling)
    except NoSpeller:
        yield _no_speller(content)


def _first_untidy(words: WordList) -> int:
    pairs = enumerate(zip(words.lines, words.tidy, strict=False), 1)
    return next((n for n, (line, tidy) in pairs if line != tidy), len(words.tidy) + 1)


def _no_speller(content: Content) -> Issue:
    spelt = {c: x.spelling for c, x in content.data.languages.items() if x.spelling}
    packages = sorted({spelling.package for spelling in spelt.values()})
    document = content.data.documents[next(iter(spelt))]
    command = f"sudo apt-get install {speller.PROGRAM} {' '.join(packages)}"
    line = document.line(("spelling",))
    return Issue(document.path, line, "speller-missing", {"command": command}, WARNING)


def _of_language(content: Content, locale: str, spelling: Spelling) -> Iterator[Issue]:
    places = _places(content, locale, spelling)
    known = _known(content, locale)
    asked = {word for word in places if not _is_known(word, known)}
    wrong = speller.misspelt(asked, spelling.dictionary)
    meant = _meant(wrong, known, spelling)
    for word in sorted(wrong):
        details = {"found": word, "suggestions": meant[word], "file": content.words[locale].path}
        for place in places[word]:
            yield Issue(place.path, place.line, "spelling", details, WARNING)


def _places(content: Content, locale: str, spelling: Spelling) -> dict[str, list[Place]]:
    """Where each word stands, once for each line."""
    found: dict[str, dict[Place, None]] = {}
    for path, line, text in _texts(content, locale):
        for word in _words(text, spelling):
            found.setdefault(word, {})[Place(path, line)] = None
    return {word: list(places) for word, places in found.items()}


def _texts(content: Content, locale: str) -> Iterator[tuple[str, int, str]]:
    for page in prose.written(content):
        if page.locale == locale:
            for number, line in prose.lines(page, own_language=True):
                yield page.path, number, line
    for collection, wording in prose.wordings(content, locale):
        if not _is_name(collection, wording.location):
            yield wording.path, wording.line, prose.blank(wording.text)


def _is_name(collection: str, location: tuple[str | int, ...]) -> bool:
    return collection in NAMES and location[1:2] == ("name",)


def _words(text: str, spelling: Spelling) -> Iterator[str]:
    """The words of a text without endings that any word may take."""
    plain = WITH_HYPHEN.sub(lambda found: " " if found[1].isupper() else found[0], text)
    for match in WORD.finditer(plain):
        word = match[0]
        for ending in spelling.endings:
            word = word.removesuffix(ending)
        yield word.replace("’", "'")


def _known(content: Content, locale: str) -> set[str]:
    """The words of the list, and those of every name and term in every language and case."""
    known = {MARK, *(content.words[locale].words if locale in content.words else ())}
    for other in content.data.languages:
        for collection, wording in prose.wordings(content, other):
            if _is_name(collection, wording.location):
                known.update(WORD.findall(wording.text))
    return known


def _is_known(word: str, known: Collection[str]) -> bool:
    """A word of the list may begin with a capital, but one with a capital stays as it is."""
    return word in known or word.lower() in known or (word.isupper() and word.capitalize() in known)


def _meant(wrong: set[str], known: set[str], spelling: Spelling) -> Mapping[str, list[str]]:
    """What may have been meant: first the word with its lost marks, then what aspell says."""
    variants = {word: _with_marks(word, spelling.lost_marks) for word in wrong}
    every = {variant for options in variants.values() for variant in options}
    bad = speller.misspelt({v for v in every if not _is_known(v, known)}, spelling.dictionary)
    said = speller.suggestions(wrong, spelling.dictionary)
    found = {
        word: dict.fromkeys([*(v for v in variants[word] if v not in bad), *said.get(word, ())])
        for word in wrong
    }
    return {word: list(options)[:MOST_SUGGESTIONS] for word, options in found.items()}


def _with_marks(word: str, lost: Mapping[str, str]) -> list[str]:
    """The word with every choice of marks put back, the most marks last."""
    options = product(*((letter, *lost.get(letter, "")) for letter in word))
    return ["".join(letters) for letters in islice(options, 1, MOST_VARIANTS)]
