"""Says how the site stands: as text on one screen, Markdown and JSON."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping
from dataclasses import asdict
from types import MappingProxyType

from toolkit import report
from toolkit.status import NumberStatus, PageStatus, Status

Words = Mapping[str, str]
Row = list[str]

LISTED = 12
"""How many sections that do not match are listed; JSON gives all."""


def words(language: str) -> Words:
    """The wording of the report."""
    return report.messages(language)["_status"]


def as_text(status: Status, language: str) -> str:
    """One screen: a line a page, a line a number, then the sections that do not match."""
    said = words(language)
    parts = [
        _aligned([_page_titles(status, said), *_page_rows(status, said)]),
        _aligned([_number_titles(said), *_number_rows(status, said)]),
        _unmatched(status, said),
    ]
    return "\n\n".join("\n".join(lines) for lines in parts)


def as_markdown(status: Status, language: str) -> str:
    """The same as tables."""
    said = words(language)
    parts = [
        _table(_page_titles(status, said), _page_rows(status, said)),
        _table(_number_titles(said), _number_rows(status, said)),
        [f"- {line}" if index else line for index, line in enumerate(_unmatched(status, said))],
    ]
    return "\n\n".join("\n".join(lines) for lines in parts)


def as_json(status: Status, language: str) -> str:
    """Pages and numbers with all that is known of them; the same in every language."""
    return json.dumps(asdict(status), ensure_ascii=False, indent=2)


def _page_titles(status: Status, said: Words) -> Row:
    columns = (said["sections"], said["numbers"], said["last_change"], said["minutes"])
    return [said["page"], *(f"{code}: {name}" for code in status.languages for name in columns)]


def _page_rows(status: Status, said: Words) -> Iterator[Row]:
    for slug, pages in status.by_slug.items():
        by_locale = {page.locale: page for page in pages}
        cells = (_page_cells(by_locale.get(code), said) for code in status.languages)
        yield [f"/{slug}", *(cell for group in cells for cell in group)]


def _page_cells(page: PageStatus | None, said: Words) -> Row:
    if page is None:
        return [report.NO_VALUE] * 4
    matching = f"{page.sections - len(page.unmatched)}/{page.sections}"
    day = page.last_change or said["unknown_day"]
    return [matching, str(len(page.numbers)), day, str(page.minutes)]


def _number_titles(said: Words) -> Row:
    return [said["number"], said["used"], said["unknown"]]


def _number_rows(status: Status, said: Words) -> Iterator[Row]:
    for number in status.numbers:
        uses = dict.fromkeys(u.partition("#")[0] for found in number.uses.values() for u in found)
        pages = ", ".join(f"/{slug}" for slug in uses) or said["nowhere"]
        yield [number.key, pages, ", ".join(_unknown(number, said)) or report.NO_VALUE]


def _unknown(number: NumberStatus, said: Words) -> list[str]:
    """Short words; the note itself stands on the page of figures."""
    return [said[f"unknown_{what}"] for what in number.unknown] + [said["note"]] * bool(number.note)


def _unmatched(status: Status, said: Words) -> list[str]:
    keys = dict.fromkeys(key for page in status.pages for key in page.unmatched)
    if not keys:
        return [said["all_match"]]
    more = [said["more"].format(number=len(keys) - LISTED)] if len(keys) > LISTED else []
    return [said["unmatched"], *list(keys)[:LISTED], *more]


def _aligned(rows: list[Row]) -> list[str]:
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    return ["  ".join(map(str.ljust, row, widths)).rstrip() for row in rows]


def _table(titles: Row, rows: Iterator[Row]) -> list[str]:
    return ["| " + " | ".join(cells) + " |" for cells in (titles, ["---"] * len(titles), *rows)]


FORMATS: Mapping[str, Callable[[Status, str], str]] = MappingProxyType(
    {"text": as_text, "markdown": as_markdown, "json": as_json}
)
