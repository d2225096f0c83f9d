"""Each language has a search index of its own, and says how much was found."""

from __future__ import annotations

import json
import re
from typing import Any

import pytest
from website import Built

from toolkit.content import Content

RESULTS = {
    "sl": {
        0: "Ni zadetkov", 1: "1 zadetek", 2: "Zadetki: 2", 3: "Zadetki: 3", 5: "Zadetki: 5",
    },
    "en": {
        0: "No matching documents", 1: "1 matching document", 2: "2 matching documents",
        3: "3 matching documents", 5: "5 matching documents",
    },
}  # fmt: skip


def index(site: Built, path: str) -> dict[str, Any]:
    """The search index of a language."""
    return json.loads((site.folder / path / "search/search_index.json").read_text("utf-8"))


def settings(site: Built, address: str) -> dict[str, Any]:
    """What a page tells the scripts."""
    return json.loads("".join(site.pages[address].one("script", id="__config").children))


def test_an_index_holds_the_pages_of_its_language_and_no_other(site: Built, content: Content):
    """Every page and every section of a language is in its index; nothing else is."""
    for code, language in content.data.languages.items():
        wanted = {
            page.slug + anchor
            for page in content.pages
            if page.locale == code
            for anchor in ("", *(f"#{h.id}" for h in page.headings if h.level > 1))
        }
        found = [doc["location"] for doc in index(site, language.path)["docs"]]
        assert set(found) == wanted, code
        assert len(found) == len(wanted), code


def test_an_index_is_in_its_language(site: Built, content: Content):
    """The main heading of each page is in the index of its language."""
    for page in content.pages:
        language = content.data.languages[page.locale]
        docs = index(site, language.path)["docs"]
        titles = {doc["location"]: doc["title"] for doc in docs}
        heading = site.pages[language.path + page.slug].one("h1").text
        assert " ".join(heading.split()).startswith(" ".join(titles[page.slug].split())), page.path


def test_an_index_holds_no_markup_of_macros(site: Built, content: Content):
    """Numbers, terms and names are in the index as text."""
    for language in content.data.languages.values():
        for doc in index(site, language.path)["docs"]:
            text = re.sub(r"<code>.*?</code>", "", doc["text"], flags=re.DOTALL)
            assert "data-figure" not in text and "{{" not in text, doc["location"]


def test_each_language_has_its_own_word_forms(site: Built, content: Content):
    """The index names the file with the language's word forms, and the file is there."""
    for code, language in content.data.languages.items():
        (named,) = index(site, language.path)["config"]["lang"]
        assert named.partition("-")[0] == code
        file = site.folder / f"assets/javascripts/lunr/min/lunr.{named}.min.js"
        assert file.is_file(), named


@pytest.mark.parametrize("locale", RESULTS)
def test_the_number_of_results_reads_right(site: Built, content: Content, locale: str):
    """For none, one and more there is a sentence that is right for every number."""
    words = settings(site, content.data.languages[locale].path)["translations"]
    for number, expected in RESULTS[locale].items():
        form = {0: "none", 1: "one"}.get(number, "other")
        assert words[f"search.result.{form}"].replace("#", str(number)) == expected
