"""The check of terms: forms that are not used on the site."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.small_site import SKILLS, page, project
from toolkit.checks.terms import check
from toolkit.issue import Issue

PILOT = """\
skillscapes:
  name:
    sl: {nominative: Inkubator – Petkove spretnosti, genitive: Inkubatorja – Petkovih spretnosti}
    en: Skillscapes
  kind: event
"""
STRANGERS = """\
expats:
  name:
    sl: {nominative: izseljenci, genitive: izseljencev, dative: izseljencem}
    en: expats
  avoid: {sl: [tujci]}
"""


def found(root: Path, body: str, locale: str = "sl", **data: str) -> list[Issue]:
    """What the check finds in a page."""
    files = {f"data/{name}.yml": text for name, text in {"terms": SKILLS, **data}.items()}
    return list(check(project(root, {**files, f"docs/{locale}/index.md": page(body)})))


def suggested(issues: list[Issue]) -> list[tuple[object, object]]:
    """What was found, and what should stand there."""
    return [(issue.details["found"], issue.details["suggestion"]) for issue in issues]


@pytest.mark.parametrize(
    ("said", "suggestion"),
    [
        ("mehke spretnosti", "mehke veščine"),
        ("mehkih spretnosti", "mehkih veščin"),
        ("mehkim spretnostim", "mehkim veščinam"),
        ("mehkih spretnostih", "mehkih veščinah"),
        ("mehkimi spretnostmi", "mehkimi veščinami"),
        ("Mehkih kompetenc", "Mehkih veščin"),
        ("mehka spretnost", "mehke veščine"),
        ("mehkima spretnostma", "mehke veščine"),
    ],
)
def test_every_case_is_caught(tmp_path: Path, said: str, suggestion: str) -> None:
    """An avoided form is caught in every inflection, with the preferred form of that case."""
    issues = found(tmp_path, f"# Naslov {{ #a }}\n\nBeseda {said} stoji tu.\n")
    assert suggested(issues) == [(said, suggestion)]
    assert [(i.path, i.line, i.code) for i in issues] == [("docs/sl/index.md", 8, "term-avoided")]


@pytest.mark.parametrize(
    "said", ["soft competencies", "Soft competency", "soft-competency training"]
)
def test_english_is_caught(tmp_path: Path, said: str) -> None:
    """An English form is caught in both numbers and in compounds."""
    assert len(found(tmp_path, f"About {said} here.", "en")) == 1


@pytest.mark.parametrize(
    "said",
    [
        "Petkove spretnosti",
        "odprte spretnosti",
        "mehke, spretnosti",
        "mehke veščine in spretnosti",
        "mehke {{ name('x') }} spretnosti",
        "- mehke\n- spretnosti",
        "mehke\n\nspretnosti",
        "`mehke spretnosti`",
        '<span lang="en">mehke spretnosti</span>',
        "[tu](mehke-spretnosti.md)",
    ],
)
def test_other_words_are_no_fault(tmp_path: Path, said: str) -> None:
    """Other phrases, code, other languages and words that are not side by side are let be."""
    assert not found(tmp_path, f"Beseda {said} stoji tu.\n")


@pytest.mark.parametrize(
    "said", ["**mehke** spretnosti", "mehke\nspretnosti", "mehke\u00a0spretnosti"]
)
def test_emphasis_and_line_ends_hide_nothing(tmp_path: Path, said: str) -> None:
    """A form is caught across emphasis, a line end inside a paragraph and a no-break space."""
    assert suggested(found(tmp_path, f"Beseda {said} stoji tu.\n")) == [
        ("mehke spretnosti", "mehke veščine")
    ]


def test_quoted_words_are_another_s(tmp_path: Path) -> None:
    """Quotation marks around exactly the form show that the page tells what the document says."""
    body = "Dokument pravi »mehke spretnosti«.\nNaslov je »Mehke spretnosti za vse«.\n"
    assert [issue.line for issue in found(tmp_path, body)] == [7]


def test_names_of_data_are_right(tmp_path: Path) -> None:
    """A name of the data, or a part of it, is right even where it holds an avoided form."""
    words = "skill:\n  name: {sl: veščina, en: skill}\n  avoid: {sl: [spretnost]}\n"
    body = "Petkovih spretnosti in Petkove spretnosti.\n\nZa spretnostmi.\n"
    assert [issue.line for issue in found(tmp_path, body, words=words, names=PILOT)] == [8]


def test_every_kind_of_record_may_avoid_forms(tmp_path: Path) -> None:
    """Groups, names, organisations, places and pilots list forms to avoid, as terms do."""
    issues = found(tmp_path, "Pomaga tujcem.\n", groups=STRANGERS)
    assert suggested(issues) == [("tujcem", "izseljencem")]


def test_form_without_words(tmp_path: Path) -> None:
    """A form to avoid that holds no word is no reason to stop."""
    assert not found(tmp_path, "Tu – tam.\n", groups=STRANGERS.replace("tujci", "–"))


def test_headings_titles_and_forms_of_macros_are_prose(tmp_path: Path) -> None:
    """The title, headings and the word forms inside agree() are read as well."""
    body = '# Mehke spretnosti { #a }\n\n{{ agree("x", one="mehka spretnost", other="je") }}\n'
    files = {"data/terms.yml": SKILLS, "docs/sl/index.md": page(body, "Mehke spretnosti")}
    issues = sorted(check(project(tmp_path, files)))
    assert [issue.line for issue in issues] == [2, 6, 8]


def test_wordings_of_data_are_prose(tmp_path: Path) -> None:
    """Texts of the data are read at their line; avoided forms and synonyms themselves are not."""
    terms = SKILLS + "  synonyms: {sl: [mehke spretnosti]}\n"
    strings = "a: {sl: Vir, en: Source}\nb:\n  sl: O mehkih spretnostih\n  en: About\n"
    issues = list(check(project(tmp_path, {"data/terms.yml": terms, "data/strings.yml": strings})))
    assert [(i.path, i.line, i.details["suggestion"]) for i in issues] == [
        ("data/strings.yml", 3, "mehkih veščinah")
    ]
