"""Says how well search finds pages and word forms, beside the theme's search without our part.

Run by `make bench`, and by the tests, which hold the floors. The queries are in
tests/search-queries.yml, the forms in tests/slovenian-forms.json; the search is what readers
have: the theme's worker with our words, in a real browser, on the built site.
"""

from __future__ import annotations

import json
import random
import shutil
import statistics
import subprocess
import sys
import tempfile
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from itertools import combinations, product
from pathlib import Path

import yaml
from playwright.sync_api import Page, sync_playwright

ROOT = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(ROOT), str(ROOT / "tests")]

from website import served  # noqa: E402

from toolkit import search_words, stemming  # noqa: E402
from toolkit.content import Content  # noqa: E402
from toolkit.project import current_content  # noqa: E402

FIRST = 3
STOCK = {
    "lang": ["en"],
    "separator": r"[\s\-]+",
    "pipeline": ["stopWordFilter"],
    "fields": {"title": {"boost": 1000}, "text": {"boost": 1}, "tags": {"boost": 1e6}},
}
"""What the theme's search is for a language that it does not know."""

ASK = """
async ([home, queries, stock, first]) => {
  const page = new DOMParser().parseFromString(await (await fetch(home)).text(), "text/html")
  const settings = JSON.parse(page.getElementById("__config").textContent)
  const { config, docs } = await (await fetch(home + "search/search_index.json")).json()
  const worker = new Worker(new URL(settings.search, home))
  const ask = async message => {
    const start = performance.now()
    const answer = await new Promise(resolve => {
      worker.onmessage = ({ data }) => resolve(data)
      worker.postMessage(message)
    })
    return [answer.data, performance.now() - start]
  }
  const [, ready] = await ask({ type: 0, data: { config: stock ?? config, docs, options: {} } })
  const answers = []
  for (const query of queries) {
    const [{ items }, time] = await ask({ type: 2, data: query })
    const pages = items.slice(0, first).map(([{ location }]) => location.split("#")[0])
    answers.push([pages, time])
  }
  worker.terminate()
  return { ready, answers }
}
"""

Queries = Mapping[str, list[str]]


@dataclass(frozen=True)
class Trial:
    """What became of a list of queries."""

    missed: Mapping[str, list[str]]
    """The queries that did not lead to a page that they should, with the pages found."""
    asked: int
    ready: float
    """Milliseconds from the index to the first question."""
    times: list[float]
    """Milliseconds to each answer."""

    @property
    def found(self) -> float:
        """The share of queries that led to a page that they should."""
        return 1 - len(self.missed) / self.asked


def queries(locale: str) -> Queries:
    """The queries of a language, with the pages of which one must be among the first."""
    text = (ROOT / "tests/search-queries.yml").read_text(encoding="utf-8")
    return yaml.safe_load(text)[locale]


def attempt(page: Page, home: str, wanted: Queries, stock: bool = False) -> Trial:
    """Asks the search of the language that has its home there."""
    page.goto(home + "search/search_index.json")  # a page without scripts of its own
    typed = [str(query) for query in wanted]
    said = page.evaluate(ASK, [home, typed, STOCK if stock else None, FIRST])
    missed = {
        query: pages
        for (query, expected), (pages, _) in zip(wanted.items(), said["answers"], strict=True)
        if not set(expected) & set(pages)
    }
    return Trial(missed, len(typed), said["ready"], [time for _, time in said["answers"]])


# --- queries that nobody chose ---------------------------------------------------------


def drawn(site: Path, locale: str, path: str, dictionary: str) -> Queries:
    """Two words of each heading, in a form that is drawn by lot, half of them without marks."""
    index = json.loads((site / path / "search/search_index.json").read_text(encoding="utf-8"))
    separator = index["config"]["separator"]
    for_readers = [doc for doc in index["docs"] if doc.get("boost", 1) >= 1]
    known = _lexicon(dictionary)
    titles = [
        (doc["location"].partition("#")[0], search_words.words([{**doc, "text": ""}], separator))
        for doc in for_readers
    ]
    often = Counter(word.lower() for _, words in titles for word in words)
    lot = random.Random(locale)
    wanted: dict[str, list[str]] = {}
    for page, words in titles:
        rare = sorted((w.lower() for w in words if w.lower() in known), key=lambda w: (often[w], w))
        if len(rare) > 1:
            query = " ".join(lot.choice(known[word]) for word in rare[:2])
            wanted.setdefault(lot.choice((query, plain(query))), []).append(page)
    return wanted


def _lexicon(dictionary: str) -> Mapping[str, list[str]]:
    """For each form of some length all forms of its word."""
    forms: dict[str, set[str]] = defaultdict(set)
    pairs = list(stemming.entries(dictionary))
    for form, lemma in pairs:
        forms[lemma] |= {form, lemma}
    return {form: sorted(forms[lemma]) for form, lemma in pairs if len(form) > 3}


# --- forms of words -------------------------------------------------------------------

KeysOf = Callable[[str], set[str]]


@dataclass(frozen=True)
class Meeting:
    """How many pairs of forms meet in search."""

    meet: float
    """Share of the pairs of forms of one word that find each other."""
    plain: float
    """The same, with one of the two typed without marks."""
    merged: float
    """Of 10,000 pairs of forms of two words, how many find each other."""


def forms() -> Mapping[str, list[str]]:
    """Words with all their forms."""
    text = (ROOT / "tests/slovenian-forms.json").read_text(encoding="utf-8")
    return json.loads(text)["forms"]


def meeting(words: Mapping[str, list[str]], keys_of: KeysOf, beginnings: bool = False) -> Meeting:
    """How the forms meet when a form has these keys, and if typing the beginning is enough."""

    fold = cache(stemming.fold)

    def meets(typed: str, form: str) -> bool:
        begun = beginnings and fold(form).startswith(fold(typed))
        return begun or bool(keys_of(typed) & keys_of(form))

    def share(pairs: Iterable[tuple[str, str]]) -> float:
        return statistics.mean(meets(*pair) for pair in pairs)

    same = [pair for f in words.values() for pair in product(f, f) if pair[0] != pair[1]]
    other = [p for one, two in combinations(words.values(), 2) for p in product(one, two)]
    return Meeting(
        share(same), share((plain(typed), form) for typed, form in same), 10_000 * share(other)
    )


def plain(word: str) -> str:
    """The word as typed on a keyboard without č, š and ž."""
    return word.translate(str.maketrans("čšžČŠŽ", "cszCSZ"))


def rule_keys(content: Content, locale: str) -> KeysOf:
    """Keys by the rules alone, as of words that neither site nor dictionary know."""
    searching = content.data.languages[locale].search
    assert searching is not None
    stemmer = stemming.read(ROOT, locale, searching)
    return cache(lambda word: {stemmer.key(stemming.fold(word))})


def site_keys(content: Content, locale: str, site: Path) -> KeysOf:
    """Keys as the search of a built site has them."""
    by_rules = rule_keys(content, locale)
    irregular = words_of(site, locale)["irregular"]
    return cache(lambda word: set(irregular.get(stemming.fold(word), ())) or by_rules(word))


def words_of(site: Path, locale: str) -> dict[str, object]:
    """What the search of a built site knows of the words of a language."""
    (file,) = (site / "assets/javascripts/lunr/min").glob(f"lunr.{locale}[.-]*js")
    return json.loads(file.read_text(encoding="utf-8").partition("wordForms(")[2].rstrip(")\n"))


# --- the report -----------------------------------------------------------------------


def report_forms(content: Content, site: Path) -> None:
    """Prints how the forms of the sample meet."""
    words = forms()
    print(f"\n{sum(map(len, words.values()))} forms of {len(words)} Slovenian words")
    print(f"{'':34}{'meet':>8}{'no č š ž':>10}{'merged of 10,000':>18}")
    by_rules, by_site = rule_keys(content, "sl"), site_keys(content, "sl", site)
    for name, keys_of, beginnings in (
        ("as they are typed (stock)", lambda word: {word}, False),
        ("rules alone", by_rules, False),
        ("rules and words of the site", by_site, False),
        ("the same, beginnings too", by_site, True),
    ):
        m = meeting(words, keys_of, beginnings)
        print(f"{name:34}{m.meet:8.1%}{m.plain:10.1%}{m.merged:18.2f}")


def report_queries(content: Content, site: Path, page: Page, address: str) -> None:
    """Prints what the queries find, and how fast."""
    for locale, language in content.data.languages.items():
        home = address + language.path
        _report(page, home, queries(locale), f"queries that were written ({locale})")
        if language.search:
            lots = drawn(site, locale, language.path, language.search.dictionary)
            _report(page, home, lots, f"queries drawn by lot from headings ({locale})")


def _report(page: Page, home: str, wanted: Queries, title: str) -> None:
    print(f"\n{len(wanted)} {title}; found among the first {FIRST}")
    for name, stock in (("stock lunr", True), ("this site", False)):
        trial = attempt(page, home, wanted, stock)
        print(
            f"{name:12}{trial.found:7.1%}   index ready in {trial.ready:.0f} ms, first answer "
            f"{trial.times[0]:.0f} ms, median {statistics.median(trial.times):.0f} ms"
        )
    for query, pages in trial.missed.items():
        print(f"  missed: {query}: {', '.join(pages) or 'nothing'}")


def main() -> None:
    """Builds the site and prints the two reports."""
    with tempfile.TemporaryDirectory() as name:
        site = Path(name) / "site"
        subprocess.run(
            [sys.executable, "-m", "toolkit", "build", site],
            cwd=ROOT,
            check=True,
            capture_output=True,
        )
        content = current_content(ROOT)
        report_forms(content, site)
        with served(site) as address, sync_playwright() as playwright:
            flags = ["--headless", "--no-sandbox", "--disable-gpu"]
            chromium = shutil.which("chromium")
            browser = playwright.chromium.launch(executable_path=chromium, args=flags)
            report_queries(content, site, browser.new_page(), address)
            browser.close()


if __name__ == "__main__":
    main()
