"""Single edits to the real content, as an editor might make them: faults, and harmless ones.

Each kind is a function of (files, random) that returns what it changed, or None where the file it
drew has nothing to change. Files are texts by path. Which edits are made follows from the seed.
"""

from __future__ import annotations

import random
import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

Files = Mapping[str, str]
Changed = dict[str, str | None]
"""New text by path; None where the file is deleted."""

Planter = Callable[[Files, random.Random], Changed | None]

HEADING_ID = re.compile(r"\{ #([\w-]+) \}")
SENTENCE = re.compile(r"^[A-ZČŠŽ][^\n#|{}<]{30,}[.]$", re.MULTILINE)
VALUE = re.compile(r"^( +value: )(\d+)$", re.MULTILINE)


@dataclass(frozen=True)
class Edit:
    """One edit, named after its kind."""

    kind: str
    changed: Changed

    def __str__(self) -> str:
        return f"{self.kind} in {', '.join(self.changed)}"


def page_with(files: Files, pattern: re.Pattern[str], chance: random.Random) -> str | None:
    """A page, not a generated one, that has a match of the pattern."""
    found = [
        path
        for path in sorted(files)
        if path.startswith("docs/") and "/editing/" not in path and pattern.search(files[path])
    ]
    return chance.choice(found) if found else None


def replaced(
    files: Files,
    pattern: re.Pattern[str],
    chance: random.Random,
    change: Callable[[re.Match[str]], str | None],
    path: str | None = None,
) -> Changed | None:
    """One random match of the pattern changed, in a random page or in `path`."""
    path = path or page_with(files, pattern, chance)
    if path is None:
        return None
    match = chance.choice(list(pattern.finditer(files[path])))
    new = change(match)
    if new is None or new == match[0]:
        return None
    text = files[path]
    return {path: text[: match.start()] + new + text[match.end() :]}


def edits(planters: tuple[Planter, ...], files: Files, seed: int, number: int) -> Iterator[Edit]:
    """`number` random edits, the kinds in turn."""
    chance = random.Random(seed)
    made = 0
    while made < number:
        planter = planters[made % len(planters)]
        changed = planter(files, chance)
        if changed and any(files.get(path) != text for path, text in changed.items()):
            made += 1
            yield Edit(planter.__name__, changed)
