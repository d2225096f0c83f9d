"""A first `data/languages/<code>.yml` of a language, from what CLDR and num2words know of it."""

from __future__ import annotations

from collections.abc import Mapping

import yaml
from babel import Locale, UnknownLocaleError
from babel.numbers import format_decimal, format_percent, get_decimal_symbol
from num2words import num2words

from toolkit.language import Language

CASE = "nominative"
CATEGORIES = ("one", "two", "few", "many", "other")
"""Plural categories in the order in which nouns list their forms."""
HIGHEST_WORD = 10
EXAMPLE = 53
HEAD = """\
# yaml-language-server: $schema=../schemas/language.json
# {name}: a draft. Numbers, dates and plural forms come from CLDR; a noun lists one form for each of
# `numbers`. Quotation marks, size words, qualifiers and everything else that is still in another
# language need somebody who speaks this one; so do grammatical cases and number words with genders.
"""


def is_known(code: str) -> bool:
    """Whether CLDR has the language, by a code of two letters."""
    try:
        return len(code) == len("xx") and bool(Locale.parse(code))
    except (ValueError, UnknownLocaleError):
        return False


def name(code: str) -> str:
    """The name of a language in the language itself."""
    return (Locale.parse(code).get_language_name(code) or code).capitalize()


def draft(code: str, site_name: str, path: str, model: Language) -> str:
    """The file; `model` is the language whose words stand in for what is not known."""
    locale = Locale.parse(code)
    categories = [c for c in CATEGORIES if c in (*locale.plural_form.tags, CATEGORIES[-1])]
    known = {
        "draft": True,
        "name": name(code),
        "site_name": site_name,
        "babel": code,
        "spoken": code,
        "path": path,
        "quotes": list(model.quotes),
        "percent": _percent(code),
        "cases": [CASE],
        "numbers": categories,
        "counting": {CASE: {c: {"case": CASE, "number": c} for c in categories}},
        "numerals": {n: {"any": {CASE: word}} for n, word in _number_words(code).items()},
        "target_case": CASE,
        "qualifiers": dict(model.qualifiers),
        "modifiers": dict(model.modifiers),
        "fractions": {key: {CASE: forms[model.cases[0]]} for key, forms in model.fractions.items()},
        "typography": {"decimal_mark": get_decimal_symbol(code)},
    }
    written = yaml.safe_dump(
        known, sort_keys=False, allow_unicode=True, default_flow_style=None, width=100
    )
    return HEAD.format(name=name(code)) + written


def _percent(code: str) -> str:
    """How a percentage is written, with {number} for the number."""
    written = format_percent(EXAMPLE / 100, locale=code)
    return written.replace(format_decimal(EXAMPLE, locale=code), "{number}")


def _number_words(code: str) -> Mapping[int, str]:
    """One to ten in words; nothing where they are not known."""
    try:
        return {n: num2words(n, lang=code) for n in range(1, HIGHEST_WORD + 1)}
    except NotImplementedError:
        return {}
