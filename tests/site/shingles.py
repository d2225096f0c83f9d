"""Runs of ten words as short hashes, to tell whether a text repeats another one.

Usage: python tests/site/shingles.py DOCUMENT > tests/site/document-shingles.txt

The hashes of the source document are kept beside this file, so that the tests need no copy of it.
"""

from __future__ import annotations

import hashlib
import re
import sys
from collections.abc import Iterator
from pathlib import Path

RUN = 10
LENGTH = 12
KEPT = Path(__file__).parent / "document-shingles.txt"
HEADER = """\
# Runs of {run} words of the source document: the first {length} characters of the SHA-256 of each.
# Before: lower case; words that a hyphen parts at the end of a line joined; hyphens and apostrophes
# inside words, and all other punctuation, dropped; words joined by single spaces.
# Made by tests/site/shingles.py, which is also how the test reads the site.
"""


def words(text: str) -> list[str]:
    """The words of a text without case, punctuation and hyphens."""
    joined = re.sub(r"(?<=\w)[-\u2010\u00ad]\s*\n\s*(?=\w)", "", text.lower())
    return re.findall(r"\w+", re.sub(r"(?<=\w)[-\u2010\u2011\u00ad'’](?=\w)", "", joined))


def runs(text: str) -> Iterator[str]:
    """Every run of ten words, in the order of the text."""
    found = words(text)
    for start in range(len(found) - RUN + 1):
        yield " ".join(found[start : start + RUN])


def shingle(run: str) -> str:
    """The short hash of a run."""
    return hashlib.sha256(run.encode()).hexdigest()[:LENGTH]


def kept() -> set[str]:
    """The hashes of the source document."""
    lines = KEPT.read_text(encoding="utf-8").splitlines()
    return {line for line in lines if not line.startswith("#")}


if __name__ == "__main__":
    document = Path(sys.argv[1]).read_text(encoding="utf-8")
    print(HEADER.format(run=RUN, length=LENGTH), end="")
    print("\n".join(sorted({shingle(run) for run in runs(document)})))
