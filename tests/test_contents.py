"""The contents at the side of a page: whole, unless it is so long that nobody finds anything."""

from __future__ import annotations

from mkdocs.structure.toc import AnchorLink

from engine.markup import MOST_IN_CONTENTS, shorten


def contents(sections: int, parts: int) -> list[AnchorLink]:
    """The title of a page, with so many sections of so many parts."""
    top = AnchorLink("Title", "title", 1)
    for section in range(sections):
        entry = AnchorLink(f"Section {section}", f"s{section}", 2)
        entry.children = [AnchorLink(f"Part {part}", f"p{part}", 3) for part in range(parts)]
        top.children.append(entry)
    return [top]


def test_contents_of_a_usual_page_stay() -> None:
    """As many entries as can be looked over."""
    (top,) = made = contents(9, (MOST_IN_CONTENTS - 10) // 9)
    shorten(made)
    assert all(section.children for section in top.children)


def test_contents_of_a_very_long_page_name_its_sections() -> None:
    """The parts are left out, the sections stay."""
    (top,) = made = contents(10, MOST_IN_CONTENTS // 10)
    shorten(made)
    assert [len(section.children) for section in top.children] == [0] * 10
