"""The idea that everything hangs on: change a number once, and every place follows."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from small_project import TESTS, Project, copy_project

from toolkit.author import Author
from toolkit.content import Content
from toolkit.markup import plain

CANDIDATES = ("9", "28", "96.5", "60")
"""New numbers: the first that the claims of the pages still allow is taken."""

WORDS = {
    "sl": "nič ena|en|eno dv.+ tr.+ štir.+ pet|petih šest.* sed.+ os.+ devet.*".split(" "),
    "en": "zero one two three four five six seven eight nine".split(" "),
}


def values() -> Iterator[tuple[str, int, str]]:
    for path in sorted((TESTS / "project/data").glob("*.yml")):
        for number, line in enumerate(path.read_text("utf-8").split("\n")):
            match = re.fullmatch(r" +value: ([\d.]+)", line)
            if match:
                yield path.name, number, match[1]


def id_of(lines: list[str], number: int) -> str:
    """The id under which the value of this line stands."""
    indent = len(lines[number]) - len(lines[number].lstrip())
    above = (line for line in reversed(lines[:number]) if line.strip())
    return next(x for x in above if len(x) - len(x.lstrip()) < indent).strip().rstrip(":")


def changed(project: Project, file: str, number: int) -> tuple[str, str, Content]:
    """The project with another value on this line: its id, the new number, the content."""
    lines = project.read(f"data/{file}").split("\n")
    key = id_of(lines, number)
    for new in CANDIDATES:
        lines[number] = re.sub(r"[\d.]+", new, lines[number])
        project.write(f"data/{file}", "\n".join(lines))
        content, issues = project.load()
        if content and not issues and "claim-fails" not in project.codes("claims"):
            return key, new, content
    raise AssertionError(f"no number fits {key}")


def shows(text: str, value: str, locale: str) -> bool:
    """Whether a text has a number, in digits or in words."""
    digits = value.replace(".", ",") if locale == "sl" else value
    ways = [rf"(?<![\d.,]){re.escape(digits)}(?![\d]|[.,]\d)"]
    if value.isdigit() and int(value) < 10:
        ways.append(rf"\b({WORDS[locale][int(value)]})\b")
    return any(re.search(way, text, re.IGNORECASE) for way in ways)


def texts(content: Content, locale: str) -> Iterator[tuple[str, str, str]]:
    """For each page of a language: its address, what a reader sees, and its HTML."""
    prefix = content.data.languages[locale].path
    for page in content.pages:
        if page.locale == locale:
            author = Author(content, locale, prefix + page.slug)
            head = " ".join(author.fill_text(page.meta(key)) for key in ("title", "description"))
            made = author.fill(page.body)
            yield page.slug, f"{head} {plain(made)}", made


@pytest.mark.parametrize(("file", "number", "old"), list(values()))
def test_changing_a_value_changes_every_place(
    tmp_path: Path, file: str, number: int, old: str
) -> None:
    """Every page that uses the number shows the new one, and none the old, in every language."""
    project = copy_project(tmp_path)
    before = project.content()
    key, new, content = changed(project, file, number)
    for locale in content.data.languages:
        using = {use.page.slug for use in content.uses[locale][key]}
        assert using, f"{key} is not used"
        for slug, text, _ in texts(before, locale):
            assert shows(text, old, locale) or slug not in using
        for slug, text, made in texts(content, locale):
            assert not shows(text, old, locale), f"{locale} {slug} still has {old}"
            assert not re.search(rf'value="{re.escape(old)}"|--value:{re.escape(old)}\b', made)
            if slug in using:
                assert shows(text, new, locale), f"{locale} {slug} lacks {new}"
                assert f'<data value="{new}" data-figure="{key}">' in made or key not in made


def test_a_claim_that_fails_stops_the_change(project: Project) -> None:
    """Where a sentence no longer holds, the build stops with the sentence in every language."""
    project.replace("data/figures.yml", "value: 53", "value: 46")
    found = [(i.path, i.code) for i in project.issues("claims")]
    assert found == [("docs/en/index.md", "claim-fails"), ("docs/sl/index.md", "claim-fails")]


@pytest.mark.parametrize(
    ("value", "slovenian", "english"),
    [
        ("0", "vsaj 0 izzivov", "at least 0 challenges"),
        ("1", "vsaj 1 izziv", "at least 1 challenge"),
        ("2", "vsaj 2 izziva", "at least 2 challenges"),
        ("3", "vsaj 3 izzive", "at least 3 challenges"),
        ("4", "vsaj 4 izzive", "at least 4 challenges"),
        ("5", "vsaj 5 izzivov", "at least 5 challenges"),
        ("11", "vsaj 11 izzivov", "at least 11 challenges"),
        ("101", "vsaj 101 izziv", "at least 101 challenges"),
        ("102", "vsaj 102 izziva", "at least 102 challenges"),
    ],
)
def test_target_reads_right(project: Project, value: str, slovenian: str, english: str) -> None:
    """The sentence around a target is right at every number."""
    project.replace("data/pilots.yml", "value: 15", f"value: {value}")
    content = project.content()
    for locale, right in (("sl", slovenian), ("en", english)):
        page = content.by_address[locale, "pilots/young-pioneers/"]
        author = Author(content, locale, content.data.languages[locale].path + page.slug)
        shown = [author.fill_text(page.meta("description")), plain(author.fill(page.body))]
        assert all(right in text.replace("\u00a0", " ") for text in shown)
