"""Reads `data/words/<language>.txt`: words that are right though no dictionary has them."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from itertools import groupby
from pathlib import Path

FOLDER = "data/words"


@dataclass(frozen=True)
class WordList:
    """A list of words, one on a line; lines with # explain the words below them."""

    path: str
    lines: tuple[str, ...] = ()

    @cached_property
    def words(self) -> frozenset[str]:
        """The words alone."""
        return frozenset(line.strip() for line in self.lines if _is_word(line))

    @cached_property
    def tidy(self) -> tuple[str, ...]:
        """The lines as they should be: the words of each group in order, every word once."""
        seen: set[str] = set()
        found: list[str] = []
        for are_words, group in groupby(self.lines, key=_is_word):
            if are_words:
                fresh = {line.strip() for line in group} - seen
                seen |= fresh
                found.extend(sorted(fresh, key=in_alphabet))
            else:
                found.extend(line.rstrip() for line in group)
        return tuple(found)


def read_words(root: Path, locales: Iterable[str]) -> dict[str, WordList]:
    """The list of each language; an empty one where there is no file."""
    return {locale: _read(root, f"{FOLDER}/{locale}.txt") for locale in locales}


def in_alphabet(word: str) -> tuple[object, ...]:
    """Sorts letters with a mark right after the plain letter, capitals after small ones."""
    letters = (unicodedata.normalize("NFD", letter) for letter in word.casefold())
    return (tuple(letters), word.swapcase())


def _is_word(line: str) -> bool:
    return bool(line.strip()) and not line.lstrip().startswith("#")


def _read(root: Path, path: str) -> WordList:
    try:
        text = (root / path).read_bytes().decode("utf-8-sig", "replace")
    except OSError:
        return WordList(path)
    return WordList(path, tuple(text.replace("\r\n", "\n").removesuffix("\n").split("\n")))
