"""What search knows of the words of a site, beside the rules."""

from __future__ import annotations

from toolkit.content import Content
from toolkit.search_words import irregular, synonyms, words
from toolkit.stemming import Stemmer

SEPARATOR = r"[\s\-]+|[.,](?!\d)"
STEMMER = Stemmer(
    {"a": (1, "")}, "e", {"ljudi": ["clovk"], "ljudje": ["clovk"], "psi": ["ps", "psic"]}
)


def test_words_are_those_that_a_reader_sees() -> None:
    """Tags part words and are none; entities are letters; numbers stay whole."""
    doc = {"title": "Mehke veščine", "text": "<p>1,5 km</p><li>a &amp; b</li>"}
    assert words([doc], SEPARATOR) == {"Mehke", "veščine", "1,5", "km", "a", "&", "b"}


def test_a_form_that_the_rules_miss_is_listed() -> None:
    """People is of person, though no rule says so; every such form of the word is there."""
    assert irregular({"človek"}, STEMMER) == {"ljudi": ["clovk"], "ljudje": ["clovk"]}
    assert irregular({"Ljudje"}, STEMMER) == irregular({"človek"}, STEMMER)


def test_only_words_of_the_site_are_listed() -> None:
    """The whole dictionary would be too much to load."""
    assert irregular({"hiša"}, STEMMER) == {}


def test_synonyms_lead_to_the_preferred_name(content: Content) -> None:
    """Other words for a term, and forms that the site avoids, in the language asked for."""
    found = synonyms(content.data, "sl", SEPARATOR)
    assert (["kompetence"], ["mehke", "vescine"]) in found
    assert (["mehke", "spretnosti"], ["mehke", "vescine"]) in found
    assert (["people", "skills"], ["soft", "skills"]) in synonyms(content.data, "en", SEPARATOR)
    assert not any("people" in typed for typed, _ in found)
