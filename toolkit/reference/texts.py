"""The words of the reference, per language: what `<language>.yml` in this folder says.

The docstrings of records, macros and checks are the source; a language other than theirs
gives under `docstrings` each sentence beside its translation.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from toolkit.content import Content
from toolkit.report import FALLBACK

FOLDER = Path(__file__).parent


@dataclass(frozen=True, eq=False)
class Texts:
    """What the reference says in one language."""

    language: str
    values: Mapping[str, Any]

    def __getitem__(self, key: str) -> str:
        words: Mapping[str, str] = self.values["words"]
        return words[key]

    def docstring(self, sentence: str) -> str:
        """A sentence of a docstring in this language."""
        known: Mapping[str, str] = self.values.get("docstrings", {})
        return known.get(sentence, sentence)

    def key(self, name: str) -> str:
        """The key of a field as a word of this language."""
        known: Mapping[str, str] = self.values.get("keys", {})
        return known.get(name, name.replace("_", " "))


def languages() -> list[str]:
    """Languages in which there is a reference."""
    return sorted(path.stem for path in FOLDER.glob("??.yml"))


@cache
def texts(language: str) -> Texts:
    """The words of the reference in a language."""
    return Texts(language, yaml.safe_load((FOLDER / f"{language}.yml").read_text("utf-8")))


def of_site(content: Content) -> list[Texts]:
    """The words in the languages of the site, each once, the one at its root first."""
    return list(dict.fromkeys(by_language(content).values()))


def by_language(content: Content) -> dict[str, Texts]:
    """For each language of the site the words in it, or in English where there are none."""
    by_path = sorted(content.data.languages, key=lambda code: content.data.languages[code].path)
    return {code: texts(code if code in languages() else FALLBACK) for code in by_path}


def sentence(documentation: str | None) -> str:
    """A docstring in one line."""
    return " ".join((documentation or "").split())
