"""The example macro: how the data fills in a field now."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from small_project import Project

from toolkit.author import Author
from toolkit.content import Content
from toolkit.examples import LONGEST, example
from toolkit.voice import UnknownId


@pytest.mark.parametrize(
    ("file", "field", "shown"),
    [
        ("figures", "value", "53"),
        ("figures", "counts", "pilots"),
        ("figures", "label", "kritično mišljenje"),
        ("figures", "document.section", "A"),
        ("figures", "document.says", "Izid ankete."),
        ("pilots", "name", "Mladi pionirji"),
        ("pilots", "targets.unit", "challenge"),
        ("pilots", "partners", "kovacnica"),
        ("practices", "anchor", "meeting-point"),
        ("languages", "path", '""'),
        ("languages", "target_case", "accusative"),
        ("sizes", "fraction", "none"),
        (
            "nouns",
            "forms",
            "nominative: pilot, pilota, piloti; genitive: pilota, pilotov, pilotov…",
        ),
        ("formats", "common", "true"),
        ("organisations", "avoid", None),
        ("figures", "no_such_field", None),
    ],
)
def test_the_first_value_of_a_field_is_shown(
    content: Content, file: str, field: str, shown: str | None
) -> None:
    """The first record that fills a field in gives the example, in the language of the page."""
    assert example(content.data, "sl", file, field) == shown


def test_the_example_is_in_the_language_of_the_page(content: Content) -> None:
    """The same field reads in English on an English page."""
    assert example(content.data, "en", "figures", "label") == "critical thinking"
    assert example(content.data, "en", "languages", "name") == "English"


def test_a_long_value_is_cut(project: Project) -> None:
    """A table stays readable: no example is longer than the limit."""
    project.replace("data/figures.yml", "en: critical thinking}", f"en: {'word ' * 40}}}")
    shown = example(project.content().data, "en", "figures", "label")
    assert shown and len(shown) <= LONGEST and shown.endswith("word…")


def test_the_macro_shows_code_and_says_when_no_record_has_one(
    author: Callable[..., Author],
) -> None:
    """Filled in or not, a reader of the reference sees an answer."""
    assert author("sl").example("figures", "unit") == "<code>percent</code>"
    assert author("sl").example("organisations", "avoid") == "še nikjer"
    assert author("en").example("organisations", "avoid") == "nowhere yet"


def test_an_unknown_file_is_an_unknown_id(author: Callable[..., Author]) -> None:
    """The check of macros can then name the file that was meant."""
    with pytest.raises(UnknownId) as error:
        author("sl").example("figure", "unit")
    assert error.value.args == ("file", "figure")
