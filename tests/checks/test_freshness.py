"""The check of freshness: a section that was changed in one language alone."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.small_site import page, project, reread, write
from toolkit import matches, report
from toolkit.checks.freshness import check
from toolkit.issue import ERROR, WARNING, Issue

SL = "# Naslov { #top }\n\nPrva poved.\nDruga poved.\n\nTretja poved.\n"
EN = "# Heading { #top }\n\nFirst sentence.\nSecond one.\n\nThird one.\n"
PATHS = {"sl": "docs/sl/summary.md", "en": "docs/en/summary.md"}


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A project of one page whose sections are all recorded."""
    content = project(tmp_path, {PATHS["sl"]: page(SL), PATHS["en"]: page(EN)})
    matches.renew(content, (), everything=True)
    return tmp_path


def found(root: Path, **bodies: str) -> list[Issue]:
    """What the check finds after bodies of pages were changed."""
    pages = {PATHS[locale]: page(body) for locale, body in bodies.items()}
    return list(check(reread(root, pages)))


def test_recorded_sections_are_silent(root: Path) -> None:
    """Nothing is said of sections that match."""
    assert not found(root)


def test_change_in_one_language(root: Path) -> None:
    """The error stands at the first changed line, quotes it, names the twin and the remedies."""
    (issue,) = found(root, sl=SL.replace("Druga poved.", "Nova poved.\nŠe ena."))
    assert (issue.path, issue.line, issue.code) == (PATHS["sl"], 9, "match-stale")
    assert issue.severity == ERROR
    assert issue.details["changed"] == "Nova poved. / Še ena."
    said = report.sentence(issue, "en")
    assert "docs/en/summary.md:6" in said
    assert 'toolkit match summary#top"' in said
    assert said.endswith(str(issue.details["line"]))


@pytest.mark.parametrize("locale", ["sl", "en"])
def test_line_to_paste_settles_it(root: Path, locale: str) -> None:
    """The line of the message, pasted in place of the old one, makes the section match."""
    body = {"sl": SL, "en": EN}[locale] + "Dodano.\n"
    (issue,) = found(root, **{locale: body})
    path = root / matches.PATH
    kept = [x for x in path.read_text("utf-8").splitlines() if not x.startswith('"summary#top"')]
    path.write_text("\n".join([*kept, str(issue.details["line"])]), "utf-8")
    assert not found(root)


@pytest.mark.parametrize(
    ("body", "line", "removed"),
    [
        (EN.replace("Second one.\n", ""), 10, 1),
        (EN.replace("\nThird one.\n", ""), 9, 1),
        (EN.replace("First sentence.\nSecond one.\n\n", ""), 8, 2),
    ],
)
def test_deleted_sentences(root: Path, body: str, line: int, removed: int) -> None:
    """Where sentences were only deleted, the message says how many."""
    (issue,) = found(root, en=body)
    assert (issue.code, issue.line) == ("match-shortened", line)
    assert issue.details["removed"] == removed


def test_long_changes_are_cut_short(root: Path) -> None:
    """At most three sentences are quoted."""
    (issue,) = found(root, sl=SL + "A. B. C. D. E.\n")
    assert issue.details["changed"] == "A. / B. / C. …"


def test_change_in_every_language(root: Path) -> None:
    """A change on all sides is a remark with the line to paste."""
    (issue,) = found(root, sl=SL + "Novo.\n", en=EN + "New.\n")
    assert (issue.code, issue.severity) == ("match-renew", WARNING)
    assert str(issue.details["line"]).startswith('"summary#top": {')


def test_new_section(root: Path) -> None:
    """A new section of all languages is a remark; of one language it is another check's matter."""
    added = "\n## Novo { #new }\n\nNovo.\n"
    assert not found(root, sl=SL + added)
    (issue,) = found(root, en=EN + added)
    assert (issue.code, issue.severity) == ("match-new", WARNING)


def test_section_that_is_gone(root: Path) -> None:
    """A record without a section is a remark at its line."""
    path = root / matches.PATH
    path.write_text(path.read_text("utf-8") + '"summary#old": {en: bcdf, sl: bcdf}\n', "utf-8")
    (issue,) = found(root)
    last = len(path.read_text("utf-8").splitlines())
    assert (issue.path, issue.line, issue.code) == (matches.PATH, last, "match-gone")
    assert issue.severity == WARNING


@pytest.mark.parametrize("key", ["title", "description"])
def test_front_matter(root: Path, key: str) -> None:
    """The title and the description are compared like sections."""
    write(root, {PATHS["sl"]: page(SL, **{key: "Changed."})})
    (issue,) = found(root)
    assert (issue.code, issue.details["section"]) == ("match-stale", f"summary:{key}")
    assert issue.line == {"title": 2, "description": 3}[key]


def test_missing_records_are_one_message(root: Path) -> None:
    """Without the file there is one remark, not one for each section."""
    (root / matches.PATH).unlink()
    (issue,) = found(root)
    assert (issue.path, issue.line, issue.code) == (matches.PATH, 1, "matches-missing")


def test_generated_pages_are_left_out(root: Path) -> None:
    """Nobody compares the languages of a page that the toolkit makes."""
    text = page("# A { #a }\n").replace("---\n\n", "generated: true\n---\n\n")
    assert not list(check(reread(root, {"docs/sl/made.md": text, "docs/en/made.md": text})))
