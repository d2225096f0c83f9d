"""Writes numbers, percentages, dates, counted nouns and lists as a language wants them.

Imports nothing of the toolkit: a `language` is anything with the fields of
`data/languages/*.yml`, a noun anything with `gender` and `forms`.
"""

from __future__ import annotations

import datetime
from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import Any

from babel import Locale
from babel.dates import format_date
from babel.lists import format_list
from babel.numbers import format_decimal
from num2words import num2words

NO_BREAK_SPACE = "\u00a0"
MAXIMUM_DECIMALS = 6


class MissingForm(LookupError):
    """A case or form that the data does not give; `args` is (what, form)."""


def number(value: float, language: Any) -> str:
    """12345.5 as 12.345,5 or 12,345.5, with all its decimals."""
    pattern = "#,##0." + "#" * MAXIMUM_DECIMALS
    return format_decimal(Decimal(str(value)), pattern, locale=language.babel)


def percent(value: float, language: Any) -> str:
    """53 as 53 % (with a no-break space) or 53%."""
    written: str = language.percent.format(number=number(value, language))
    return written


def date(value: str, language: Any, form: str = "long") -> str:
    """2026-11-22 as 22. november 2026 or 22 November 2026, or in a pattern of CLDR."""
    return format_date(datetime.date.fromisoformat(value), form, locale=language.babel)


def enumeration(items: Sequence[str], language: Any) -> str:
    """A list in a sentence: a, b in c; a, b and c."""
    return format_list(list(items), style="standard", locale=language.babel)


def quoted(text: str, language: Any) -> str:
    """Text in the quotation marks of the language."""
    opening, closing = language.quotes
    return f"{opening}{text}{closing}"


def category(value: float, language: Any) -> str:
    """Plural category of CLDR (one, two, few, other), or `fraction` for 1.5."""
    if value != int(value):
        return "fraction"
    return Locale.parse(language.babel).plural_form(int(value))


def agreement(value: float, case: str, language: Any) -> Any:
    """Case and number in which a noun stands beside `value`."""
    rules = language.counting.get(case)
    if rules is None:
        raise MissingForm("case", case)
    return rules.get(category(value, language)) or rules["other"]


def noun(value: float, forms: Any, language: Any, case: str) -> str:
    """The noun as it stands beside `value`: projekt, projekta, projekti, projektov."""
    rule = agreement(value, case, language)
    form: str = forms.forms[rule.case][language.numbers.index(rule.number)]
    return form


def number_word(value: float, gender: str | None, case: str, language: Any) -> str | None:
    """`value` in words where the language lists it (trije, three), otherwise None."""
    by_gender = language.numerals.get(value)
    if by_gender is None:
        return None
    forms = by_gender.get(gender) or by_gender.get("any")
    return forms.get(case) if forms else None


def count(value: float, forms: Any, language: Any, case: str, *, words: bool = False) -> str:
    """A number with its noun: 5 projektov; in words: pet projektov."""
    spelled = number_word(value, forms.gender, case, language) if words else None
    if spelled:
        return f"{spelled} {noun(value, forms, language, case)}"
    return f"{number(value, language)}{NO_BREAK_SPACE}{noun(value, forms, language, case)}"


def agree(value: float, forms: Mapping[str, str], language: Any) -> str:
    """The form that agrees with `value`: of one, two, few, other and fraction (else `other`)."""
    return forms.get(category(value, language)) or forms["other"]


def preposition(word: str, value: float, language: Any) -> str:
    """The preposition as it sounds before the spoken number: s 3, z 8, k 5."""
    rule = language.prepositions.get(word)
    if rule is None:
        return word
    said = spoken(value, language)
    form: str = rule.variant if said and said[0] in rule.before else rule.default
    return form


def spoken(value: float, language: Any) -> str:
    """A whole number as it is said: dvanajst, twelve; empty in a language that is not known."""
    try:
        said: str = num2words(int(value), lang=language.spoken)
    except NotImplementedError:
        return ""
    return said


def size_word(value: float, steps: Sequence[Any], language: Any, case: str) -> str:
    """The percentage as a size in words: skoraj tri četrtine, almost three quarters."""
    step = next(step for step in reversed(steps) if value >= step.at_least)
    fraction = language.fractions[step.fraction].get(case)
    if fraction is None:
        raise MissingForm("case", case)
    return f"{language.modifiers[step.modifier]} {fraction}" if step.modifier else fraction


def name(forms: str | Mapping[str, str], case: str) -> str:
    """A name in a case; a plain text stays the same in every case."""
    if isinstance(forms, str):
        return forms
    if case not in forms:
        raise MissingForm("case", case)
    return forms[case]


def capitalised(text: str) -> str:
    """The text with its first letter in upper case."""
    return text[:1].upper() + text[1:]


def visible(text: str) -> str:
    """A piece of text that begins or ends with a space, with its spaces made visible."""
    if text.strip() == text:
        return text
    return text.replace(NO_BREAK_SPACE, "\u237d").replace(" ", "\u2423")
