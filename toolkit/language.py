"""What the toolkit must know of a language: `data/languages/<code>.yml`."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated

from pydantic import Field

from toolkit.model import Record, Text

Forms = Mapping[str, Text]


class Preposition(Record):
    """A preposition that changes with the sound that follows."""

    default: Text
    """The form used otherwise."""
    variant: Text
    """The form used before the sounds of `before`."""
    before: Text
    """First letters of the spoken number that call for the variant."""


class Agreement(Record):
    """The case and number of a noun beside a number."""

    case: Text
    number: Text


class Language(Record):
    """Grammar, numbers and typography of a language."""

    name: Text
    """Name of the language in the language itself."""
    site_name: Text
    """Name of the site."""
    babel: Text
    """Locale of the CLDR data that Babel uses, for example en_GB."""
    spoken: Text
    """Language code with which num2words spells numbers."""
    path: str
    """What stands before the address of every page: empty, or `en/`."""
    quotes: tuple[Text, Text]
    """Opening and closing quotation mark."""
    percent: Annotated[Text, Field(pattern=r"\{number\}")]
    """A percentage, with {number} for the number."""
    cases: Annotated[tuple[Text, ...], Field(min_length=1)]
    """Grammatical cases, the first being the one used when none is asked for."""
    numbers: Annotated[tuple[Text, ...], Field(min_length=1)]
    """Grammatical numbers, in the order in which nouns list their forms."""
    counting: Mapping[str, Mapping[str, Agreement]]
    """For each case and plural category (one, two, few, other, fraction): how the noun stands."""
    numerals: Mapping[int, Mapping[str, Mapping[str, Text]]]
    """Number words: number, then gender (or any), then case."""
    numeral_endings: tuple[str, ...] = ("",)
    """What may follow a spoken number above ten when it declines."""
    target_case: Text
    """The case in which a target stands when none is asked for."""
    qualifiers: Mapping[str, str]
    """Words for the qualifiers of targets; may be empty."""
    prepositions: Mapping[str, Preposition] = Field(default_factory=dict)
    """Prepositions that change with the number that follows."""
    modifiers: Forms
    """Words before the fraction of a size word."""
    fractions: Mapping[str, Forms]
    """Fractions of a size word, in each case."""
    bound_words: tuple[Text, ...] = ()
    """Short words that never end a line."""
