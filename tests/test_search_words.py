"""What search knows of the words of a site, beside the rules."""

from __future__ import annotations

from toolkit.content import Content
from toolkit.language import Searching
from toolkit.search_words import irregular, synonyms, words
from toolkit.stemming import Stemmer

SEPARATOR = r"[\s\-]+|[.,](?!\d)"
SEARCHING = Searching(dictionary="sl", endings=("ati", "a", "o", "e"), fleeting="e")


def test_words_are_those_that_a_reader_sees() -> None:
    """Tags part words and are none; entities are letters; numbers stay whole."""
    doc = {"title": "Mehke veščine", "text": "<p>1,5 km</p><li>a &amp; b</li>"}
    assert words([doc], SEPARATOR) == {"Mehke", "veščine", "1,5", "km", "a", "&", "b"}


def test_a_form_that_the_rules_miss_is_listed() -> None:
    """People is of person, though no rule says so; forms that the rules get right are left out."""
    found = irregular({"ljudi"}, Stemmer({"a": (1, ""), "o": (1, "")}, "e"), SEARCHING)
    assert found["ljudi"] == found["ljudje"] == ["clovk"]
    assert "clovek" not in found


def test_only_words_of_the_site_are_listed() -> None:
    """The whole dictionary would be too much to load."""
    assert "ljudi" not in irregular({"hiša"}, Stemmer({}), SEARCHING)


def test_the_dictionary_knows_capitals() -> None:
    """A word at the start of a sentence is the same word."""
    assert irregular({"Ljudje"}, Stemmer({}), SEARCHING)["ljudi"]


def test_synonyms_lead_to_the_preferred_name(content: Content) -> None:
    """Other words for a term, and forms that the site avoids, in the language asked for."""
    found = synonyms(content.data, "sl", SEPARATOR)
    assert (["kompetence"], ["mehke", "vescine"]) in found
    assert (["mehke", "spretnosti"], ["mehke", "vescine"]) in found
    assert (["people", "skills"], ["soft", "skills"]) in synonyms(content.data, "en", SEPARATOR)
    assert not any("people" in typed for typed, _ in found)
