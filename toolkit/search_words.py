"""What search must know of the words of a site, beside the rules of `stemming`."""

from __future__ import annotations

import html
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping

from toolkit.data import Data
from toolkit.language import Searching
from toolkit.stemming import Stemmer, dictionary, entries, fold, shared, without_fleeting

TAG = re.compile(r"<[^>]+>")
WITH_VARIANTS = ("terms", "words", "names")
"""Collections whose records may list other words for themselves."""

Keys = list[str]


def words(docs: Iterable[Mapping[str, str]], separator: str) -> set[str]:
    """Every word of the documents of an index."""
    texts = (TAG.sub(" ", doc["title"] + " " + doc["text"]) for doc in docs)
    return {word for text in texts for word in re.split(separator, html.unescape(text)) if word}


def irregular(known: Iterable[str], stemmer: Stemmer, searching: Searching) -> dict[str, Keys]:
    """Forms of known words for which the dictionary has other keys than the rules."""
    here = set(_lemmas(known, dictionary(searching.dictionary)))
    keys: dict[str, set[str]] = defaultdict(set)
    for form, lemma in entries(searching.dictionary, here):
        key = without_fleeting(shared(fold(lemma), searching), stemmer.fleeting)
        keys[fold(form)].add(key)
        keys[fold(lemma)].add(key)
    return {form: sorted(keys[form]) for form in sorted(keys) if keys[form] != {stemmer.key(form)}}


def _lemmas(words: Iterable[str], forms: Mapping[str, str]) -> Iterator[str]:
    """The words that the dictionary has for these, as written and in small letters."""
    for word in words:
        for form in {word, word.lower()}:
            yield forms.get(form, form).lower()


def synonyms(data: Data, locale: str, separator: str) -> list[tuple[Keys, Keys]]:
    """What readers may type, as folded words, and what the site says in its place."""
    found = {}
    for said, typed in _variants(data, locale):
        pair = tuple(tuple(fold(w) for w in re.split(separator, t) if w) for t in (typed, said))
        found[pair] = ([*pair[0]], [*pair[1]])
    return [found[pair] for pair in sorted(found)]


def _variants(data: Data, locale: str) -> Iterator[tuple[str, str]]:
    """Each preferred name with each of its other forms."""
    for collection in WITH_VARIANTS:
        for record in getattr(data, collection).values():
            name = record.name[locale]
            said = name if isinstance(name, str) else next(iter(name.values()))
            others = (getattr(record, field, {}) for field in ("synonyms", "avoid"))
            for variants in others:
                for typed in variants.get(locale, ()):
                    yield said, typed
