"""Words in every inflection, and the form that stands in another's place."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.small_site import project
from toolkit.language import Language
from toolkit.lemmas import in_place_of, traits

SKILLS = {
    "nominative": "mehke veščine",
    "genitive": "mehkih veščin",
    "dative": "mehkim veščinam",
    "accusative": "mehke veščine",
    "locative": "mehkih veščinah",
    "instrumental": "mehkimi veščinami",
}


@pytest.fixture
def languages(tmp_path: Path) -> dict[str, Language]:
    """The languages of the site."""
    return dict(project(tmp_path, {}).data.languages)


@pytest.mark.parametrize(
    ("code", "forms"),
    [
        ("sl", "spretnost spretnosti spretnostjo spretnostma spretnostih spretnostim spretnostmi"),
        ("sl", "kompetenca kompetenc kompetenci kompetenco kompetencama kompetencah kompetencami"),
        ("sl", "tujci tujec tujca tujcu tujcem tujcev tujce tujcih tujcema"),
        ("sl", "transverzalne transverzalen transverzalnih transverzalnemu transverzalnimi"),
        ("sl", "znanja znanje znanj znanju znanjem znanjih znanji znanjema"),
        ("en", "competency competencies Competency"),
    ],
)
def test_every_inflection_is_known(languages: dict[str, Language], code: str, forms: str) -> None:
    """All cases and numbers of a word share a trait with the form that is cited first."""
    cited, *others = (traits(word, languages[code]) for word in forms.split())
    assert all(cited & other for other in others)


@pytest.mark.parametrize(
    ("code", "one", "other"),
    [
        ("sl", "spretnosti", "spretne"),
        ("sl", "tujci", "tujina"),
        ("sl", "kompetence", "kompetentne"),
        ("en", "competency", "competence"),
    ],
)
def test_related_words_stay_apart(
    languages: dict[str, Language], code: str, one: str, other: str
) -> None:
    """A word of the same family is another word."""
    assert not traits(one, languages[code]) & traits(other, languages[code])


def test_language_without_a_dictionary(languages: dict[str, Language]) -> None:
    """A language that the dictionary lacks knows words by their endings alone."""
    invented = languages["sl"].model_copy(update={"babel": "qq"})
    assert traits("veščinah", invented) & traits("veščin", invented)


@pytest.mark.parametrize(
    ("found", "wanted"),
    [
        ("mehke spretnosti", "mehke veščine"),
        ("mehkih spretnosti", "mehkih veščin"),
        ("Mehkim spretnostim", "mehkim veščinam"),
        ("mehkih spretnostih", "mehkih veščinah"),
        ("mehkimi spretnostmi", "mehkimi veščinami"),
        ("mehko spretnostjo", "mehke veščine"),
    ],
)
def test_form_of_the_same_case(found: str, wanted: str) -> None:
    """The preferred form stands in the case of the found one; where none shows, in the first."""
    assert in_place_of(found, "mehke spretnosti", SKILLS) == wanted


def test_phrases_of_different_length() -> None:
    """Only words that decline tell the case, and only where they can be set side by side."""
    preferred = {"nominative": "priporočila za vse", "genitive": "priporočil za vse"}
    cited = "politična priporočila"
    assert in_place_of("političnih priporočil", cited, preferred) == "priporočil za vse"
    assert in_place_of("zainteresiranih strani", "zainteresirane strani", preferred) == (
        "priporočila za vse"
    )


def test_name_that_does_not_decline() -> None:
    """A name without cases stands as it is."""
    assert in_place_of("radarja x-Inno", "radar x-Inno", "x-Inno Radar") == "x-Inno Radar"
