"""Does a published number stand in the prose as a literal, where a macro should say it?"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from toolkit.content import Content
from toolkit.formatting import spoken
from toolkit.issue import ERROR, WARNING, Issue
from toolkit.language import Language
from toolkit.prose import lines
from toolkit.voice import PERCENT, Voice

DIGITS = re.compile(r"(?<![\w.,–/-])\d+(?:[.,]\d+)?(?![\w–/-])")
NOT_FIGURES = re.compile(
    r"\b[A-F]\.\d(?:\s\(\w\))?"  # sections of the document: C.3 (4)
    r"|^\s*\d+\.\s"  # ordinals of a list
    r"|\b(?:19|20)\d\d\b"  # years
)


NOTHING = "(?!)"
CERTAIN_FROM = 11
"""A number from here on is hardly ever another number than the published one."""

WORDS_AFTER = re.compile(r"\W*(%|[\w-]+)\W*([\w-]*)\W*([\w-]*)")
"""What may name the thing that is counted: the words right after the number."""


def check(content: Content) -> Iterator[Issue]:
    """Digits and number words that equal a published number.

    An error where the number is large or the thing that it counts follows; otherwise a warning,
    since a small number is often another one, and a change of data must not forbid it.
    """
    for locale, language in content.data.languages.items():
        voice = Voice(content.data, locale)
        published = _published(voice)
        words = _words(published, language)
        forms = "|".join(map(re.escape, words)) or NOTHING
        pattern = re.compile(rf"(?<![\w-])({forms})(?![\w-])", re.IGNORECASE)
        for page in content.pages:
            if page.locale != locale or page.generated:
                continue
            for number, line in lines(page):
                line = _without_ordinals(line, language)
                for match, value in _found(line, published, words, pattern):
                    details = {"found": match[0], "macro": _macros(content, published[value])}
                    certain = value >= CERTAIN_FROM or _names_counted(
                        voice, published[value], line[match.end() :]
                    )
                    severity = ERROR if certain else WARNING
                    yield Issue(page.path, number, "literal-number", details, severity)


def _without_ordinals(line: str, language: Language) -> str:
    """The line without numbers that count nothing, such as those of centuries."""
    if not language.ordinals:
        return line
    words = "|".join(map(re.escape, language.ordinals))
    return re.sub(rf"\b\d+\.\s+(?={words})", lambda match: " " * len(match[0]), line)


def _names_counted(voice: Voice, keys: list[str], rest: str) -> bool:
    """Whether what follows a number is what one of the published numbers counts."""
    match = WORDS_AFTER.match(rest)
    following = {word.lower() for word in match.groups() if word} if match else set()
    return any(following & _counted_words(voice, key) for key in keys)


def _counted_words(voice: Voice, key: str) -> set[str]:
    unit = voice.quantity(key).unit
    if unit == PERCENT:
        return {"%"}
    forms = voice.noun(unit).forms.values()
    return {word for case in forms for form in case for word in form.lower().split()}


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
            said = spoken(value, language)
            forms = {said + ending for ending in language.numeral_endings if said}
        words |= dict.fromkeys(forms, value)
    return dict(sorted(words.items(), key=lambda item: -len(item[0])))


def _found(
    line: str,
    published: Mapping[float, list[str]],
    words: Mapping[str, float],
    pattern: re.Pattern[str],
) -> Iterator[tuple[re.Match[str], float]]:
    line = NOT_FIGURES.sub(lambda match: " " * len(match[0]), line)
    for match in DIGITS.finditer(line):
        value = float(match[0].replace(",", "."))
        if value in published and value >= 2:
            yield match, value
    for match in pattern.finditer(line):
        yield match, words[match[0].lower()]
