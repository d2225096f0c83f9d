"""Search finds pages and word forms: floors for what `make bench` prints."""

from __future__ import annotations

import json
import statistics
from pathlib import Path

import pytest
from playwright.sync_api import Page
from website import ROOT, build_once, shared_folder

from benchmarks.search import attempt, drawn, forms, meeting, queries, site_keys, words_of
from toolkit import search_words, stemming
from toolkit.content import Content
from toolkit.project import current_content

LANGUAGES = sorted(path.stem for path in (ROOT / "data/languages").glob("*.yml"))
MOST_MILLISECONDS = 100
PARITY = """
words => {
  self.lunr = { TokenSet: {}, Pipeline: { registerFunction() {} }, Index: class {} }
  return import("/assets/javascripts/lunr/word-forms.js").then(() => {
    let toKeys
    const pipeline = { reset() {}, add(added) { toKeys = added } }
    wordForms(words.known).call({ pipeline, searchPipeline: pipeline })
    const token = { toString: () => token.word, clone: key => key() }
    return words.forms.map(word => { token.word = word; return toKeys(token) })
  })
}
"""


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of the built site."""
    return build_once(shared_folder(tmp_path_factory.getbasetemp()), "site").folder


@pytest.fixture(scope="module")
def content() -> Content:
    """The real content."""
    return current_content(ROOT)


@pytest.mark.parametrize(("locale", "least", "number"), [("sl", 0.97, 220), ("en", 0.97, 40)])
def test_queries_lead_to_their_page(
    page: Page, site: str, content: Content, locale: str, least: float, number: int
) -> None:
    """One of the expected pages is among the first three; stock search is far behind."""
    wanted = queries(locale)
    assert len(wanted) >= number
    home = site + content.data.languages[locale].path
    trial = attempt(page, home, wanted)
    assert trial.found >= least, trial.missed
    assert trial.found > attempt(page, home, wanted, stock=True).found + 0.15


@pytest.mark.parametrize("locale", LANGUAGES)
def test_expected_pages_exist(content: Content, locale: str) -> None:
    """A page that moved is no longer expected at its old address."""
    slugs = {page.slug for page in content.pages if page.locale == locale}
    assert {slug for pages in queries(locale).values() for slug in pages} <= slugs


@pytest.mark.parametrize("locale", LANGUAGES)
def test_queries_that_nobody_chose_lead_to_their_page(
    page: Page, site: str, folder: Path, content: Content, locale: str
) -> None:
    """Words of any heading, in any form that the dictionary has, half of them without marks."""
    language = content.data.languages[locale]
    wanted = drawn(folder, locale, language.path, language.search.dictionary)
    trial = attempt(page, site + language.path, wanted)
    assert trial.found >= 0.95, trial.missed


def test_answers_come_at_once(page: Page, site: str) -> None:
    """Once the index is there, an answer takes less than a tenth of a second."""
    trial = attempt(page, site, queries("sl"))
    assert statistics.median(trial.times) < MOST_MILLISECONDS / 4
    assert statistics.quantiles(trial.times, n=20)[-1] < MOST_MILLISECONDS


def test_forms_of_a_word_meet(folder: Path, content: Content) -> None:
    """With the words of the site; other words stay apart, also where beginnings count."""
    keys_of = site_keys(content, "sl", folder)
    whole, begun = (meeting(forms(), keys_of, beginnings) for beginnings in (False, True))
    assert whole.meet >= 0.965
    assert whole.plain >= 0.965
    assert whole.merged <= 0.1
    assert begun.merged <= 1


@pytest.mark.parametrize("locale", LANGUAGES)
def test_the_browser_keys_words_as_the_toolkit_does(
    page: Page, site: str, folder: Path, content: Content, locale: str
) -> None:
    """Two programs, one table: tried with each twentieth form of the sample and the dictionary."""
    keys_of = site_keys(content, locale, folder)
    dictionary = stemming.entries(content.data.languages[locale].search.dictionary)
    sample = [form for some in forms().values() for form in some]
    words = [*sample, *(form for form, _ in dictionary)][::20]
    page.goto(site + "search/search_index.json")
    known = {"known": words_of(folder, locale), "forms": words}
    found = page.evaluate(PARITY, json.loads(json.dumps(known)))
    assert [sorted(keys) for keys in found] == [sorted(keys_of(word)) for word in words]


@pytest.mark.parametrize("locale", LANGUAGES)
def test_cells_and_labels_are_not_run_together(folder: Path, content: Content, locale: str) -> None:
    """A word of the index is a word of its page, not two that only a tag parts."""
    home = folder / content.data.languages[locale].path
    index = json.loads((home / "search/search_index.json").read_text("utf-8"))
    separator = index["config"]["separator"]
    for doc in index["docs"]:
        file = home / doc["location"].partition("#")[0] / "index.html"
        shown = search_words.words([{"title": "", "text": file.read_text("utf-8")}], separator)
        indexed = search_words.words([doc], separator)
        joined = {word for word in indexed - shown if word.isalpha()}
        assert joined == set(), doc["location"]
