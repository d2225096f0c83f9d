"""Times the build of many pages beside stock Material building the same text.

For each size: a whole build from nothing, one more with what that has kept, one after one sentence
changed, one after one figure changed, and the most memory that a build took. Stock keeps nothing.
The pages are those of this site, each several times. Other generators, where they are installed,
build the text of stock. What the site generator takes for the same pages without our own steps
says how much is left for these (`least.py`). Run by `make bench`.
"""

from __future__ import annotations

import argparse
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType

from least import write_least
from many_pages import list_in_navigation, multiply
from others import others
from run import write_stock

from toolkit.project import current_content

ROOT = Path(__file__).resolve().parent.parent
LARGE = 20
"""From so many copies of each page on, stock is built only once."""
COPIED = ("data", "docs", "engine", "macros", "overrides", "toolkit", "hooks.py", "mkdocs.yml")
MKDOCS = [sys.executable, "-m", "mkdocs", "build", "--quiet"]
SENTENCE, FIGURE = "docs/sl/summary.md", "data/figures.yml"


@dataclass(frozen=True)
class Run:
    """What a build took."""

    seconds: float
    megabytes: float


WATCH = """
import resource, subprocess, sys, time
start = time.perf_counter()
code = subprocess.call(sys.argv[1:])
print(time.perf_counter() - start, resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss)
sys.exit(code)
"""
"""A small process watches the build: what it begins counts the memory of who began it."""


class Failed(Exception):
    """What a build said that came to nothing."""


def build(folder: Path, command: Sequence[str] = MKDOCS) -> Run:
    """Wall time of a build that must succeed, and the peak memory of its largest process."""
    watched = [sys.executable, "-c", WATCH, *command]
    done = subprocess.run(watched, cwd=folder, capture_output=True, text=True, check=False)
    if done.returncode:
        raise Failed(done.stdout + done.stderr)
    seconds, memory = done.stdout.split()[-2:]
    return Run(float(seconds), float(memory) / (2**20 if sys.platform == "darwin" else 2**10))


def change_sentence(project: Path) -> None:
    """One page says more."""
    page = project / SENTENCE
    page.write_text(page.read_text("utf-8") + "\nNov stavek za meritev.\n", encoding="utf-8")


def change_figure(project: Path) -> None:
    """One number is another one."""
    file = project / FIGURE
    text = file.read_text("utf-8")
    assert "value: 53\n" in text
    file.write_text(text.replace("value: 53\n", "value: 53.5\n"), encoding="utf-8")


CHANGES: Mapping[str, Callable[[Path], None]] = MappingProxyType(
    {"one sentence": change_sentence, "one figure": change_figure}
)


def project_of(folder: Path, times: int) -> int:
    """This project with each page `times` times; returns its number of pages."""
    folder.mkdir(parents=True)
    for name in COPIED:
        copy = shutil.copytree if (ROOT / name).is_dir() else shutil.copy2
        copy(ROOT / name, folder / name)
    (folder / ".cache").mkdir()
    pages = multiply(folder, times)
    list_in_navigation(folder)
    return pages


def measured(folder: Path, times: int) -> None:
    """Prints each kind of build: stock Material, and this project."""
    ours, stock = folder / "ours", folder / "stock"
    pages = project_of(ours, times)
    write_stock(current_content(ours), stock)
    write_least(current_content(ours), folder / "least")
    shutil.rmtree(ours / ".cache")
    (ours / ".cache").mkdir()
    print(f"{pages // 2} pages per language", flush=True)
    base = build(stock)
    print_run("from nothing: stock Material", base, base)
    print_run("from nothing: without our steps", build(folder / "least"), base)
    print_run("from nothing: this site", build(ours), base)
    print_run("once more: this site", build(ours), base)
    measure_others(stock, folder, base)
    for title, change in CHANGES.items() if times <= LARGE else ():
        change(ours)
        base = build(stock)
        print_run(f"{title}: stock Material", base, base)
        print_run(f"{title}: this site", build(ours), base)


def measure_others(stock: Path, folder: Path, base: Run) -> None:
    """Prints what other generators take; one that cannot build the text says why."""
    for name, where, commands in others(stock, folder):
        for title, command in zip(("from nothing", "once more"), commands, strict=False):
            try:
                print_run(f"{title}: {name}", build(where, command), base)
            except Failed as failed:
                print(f"  {title}: {name} fails: {str(failed).strip().splitlines()[-1]}")


def print_run(title: str, run: Run, base: Run) -> None:
    """One line: seconds, memory, and the ratio of the seconds to those of stock."""
    print(
        f"  {title:32} {run.seconds:6.1f} s {run.megabytes:5.0f} MB"
        f"   ratio {run.seconds / base.seconds:4.2f}",
        flush=True,
    )


def main() -> None:
    """Prints each size in turn."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("times", nargs="*", type=int, default=[1, 3, 12, 48])
    with tempfile.TemporaryDirectory() as name:
        for times in parser.parse_args().times:
            try:
                measured(Path(name) / str(times), times)
            except Failed as failed:
                sys.exit(str(failed))
            shutil.rmtree(Path(name) / str(times))


if __name__ == "__main__":
    main()
