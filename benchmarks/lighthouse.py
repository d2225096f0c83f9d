"""Asks Lighthouse, set to a phone, about every page, beside stock Material with the same text.

Run by `make bench`. Needs Node, whose `npx` fetches the pinned Lighthouse; says so where it is
missing. Prints the four scores of each page, and what they lack.
"""

from __future__ import annotations

import argparse
import json
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
from collections import Counter
from dataclasses import dataclass
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(ROOT), str(ROOT / "tests")]

from website import PackingHandler, served  # noqa: E402

from benchmarks.weight import build_own, build_stock, paths  # noqa: E402

LIGHTHOUSE = "lighthouse@12.8.2"
FLAGS = "--headless=new --no-sandbox --disable-gpu"
GOALS = {"performance": 98, "accessibility": 100, "best-practices": 100, "seo": 100}
STOCK_PAGES = 6


@dataclass(frozen=True)
class Verdict:
    """What Lighthouse says of a page."""

    path: str
    scores: dict[str, int]
    lacks: tuple[str, ...]
    paint: float
    """Milliseconds to the largest contentful paint, as it would be on a slow phone."""


def ask(npx: str, address: str, path: str) -> Verdict:
    """Runs Lighthouse on a page; a run that went wrong is repeated once."""
    command = [npx, "--yes", LIGHTHOUSE, address + path, "--quiet", "--output=json"]
    command += [f"--chrome-flags={FLAGS}", f"--only-categories={','.join(GOALS)}"]
    environment = os.environ | {"CHROME_PATH": shutil.which("chromium") or ""}
    for _ in range(2):
        done = subprocess.run(command, env=environment, capture_output=True, text=True, check=False)
        if done.returncode == 0:
            return read(path, json.loads(done.stdout))
    sys.exit(f"{' '.join(command)} failed:\n{done.stderr[-2000:]}")


def read(path: str, report: dict[str, Any]) -> Verdict:
    """The scores of a report, and the audits that count and are not passed."""
    categories = report["categories"]
    counting = {
        audit["id"]
        for category in categories.values()
        for audit in category["auditRefs"]
        if audit["weight"]
    }
    lacks = tuple(
        f"{name}: {report['audits'][name]['title']}"
        for name in sorted(counting)
        if (report["audits"][name]["score"] or 0) < 0.9
        and report["audits"][name]["scoreDisplayMode"] not in ("notApplicable", "manual")
    )
    scores = {name: round(100 * categories[name]["score"]) for name in GOALS}
    return Verdict(
        path, scores, lacks, report["audits"]["largest-contentful-paint"]["numericValue"]
    )


def judge(npx: str, site: Path, some: int | None) -> list[Verdict]:
    """What Lighthouse says of the pages of a site, a line for each."""
    with served(site, kind=PackingHandler) as address:
        verdicts = []
        for path in paths(site)[:some]:
            verdicts.append(ask(npx, address, path))
            print(_line(verdicts[-1]), flush=True)
    return verdicts


def _line(verdict: Verdict) -> str:
    scores = "".join(f"{verdict.scores[name]:5}" for name in GOALS)
    return f"/{verdict.path:53}{scores}{verdict.paint:7.0f} ms  {'; '.join(verdict.lacks)}"


def print_summary(title: str, verdicts: list[Verdict]) -> None:
    """The worst and the middle of each score, and what is lacking most."""
    for name, goal in GOALS.items():
        scores = [verdict.scores[name] for verdict in verdicts]
        below = sum(score < goal for score in scores)
        print(
            f"{title}: {name} at least {min(scores)}, median {statistics.median(scores):.0f}; "
            f"{below} of {len(scores)} pages below {goal}"
        )
    for lack, pages in Counter(lack for v in verdicts for lack in v.lacks).most_common():
        print(f"  {pages} pages: {lack}")


def main() -> None:
    """Prints every page of this site, and some of stock Material."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--site", type=Path, help="a site that is already built")
    parser.add_argument("--some", type=int, help="how many pages; all without it")
    chosen = parser.parse_args()
    npx = shutil.which("npx")
    if not npx:
        print("Lighthouse was not asked: it needs Node and its npx, which are not here.")
        return
    with tempfile.TemporaryDirectory() as name:
        own = judge(npx, chosen.site or build_own(Path(name) / "site"), chosen.some)
        stock = judge(npx, build_stock(Path(name) / "stock"), min(chosen.some or 99, STOCK_PAGES))
    print_summary("this site", own)
    print_summary("stock Material", stock)


if __name__ == "__main__":
    main()
