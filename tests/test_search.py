"""The search of each language is made from the index that the site generator writes for all."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from toolkit import search, stemming
from toolkit.content import Content
from toolkit.search import ABOUT, INDEX, SCRIPT, split_index, worker_language

PATHS = {"sl": "", "en": "en/"}
CONFIG = {"lang": ["sl"], "separator": r"[\s\-]+", "fields": {"title": {"boost": 3}}}
LOCATIONS = ("", "#experts", "pilots/", "en/", "en/#experts", "enota/")


@pytest.fixture
def index() -> dict[str, Any]:
    """An index of two languages; each document says where it came from."""
    docs = [{"location": path, "title": "Ljudje", "text": path} for path in LOCATIONS]
    return {"config": CONFIG, "docs": docs}


@pytest.fixture
def site(tmp_path: Path) -> Path:
    """A built site."""
    (tmp_path / SCRIPT).parent.mkdir(parents=True)
    (tmp_path / SCRIPT).write_text("self.wordForms = 0", encoding="utf-8")
    return tmp_path


def test_pages_go_to_their_language(index: dict[str, Any]) -> None:
    """Addresses count from the home of the language; enota/ is no English page."""
    parts = split_index(index, PATHS)
    found = {code: [doc["location"] for doc in part["docs"]] for code, part in parts.items()}
    assert found == {"sl": ["", "#experts", "pilots/", "enota/"], "en": ["", "#experts"]}


def test_an_index_names_the_words_of_its_language(index: dict[str, Any]) -> None:
    """The theme's search loads the file that stands in the settings."""
    parts = split_index(index, PATHS)
    assert {code: part["config"]["lang"] for code, part in parts.items()} == {
        "sl": ["sl-site"], "en": ["en-site"],
    }  # fmt: skip


def test_search_is_written_for_each_language(
    site: Path, content: Content, index: dict[str, Any]
) -> None:
    """An index and words for each, where the theme looks for them."""
    search.write(site, content, index)
    for code, path in PATHS.items():
        part = json.loads((site / path / INDEX).read_text("utf-8"))
        language = worker_language(code)
        assert part["config"]["lang"] == [language]
        words = (site / search.WORDS.format(language)).read_text("utf-8")
        assert words.startswith('importScripts("../lunr/word-forms.js");')
        assert f'lunr["{language}"]=wordForms({{' in words


def test_words_hold_rules_exceptions_and_synonyms(index: dict[str, Any], content: Content) -> None:
    """All that the browser needs to know the words of a reader."""
    words = search.words_of(index, "sl", content)
    assert words["rules"] and words["fleeting"] == "e"
    assert words["irregular"]["ljudi"] == ["clovk"]
    assert (["kompetence"], ["mehke", "vescine"]) in words["synonyms"]


def test_a_page_is_found_by_its_title_and_description(
    index: dict[str, Any], content: Content
) -> None:
    """What stands in the front matter, with its numbers, is searched with the page."""
    docs = search.with_front_matter(split_index(index, PATHS)["sl"], "sl", content)["docs"]
    about = {doc["location"]: doc.get(ABOUT) for doc in docs}
    assert about[""].startswith("Mehke veščine: ") and "{{" not in about[""]
    assert about["#experts"] is None


def test_a_page_above_others_counts_more(index: dict[str, Any], content: Content) -> None:
    """The overview comes before the pages that it leads to."""
    docs = search.with_front_matter(split_index(index, PATHS)["sl"], "sl", content)["docs"]
    assert {doc["location"] for doc in docs if doc.get("boost", 1) > 1} == {"pilots/"}


def test_a_dead_search_is_an_error(site: Path, content: Content) -> None:
    """The theme would fail without a word."""
    with pytest.raises(ValueError, match="its index has no pages"):
        search.write(site, content, {"config": CONFIG, "docs": []})


def test_a_missing_script_is_an_error(site: Path, content: Content, index: dict[str, Any]) -> None:
    """Without it no word of the reader would be known."""
    (site / SCRIPT).unlink()
    with pytest.raises(ValueError, match="there is no assets/"):
        search.write(site, content, index)


def test_missing_rules_are_an_error(
    site: Path,
    content: Content,
    index: dict[str, Any],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """The message says how they are made."""
    monkeypatch.setattr(stemming, "committed", lambda root, code: site / "none.json")
    with pytest.raises(ValueError, match="toolkit generate stems"):
        search.write(site, content, index)
