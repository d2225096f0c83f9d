"""Brings all forms of a word to one key, by rules that are learned from a dictionary of forms.

A rule says how a word that ends in certain letters becomes what its forms share: -ujemo becomes
-ov, razvrščujemo is in no dictionary and yet gets the key of razvrščovati. The rules are made once,
are committed in `toolkit/stems/`, and go to the browser, where the words of readers meet them.
"""

from __future__ import annotations

import json
import re
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Container, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from itertools import takewhile
from pathlib import Path

from simplemma.strategies import DefaultDictionaryFactory

from toolkit.content import Content
from toolkit.language import Searching

FOLDER = "toolkit/stems"
LONGEST_ENDING = 6
"""How many letters from its end decide on a word; a mark for its start counts as one."""
START = "^"
LEAST_GAIN = 3
"""How many more words of the dictionary a rule must bring right than the next shorter one."""
LEAST_LEFT = 2
"""How many letters remain when an ending is cut."""
VOWELS = "aeiou"

Change = tuple[int, str]
"""How many letters go at the end of a word, and which come in their place."""


def fold(word: str) -> str:
    """The word in small letters without marks, as readers type in a hurry: č is c, đ is d."""
    if word.isascii():
        return word.lower()
    letters = unicodedata.normalize("NFD", word.lower().replace("đ", "d"))
    return "".join(letter for letter in letters if not unicodedata.combining(letter))


@dataclass(frozen=True)
class Stemmer:
    """Knows the key of any word; word-forms.js does the same in the browser."""

    rules: Mapping[str, Change]
    fleeting: str | None = None

    def key(self, form: str) -> str:
        """What the forms of a folded word share: the longest ending that is known decides."""
        ending = (START + form)[-LONGEST_ENDING:]
        known = (self.rules.get(ending[i:]) for i in range(len(ending) + 1))
        cut, added = next((rule for rule in known if rule), (0, ""))
        return without_fleeting(form[: len(form) - cut] + added, self.fleeting)


def without_fleeting(stem: str, vowel: str | None) -> str:
    """The stem without a vowel that comes and goes before its last consonant: petek, petka."""
    if vowel is None:
        return stem
    return re.sub(rf"(.[^{VOWELS}]){vowel}([^{VOWELS}]j?)$", r"\1\2", stem)


def shared(lemma: str, searching: Searching) -> str:
    """What the form in the dictionary, folded, shares with the other forms of its word."""
    fitting = (
        e for e in searching.endings if lemma.endswith(e) and len(lemma) - len(e) >= LEAST_LEFT
    )
    return lemma.removesuffix(max(fitting, key=len, default=""))


@cache
def dictionary(code: str) -> Mapping[str, str]:
    """Each form of a language with the word that it belongs to."""
    return DefaultDictionaryFactory().get_dictionary(code)


def entries(code: str, words: Container[str] | None = None) -> Iterator[tuple[str, str]]:
    """The forms of a dictionary with their words, in small letters; of all words or of some."""
    for form, lemma in dictionary(code).items():
        word = lemma.lower()
        if (words is None or word in words) and form.isalpha() and lemma.isalpha():
            yield form.lower(), word


def learn(pairs: Iterable[tuple[str, str]]) -> dict[str, Change]:
    """Rules by ending, from folded forms and what they should become."""
    rules: dict[str, Change] = {}
    changes = Counter((START + form, _change(form, stem)) for form, stem in pairs)
    _learn(list(changes.items()), "", (0, ""), rules)
    return rules


def _change(form: str, stem: str) -> Change:
    kept = sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(form, stem, strict=False)))
    return len(form) - kept, stem[kept:]


Seen = tuple[tuple[str, Change], int]


def _learn(words: list[Seen], ending: str, inherited: Change, rules: dict[str, Change]) -> None:
    """Adds rules for this ending and for longer ones; all the words end in it."""
    counts: Counter[Change] = Counter()
    for (_, change), number in words:
        counts[change] += number
    if sum(counts.values()) - counts[inherited] < LEAST_GAIN:
        return
    letters = len(ending.removeprefix(START))
    possible = [change for change in counts if change[0] <= letters]
    best = min(possible, key=lambda change: (-counts[change], change), default=inherited)
    if counts[best] - counts[inherited] >= LEAST_GAIN:
        rules[ending] = inherited = best
    if len(ending) < LONGEST_ENDING:
        for letter, longer in _by_letter_before(words, ending).items():
            _learn(longer, letter + ending, inherited, rules)


def _by_letter_before(words: list[Seen], ending: str) -> dict[str, list[Seen]]:
    groups: dict[str, list[Seen]] = defaultdict(list)
    for word in words:
        (form, _), _ = word
        if len(form) > len(ending):
            groups[form[-len(ending) - 1]].append(word)
    return groups


def generate(content: Content) -> dict[str, str]:
    """The rules of every language that has a dictionary."""
    return {
        _path(code): _text(written(_learned(language.search)))
        for code, language in content.data.languages.items()
        if language.search
    }


def _path(code: str) -> str:
    return f"{FOLDER}/{code}.json"


def _text(rules: Mapping[str, str]) -> str:
    return json.dumps({"rules": rules}, ensure_ascii=False, indent=2) + "\n"


def _learned(searching: Searching) -> dict[str, Change]:
    pairs = {*entries(searching.dictionary)}
    stems = {lemma: shared(fold(lemma), searching) for _, lemma in pairs}
    forms = pairs | {(lemma, lemma) for lemma in stems}
    return learn({(fold(form), stems[lemma]) for form, lemma in forms})


def written(rules: Mapping[str, Change]) -> dict[str, str]:
    """The rules as they stand in files: `4ov` for four letters that go, and ov that comes."""
    return {ending: f"{cut}{added}" for ending, (cut, added) in sorted(rules.items())}


def committed(code: str) -> Path:
    """The file with the rules of a language."""
    return Path(__file__).parent.parent / _path(code)


def read(code: str, searching: Searching) -> Stemmer:
    """The stemmer of a language, from its committed rules."""
    rules = json.loads(committed(code).read_text(encoding="utf-8"))["rules"]
    return Stemmer({e: (int(rule[0]), rule[1:]) for e, rule in rules.items()}, searching.fleeting)
