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
    """Grammatical case in which the noun stands."""
    number: Text
    """Grammatical number in which the noun stands."""


class Typography(Record):
    """How a language sets quotation marks, dashes and decimals, beside `quotes` and `percent`."""

    accepted_quotes: tuple[Text, ...] = ()
    """Quotation marks that may stand beside those of `quotes`."""
    dash: Text = "–"
    """The dash between parts of a sentence (with spaces) and between numbers (without)."""
    other_dashes: tuple[Text, ...] = ("—", "―")
    """Dashes that the language does not use between words."""
    decimal_mark: Text | None = None
    """What stands before decimals; leave out and decimals are not looked at."""


class Spelling(Record):
    """With what the spelling of a language is checked."""

    dictionary: Text
    """Name of the dictionary of aspell."""
    package: Text
    """The Debian package that holds it."""
    lost_marks: Mapping[Text, Text] = Field(default_factory=dict)
    """Letters that are often typed without their mark, with what they stand for: c: č."""
    endings: tuple[Text, ...] = ()
    """Endings that any word may take: 's."""


class Reading(Record):
    """From where on a sentence is said to be heavy."""

    sentence_words: Annotated[int, Field(ge=1)] = 25
    """The most words of a sentence."""
    heavy_endings: tuple[Text, ...] = ()
    """Endings of nouns made from verbs."""
    heavy_words: Annotated[int, Field(ge=1)] = 3
    """How many such nouns, one after the other, are too many."""
    joining_words: tuple[Text, ...] = ()
    """Words that join parts of a list, so that a chain of nouns ends there."""


class Searching(Record):
    """How search knows a word in all its forms."""

    dictionary: Text
    """Code of the language's dictionary in simplemma."""
    endings: tuple[Text, ...] = ()
    """What is cut from the form that stands in the dictionary, where other forms end otherwise."""
    fleeting: Annotated[Text, Field(pattern=r"^[a-z]$")] | None = None
    """The vowel that comes and goes before the last consonant: e in petek, petka."""


class Language(Record):
    """Grammar, numbers and typography of a language."""

    name: Text
    """Name of the language in the language itself."""
    site_name: Text
    """Name of the site."""
    book: Annotated[Text, Field(pattern=r"^[a-z0-9-]+\.pdf$")] | None = None
    """File name of the PDF of the whole concept; never changed, as others link to it."""
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
    ordinals: tuple[Text, ...] = ()
    """Beginnings of words before which a number with a full stop is an ordinal, as of a century."""
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
    endings: tuple[str, ...] = ("",)
    """Endings of declined words, by which a word is known in every case."""
    citation_date: Annotated[Text, Field(pattern=r"^[yMd., ]+$")] = "y, MMMM d"
    """How a citation in APA's style writes a day: y, MMMM and d stand for its parts."""
    typography: Typography = Typography()
    """Quotation marks, dashes and decimals."""
    spelling: Spelling | None = None
    """With what spelling is checked; leave out where there is no dictionary."""
    reading: Reading = Reading()
    """From where on a sentence is said to be heavy."""
    search: Searching | None = None
    """How search knows word forms; leave out where there is no dictionary."""
    draft: bool = False
    """Whether a command made this file and nobody who speaks the language has looked at it yet."""
