"""Does a published number stand in the prose as a literal, where a macro should say it?"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from num2words import num2words

from toolkit.content import Content
from toolkit.issue import Issue
from toolkit.language import Language
from toolkit.prose import lines
from toolkit.voice import PERCENT, Voice

DIGITS = re.compile(r"(?<![\w.,–/-])\d+(?:[.,]\d+)?(?![\w–/-])")
NOT_FIGURES = re.compile(
    r"\b[A-F]\.\d(?:\s\(\w\))?"  # sections of the document: C.3 (4)
    r"|^\s*\d+\.\s"  # ordinals of a list
    r"|\b(?:19|20)\d\d\b"  # years
    r"|\b\d+\.\s+(?=stoletj)"  # centuries
)


def check(content: Content) -> Iterator[Issue]:
    """Digits and number words that equal a published number."""
    for locale, language in content.data.languages.items():
        published = _published(Voice(content.data, locale))
        words = _words(published, language)
        pattern = re.compile(
            rf"(?<![\w-])({'|'.join(map(re.escape, words))})(?![\w-])", re.IGNORECASE
        )
        for page in content.pages:
            if page.locale != locale:
                continue
            for number, line in lines(page):
                for found, value in _found(line, published, words, pattern):
                    details = {"found": found, "macro": _macros(content, published[value])}
                    yield Issue(page.path, number, "literal-number", details)


def _macros(content: Content, keys: list[str]) -> str:
    """The macros that could stand in place of the literal."""
    percentages = {key for key, figure in content.data.figures.items() if figure.unit == PERCENT}
    calls = (f'{{{{ {"figure" if key in percentages else "count"}("{key}") }}}}' for key in keys)
    return " / ".join(calls)


def _published(voice: Voice) -> Mapping[float, list[str]]:
    values: dict[float, list[str]] = {}
    for key in (*voice.data.figures, *voice.data.targets):
        values.setdefault(float(voice.value(key)), []).append(key)
    return values


def _words(published: Mapping[float, list[str]], language: Language) -> dict[str, float]:
    """Every form of every published number in words; one and zero are ordinary words."""
    words: dict[str, float] = {}
    for value in published:
        if value != int(value) or value < 2:
            continue
        listed = language.numerals.get(int(value))
        if listed:
            forms = {form for genders in listed.values() for form in genders.values()}
        else:
            spoken = num2words(int(value), lang=language.spoken)
            forms = {spoken + ending for ending in language.numeral_endings}
        words |= dict.fromkeys(forms, value)
    return dict(sorted(words.items(), key=lambda item: -len(item[0])))


def _found(
    line: str, published: Mapping[float, list[str]], words: Mapping[str, float], pattern: re.Pattern
) -> Iterator[tuple[str, float]]:
    line = NOT_FIGURES.sub(lambda match: " " * len(match[0]), line)
    for match in DIGITS.finditer(line):
        value = float(match[0].replace(",", "."))
        if value in published and value >= 2:
            yield match[0], value
    for match in pattern.finditer(line):
        yield match[0], words[match[0].lower()]
