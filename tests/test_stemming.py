"""Forms of a word get one key, by rules that are learned from a dictionary."""

from __future__ import annotations

import gzip

import pytest
from small_project import REPOSITORY

from benchmarks.search import forms, meeting, rule_keys
from toolkit import stemming
from toolkit.content import Content
from toolkit.language import Searching
from toolkit.stemming import Stemmer, fold, learn, shared

NOUNS = ("ris", "hros", "nos", "klobas")
ENDINGS = ("a", "ami", "am", "ah", "e", "i", "o", "")
PAIRS = [(noun + ending, noun) for noun in NOUNS for ending in ENDINGS]
LARGEST = 10_000


@pytest.mark.parametrize(
    ("word", "folded"), [("Veščinah", "vescinah"), ("ŠOLA", "sola"), ("Đuro", "duro"), ("x1", "x1")]
)
def test_folding_takes_marks_and_capitals(word: str, folded: str) -> None:
    """A word typed in a hurry is the same word."""
    assert fold(word) == folded


def test_the_longest_known_ending_decides() -> None:
    """A longer ending is an exception to a shorter one; letters may also be put in its place."""
    stemmer = Stemmer({"a": (1, ""), "ujeta": (5, "ova"), "^ta": (0, "")})
    assert stemmer.key("hisa") == "his"
    assert stemmer.key("potujeta") == "potova"
    assert stemmer.key("ta") == "ta"
    assert stemmer.key("xyz") == "xyz"


@pytest.mark.parametrize(
    ("form", "key"), [("petek", "petk"), ("petk", "petk"), ("stopenj", "stopnj"), ("les", "les")]
)
def test_a_fleeting_vowel_is_left_out(form: str, key: str) -> None:
    """petek and petk-a meet, and nothing happens where the vowel stays."""
    assert Stemmer({}, "e").key(form) == key
    assert Stemmer({}).key(form) == form


def test_rules_hold_for_words_that_were_never_seen() -> None:
    """What is learned is how words end, not the words."""
    stemmer = Stemmer(learn(PAIRS))
    assert {stemmer.key("kos" + ending) for ending in ENDINGS} == {"kos"}


def test_an_exception_needs_enough_words() -> None:
    """One odd word makes no rule; some that are odd in the same way make one."""
    odd = [(f"{letter}xami", f"{letter}xami") for letter in "bcdfg"]
    assert Stemmer(learn([*PAIRS, *odd[:1]])).key("bxami") == "bx"
    assert Stemmer(learn([*PAIRS, *odd])).key("bxami") == "bxami"


def test_the_order_of_words_does_not_matter() -> None:
    """The same dictionary gives the same rules."""
    assert learn(PAIRS) == learn(PAIRS[::-1])


def test_what_forms_share_leaves_some_letters() -> None:
    """The longest ending is cut that leaves two letters."""
    searching = Searching(dictionary="sl", endings=("ati", "ti", "i", "a"))
    assert shared("delati", searching) == "del"
    assert shared("dati", searching) == "da"
    assert shared("ta", searching) == "ta"


@pytest.mark.thorough  # learns all rules, as test_generate does
def test_a_language_without_a_dictionary_has_no_rules(content: Content) -> None:
    """Only languages that name a dictionary get a file."""
    named = {code for code, language in content.data.languages.items() if language.search}
    kinds = ("", "-irregular")
    files = {f"data/stems/{code}{kind}.json" for code in named for kind in kinds}
    assert set(stemming.generate(content)) == files


def test_forms_that_the_rules_get_wrong_are_kept() -> None:
    """A form of two words has the keys of both; a form that the rules get right needs none."""
    stemmer = Stemmer({"a": (1, "")}, "e")
    pairs = [("hisa", "his"), ("ljudje", "clovek"), ("vrata", "vrat"), ("vrata", "vratar")]
    assert stemming.irregular(pairs, stemmer) == {"ljudje": "clovk", "vrata": "vrat vratar"}
    assert Stemmer({}, None, {"psi": ["ps", "psic"]}).keys("psi") == ["ps", "psic"]


def test_rules_are_small(content: Content) -> None:
    """Readers load them with search."""
    for code in content.data.languages:
        rules = stemming.committed(REPOSITORY, code).read_bytes()
        assert len(gzip.compress(rules)) <= LARGEST, code


def test_forms_of_a_word_meet_by_rules_alone(content: Content) -> None:
    """A floor for words that neither the dictionary nor the site knows."""
    found = meeting(forms(), rule_keys(content, "sl"))
    assert found.meet >= 0.93
    assert found.plain >= 0.93
    assert found.merged <= 0.1
