"""Data and pages together."""

from __future__ import annotations

import pytest

from toolkit.content import Content, numbers_of
from toolkit.pages import Call


def test_pages_by_address(content: Content) -> None:
    """Each page is found by its language and slug."""
    assert content.by_address["en", "pilots/young-pioneers/"].path == (
        "docs/en/pilots/young-pioneers.md"
    )
    assert ("sl", "") in content.by_address


@pytest.mark.parametrize(
    ("name", "arguments", "numbers"),
    [
        ("figure", ("a",), ["a"]),
        ("count", ("a", "locative"), ["a"]),
        ("preposition", ("s", "a"), ["a"]),
        ("claim", ("largest", "a", "b", 5), ["a", "b"]),
        ("key_figures", ("a", "b"), ["a", "b"]),
        ("source", ("a", "b"), ["a", "b"]),
        ("chart", ("needed",), ["needed_thinking", "needed_speech"]),
        ("chart", ("missing",), []),
        ("pilot_progress", ("young_pioneers",), ["challenges", "projects"]),
        ("pilot_progress", (), ["challenges", "projects"]),
        ("name", ("kranj",), []),
        ("figure", None, []),
    ],
)
def test_numbers_of_a_call(
    content: Content, name: str, arguments: tuple | None, numbers: list[str]
) -> None:
    """Each macro shows, or rests on, the numbers that it names."""
    assert numbers_of(Call(name, arguments, {}, 1), content.data) == numbers


def test_uses(content: Content) -> None:
    """A number is used in sections, each once, in both languages alike."""
    for locale in ("sl", "en"):
        used = content.uses[locale]
        assert [(u.page.slug, u.section) for u in used["needed_thinking"]] == [
            ("", None),
            ("", "experts"),
        ]
        assert [(u.page.slug, u.section) for u in used["challenges"]] == [
            ("pilots/young-pioneers/", None),
            ("pilots/young-pioneers/", "young-pioneers"),
            ("pilots/young-pioneers/", "targets"),
        ]
