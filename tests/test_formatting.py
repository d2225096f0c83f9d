"""Numbers, nouns, prepositions, sizes, dates and lists, with the grammar of data/languages/."""

from __future__ import annotations

import itertools

import pytest

from toolkit import formatting
from toolkit.content import Content
from toolkit.language import Language
from toolkit.model import SizeStep

NBSP = "\u00a0"
NUMBERS = (0, 1, 2, 3, 4, 5, 11, 100, 101, 102, 103, 105, 1.5)
CASES = ("nominative", "genitive", "dative", "accusative", "locative", "instrumental")


# Which form stands beside which number: s(ingular), d(ual), p(lural), g(enitive plural),
# f (genitive singular, after a fraction). 101 stands as 1, 102 as 2, 103 as 3, 105 as 5.
BESIDE = dict(zip(NUMBERS, "g s d p p g g g s d p g f".split(), strict=True))
PROJECT = {
    "nominative": {"s": "projekt", "d": "projekta", "p": "projekti", "g": "projektov"},
    "genitive": {"s": "projekta", "d": "projektov", "p": "projektov", "g": "projektov"},
    "dative": {"s": "projektu", "d": "projektoma", "p": "projektom", "g": "projektom"},
    "accusative": {"s": "projekt", "d": "projekta", "p": "projekte", "g": "projektov"},
    "locative": {"s": "projektu", "d": "projektih", "p": "projektih", "g": "projektih"},
    "instrumental": {"s": "projektom", "d": "projektoma", "p": "projekti", "g": "projekti"},
}
WORKSHOP = {
    "nominative": {"s": "delavnica", "d": "delavnici", "p": "delavnice", "g": "delavnic"},
    "genitive": {"s": "delavnice", "d": "delavnic", "p": "delavnic", "g": "delavnic"},
    "dative": {"s": "delavnici", "d": "delavnicama", "p": "delavnicam", "g": "delavnicam"},
    "accusative": {"s": "delavnico", "d": "delavnici", "p": "delavnice", "g": "delavnic"},
    "locative": {"s": "delavnici", "d": "delavnicah", "p": "delavnicah", "g": "delavnicah"},
    "instrumental": {"s": "delavnico", "d": "delavnicama", "p": "delavnicami", "g": "delavnicami"},
}
TOWN = {
    "nominative": {"s": "mesto", "d": "mesti", "p": "mesta", "g": "mest"},
    "genitive": {"s": "mesta", "d": "mest", "p": "mest", "g": "mest"},
    "dative": {"s": "mestu", "d": "mestoma", "p": "mestom", "g": "mestom"},
    "accusative": {"s": "mesto", "d": "mesti", "p": "mesta", "g": "mest"},
    "locative": {"s": "mestu", "d": "mestih", "p": "mestih", "g": "mestih"},
    "instrumental": {"s": "mestom", "d": "mestoma", "p": "mesti", "g": "mesti"},
}
NOUNS = {"project": PROJECT, "workshop": WORKSHOP, "town": TOWN}


@pytest.mark.parametrize(
    ("noun", "case", "value"), list(itertools.product(NOUNS, CASES, NUMBERS)), ids=str
)
def test_slovenian_noun_beside_a_number(
    content: Content, sl: Language, noun: str, case: str, value: float
) -> None:
    """A noun of each gender stands in the right form in each case beside each number."""
    form = BESIDE[value]
    right = NOUNS[noun]["genitive"]["s"] if form == "f" else NOUNS[noun][case][form]
    shown = str(value).replace(".", ",")
    said = formatting.count(value, content.data.nouns[noun]["sl"], sl, case)
    assert said == f"{shown}{NBSP}{right}"


@pytest.mark.parametrize("value", NUMBERS, ids=str)
def test_english_noun_beside_a_number(content: Content, en: Language, value: float) -> None:
    """English has the singular beside 1 alone: 0, 1.5 and 101 take the plural."""
    said = formatting.count(value, content.data.nouns["town"]["en"], en, "nominative")
    assert said == f"{value}{NBSP}{'town' if value == 1 else 'towns'}"


# Numbers in words by gender; from five on the gender does not matter.
ONE = {
    "masculine": "en enega enemu en enem enim".split(),
    "feminine": "ena ene eni eno eni eno".split(),
    "neuter": "eno enega enemu eno enem enim".split(),
}
TWO = {
    "masculine": "dva dveh dvema dva dveh dvema".split(),
    "feminine": "dve dveh dvema dve dveh dvema".split(),
    "neuter": "dve dveh dvema dve dveh dvema".split(),
}
THREE = {
    "masculine": "trije treh trem tri treh tremi".split(),
    "feminine": "tri treh trem tri treh tremi".split(),
    "neuter": "tri treh trem tri treh tremi".split(),
}
FOUR = {
    "masculine": "štirje štirih štirim štiri štirih štirimi".split(),
    "feminine": "štiri štirih štirim štiri štirih štirimi".split(),
    "neuter": "štiri štirih štirim štiri štirih štirimi".split(),
}


def declined(word: str, stem: str) -> dict[str, list[str]]:
    forms = [word, stem + "ih", stem + "im", word, stem + "ih", stem + "imi"]
    return dict.fromkeys(ONE, forms)


WORDS = {
    1: ONE,
    2: TWO,
    3: THREE,
    4: FOUR,
    5: declined("pet", "pet"),
    6: declined("šest", "šest"),
    7: declined("sedem", "sedm"),
    8: declined("osem", "osm"),
    9: declined("devet", "devet"),
    10: declined("deset", "deset"),
}


@pytest.mark.parametrize(("value", "gender"), list(itertools.product(WORDS, ONE)), ids=str)
def test_slovenian_number_words(sl: Language, value: int, gender: str) -> None:
    """One to ten are declined in all six cases and follow the gender of the noun."""
    said = [formatting.number_word(value, gender, case, sl) for case in CASES]
    assert said == WORDS[value][gender]


def test_words_beside_nouns(content: Content, sl: Language, en: Language) -> None:
    """A number in words stands with its noun and a plain space; above ten digits stand."""
    nouns = content.data.nouns
    assert formatting.count(2, nouns["workshop"]["sl"], sl, "accusative", words=True) == (
        "dve delavnici"
    )
    assert formatting.count(5, nouns["town"]["sl"], sl, "instrumental", words=True) == (
        "petimi mesti"
    )
    assert formatting.count(3, nouns["project"]["en"], en, "nominative", words=True) == (
        "three projects"
    )
    assert formatting.count(11, nouns["project"]["en"], en, "nominative", words=True) == (
        f"11{NBSP}projects"
    )
    assert formatting.count(1.5, nouns["project"]["sl"], sl, "nominative", words=True) == (
        f"1,5{NBSP}projekta"
    )


@pytest.mark.parametrize(
    ("value", "slovenian", "english"),
    [
        (0, "0", "0"),
        (1.5, "1,5", "1.5"),
        (0.1, "0,1", "0.1"),
        (72.50, "72,5", "72.5"),
        (1000, "1.000", "1,000"),
        (12345.25, "12.345,25", "12,345.25"),
        (1_000_000_000, "1.000.000.000", "1,000,000,000"),
        (0.123456, "0,123456", "0.123456"),
    ],
)
def test_number(sl: Language, en: Language, value: float, slovenian: str, english: str) -> None:
    """Decimal comma and point, thousands apart, no decimals lost and none added."""
    assert formatting.number(value, sl) == slovenian
    assert formatting.number(value, en) == english


@pytest.mark.parametrize("value", [0, 53, 62.5, 100])
def test_percent(sl: Language, en: Language, value: float) -> None:
    """53 % with a no-break space in Slovenian, 53% in English."""
    assert formatting.percent(value, sl) == f"{str(value).replace('.', ',')}{NBSP}%"
    assert formatting.percent(value, en) == f"{value}%"


def test_date(sl: Language, en: Language) -> None:
    """A date names its month, without a zero in front of the day."""
    assert formatting.date("2026-03-01", sl).replace(NBSP, " ") == "1. marec 2026"
    assert formatting.date("2026-11-22", en) == "22 November 2026"


def test_quotes(sl: Language, en: Language) -> None:
    """Each language has its own quotation marks."""
    assert formatting.quoted("da", sl) == "»da«"
    assert formatting.quoted("yes", en) == "\u201cyes\u201d"


@pytest.mark.parametrize(
    ("items", "slovenian", "english"),
    [
        ([], "", ""),
        (["a"], "a", "a"),
        (["a", "b"], "a in b", "a and b"),
        (["a", "b", "c"], "a, b in c", "a, b and c"),
    ],
)
def test_list(sl: Language, en: Language, items: list[str], slovenian: str, english: str) -> None:
    """A list in a sentence has its conjunction and no comma before it."""
    assert formatting.enumeration(items, sl) == slovenian
    assert formatting.enumeration(items, en) == english


# The Slovenian number words, written out by hand: what is heard first decides between s and z.
UNITS = "nič ena dve tri štiri pet šest sedem osem devet".split()
TEENS = (
    "deset enajst dvanajst trinajst štirinajst petnajst šestnajst sedemnajst osemnajst devetnajst"
).split()
TENS = ("dvajset trideset štirideset petdeset šestdeset sedemdeset osemdeset devetdeset").split()
HUNDREDS = "sto dvesto tristo štiristo petsto šeststo sedemsto osemsto devetsto".split()


def spoken(value: int) -> str:
    if value == 1000:
        return "tisoč"
    if value >= 100:
        return HUNDREDS[value // 100 - 1]  # the hundreds are said first
    if value >= 20:
        tens = TENS[value // 10 - 2]
        return tens if value % 10 == 0 else UNITS[value % 10]  # petindvajset: the units first
    return TEENS[value - 10] if value >= 10 else UNITS[value]


def test_s_or_z_for_all_numbers_to_a_thousand(sl: Language) -> None:
    """The preposition is s before a voiceless sound (ta suhi škafec pušča), otherwise z."""
    right = {value: "s" if spoken(value)[0] in "tshškfcpč" else "z" for value in range(1001)}
    assert {value: formatting.preposition("s", value, sl) for value in range(1001)} == right


def test_other_prepositions(sl: Language, en: Language) -> None:
    """No number word begins with k or g; a word that does not change stays; 1,5 is heard as 1."""
    assert {formatting.preposition("k", value, sl) for value in range(1001)} == {"k"}
    assert formatting.preposition("v", 5, sl) == "v"
    assert formatting.preposition("with", 5, en) == "with"
    assert formatting.preposition("s", 1.5, sl) == "z"
    assert formatting.preposition("s", 3.5, sl) == "s"


@pytest.mark.parametrize(
    ("value", "slovenian", "english"),
    [
        (0, "jih je", "are"), (1, "je", "is"), (2, "sta", "are"), (3, "so", "are"),
        (4, "so", "are"), (5, "jih je", "are"), (101, "je", "are"), (102, "sta", "are"),
        (1.5, "jih je", "are"),
    ],
)  # fmt: skip
def test_agreement(sl: Language, en: Language, value: float, slovenian: str, english: str) -> None:
    """A verb follows the number: one, two, three and four, or anything else."""
    forms = {"one": "je", "two": "sta", "few": "so", "other": "jih je"}
    assert formatting.agree(value, forms, sl) == slovenian
    assert formatting.agree(value, {"one": "is", "other": "are"}, en) == english


def test_name_in_a_case() -> None:
    """A plain name stays the same in every case; a case that is not given is said to be missing."""
    assert formatting.name("BSC Kranj", "genitive") == "BSC Kranj"
    assert formatting.name({"genitive": "Kranja"}, "genitive") == "Kranja"
    with pytest.raises(formatting.MissingForm):
        formatting.name({"nominative": "Kranj"}, "genitive")


def test_capitalised() -> None:
    """Only the first letter changes, also one with a mark; nothing stays nothing."""
    assert formatting.capitalised("štiri projekti BSC") == "Štiri projekti BSC"
    assert formatting.capitalised("") == ""


def test_what_is_missing_is_named(sl: Language) -> None:
    """An unknown case is said to be a case, with the name that was asked for."""
    steps = [SizeStep(at_least=0, fraction="half")]
    for ask in (
        lambda: formatting.agreement(2, "vocative", sl),
        lambda: formatting.size_word(50, steps, sl, "vocative"),
        lambda: formatting.name({"nominative": "Kranj"}, "vocative"),
    ):
        with pytest.raises(formatting.MissingForm) as found:
            ask()
        assert found.value.args == ("case", "vocative")


def test_a_number_of_a_language_that_nobody_spells_is_not_spoken(sl: Language) -> None:
    """Without words for numbers there is nothing to say, and a preposition stays as it is."""
    silent = sl.model_copy(update={"spoken": "xx"})
    assert formatting.spoken(3, silent) == ""
    assert formatting.preposition("s", 3, silent) == sl.prepositions["s"].default


@pytest.mark.parametrize(
    "text, seen",
    [("a b", "a b"), (f"a{NBSP}b", f"a{NBSP}b"), (" a", "␣a"), ("a b ", "a␣b␣"),
     (f"{NBSP}–", "⍽–"), (f"5{NBSP} ", "5⍽␣")],
)  # fmt: skip
def test_a_space_at_an_end_is_seen(text: str, seen: str) -> None:
    """A message shows the spaces of what begins or ends with one, each kind in its own way."""
    assert formatting.visible(text) == seen
