"""Cuts a page into its sections, each with its lines as they stand in the file."""

from __future__ import annotations

from dataclasses import dataclass

from toolkit.pages import Page


@dataclass(frozen=True)
class Section:
    """The lines from one heading with an id to the next; `id` is None before the first heading."""

    id: str | None
    line: int
    lines: tuple[tuple[int, str], ...]


def sections(page: Page) -> list[Section]:
    """The sections of a page in order; a repeated id continues the section that had it first."""
    starts = {heading.line: heading.id for heading in page.headings if heading.id}
    first: dict[str | None, int] = {None: page.body_line}
    lines: dict[str | None, list[tuple[int, str]]] = {None: []}
    here = None
    for number, text in enumerate(page.body.split("\n"), page.body_line):
        here = starts.get(number, here)
        first.setdefault(here, number)
        lines.setdefault(here, []).append((number, text))
    return [Section(key, first[key], tuple(lines[key])) for key in lines]
