"""Changes: what the record says, and what changed without a word."""

from __future__ import annotations

from small_project import Project

from toolkit import changes, generate
from toolkit.author import Author
from toolkit.content import Content
from toolkit.markup import plain

RECORD = """\
thinking_corrected:
  date: 2026-12-01
  kind: correction
  figure: needed_thinking
  old: 51
  new: 53
  reason: {sl: Številka je bila napačno prepisana., en: The figure had been copied wrongly.}
text_changed:
  date: 2026-12-24
  kind: text
  page: practices/
  reason: {sl: Praksa je opisana na novo., en: The practice is described anew.}
"""


def recorded(
    project: Project, text: str = RECORD, baseline: str = "needed_thinking: 51\n"
) -> Content:
    project.write("data/changes.yml", text)
    project.write("data/baseline.yml", baseline)
    return project.content()


def page(content: Content, locale: str) -> str:
    return plain(Author(content, locale, "about/changes/").changes())


def test_without_a_record_there_are_no_changes(content: Content) -> None:
    """A new site has nothing to tell."""
    assert changes.entries(content.data) == []


def test_the_newest_change_is_first(project: Project) -> None:
    """By its day, wherever it stands in the file."""
    found = changes.entries(recorded(project).data)
    assert [entry.key for entry in found] == ["text_changed", "thinking_corrected"]


def test_readers_see_both_values_the_reason_and_the_day(project: Project) -> None:
    """In each language, and a correction is called one."""
    content = recorded(project)
    english, slovenian = page(content, "en"), page(content, "sl")
    assert "1 December 2026 · Correction: Critical thinking" in english
    assert "Before: 51%. Now: 53%. The figure had been copied wrongly." in english
    assert "1. december 2026 · Popravek: Kritično mišljenje" in slovenian
    assert "Prej: 51\u00a0%. Zdaj: 53\u00a0%. Številka je bila napačno prepisana." in slovenian


def test_a_number_that_changed_without_a_record_is_told_all_the_same(project: Project) -> None:
    """Nothing changes in silence: the day and the reason are said to be missing."""
    content = recorded(project)
    project.replace("data/figures.yml", "value: 53", "value: 54.5")
    after = project.content()
    first = changes.entries(after.data)[0]
    assert (first.figure, first.old, first.new) == ("needed_thinking", 53, 54.5)
    assert (first.date, first.reason) == (None, None)
    assert "Before: 53%. Now: 54.5%. The reason has not been recorded yet." in page(after, "en")
    assert len(changes.entries(after.data)) == len(changes.entries(content.data)) + 1


def test_what_is_counted_changes_with_what_there_is(project: Project) -> None:
    """A number that counts records is watched like any other."""
    content = recorded(project, "", "pilots: 5\n")
    (entry,) = changes.unrecorded(content.data)
    assert (entry.figure, entry.old) == ("pilots", 5)


def test_a_text_leads_to_its_page_and_a_number_to_its_place(project: Project) -> None:
    """Links count from the home of the language."""
    found = {entry.key: changes.place(entry) for entry in changes.entries(recorded(project).data)}
    assert found == {
        "text_changed": "practices/",
        "thinking_corrected": "about/figures/#needed_thinking",
    }


def test_each_change_has_an_anchor(project: Project) -> None:
    """The feed, and whoever cites a change, link to it."""
    markup = Author(recorded(project), "en", "about/changes/").changes()
    assert 'id="thinking-corrected"' in markup
    assert (
        'href="../../changes.xml"' in Author(recorded(project), "en", "en/about/changes/").changes()
    )


def test_a_first_value_is_remembered_and_never_changed(project: Project) -> None:
    """`generate values` takes up new numbers; what stands there stays, even when it is gone."""
    project.write("data/baseline.yml", "needed_thinking: 51\nlong_gone: 7\n")
    text = generate.files(project.content(), "values")["data/baseline.yml"]
    lines = text.split("\n")
    assert "needed_thinking: 51" in lines
    assert "long_gone: 7" in lines
    assert "daily_teamwork: 72.5" in lines
    project.write("data/baseline.yml", text)
    assert next(changes.unrecorded(project.content().data)).figure == "needed_thinking"
