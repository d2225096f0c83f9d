"""Does the prose use the preferred form of every term and name, in whatever case it stands?"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from itertools import pairwise

from toolkit import formatting, prose
from toolkit.content import Content
from toolkit.issue import Issue
from toolkit.language import Language
from toolkit.lemmas import in_place_of, traits
from toolkit.pages import Page
from toolkit.schema import COLLECTIONS

WORD = re.compile(r"[^\W_]+")
BETWEEN = re.compile(r"[*_]*(?:-|[^\S\n]{1,6}|[ ]*\n[ ]*)[*_]*")
"""What may stand between the words of one phrase; a macro leaves a wider gap."""

AFTER_DIGITS = re.compile(rf"\.?{BETWEEN.pattern}")
EMPHASIS = re.compile(r"[*_]+")
QUOTES = frozenset("\"'»«›‹„“”‚‘’")
TEXT_MACROS = ("agree",)
"""Macros whose arguments are words of the sentence."""


@dataclass(frozen=True)
class Phrase:
    """A form that is not used on the site, and the one that stands in its place."""

    cited: str
    words: tuple[frozenset[str], ...]
    preferred: str | Mapping[str, str]


@dataclass(frozen=True)
class Text:
    """A piece of prose that begins on a line of a file."""

    path: str
    line: int
    text: str


@dataclass(frozen=True)
class Search:
    """Finds the avoided forms of one language."""

    phrases: list[Phrase]
    language: Language
    begun: dict[str, list[Phrase]] = field(default_factory=dict)
    """For each word that was met: the phrases that it may begin."""

    def beginning_with(self, word: str) -> list[Phrase]:
        """The phrases whose first word this is, in any inflection."""
        if word not in self.begun:
            found = traits(word, self.language)
            self.begun[word] = [phrase for phrase in self.phrases if found & phrase.words[0]]
        return self.begun[word]

    def found(self, text: str) -> Iterator[tuple[str, int, Phrase]]:
        """Avoided forms in a text, each with the number of lines before it."""
        words = list(WORD.finditer(text))
        end = 0
        for index, word in enumerate(words):
            begun = self.beginning_with(word[0]) if word.start() >= end else ()
            phrase = next((p for p in begun if self._stands(p, words, index, text)), None)
            if phrase:
                end = words[index + len(phrase.words) - 1].end()
                if not _is_mention(text, word.start(), end):
                    found = " ".join(EMPHASIS.sub("", text[word.start() : end]).split())
                    yield found, text.count("\n", 0, word.start()), phrase

    def _stands(self, phrase: Phrase, words: list[re.Match[str]], index: int, text: str) -> bool:
        """Whether the words from `index` on are an inflection of the phrase."""
        chosen = words[index : index + len(phrase.words)]
        if len(chosen) < len(phrase.words):
            return False
        pairs = zip(chosen, phrase.words, strict=True)
        return all(traits(word[0], self.language) & wanted for word, wanted in pairs) and all(
            _joined(one, other, text) for one, other in pairwise(chosen)
        )


def check(content: Content) -> Iterator[Issue]:
    """Looks for avoided forms in pages and data, in every language."""
    for locale, language in content.data.languages.items():
        search = Search(_phrases(content, locale, language), language)
        if not search.phrases:
            continue  # a dictionary is slow to load
        names = _names_with_avoided_forms(search, content, locale)
        for text in _texts(content, locale):
            shown = names.sub(lambda name: "\0" * len(name[0]), text.text) if names else text.text
            for found, line, phrase in search.found(shown):
                suggestion = _like(found, in_place_of(found, phrase.cited, phrase.preferred))
                details = {"found": found, "suggestion": suggestion, "avoided": phrase.cited}
                yield Issue(text.path, text.line + line, "term-avoided", details)


def _phrases(content: Content, locale: str, language: Language) -> list[Phrase]:
    """The forms to avoid in a language, the longest first."""
    found = [
        Phrase(cited, tuple(traits(w, language) for w in WORD.findall(cited)), record.name[locale])
        for collection in COLLECTIONS
        for record in content.data.records[collection].values()
        for cited in getattr(record, "avoid", {}).get(locale, ())
        if WORD.search(cited)
    ]
    return sorted(found, key=lambda phrase: -len(phrase.words))


def _names_with_avoided_forms(
    search: Search, content: Content, locale: str
) -> re.Pattern[str] | None:
    """Names of `data/` that hold an avoided form: the name is right as it is."""
    forms = {
        form
        for records in content.data.records.values()
        for record in records.values()
        if hasattr(record, "name")
        for form in _forms(record.name[locale])
        if any(search.found(form))
    }
    longest_first = sorted(forms, key=lambda form: (-len(form), form))
    return re.compile("|".join(map(re.escape, longest_first))) if forms else None


def _forms(name: str | Mapping[str, str]) -> Iterator[str]:
    """A name in every case, and its parts."""
    for form in [name] if isinstance(name, str) else name.values():
        yield form
        yield from form.split(" – ")


def _texts(content: Content, locale: str) -> Iterator[Text]:
    for page in content.pages:
        if page.locale == locale:
            yield from _of_page(page)
    for _, wording in prose.wordings(content, locale):
        if "name" not in wording.location:
            yield Text(wording.path, wording.line, prose.blank(wording.text))


def _of_page(page: Page) -> Iterator[Text]:
    lines = list(prose.lines(page, own_language=True))
    yield from (Text(page.path, n, text) for n, text in lines if n < page.body_line)
    body = "\n".join(text for n, text in lines if n >= page.body_line)
    yield Text(page.path, page.body_line, body)
    for call in page.calls:
        if call.name in TEXT_MACROS:
            words = (value for value in call.options.values() if isinstance(value, str))
            yield from (Text(page.path, call.line, text) for text in words)


def _joined(word: re.Match[str], following: re.Match[str], text: str) -> bool:
    between = AFTER_DIGITS if word[0].isdigit() else BETWEEN
    return between.fullmatch(text, word.end(), following.start()) is not None


def _is_mention(text: str, start: int, end: int) -> bool:
    """Whether quotation marks around exactly these words show that they are another's."""
    return text[start - 1 : start] in QUOTES and text[end : end + 1] in QUOTES


def _like(found: str, suggestion: str) -> str:
    """The suggestion with a capital where the found words had one."""
    return formatting.capitalised(suggestion) if found[:1].isupper() else suggestion
