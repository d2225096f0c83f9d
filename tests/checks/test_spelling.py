"""The check of spelling, with aspell itself where it is installed."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest
from small_project import Project

from toolkit import speller
from toolkit.issue import WARNING, Issue

needs_aspell = pytest.mark.skipif(
    shutil.which(speller.PROGRAM) is None, reason="aspell is not installed"
)
PAGE = {"sl": "docs/sl/index.md", "en": "docs/en/index.md"}


def added(project: Project, locale: str, text: str) -> list[Issue]:
    """What the check finds in a text at the end of a page."""
    project.append(PAGE[locale], f"\n{text}\n")
    return [issue for issue in project.issues("spelling") if issue.path == PAGE[locale]]


def words(issues: list[Issue]) -> list[object]:
    """The words that were found."""
    return [issue.details["found"] for issue in issues]


@needs_aspell
@pytest.mark.parametrize(
    ("locale", "text"),
    [
        ("sl", "V [šoli](#home) je `xqzw` in <b title='xqzw'>mir</b> https://xqzw.si a@xqzw.si."),
        ("sl", '{{ literal("xqzw") }} in <span lang="en">workshops</span>.'),
        ("sl", "Projekt S5, RIS3 in SRIP-ovega CPI-ja ni."),
        ("en", "The workshop's aims, the teachers’ aims and Ljubljana."),
        ("en", "Organisation and colour."),
        ("sl", "Mladih pionirjev je veliko, tudi v Kovačnici."),
        ("en", "Stičišče is a place."),
    ],
)
def test_what_is_right_or_no_prose_is_left_alone(project: Project, locale: str, text: str) -> None:
    """Code, addresses, macros, words of another language, names in any case: none is flagged."""
    project.replace("data/pilots.yml", "Mladih pionirjev", "Mladih pionirjev Kovačnici")
    assert words(added(project, locale, text)) == []


@needs_aspell
@pytest.mark.parametrize(
    ("locale", "text", "word", "first"),
    [
        ("sl", "To so mehke vescine.", "vescine", "veščine"),
        ("sl", "Solski sistem", "Solski", "Šolski"),
        ("sl", "Mladi v kovacnici", "kovacnici", "kovačnici"),
        ("en", "People lern.", "lern", "learn"),
        ("en", "organization", "organization", "organisation"),
    ],
)
def test_misspelt_word_is_a_warning_with_what_was_meant(
    project: Project, locale: str, text: str, word: str, first: str
) -> None:
    """Marks that got lost are put back first; then come the suggestions of aspell."""
    project.write("data/words/sl.txt", "kovačnici\n")
    (issue,) = added(project, locale, text)
    assert (issue.details["found"], issue.severity) == (word, WARNING)
    assert issue.details["suggestions"].index(first) < (1 if locale == "sl" else 5)
    assert issue.line == project.read(PAGE[locale]).count("\n")


@needs_aspell
def test_word_of_the_list_is_right(project: Project) -> None:
    """A small word may begin with a capital; a word with a capital is right only so."""
    project.write("data/words/en.txt", "# Words\nfoozle\nBarzle\n")
    found = added(project, "en", "Foozle, foozle, FOOZLE and Barzle, but no barzle.")
    assert words(found) == ["barzle"]


@needs_aspell
def test_data_is_checked_in_its_language(project: Project) -> None:
    """A misspelt text of data is told at its line; forms to avoid are not looked at."""
    project.replace("data/pilots.yml", "Prvi cilj.", "Prvi ciilj.")
    (issue,) = (i for i in project.issues("spelling") if i.details["found"] == "ciilj")
    assert issue.path == "data/pilots.yml"
    assert "ciilj" in project.read("data/pilots.yml").split("\n")[issue.line - 1]


@needs_aspell
def test_one_process_a_language_where_all_is_right(
    project: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    """All pages of a language are asked about together."""
    for locale in PAGE:
        found = [i.details for i in project.issues("spelling") if i.code == "spelling"]
        known = {d["found"] for d in found if d["file"].endswith(f"{locale}.txt")}
        project.write(f"data/words/{locale}.txt", "\n".join(sorted(map(str, known))) + "\n")
    calls = []
    run = subprocess.run
    monkeypatch.setattr(subprocess, "run", lambda *a, **k: calls.append(a) or run(*a, **k))
    project.issues("spelling")
    assert len(calls) == len(PAGE)


@pytest.mark.parametrize("program", ["no-such-aspell", "false"])
def test_missing_speller_is_one_warning_with_the_command(
    project: Project, monkeypatch: pytest.MonkeyPatch, program: str
) -> None:
    """Without aspell or its dictionary nothing fails, and the message says what to install."""
    monkeypatch.setattr(speller, "PROGRAM", program)
    (issue,) = project.issues("spelling")
    assert (issue.code, issue.severity) == ("speller-missing", WARNING)
    assert issue.details["command"].endswith("aspell-en aspell-sl")


def test_word_list_out_of_order_is_told_at_the_first_wrong_line(
    project: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Groups are in order each for itself, with č after c; a word stands once in the file."""
    monkeypatch.setattr(speller, "misspelt", lambda words, dictionary: set())
    path = "data/words/sl.txt"
    project.write(path, "# B\ncar\nčas\ndan\n\n# A\nabc\n")
    assert project.issues("spelling") == []
    project.write(path, "# B\ncar\ndan\nčas\n")
    assert [(i.path, i.line, i.code) for i in project.issues("spelling")] == [
        (path, 3, "words-order")
    ]
    project.write(path, "# B\ncar\n\n# A\nabc\ncar\n")
    assert [(i.path, i.line, i.code) for i in project.issues("spelling")] == [
        (path, 6, "words-order")
    ]


def test_damaged_word_list_gives_no_traceback(project: Project, monkeypatch) -> None:
    """Bytes that are no UTF-8 are words like any other."""
    monkeypatch.setattr(speller, "misspelt", lambda words, dictionary: set())
    project.write("data/words/sl.txt", b"\xff\xfe\x00abc\r\nb\r\n")
    assert isinstance(project.issues("spelling"), list)
    assert Path(project.root / "data/words/sl.txt").exists()
