"""Times `toolkit check` on this site, and on the same site with ten times its pages.

Prints seconds and the time per page as a ratio; the floor of a Python start is timed beside it.
"""

from __future__ import annotations

import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from many_pages import multiply

ROOT = Path(__file__).resolve().parent.parent
TIMES = 10
RUNS = 5
CHECK = [sys.executable, "-m", "toolkit", "check", "--language", "en", "--root"]


def median(command: list[str]) -> float:
    """Median wall time of a command over several runs, after one that warms the caches."""
    times = []
    for _ in range(RUNS + 1):
        start = time.perf_counter()
        done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
        times.append(time.perf_counter() - start)
        if done.returncode:
            sys.exit(f"{' '.join(command)} failed:\n{done.stdout[-2000:]}{done.stderr[-2000:]}")
    return statistics.median(times[1:])


def main() -> None:
    """Prints the two times and their ratio per page."""
    pages = len(list(ROOT.glob("docs/*/**/*.md")))
    floor = median([sys.executable, "-c", "pass"])
    today = median([*CHECK, str(ROOT)])
    with tempfile.TemporaryDirectory() as name:
        root = Path(name)
        for folder in ("data", "docs"):
            shutil.copytree(ROOT / folder, root / folder)
        many = multiply(root, TIMES)
        tenfold = median([*CHECK, str(root)])
    ratio = (tenfold / many) / (today / pages)
    print(
        f"toolkit check: {today:.2f} s for {pages} pages (an empty Python starts in {floor:.2f} s)"
    )
    print(f"toolkit check: {tenfold:.2f} s for {many} pages; time per page ratio {ratio:.2f}")


if __name__ == "__main__":
    main()
