"""Brings all forms of a word to one key, by rules that are learned from a dictionary of forms.

A rule says how a word that ends in certain letters becomes what its forms share: -ujemo becomes
-ov, razvrščujemo is in no dictionary and yet gets the key of razvrščovati. The rules are made once,
are committed in `data/stems/`, and go to the browser, where the words of readers meet them.
Beside them stand the forms of the dictionary that the rules get wrong: a site publishes those of
its own words.
"""

from __future__ import annotations

import json
import re
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from itertools import takewhile
from pathlib import Path

from toolkit.content import Content
from toolkit.language import Searching

FOLDER = "data/stems"
IRREGULAR = "-irregular"
"""Ends the name of the file with what the rules get wrong."""
KINDS = ("", IRREGULAR)
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
    irregular: Mapping[str, list[str]] = field(default_factory=dict)
    """Keys of the forms that the rules get wrong."""

    def keys(self, form: str) -> list[str]:
        """The keys of a folded word; a form of several words has several."""
        return self.irregular.get(form) or [self.key(form)]

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


def entries(code: str) -> Iterator[tuple[str, str]]:
    """The forms of a dictionary with their words, in small letters."""
    # Slow to load, and only the rules need it, which are made once.
    from simplemma.strategies import DefaultDictionaryFactory

    for form, lemma in DefaultDictionaryFactory().get_dictionary(code).items():
        if form.isalpha() and lemma.isalpha():
            yield form.lower(), lemma.lower()


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
    """The rules of every language that has a dictionary, and what they get wrong."""
    files = {}
    for code, language in content.data.languages.items():
        if language.search:
            rules, irregular = _learned(language.search)
            files[_path(code)] = _text({"rules": written(rules)})
            files[_path(code, IRREGULAR)] = _text(irregular)
    return files


def _path(code: str, kind: str = "") -> str:
    return f"{FOLDER}/{code}{kind}.json"


def _text(value: Mapping[str, object]) -> str:
    return json.dumps(value, ensure_ascii=False, indent=2) + "\n"


def _learned(searching: Searching) -> tuple[dict[str, Change], dict[str, str]]:
    pairs = {*entries(searching.dictionary)}
    stems = {lemma: shared(fold(lemma), searching) for _, lemma in pairs}
    forms = pairs | {(lemma, lemma) for lemma in stems}
    stemmed = {(fold(form), stems[lemma]) for form, lemma in forms}
    rules = learn(stemmed)
    return rules, irregular(stemmed, Stemmer(rules, searching.fleeting))


def irregular(pairs: Iterable[tuple[str, str]], stemmer: Stemmer) -> dict[str, str]:
    """The forms that the rules get wrong, with their keys, parted by spaces."""
    keys: dict[str, set[str]] = defaultdict(set)
    for form, stem in pairs:
        keys[form].add(without_fleeting(stem, stemmer.fleeting))
    wrong = (form for form in sorted(keys) if keys[form] != {stemmer.key(form)})
    return {form: " ".join(sorted(keys[form])) for form in wrong}


def written(rules: Mapping[str, Change]) -> dict[str, str]:
    """The rules as they stand in files: `4ov` for four letters that go, and ov that comes."""
    return {ending: f"{cut}{added}" for ending, (cut, added) in sorted(rules.items())}


def committed(root: Path, code: str, kind: str = "") -> Path:
    """The file with the rules of a language, or with what they get wrong."""
    return root / _path(code, kind)


def read(root: Path, code: str, searching: Searching) -> Stemmer:
    """The stemmer of a language, from the committed files of the project at `root`."""
    rules = json.loads(committed(root, code).read_bytes())["rules"]
    wrong = json.loads(committed(root, code, IRREGULAR).read_bytes())
    return Stemmer(
        {ending: (int(rule[0]), rule[1:]) for ending, rule in rules.items()},
        searching.fleeting,
        {form: keys.split() for form, keys in wrong.items()},
    )
