"""A project with many pages for the benchmarks: each written page stands in it several times."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import yaml

ONCE = re.compile(r"generated: true|\{\{ (figures|status)_table\(")
"""What marks a page that lists the whole site or all fields: more pages make it longer."""


def multiply(root: Path, times: int) -> int:
    """Adds copies of every written page under other addresses; returns the number of pages."""
    pages = [p for p in root.glob("docs/*/**/*.md") if not ONCE.search(p.read_text("utf-8"))]
    for page in pages:
        text = page.read_text("utf-8")
        for number in range(1, times):
            mark = f"{number:03d}x"
            copy = re.sub(r'^(title|description): "', rf'\1: "{mark} ', text, flags=re.MULTILINE)
            page.with_name(f"{page.stem}-{mark}.md").write_text(copy, encoding="utf-8")
    return len(list(root.glob("docs/*/**/*.md")))


def list_in_navigation(root: Path) -> None:
    """Puts the copies into the menu: those of a page in a section of its own."""
    file = root / "mkdocs.yml"
    text = file.read_text("utf-8")
    start = text.index("nav:\n")
    end = text.index("\n\n", start)
    paths = (page.relative_to(root / "docs") for page in root.glob("docs/*/**/*.md"))
    slugs = {path.as_posix().partition("/")[2] for path in paths}
    nav = yaml.safe_load(text[start:end])["nav"]
    grown = yaml.safe_dump({"nav": _with_copies(nav, slugs)}, allow_unicode=True)
    file.write_text(text[:start] + grown.rstrip() + text[end:], encoding="utf-8")


def _with_copies(entries: list[Any], slugs: set[str]) -> list[Any]:
    """Entries of the menu; a page with copies becomes a section, or stands before them."""
    grown: list[Any] = []
    for entry in entries:
        label, goal = next(iter(entry.items())) if isinstance(entry, dict) else (None, entry)
        if isinstance(goal, list):
            grown.append({label: _with_copies(goal, slugs)})
            continue
        stem = goal.removesuffix(".md")
        copies = sorted(slug for slug in slugs if re.fullmatch(rf"{stem}-\d+x\.md", slug))
        grown += [{label: [goal, *copies]}] if label and copies else [entry, *copies]
    return grown
