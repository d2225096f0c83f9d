"""Search of each language: its index, and its words for the theme's search worker."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

from toolkit import search_words, stemming
from toolkit.author import Author
from toolkit.content import Content
from toolkit.kept import kept
from toolkit.links import address
from toolkit.pages import Page
from toolkit.processes import mapped

INDEX = "search/search_index.json"
SCRIPT = "assets/javascripts/lunr/word-forms.js"
"""What every language uses, from `overrides/`."""
WORDS = "assets/javascripts/lunr/min/lunr.{}.min.js"
"""Where the theme's search looks for what is special to a language."""
ABOUT = "about"
"""The field with the title and the description of a page."""
ABOUT_BOOST = 2
OVERVIEW_BOOST = 1.5


def worker_language(code: str) -> str:
    """What the theme's search calls the words of a language; for its own it would load none."""
    return f"{code}-site"


def split_index(index: Mapping[str, Any], paths: Mapping[str, str]) -> dict[str, dict[str, Any]]:
    """Give each language its own pages, addressed from its home; `paths` says where that is.

    A page belongs to the language with the longest matching path.
    """
    parts: dict[str, dict[str, Any]] = {
        code: {"config": {**index["config"], "lang": [worker_language(code)]}, "docs": []}
        for code in paths
    }
    by_path = sorted(paths.items(), key=lambda item: len(item[1]), reverse=True)
    for doc in index["docs"]:
        location = doc["location"]
        code, path = next(item for item in by_path if location.startswith(item[1]))
        parts[code]["docs"].append({**doc, "location": location[len(path) :]})
    return parts


def write(site: Path, content: Content, index: Mapping[str, Any]) -> None:
    """Write the search of the built site, part by part of the index of all languages.

    Raises ValueError if it would be dead.
    """
    paths = {code: language.path for code, language in content.data.languages.items()}
    parts = split_index(index, paths)
    mapped(lambda code: _write_language(site, content, code, parts[code]), [*parts], fewest=2)


def _write_language(site: Path, content: Content, code: str, plain: Mapping[str, Any]) -> None:
    _require_alive(site, code, plain)
    _require_rules(code, content)
    part = with_front_matter(plain, code, content)
    _write(site / content.data.languages[code].path / INDEX, _compact(part))
    language = worker_language(code)
    words = _words_kept(part, code, content)
    script = f'importScripts("../lunr/word-forms.js");lunr["{language}"]=wordForms({words})\n'
    _write(site / WORDS.format(language), script)


def with_front_matter(index: Mapping[str, Any], code: str, content: Content) -> dict[str, Any]:
    """The index with what titles and descriptions of pages say; a page above others counts more."""
    pages = {page.slug: page for page in content.pages if page.locale == code}
    above = {slug.rpartition("/")[0].rpartition("/")[0] + "/" for slug in pages if slug}
    docs = []
    for doc in _beginning_with_headings(index["docs"], pages):
        page = pages.get(doc["location"])
        more: dict[str, Any] = {ABOUT: _about(page, content)} if page else {}
        if doc["location"] in above:
            more["boost"] = OVERVIEW_BOOST
        docs.append({**doc, **more})
    fields = index["config"]["fields"] | {ABOUT: {"boost": ABOUT_BOOST}}
    return {"config": {**index["config"], "fields": fields}, "docs": docs}


def _beginning_with_headings(
    docs: Iterable[dict[str, Any]], pages: Mapping[str, Page]
) -> Iterator[dict[str, Any]]:
    """A page whose main heading stands in a frame begins with it, and not with nothing."""
    openings = {
        f"{slug}#{heading.id}": slug
        for slug, page in pages.items()
        for heading in page.headings
        if heading.level == 1
    }
    docs = [{**doc, "location": openings.get(doc["location"], doc["location"])} for doc in docs]
    for doc, following in zip(docs, [*docs[1:], None], strict=True):
        if following is None or following["location"] != doc["location"]:
            yield doc


def _about(page: Page, content: Content) -> str:
    author = Author(content, page.locale, address(page, content))
    return " | ".join(author.fill_text(page.meta(key)) for key in ("title", "description"))


def words_of(index: Mapping[str, Any], code: str, content: Content) -> dict[str, Any]:
    """What the search of a language must know of its words; word-forms.js says how it is used."""
    separator = index["config"]["separator"]
    found = {"synonyms": search_words.synonyms(content.data, code, separator)}
    searching = content.data.languages[code].search
    if searching is None:
        return {"rules": {}, "irregular": {}, "fleeting": None, **found}
    stemmer = stemming.read(content.root, code, searching)
    known = search_words.words(index["docs"], separator)
    irregular = search_words.irregular(known, stemmer)
    rules = stemming.written(stemmer.rules)
    return {"rules": rules, "irregular": irregular, "fleeting": stemmer.fleeting, **found}


def _words_kept(index: Mapping[str, Any], code: str, content: Content) -> str:
    """The words of a language as the browser reads them, worked out anew for another index."""
    with kept(content.root, f"words-{code}") as results:
        rules = [stemming.committed(content.root, code, kind) for kind in stemming.KINDS]
        known = [file.read_bytes() for file in rules if file.is_file()]
        made_from = (index, content.told, known)
        return results.get(made_from, lambda: _compact(words_of(index, code, content)))


def _compact(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def _write(file: Path, text: str) -> None:
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text, encoding="utf-8")


def _require_alive(site: Path, code: str, part: Mapping[str, Any]) -> None:
    dead = f"search in '{code}' would be dead: "
    if not (site / SCRIPT).is_file():
        raise ValueError(f"{dead}there is no {SCRIPT}")
    if not part["docs"]:
        raise ValueError(f"{dead}its index has no pages")


def _require_rules(code: str, content: Content) -> None:
    rules = stemming.committed(content.root, code)
    if content.data.languages[code].search and not rules.is_file():
        raise ValueError(f"search in '{code}' has no rules: run python -m toolkit generate stems")
