"""toolkit.impact: what a change does, told from two states of the content."""

from __future__ import annotations

import re
from functools import lru_cache
from pathlib import Path

import pytest
from impact_site import (
    Built,
    assert_says_the_same,
    keys,
    loaded,
    other_values,
    small_project,
    with_page,
    with_value,
)
from small_project import REPOSITORY

from toolkit import impact as module
from toolkit import matches
from toolkit.content import Content
from toolkit.impact import compare

PAGE = '---\ntitle: "T"\ndescription: "D"\n---\n\n# Heading { #top }\n\n'


@pytest.fixture(scope="module")
def content(tmp_path_factory: pytest.TempPathFactory) -> Content:
    """The small project with every macro."""
    return loaded(small_project(tmp_path_factory.mktemp("project")))


@pytest.fixture(scope="module")
def built() -> Built:
    """What a reader sees of it."""
    return Built()


def _page(content: Content, text: str) -> Content:
    return with_page(content, "docs/en/new.md", PAGE + text)


def _texts(before: Content, after: Content) -> list[tuple[str | None, str | None]]:
    return [(change.old, change.new) for change in compare(before, after).texts()]


def test_no_change_has_no_impact(content: Content) -> None:
    """Two equal states give an empty report."""
    found = compare(content, content)
    assert not (found.numbers or found.claims or found.pages or found.files or found.unread)


def test_each_value_in_turn_gives_exactly_the_diff_of_the_built_text(
    content: Content, built: Built
) -> None:
    """Whatever number gets whatever value: no sentence too many, none missing, both languages."""
    for key in keys(content):
        for value in other_values(content, key):
            after = with_value(content, key, value)
            found = compare(content, after)
            assert key in [change.key for change in found.numbers]
            assert assert_says_the_same(found, content, after, built), key
            assert all(found.texts(locale) for locale in content.data.languages), key


@pytest.mark.slow
@pytest.mark.parametrize("step", [5, pytest.param(1, marks=pytest.mark.thorough)])
def test_each_figure_of_the_real_site_gives_exactly_the_diff_of_the_built_text(
    monkeypatch: pytest.MonkeyPatch, step: int
) -> None:
    """The same holds for every number of the real project, or every fifth."""
    real, seen = loaded(REPOSITORY), Built()
    monkeypatch.setattr(module, "_readings", lru_cache(2)(module._readings))
    matching = list(matches.sections(real))  # values have no part in it
    monkeypatch.setattr(matches, "sections", lambda _: matching)
    for key in keys(real)[::step]:
        after = with_value(real, key, other_values(real, key)[-1])
        assert assert_says_the_same(compare(real, after), real, after, seen), key


def test_words_around_a_number_follow_it(content: Content) -> None:
    """15 changed to 3 is seen in the grammar of every language."""
    after = with_value(content, "challenges", 3)
    texts = _texts(content, after)
    english = "The pilot looks for at least {} challenges and supports 8 projects."
    assert (english.format(15), english.format(3)) in texts
    old, new = next(pair for pair in texts if pair[0] and pair[0].startswith("Pilot išče"))
    assert "vsaj 15 izzivov" in old and "vsaj 3 izzive" in new
    number = compare(content, after).numbers[0]
    assert (number.old.value, number.new.value) == (15, 3)
    assert number.new.shown["sl"].split() == ["vsaj", "3", "izzive"]


def test_counted_numbers_are_marked(content: Content) -> None:
    """A count that follows from other records says so."""
    number = compare(content, with_value(content, "pilots", 0)).numbers[0]
    assert (number.key, number.old.value, number.new.value) == ("pilots", 2, 3)
    assert number.counted


def test_new_and_removed_numbers_are_named(content: Content, tmp_path: Path) -> None:
    """A number that one state lacks has no value there."""
    pilots = small_project(tmp_path) / "data" / "pilots.yml"
    text = pilots.read_text("utf-8")
    pilots.write_text(text.replace("      actual: 3\n      as_of: 2026-06-30\n", ""), "utf-8")
    after = loaded(tmp_path / "project")
    removed = {(c.key, c.part, c.status) for c in compare(content, after).numbers}
    assert removed == {("projects", "actual", "removed"), ("projects", "as_of", "removed")}
    added = {(c.key, c.part, c.status) for c in compare(after, content).numbers}
    assert added == {("projects", "actual", "new"), ("projects", "as_of", "new")}


def test_rewrapped_lines_read_the_same(content: Content) -> None:
    """Where lines break, and how a list is marked, is nothing that a reader sees."""
    before = _page(content, "One sentence here.\nAnother sentence,\nwith a comma.\n\n- item\n")
    after = _page(content, "One sentence here. Another sentence, with a comma.\n\n* item\n")
    assert _texts(before, after) == []


def test_another_goal_of_a_link_touches_the_page_alone(content: Content) -> None:
    """The page is built differently and still reads the same."""
    before, after = _page(content, "A [link](index.md).\n"), _page(content, "A [link](x.md).\n")
    (page,) = compare(before, after).pages
    assert (page.path, page.status, page.changes) == ("docs/en/new.md", "changed", ())


def test_changes_are_told_by_section_and_kind(content: Content) -> None:
    """Headings, sentences and rows say what they are and where they stand."""
    old = "Same.\n\n## Old { #part }\n\nText one.\n\n| a | b |\n|---|---|\n| c | d |\n"
    new = "Same.\n\n## New { #part }\n\nText two.\n\n| a | b |\n|---|---|\n| c | e |\n"
    (page,) = compare(_page(content, old), _page(content, new)).pages
    assert [(c.section, c.heading, c.kind, c.old, c.new) for c in page.changes] == [
        ("part", "New", "heading", "Old", "New"),
        ("part", "New", "sentence", "Text one.", "Text two."),
        ("part", "New", "row", "c · d", "c · e"),
    ]


def test_titles_and_descriptions_count(content: Content) -> None:
    """The front matter is read, too."""
    before = _page(content, "Text.\n")
    after = with_page(content, "docs/en/new.md", PAGE.replace('"D"', '"E"') + "Text.\n")
    (change,) = compare(before, after).texts()
    assert (change.kind, change.old, change.new) == ("description", "D", "E")


def test_new_and_removed_pages_are_whole(content: Content) -> None:
    """Every sentence of a page that one state lacks is new or removed."""
    with_new = _page(content, "Text.\n")
    (new,) = [p for p in compare(content, with_new).pages if p.path == "docs/en/new.md"]
    assert (new.status, [c.new for c in new.changes]) == ("new", ["T", "D", "Heading", "Text."])
    (old,) = [p for p in compare(with_new, content).pages if p.path == "docs/en/new.md"]
    assert (old.status, {c.status for c in old.changes}) == ("removed", {"removed"})


def test_a_sentence_between_others_is_added_alone(content: Content) -> None:
    """What is inserted does not drag its neighbours along."""
    before = _page(content, "First.\nThe share is 5.\nLast.\n")
    after = _page(content, "First.\nA wholly different one.\nThe share is 6.\nLast.\n")
    assert _texts(before, after) == [
        (None, "A wholly different one."),
        ("The share is 5.", "The share is 6."),
    ]


def test_claims_flip_both_ways(content: Content) -> None:
    """A sentence that the data stops supporting is named in each language, and so is its return."""
    after = with_value(content, "needed_speech", 60)
    broken = [flip for flip in compare(content, after).claims if flip.claim[0] == "largest"]
    assert [(f.locale, f.sentence, f.section) for f in broken] == [
        ("en", "Critical thinking comes first.", "experts"),
        ("sl", "Na prvem mestu je kritično mišljenje.", "experts"),
    ]
    assert not any(flip.holds for flip in broken)
    assert broken[0].values == "needed_thinking = 53, needed_speech = 47 → 60"
    assert all(flip.holds for flip in compare(after, content).claims)


def test_pages_with_faults_are_named_and_the_rest_is_compared(content: Content) -> None:
    """A macro that cannot be filled in does not hide what else changes."""
    after = _page(with_value(content, "workshops", 5), '{{ figure("nowhere") }} {{ 1 / 0 }}\n')
    found = compare(content, after)
    assert found.unread == ("docs/en/new.md",)
    assert found.texts()


def test_a_language_that_cannot_say_a_number_gives_the_number(
    content: Content, tmp_path: Path
) -> None:
    """A mistake in the grammar of a language is no reason to say nothing."""
    language = small_project(tmp_path) / "data" / "languages" / "sl.yml"
    text = re.sub("^target_case: .*", "target_case: x", language.read_text("utf-8"), flags=re.M)
    language.write_text(text, "utf-8")
    found = compare(with_value(content, "challenges", 3), loaded(tmp_path / "project"))
    assert (found.numbers[0].old.shown["sl"], found.numbers[0].new.shown["sl"]) == (
        "vsaj 3\u00a0izzive",
        "15",
    )


def test_data_files_are_published(content: Content) -> None:
    """The tables that others download are named when they differ, and the cards that they show."""
    names = dict(compare(content, with_value(content, "workshops", 5)).files)
    differing = ("figures.csv", "figures.json", "embed/workshops/", "en/embed/workshops/")
    assert names == dict.fromkeys(differing, "changed")


def test_published_files_are_named(content: Content, monkeypatch: pytest.MonkeyPatch) -> None:
    """Embeds and data files take part by the list of what is published beside the pages."""

    def publish(state: Content) -> dict[str, str]:
        value = state.data.figures["workshops"].value
        return {"same.json": "1", "workshops.json": str(value)} | ({"n": ""} if value > 4 else {})

    monkeypatch.setattr(module, "PUBLISHED", (publish,))
    found = compare(content, with_value(content, "workshops", 5))
    assert found.files == (("n", "new"), ("workshops.json", "changed"))
