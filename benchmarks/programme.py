"""Times a whole programme: eight regions and nine languages on one site, at two sizes.

The project is begun as `toolkit new site` begins one; each region then gets figures of its own and
pages that state them. Prints seconds per page, and those of the larger site as a ratio to those of
the smaller: 1 means that the cost grows as the pages do. Run by `make bench`.
"""

from __future__ import annotations

import json
import shutil
import sys
import tempfile
from pathlib import Path

from scale import ROOT, Run, build

from toolkit import new_site
from toolkit.project import current_content

LANGUAGES = ("sl", "en", "de", "it", "hr", "hu", "pl", "cs", "sk")
REGIONS = 8
FIGURES = 10
SIZES = 7, 27
"""Pages of a region in one language: with nine languages about 500 and 2,000 in all."""
ADDRESS = "http://localhost:8000/"
SENTENCES = 20
PAGE = """\
---
title: "{title}"
description: "{title}: {about}"
---

# {title} {{ #top }}

{body}
"""
SECTION = """\
## {title}, {number} {{ #part-{number} }}

{text}
The survey says {{{{ figure("{figure}") }}}}, see [another page]({other}.md#part-1).

| | |
|---|---|
| {title} | {{{{ figure("{figure}") }}}} |
"""
WORDS = "region skills people schools companies learning future pilot results together".split()


def programme(folder: Path, size: int) -> int:
    """A project with `size` pages for each region and language; returns the number of pages."""
    said = {code: f"Programme ({code})" for code in LANGUAGES}
    new_site.make(current_content(ROOT), folder, new_site.Order(LANGUAGES, said, said, ADDRESS))
    _write(folder / "data/surveys.yml", {"asked": _survey()})
    _write(folder / "data/figures.yml", dict(_figure(r, n) for r in _regions() for n in _numbers()))
    for code in LANGUAGES:
        for region in _regions():
            for page in range(1, size + 1):
                file = folder / f"docs/{code}/region-{region}/page-{page}.md"
                file.parent.mkdir(exist_ok=True)
                file.write_text(_page(code, region, page, size), encoding="utf-8")
    _list(folder / "mkdocs.yml", size)
    (folder / ".cache").mkdir(exist_ok=True)
    return len(list(folder.glob("docs/*/**/*.md")))


def _regions() -> range:
    return range(1, REGIONS + 1)


def _numbers() -> range:
    return range(1, FIGURES + 1)


def _survey() -> dict[str, object]:
    said = dict.fromkeys(LANGUAGES, "Invented")
    return {"name": said, "asked": said, "sections": ["A"]}


def _figure(region: int, number: int) -> tuple[str, dict[str, object]]:
    said = {code: f"figure {number} of region {region} ({code})" for code in LANGUAGES}
    record = {"value": 10 + number, "unit": "percent", "survey": "asked", "label": said}
    return _name(region, number), {
        **record, "meaning": said, "document": [{"section": "A", "says": said}],
    }  # fmt: skip


def _name(region: int, number: int) -> str:
    return f"region_{region}_figure_{number}"


def _page(code: str, region: int, page: int, size: int) -> str:
    title = f"Region {region}, page {page} ({code})"
    other = f"page-{page % size + 1}"
    parts = (_section(title, region, page, number, other) for number in range(1, 5))
    return PAGE.format(title=title, about="what it is about", body="\n".join(parts))


def _section(title: str, region: int, page: int, number: int, other: str) -> str:
    rows = (
        " ".join(WORDS[(page + number + row + step) % len(WORDS)] for step in range(12))
        for row in range(SENTENCES)
    )
    figure = _name(region, (page + number) % FIGURES + 1)
    text = "\n".join(f"{row.capitalize()}." for row in rows)
    return SECTION.format(title=title, number=number, text=text, figure=figure, other=other)


def _write(file: Path, records: dict[str, object]) -> None:
    """JSON is YAML, and has no aliases for what is said twice."""
    file.write_text(json.dumps(records, ensure_ascii=False, indent=1), encoding="utf-8")


def _list(settings: Path, size: int) -> None:
    """Puts the pages of each region into the menu."""
    entries = "".join(
        f"  - Region {region}:\n"
        + "".join(f"      - region-{region}/page-{page}.md\n" for page in range(1, size + 1))
        for region in _regions()
    )
    text = settings.read_text("utf-8").replace("nav:\n", f"nav:\n{entries}", 1)
    labels = "".join(f"            Region {region}: Region {region}\n" for region in _regions())
    mark = "nav_translations:\n"
    settings.write_text(text.replace(mark, mark + labels), encoding="utf-8")


def measured(folder: Path, size: int) -> tuple[int, Run]:
    """The number of pages and what a build from nothing took."""
    pages = programme(folder, size)
    run = build(folder)
    print(
        f"{REGIONS} regions, {len(LANGUAGES)} languages, {pages} pages: {run.seconds:.1f} s, "
        f"{1000 * run.seconds / pages:.0f} ms a page, {run.megabytes:.0f} MB",
        flush=True,
    )
    return pages, run


def main() -> None:
    """Prints both sizes and the ratio of their cost per page."""
    costs = []
    with tempfile.TemporaryDirectory() as name:
        for size in SIZES:
            folder = Path(name) / str(size)
            pages, run = measured(folder, size)
            costs.append(run.seconds / pages)
            shutil.rmtree(folder)
    print(f"cost of a page, larger to smaller site: {costs[1] / costs[0]:.2f}")


if __name__ == "__main__":
    sys.exit(main())
