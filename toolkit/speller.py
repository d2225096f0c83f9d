"""Asks aspell which words are misspelt; the only module that knows it."""

from __future__ import annotations

import subprocess
from collections.abc import Collection

PROGRAM = "aspell"
SECONDS = 30
NO_PERSONAL_WORDS = "--home-dir=/nonexistent"


class NoSpeller(Exception):
    """The program or its dictionary is not there."""


def misspelt(words: Collection[str], dictionary: str) -> set[str]:
    """Those of the words that the dictionary does not have."""
    return set(_asked("list", words, dictionary).split()) if words else set()


def suggestions(words: Collection[str], dictionary: str) -> dict[str, list[str]]:
    """What the dictionary has in place of misspelt words, the likeliest first."""
    if not words:
        return {}
    found: dict[str, list[str]] = {}
    for line in _asked("pipe", [f"^{word}" for word in words], dictionary).split("\n"):
        if line.startswith("& "):  # & word number offset: first, second
            head, _, listed = line.partition(": ")
            found[head.split()[1]] = listed.split(", ")
    return found


def _asked(mode: str, lines: Collection[str], dictionary: str) -> str:
    command = [PROGRAM, mode, f"--lang={dictionary}", "--encoding=utf-8", NO_PERSONAL_WORDS]
    text = "\n".join(sorted(lines)) + "\n"
    try:
        answer = subprocess.run(
            command, input=text.encode(), capture_output=True, timeout=SECONDS, check=True
        )
    except (OSError, subprocess.SubprocessError) as error:
        raise NoSpeller(dictionary) from error
    return answer.stdout.decode("utf-8", "replace")
