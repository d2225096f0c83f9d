"""Times the preview: from saving a file to the new page, beside a stock preview of the same text.

Stock Material serves the same pages with their macros filled in, so a changed figure is there a
changed sentence; only the sentence is compared. Run by `make bench`.
"""

from __future__ import annotations

import argparse
import os
import shutil
import signal
import socket
import statistics
import subprocess
import sys
import tempfile
import time
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from run import write_stock
from scale import project_of

from toolkit.project import current_content

PATIENCE = 90
"""Seconds after which a preview that shows nothing new has failed."""
SETTLED = 2.0
"""Seconds between two changes, so that the one before is wholly done."""


@contextmanager
def preview(project: Path, page: str) -> Iterator[str]:
    """The address of a running preview of a project, as soon as it shows a page."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        place = f"127.0.0.1:{free.getsockname()[1]}"
    command = [sys.executable, "-m", "mkdocs", "serve", "--dev-addr", place]
    with (project.parent / f"{project.name}.log").open("w") as log:
        running = subprocess.Popen(command, cwd=project, stdout=log, stderr=log)
        try:
            _wait(lambda: "<html" in _read(f"http://{place}/{page}"))
            yield f"http://{place}/"
        finally:
            running.send_signal(signal.SIGINT)
            running.wait(PATIENCE)


def _read(address: str) -> str:
    try:
        with urllib.request.urlopen(address) as answer:
            return str(answer.read().decode())
    except OSError:
        return ""


def _wait(seen: Callable[[], bool]) -> None:
    end = time.monotonic() + PATIENCE
    while not seen():
        if time.monotonic() > end:
            sys.exit("The preview did not show the change.")
        time.sleep(0.02)


def delay(file: Path, old: str, new: str, page: str, shown: str) -> float:
    """Seconds from saving `file` to a page that shows the change; the file is put back after."""
    before = file.read_text("utf-8")
    assert old in before, (file, old)
    file.write_text(before.replace(old, new, 1), encoding="utf-8")
    start = time.perf_counter()
    _wait(lambda: shown in _read(page))
    taken = time.perf_counter() - start
    time.sleep(SETTLED)
    file.write_text(before, encoding="utf-8")
    _wait(lambda: shown not in _read(page))
    time.sleep(SETTLED)
    return taken


def report(title: str, taken: list[float]) -> None:
    """Prints the median and the span of several delays."""
    span = f"{min(taken):.2f}–{max(taken):.2f}"
    print(f"  {title:32} {statistics.median(taken):5.2f} s ({span})", flush=True)


def measured(folder: Path, times: int, runs: int) -> None:
    """Prints the delays of a project with each page `times` times, and those of stock."""
    ours, stock = folder / "ours", folder / "stock"
    pages = project_of(ours, times)
    write_stock(current_content(ours), stock)
    print(f"{pages} pages, {runs} runs, {os.cpu_count()} processors", flush=True)
    sentence = "# ", "Pred naslovom stoji nov stavek.\n\n# "
    with preview(stock, "sl-summary/") as home:
        page, file = f"{home}sl-summary/", stock / "docs/sl-summary.md"
        changes = [delay(file, *sentence, page, "nov stavek") for _ in range(runs)]
    report("stock Material, a sentence", changes)
    with preview(ours, "summary/") as home:
        page, file = f"{home}summary/", ours / "docs/sl/summary.md"
        changes = [delay(file, *sentence, page, "nov stavek") for _ in range(runs)]
        report("this site, a sentence", changes)
        file = ours / "data/figures.yml"
        figure = "value: 53\n", "value: 53.5\n", home, "53,5"
        report("this site, a figure", [delay(file, *figure) for _ in range(runs)])


def main() -> None:
    """Measures today's size, and 400 pages per language."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("times", nargs="*", type=int, default=[1, 12])
    parser.add_argument("--runs", type=int, default=3)
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        for times in given.times:
            measured(Path(name) / str(times), times, given.runs)
            shutil.rmtree(Path(name) / str(times))


if __name__ == "__main__":
    main()
