"""Knows a word in every inflection, and which form of another word would stand in its place."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from itertools import takewhile

from toolkit.language import Language

SHORTEST_STEM = 3
VOWELS = frozenset("aeiou")
"""Endings that fit too many cases to tell one."""


def traits(word: str, language: Language) -> frozenset[str]:
    """What any two inflections of a word have in common: its lemma, or a stem."""
    return _traits(word.casefold(), language.babel.partition("_")[0], language.endings)


@cache
def _traits(word: str, code: str, endings: tuple[str, ...]) -> frozenset[str]:
    stems = (word.removesuffix(ending) for ending in endings if word.endswith(ending))
    return frozenset({word, _lemma(word, code), *(s for s in stems if len(s) >= SHORTEST_STEM)})


def _lemma(word: str, code: str) -> str:
    """The form under which a dictionary lists the word, marked as no stem."""
    import simplemma  # slow to load, and not every command needs it

    try:
        return f"={simplemma.lemmatize(word, lang=code)}"
    except ValueError:  # no dictionary of this language
        return f"={word}"


def in_place_of(found: str, cited: str, preferred: str | Mapping[str, str]) -> str:
    """The form of `preferred` in the case of `found`, an inflection of `cited`.

    The case shows in the last letters, which words of one kind share: mehkimi spretnostmi, mehkimi
    veščinami. Where it does not show, the first case stands.
    """
    if isinstance(preferred, str):
        return preferred
    first = next(iter(preferred.values()))
    if found.casefold() == cited.casefold():
        return first
    scores = {form: _likeness(found, cited, form, preferred) for form in preferred.values()}
    best = max(scores, key=lambda form: scores[form])
    return best if scores[best] else first


def _likeness(found: str, cited: str, form: str, preferred: Mapping[str, str]) -> int:
    """How many last letters the declined words of two phrases share."""
    positions = zip(*(text.split() for text in preferred.values()), strict=False)
    declined = [index for index, words in enumerate(positions) if len(set(words)) > 1]
    ours, wanted = found.casefold().split(), form.casefold().split()
    if len(ours) == len(wanted):
        return sum(_shared(ours[index], wanted[index]) for index in declined)
    if not declined or ours[-1] == cited.casefold().split()[-1]:
        return 0
    return _shared(ours[-1], wanted[declined[-1]])


def _shared(one: str, other: str) -> int:
    """How many last letters two words share; a vowel alone does not count."""
    pairs = zip(reversed(one), reversed(other), strict=False)
    ending = [letter for letter, _ in takewhile(lambda pair: pair[0] == pair[1], pairs)]
    return 0 if len(ending) == 1 and ending[0] in VOWELS else len(ending)
