"""Times the build of this site beside stock Material building the same text.

Stock gets every page of every language with its macros filled in, so that both read and write
pages of the same size and number, but has neither macros nor languages, checks nor own steps.
Run by `make bench`; the two are built in turns, so that both meet the same machine.
"""

from __future__ import annotations

import argparse
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import yaml

from toolkit.author import Author
from toolkit.content import Content
from toolkit.project import current_content

ROOT = Path(__file__).resolve().parent.parent
FROM_NOTHING = "the same, nothing kept"
STOCK = {
    "site_name": "Stock",
    "site_url": "http://localhost:8000/",
    "theme": {"name": "material"},
    "plugins": ["search"],
    "markdown_extensions": [
        "abbr", "admonition", "attr_list", "def_list", "footnotes", "md_in_html", "tables",
        {"toc": {"permalink": True}}, "pymdownx.superfences",
    ],
}  # fmt: skip


def write_stock(content: Content, folder: Path) -> int:
    """A stock project with the same text; returns its number of pages."""
    write_pages(content, folder / "docs", "-")
    (folder / "mkdocs.yml").write_text(yaml.safe_dump(STOCK), encoding="utf-8")
    return len(content.pages)


def write_pages(content: Content, folder: Path, joint: str) -> None:
    """Every page with its macros filled in; `joint` stands between its language and its name."""
    for page in content.pages:
        address = content.data.languages[page.locale].path + page.slug
        author = Author(content, page.locale, address)
        front = {key: author.fill_text(page.meta(key)) for key in ("title", "description")}
        text = f"---\n{yaml.safe_dump(front, allow_unicode=True)}---\n{author.fill(page.body)}"
        target = folder / page.path.removeprefix("docs/").replace("/", joint, 1)
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(text, encoding="utf-8")


def seconds(command: list[str], folder: Path) -> float:
    """Wall time of a command that must succeed."""
    start = time.perf_counter()
    done = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)
    if done.returncode:
        sys.exit(f"{' '.join(command)} failed:\n{done.stdout}{done.stderr}")
    return time.perf_counter() - start


def main() -> None:
    """Prints medians and their ratio."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--runs", type=int, default=7)
    runs = parser.parse_args().runs
    with tempfile.TemporaryDirectory() as name:
        stock = Path(name) / "stock"
        pages = write_stock(current_content(ROOT), stock)
        mkdocs = [sys.executable, "-m", "mkdocs", "build", "--quiet"]
        commands = {
            "stock Material": (mkdocs, stock),
            "this site, mkdocs build": ([*mkdocs, "--site-dir", str(Path(name) / "plain")], ROOT),
            FROM_NOTHING: ([*mkdocs, "--site-dir", str(Path(name) / "plain")], ROOT),
            "this site, make build": (
                [sys.executable, "-m", "toolkit", "build", str(Path(name) / "site")],
                ROOT,
            ),
        }
        times: dict[str, list[float]] = {title: [] for title in commands}
        for turn in range(runs + 1):
            for title, (command, folder) in commands.items():
                if title == FROM_NOTHING:
                    shutil.rmtree(ROOT / ".cache", ignore_errors=True)
                taken = seconds(command, folder)
                if turn:  # the first turn warms the caches of all
                    times[title].append(taken)
        shutil.rmtree(stock)
    base = statistics.median(times["stock Material"])
    print(f"{pages} pages, {runs} runs each, {os.cpu_count()} processors")
    for title, taken in times.items():
        median = statistics.median(taken)
        spread = f"{min(taken):.2f}–{max(taken):.2f}"
        print(f"{title:26} median {median:5.2f} s ({spread})  ratio {median / base:4.2f}")


if __name__ == "__main__":
    main()
