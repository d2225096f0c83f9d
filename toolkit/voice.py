"""Says a number, a name or a fixed word of the data in one language, as plain text."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from toolkit import formatting
from toolkit.data import Data
from toolkit.language import Language
from toolkit.model import Figure, NounForms, Target

PERCENT = "percent"
_PLACE = re.compile(r"\{(\w+)\}")
"""Only names are filled in: str.format would also let a sentence look into what it is given."""


class UnknownId(LookupError):
    """No record has this id; `args` is (kind, id)."""


@dataclass(frozen=True)
class Voice:
    """One language speaking of the data."""

    data: Data
    locale: str

    @property
    def language(self) -> Language:
        """Grammar and typography of the language."""
        return self.data.languages[self.locale]

    def _case(self, case: str | None) -> str:
        if case is not None and case not in self.language.cases:
            raise formatting.MissingForm("case", case)
        return case or self.language.cases[0]

    def quantity(self, key: str) -> Figure | Target:
        """The figure or target with this id."""
        record = self.data.figures.get(key) or self.data.targets.get(key)
        if record is None:
            raise UnknownId("number", key)
        return record

    def value(self, key: str) -> float:
        """The number itself, counted from the records where it is not given."""
        record = self.quantity(key)
        if isinstance(record, Figure) and record.counts is not None:
            return _counted(self.data, record.counts)
        assert record.value is not None  # a figure that counts nothing has one
        return record.value

    def number(self, key: str) -> str:
        """The number with its percent sign, if it has one, but without a noun."""
        write = formatting.percent if self.quantity(key).unit == PERCENT else formatting.number
        return write(self.value(key), self.language)

    def count(
        self, key: str, case: str | None = None, *, noun: str | None = None, words: bool = False
    ) -> str:
        """The number with its noun; a percentage stays alone."""
        unit = noun or self.quantity(key).unit
        if unit == PERCENT:
            return self.number(key)
        forms = self.noun(unit)
        return formatting.count(
            self.value(key), forms, self.language, self._case(case), words=words
        )

    def target(self, key: str, case: str | None = None, *, words: bool = False) -> str:
        """A target with its qualifier: vsaj 15 izzivov, at least 15 challenges."""
        record = self.data.targets.get(key)
        if record is None:
            raise UnknownId("target", key)
        qualifier = self.language.qualifiers[record.qualifier]
        counted = self.count(key, case or self.language.target_case, words=words)
        return f"{qualifier} {counted}" if qualifier else counted

    def said(self, key: str) -> str:
        """A number as it stands alone: a target with its qualifier, another without its noun."""
        is_target = key in self.data.targets
        return self.target(key, self.language.cases[0]) if is_target else self.number(key)

    def noun(self, key: str) -> NounForms:
        """Forms of a noun in this language."""
        if key not in self.data.nouns:
            raise UnknownId("noun", key)
        return self.data.nouns[key][self.locale]

    def size(self, key: str, case: str | None = None) -> str:
        """A percentage as a size in words."""
        if self.quantity(key).unit != PERCENT:
            raise UnknownId("percentage", key)
        return formatting.size_word(
            self.value(key), self.data.sizes, self.language, self._case(case)
        )

    def agree(self, key: str, forms: Mapping[str, str]) -> str:
        """The word that agrees with the number."""
        return formatting.agree(self.value(key), forms, self.language)

    def preposition(self, word: str, key: str) -> str:
        """The preposition as it sounds before the number."""
        return formatting.preposition(word, self.value(key), self.language)

    def name(self, key: str, case: str | None = None) -> str:
        """The name of an organisation, programme, pilot, place, practice, group or format."""
        record = self.data.named(key)
        if record is None:
            raise UnknownId("name", key)
        return formatting.name(record.name[self.locale], self._case(case))

    def term(self, key: str, case: str | None = None) -> str:
        """The preferred form of a term."""
        if key not in self.data.terms:
            raise UnknownId("term", key)
        return formatting.name(self.data.terms[key].name[self.locale], self._case(case))

    def word(self, key: str, **filled: object) -> str:
        """A fixed word or sentence of `data/strings.yml`."""
        sentence = self.data.strings[key][self.locale]
        return _PLACE.sub(lambda place: str(filled[place[1]]), sentence)

    def list(self, items: list[str]) -> str:
        """Items as a list in a sentence."""
        return formatting.enumeration(items, self.language)


def _counted(data: Data, what: str) -> int:
    collection, _, part = what.partition(".")
    if collection == "practices" and part:
        return sum(record.status == part for record in data.practices.values())
    if collection == "formats" and part:
        return sum(record.common for record in data.formats.values())
    return len(data.records[collection])
