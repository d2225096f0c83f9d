"""Adds a page to the menu in mkdocs.yml, keeping every other line as it is."""

from __future__ import annotations

import re
from collections.abc import Mapping
from itertools import groupby

import yaml

FILE = "mkdocs.yml"
ENTRY = re.compile(r"^( *)- (?:(.+): )?(\S+\.md) *$")
WIDEST = 10**9


class NoMenu(Exception):
    """The file has no menu, or a language has no names in it."""


def scalar(text: str) -> str:
    """A text as YAML writes it, in quotation marks only where it needs them."""
    written = yaml.safe_dump(text, allow_unicode=True, width=WIDEST)
    return written.removesuffix("...\n").strip()


def has(text: str, name: str) -> bool:
    """Whether the menu has this name already."""
    return bool(re.search(rf"^ +(- )?{re.escape(scalar(name))}:", text, re.MULTILINE))


def added(text: str, page: str, name: str, others: Mapping[str, str]) -> str:
    """The file with the page among its neighbours, and its name in the other languages."""
    lines = text.split("\n")
    place, indent = _place(lines, page.rpartition("/")[0])
    lines.insert(place, f"{indent}- {scalar(name)}: {page}")
    for locale, other in others.items():
        place, indent = _translations(lines, locale)
        lines.insert(place, f"{indent}{scalar(name)}: {scalar(other)}")
    return "\n".join(lines)


def _place(lines: list[str], folder: str) -> tuple[int, str]:
    """After which neighbours the page comes: where most pages of its folder stand together."""
    start = _line(lines, r"nav:")
    end = next((n for n in range(start, len(lines)) if re.match(r"\S", lines[n])), len(lines))
    entries = [(n, match) for n in range(start, end) if (match := ENTRY.match(lines[n]))]
    if not entries:
        raise NoMenu
    grouped = groupby(entries, lambda entry: entry[1][3].rpartition("/")[0])
    runs = [[*run] for name, run in grouped if name == folder]
    last, match = max(runs, key=len)[-1] if runs else (entries[-1][0], None)
    return last + 1, match[1] if match else "  "


def _translations(lines: list[str], locale: str) -> tuple[int, str]:
    """The line after the last name in a language, and how far these lines are indented."""
    start = _line(lines, rf" *- locale: {re.escape(locale)}\b")
    first = _line(lines, r" *(nav_translations:|- locale:)", start)
    if "nav_translations" not in lines[first - 1] or first == len(lines):
        raise NoMenu
    indent = " " * (len(lines[first]) - len(lines[first].lstrip(" ")))
    longer = (n for n, line in enumerate(lines[first:], first) if not line.startswith(indent))
    return next(longer, len(lines)), indent


def _line(lines: list[str], pattern: str, start: int = 0) -> int:
    """The line after the first that matches."""
    for number in range(start, len(lines)):
        if re.match(pattern, lines[number]):
            return number + 1
    raise NoMenu
