"""Advice on reading: long sentences and chains of nouns, never a fault."""

from __future__ import annotations

import pytest
from click.testing import CliRunner
from small_project import Project

from toolkit import checks, report
from toolkit.cli import main
from toolkit.issue import ADVICE

PAGE = {"sl": "docs/sl/index.md", "en": "docs/en/index.md"}


def added(project: Project, locale: str, text: str) -> list[tuple[str, object]]:
    """Codes and findings for a text at the end of a page."""
    project.append(PAGE[locale], f"\n{text}\n")
    return [(issue.code, issue.details["found"]) for issue in project.issues("reading")]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("word " * 25 + "end.", [("sentence-long", 26)]),
        ("word " * 24 + "end.", []),
        ("word " * 20 + "end. " + "Word " * 20 + "end.", []),
        ("word " * 24 + '{{ count("pilots") }}.', []),
        ("word " * 25 + '{{ count("pilots") }}.', [("sentence-long", 26)]),
        ("word " * 23 + "C.3 well-known, end.", [("sentence-long", 26)]),
        ("`" + "word " * 30 + "`", []),
        ("| " + "word " * 30 + "|", []),
    ],
)
def test_sentence_has_at_most_25_words(project: Project, text: str, found: list) -> None:
    """A macro, C.3 and a word with a hyphen count as one word; code and tables do not count."""
    assert added(project, "en", text) == found


@pytest.mark.parametrize(
    ("text", "chains"),
    [
        ("Cilj je izvajanje spodbujanja sodelovanja.", 1),
        ("Cilj je izvajanje stalnega spodbujanja dobrega sodelovanja.", 1),
        ("Cilj je izvajanje in spodbujanje ter sodelovanje.", 0),
        ("Cilj je izvajanje, spodbujanje, sodelovanje.", 0),
        ("Cilj je izvajanje spodbujanja.", 0),
    ],
)
def test_chain_of_nouns_made_from_verbs(project: Project, text: str, chains: int) -> None:
    """Three in a row are a chain, with at most a word between two; lists are none."""
    found = added(project, "sl", text)
    assert [code for code, _ in found] == ["nouns-pile-up"] * chains


def test_language_without_endings_has_no_chains(project: Project) -> None:
    """English lists no such endings."""
    assert added(project, "en", "The information station nation ration.") == []


def test_limit_is_that_of_the_language_file(project: Project) -> None:
    """Another limit in data/languages changes what is long."""
    project.replace("data/languages/en.yml", "sentence_words: 25", "sentence_words: 100")
    assert added(project, "en", "word " * 90 + "end.") == []


def test_advice_shows_on_request_and_changes_no_exit_code(project: Project) -> None:
    """`toolkit check` is silent about it; with --advice it is shown, and the exit code stays 0."""
    added(project, "en", "word " * 30 + "end.")
    command = ["check", "claims", "--language", "en", "--root", str(project.root)]
    silent, told = (CliRunner().invoke(main, [*command, *extra]) for extra in ([], ["--advice"]))
    assert (silent.exit_code, told.exit_code) == (0, 0)
    assert "advice" not in silent.output
    assert "advice: A sentence has at most 25 words." in told.output
    assert "reading" not in checks.CHECKS


def test_advice_is_counted_apart(project: Project) -> None:
    """The summary counts advice neither as a mistake nor as a remark; the code host notices it."""
    added(project, "en", "word " * 30 + "end.")
    issues = project.issues("reading")
    assert {issue.severity for issue in issues} == {ADVICE}
    words = report.messages("en")["_words"]
    expected = f"{words['summary_none']} {words['summary_advice'].format(advice=1)}"
    assert report.summary(issues, "en") == expected
    assert report.as_annotations(issues, "en").startswith("::notice file=docs/en/index.md")
