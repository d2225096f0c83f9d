"""What search must know of the words of a site, beside the rules of `stemming`."""

from __future__ import annotations

import html
import re
from collections.abc import Iterable, Iterator, Mapping

from toolkit.data import Data
from toolkit.stemming import Stemmer, fold

TAG = re.compile(r"<[^>]+>")
WITH_VARIANTS = ("terms", "words", "names")
"""Collections whose records may list other words for themselves."""

Keys = list[str]


def words(docs: Iterable[Mapping[str, str]], separator: str) -> set[str]:
    """Every word of the documents of an index."""
    texts = (TAG.sub(" ", doc["title"] + " " + doc["text"]) for doc in docs)
    return {word for text in texts for word in re.split(separator, html.unescape(text)) if word}


def irregular(known: Iterable[str], stemmer: Stemmer) -> dict[str, Keys]:
    """The forms of known words whose keys the rules get wrong."""
    here = {key for word in known for key in stemmer.keys(fold(word))}
    return {form: keys for form, keys in stemmer.irregular.items() if not here.isdisjoint(keys)}


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
