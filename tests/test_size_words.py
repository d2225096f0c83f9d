"""Percentages as sizes in words, by the steps of the data."""

from __future__ import annotations

import itertools
from decimal import Decimal

import pytest

from toolkit import formatting
from toolkit.content import Content
from toolkit.language import Language

SHARES = {
    "none": 0, "tenth": 10, "fifth": 20, "quarter": 25, "third": 33.3, "two_fifths": 40,
    "half": 50, "three_fifths": 60, "two_thirds": 66.7, "three_quarters": 75, "four_fifths": 80,
    "nine_tenths": 90, "all": 100,
}  # fmt: skip


@pytest.mark.parametrize("locale", ["sl", "en"])
def test_size_words_are_true(content: Content, locale: str) -> None:
    """From 0 to 100 in tenths "almost" is below, "more than" above, and the bare word on it."""
    language = content.data.languages[locale]
    modifiers = {word: key for key, word in language.modifiers.items()}
    fractions = {forms["nominative"]: key for key, forms in language.fractions.items()}
    for tenths in range(1001):
        value = float(Decimal(tenths) / 10)
        said = formatting.size_word(value, content.data.sizes, language, "nominative")
        modifier = next((modifiers[w] for w in modifiers if said.startswith(w + " ")), None)
        fraction = fractions[said.removeprefix(language.modifiers.get(modifier, "")).strip()]
        if fraction == "few":
            assert 0 < value < 10, f"{value}: {said}"
            continue
        distance = value - SHARES[fraction]
        holds = {
            None: -0.5 <= distance <= 1,
            "almost": -8 <= distance < 0,
            "less_than": -8 <= distance < 0,
            "about": -2.5 <= distance <= 2.5,
            "just_over": 0 < distance <= 6,
            "more_than": 0 < distance <= 8,
        }[modifier]
        assert holds, f"{value}: {said}"


def test_size_word_changes_at_each_threshold(content: Content, sl: Language) -> None:
    """The word of a step is used from exactly its percentage on."""
    sizes = content.data.sizes
    for before, step in itertools.pairwise(sizes):
        at = formatting.size_word(step.at_least, sizes, sl, "nominative")
        below = formatting.size_word(step.at_least - 0.01, sizes, sl, "nominative")
        assert at.endswith(sl.fractions[step.fraction]["nominative"])
        assert below.endswith(sl.fractions[before.fraction]["nominative"])
        assert at != below


def test_size_word_in_a_case(content: Content, sl: Language, en: Language) -> None:
    """A size word declines where the language does, and a missing case is said to be missing."""
    sizes = content.data.sizes
    assert formatting.size_word(72, sizes, sl, "genitive") == "skoraj treh četrtin"
    assert formatting.size_word(72, sizes, en, "nominative") == "almost three quarters"
    with pytest.raises(formatting.MissingForm):
        formatting.size_word(72, sizes, en, "genitive")
