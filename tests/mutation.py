"""Changes the code in small ways, one after another, and counts how many a test notices.

Run by `make audit`, in a copy of the project: all of `formatting`, and of each function of the
checks a few changes, as all of them would take an hour. Fails below 85 of 100.
"""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from collections import Counter
from pathlib import Path
from tempfile import TemporaryDirectory

ROOT = Path(__file__).resolve().parent.parent
NOT_COPIED = (".*", "__pycache__", "release", "site", "wheelhouse")
CHANGED = {
    "formatting": ("toolkit.formatting.*",),
    "checks": tuple(f"toolkit.checks.*__mutmut_{n}" for n in (1, 5, 9, 13)),
}
"""Which changes are tried, by the names that mutmut gives them."""
NOTICED = {"killed", "timeout"}
NOT_TRIED = {"not checked", "skipped"}
LEAST = 85
SECONDS = 900
RESULT = re.compile(r"^ +toolkit\.(\w+)\S*: (.+)$", re.MULTILINE)


def mutmut(folder: Path, *arguments: str, seconds: float | None = None) -> str:
    """What the program says in a folder; it remembers its results there when it is stopped."""
    command = [sys.executable, "-m", "mutmut", *arguments]
    try:
        finished = subprocess.run(
            command, cwd=folder, timeout=seconds, capture_output=True, text=True, check=False
        )
    except subprocess.TimeoutExpired:
        return f"Stopped after {seconds:g} seconds."
    return finished.stdout + finished.stderr


def results(said: str) -> dict[str, Counter[str]]:
    """For each part of the toolkit how many changes ended how."""
    found: dict[str, Counter[str]] = {}
    for part, ending in RESULT.findall(said):
        if ending not in NOT_TRIED:
            found.setdefault(part, Counter())[ending] += 1
    return found


def main() -> int:
    """Tries the changes and says for each part how many of 100 were noticed."""
    with TemporaryDirectory() as place:
        folder = Path(place) / "project"
        shutil.copytree(ROOT, folder, ignore=shutil.ignore_patterns(*NOT_COPIED))
        names = [name for patterns in CHANGED.values() for name in patterns]
        log = mutmut(folder, "run", "--max-children", "1", *names, seconds=SECONDS)
        said = mutmut(folder, "results", "--all", "true")
    found = results(said)
    shares = {part: _share(found.get(part, Counter())) for part in CHANGED}
    survivors = [line.strip() for line in said.splitlines() if line.endswith(("survived", "tests"))]
    print(*survivors, *log.splitlines()[-1 if found else -20 :], sep="\n")
    for part, share in shares.items():
        print(f"{part}: {share:.0f} % of {found.get(part, Counter()).total()} changes are noticed")
    return int(min(shares.values()) < LEAST)


def _share(endings: Counter[str]) -> float:
    noticed = sum(number for ending, number in endings.items() if ending in NOTICED)
    return 100 * noticed / (endings.total() or 1)


if __name__ == "__main__":
    sys.exit(main())
