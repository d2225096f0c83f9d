"""Sets two states of a text side by side: which pieces belong together, which words differ."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from itertools import groupby

Pair = tuple[int | None, int | None]
Segment = tuple[str, bool]

ALIKE = 0.3
STEM = 4  # letters of a word that its inflected forms mostly share
WORD = re.compile(r"\s+|\w+(?:[.,’'-]\w+)*|.", re.DOTALL)


def differences(old: Sequence[str], new: Sequence[str]) -> Iterator[Pair]:
    """Indexes of what was changed (both), removed (old alone) or added (new alone)."""
    matcher = SequenceMatcher(None, old, new, autojunk=False)
    for tag, i, i_end, j, j_end in matcher.get_opcodes():
        if tag == "equal" or " ".join(old[i:i_end]) == " ".join(new[j:j_end]):
            continue
        for a, b in _pairs(old[i:i_end], new[j:j_end]):
            yield (None if a is None else i + a), (None if b is None else j + b)


def _pairs(old: Sequence[str], new: Sequence[str]) -> list[Pair]:
    """Pairs in the order of both that are most alike in all; as many on each side: one by one."""
    if len(old) == len(new):
        return [(index, index) for index in range(len(old))]
    stems = [[_stems(line) for line in lines] for lines in (old, new)]
    best: list[list[float]] = [[0.0] * (len(new) + 1) for _ in range(len(old) + 1)]
    for i in reversed(range(len(old))):
        for j in reversed(range(len(new))):
            together = _likeness(stems[0][i], stems[1][j]) + best[i + 1][j + 1]
            best[i][j] = max(together, best[i + 1][j], best[i][j + 1])
    return list(_walk(best, len(old), len(new)))


def _walk(best: list[list[float]], old: int, new: int) -> Iterator[Pair]:
    i = j = 0
    while i < old or j < new:
        if i < old and best[i][j] == best[i + 1][j]:
            yield i, None
            i += 1
        elif j < new and best[i][j] == best[i][j + 1]:
            yield None, j
            j += 1
        else:
            yield i, j
            i, j = i + 1, j + 1


def _stems(line: str) -> Counter[str]:
    return Counter(word[:STEM].casefold() for word in WORD.findall(line) if not word.isspace())


def _likeness(a: Counter[str], b: Counter[str]) -> float:
    """Share of words in common; nothing where it is too small to speak of the same sentence."""
    share = 2 * (a & b).total() / ((a + b).total() or 1)
    return share if share >= ALIKE else 0.0


def marked(old: str, new: str) -> tuple[list[Segment], list[Segment]]:
    """Both texts in segments, each with whether it differs from the other text."""
    words = WORD.findall(old), WORD.findall(new)
    flags = [True] * len(words[0]), [True] * len(words[1])
    for i, j, length in SequenceMatcher(None, *words, autojunk=False).get_matching_blocks():
        flags[0][i : i + length] = flags[1][j : j + length] = [False] * length
    return _segments(words[0], flags[0]), _segments(words[1], flags[1])


def _segments(words: list[str], flags: list[bool]) -> list[Segment]:
    """Joins words that differ, and the spaces between them."""
    joined = [
        flag or (word.isspace() and 0 < i < len(flags) - 1 and flags[i - 1] and flags[i + 1])
        for i, (word, flag) in enumerate(zip(words, flags, strict=True))
    ]
    runs = groupby(zip(words, joined, strict=True), key=lambda pair: pair[1])
    return [("".join(word for word, _ in run), flag) for flag, run in runs]
