"""One search index per language, made from the one that the site generator writes for all."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

INDEX = "search/search_index.json"
WORD_FORMS = "assets/javascripts/lunr/min/lunr.{}.min.js"


@dataclass(frozen=True)
class Edition:
    """A language of the site as search sees it."""

    path: str
    """What stands before the address of each of its pages: empty, or `en/`."""
    search_language: str
    """The language file that the search loads, `lunr.<search_language>.min.js`."""


def split_index(
    index: Mapping[str, Any], editions: Mapping[str, Edition]
) -> dict[str, dict[str, Any]]:
    """Give each edition its own pages, addressed from the edition's home.

    A page belongs to the edition with the longest matching path.
    """
    parts: dict[str, dict[str, Any]] = {
        code: {
            "config": {**index["config"], "lang": [edition.search_language]},
            "docs": [],
        }
        for code, edition in editions.items()
    }
    by_path = sorted(editions.items(), key=lambda item: len(item[1].path), reverse=True)
    for doc in index["docs"]:
        location = doc["location"]
        code, edition = next(item for item in by_path if location.startswith(item[1].path))
        parts[code]["docs"].append({**doc, "location": location[len(edition.path) :]})
    return parts


def write_indexes(site: Path, editions: Mapping[str, Edition]) -> None:
    """Split the index of the built site in place; raise ValueError if a search would be dead."""
    index = json.loads((site / INDEX).read_text(encoding="utf-8"))
    for code, part in split_index(index, editions).items():
        _require_alive(site, code, editions[code], part)
        target = site / editions[code].path / INDEX
        target.parent.mkdir(parents=True, exist_ok=True)
        text = json.dumps(part, ensure_ascii=False, separators=(",", ":"))
        target.write_text(text, encoding="utf-8")


def _require_alive(site: Path, code: str, edition: Edition, part: Mapping[str, Any]) -> None:
    language = edition.search_language
    word_forms = WORD_FORMS.format(language)
    dead = f"search in '{code}' would be dead: "
    # For a bare "en" the search loads no language file at all.
    if language == "en" or language.partition("-")[0] != code:
        raise ValueError(
            f"{dead}its search language is '{language}' "
            "(search.config.lang in the theme's language file)"
        )
    if not (site / word_forms).is_file():
        raise ValueError(f"{dead}there is no {word_forms}")
    if not part["docs"]:
        raise ValueError(f"{dead}its index has no pages")
