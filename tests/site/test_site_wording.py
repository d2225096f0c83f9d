"""The site says what the source document says, but in sentences of its own."""

from __future__ import annotations

from collections.abc import Iterator

from shingles import HEADER, LENGTH, RUN, kept, runs, shingle, words
from website import Built

from toolkit.content import Content
from toolkit.schema import NAMED

EXCEPTED = RUN // 2
"""A run of which an official name makes up this many words is no sentence of the document."""
LONG_NAME = 3
"""Shorter names are no reason to repeat ten words."""


def official_names(content: Content) -> set[tuple[str, ...]]:
    """Every long name of the data, in every form, as words."""
    names = (record.name for c in NAMED for record in content.data.records[c].values())
    forms = (form for name in names for form in name.values())
    texts = (t for form in forms for t in ([form] if isinstance(form, str) else form.values()))
    return {found for text in texts if len(found := tuple(words(text))) >= LONG_NAME}


def in_names(run: list[str], names: set[tuple[str, ...]]) -> int:
    """How many words of a run belong to names; a name may begin or end outside the run."""
    covered: set[int] = set()
    for name in names:
        for start in range(1 - len(name), len(run)):
            part = range(max(start, 0), min(start + len(name), len(run)))
            if all(run[i] == name[i - start] for i in part):
                covered.update(part)
    return len(covered)


def repeated(text: str, known: set[str], names: set[tuple[str, ...]]) -> Iterator[str]:
    """The runs of a text that stand in the document too and are no names."""
    for run in runs(text):
        if shingle(run) in known and in_names(run.split(), names) < EXCEPTED:
            yield run


def test_no_ten_words_in_a_row_are_the_documents(site: Built, content: Content):
    """No page of either language, and no description, repeats ten words of the document."""
    known, names = kept(), official_names(content)
    for address, document in site.pages.items():
        said = [document.one("article").text]
        said += [m.attributes["content"] for m in document.all("meta", name="description")]
        assert [run for text in said for run in repeated(text, known, names)] == [], address


def test_a_repeated_run_is_found_whatever_its_typography():
    """Case, punctuation, hyphens and line ends hide nothing; one word less is not a run."""
    document = "One two three, four five; six – seven eight nine-teen ten."
    site = "»one TWO Three four five six sev-\nen eight nineteen Ten"
    known = {shingle(run) for run in runs(document)}
    assert list(repeated(site, known, set())) == [" ".join(words(document))]
    assert list(repeated(site.replace("Ten", ""), known, set())) == []


def test_only_official_names_may_repeat_the_document():
    """A run is excepted where half of it is a name, even if the name goes on beyond the run."""
    run = "the plan of the office for regional growth and work"
    known = {shingle(run)}
    assert list(repeated(run, known, {("office", "for", "regional", "growth")})) == [run]
    longer = ("office", "for", "regional", "growth", "and", "work", "in", "town")
    assert list(repeated(run, known, {longer})) == []


def test_the_hashes_of_the_document_are_there():
    """The kept file is whole: thousands of different hashes of the right length, and its header."""
    hashes = kept()
    assert len(hashes) > 5_000
    assert all(len(found) == LENGTH for found in hashes)
    assert HEADER.count("\n") == 4
