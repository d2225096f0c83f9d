"""What is asked for new content of each kind."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from enum import Enum
from types import MappingProxyType
from typing import get_origin

from toolkit import model, report
from toolkit.reference import texts as reference


class Form(Enum):
    """What an answer is."""

    TEXT = "text"
    NUMBER = "number"
    IDS = "ids"
    """Ids with commas between them."""
    WORDING = "wording"
    """A text for each language."""


@dataclass(frozen=True)
class Question:
    """What has to be known; what a field of the model means is what is asked."""

    key: str
    form: Form
    meaning: str = ""
    needed: bool = False

    def asked(self, language: str) -> str:
        """The question in a language."""
        own = words(language).get(f"ask_{self.key}")
        return own or _translated(self.meaning, language)


def _of(record: type[model.Record], *keys: str) -> tuple[Question, ...]:
    """Questions for fields of a record."""
    return tuple(_question(record, key) for key in keys)


def _question(record: type[model.Record], key: str) -> Question:
    field = record.model_fields[key]
    meaning = reference.sentence(field.description)
    if any(isinstance(mark, model.PerLanguage) for mark in field.metadata):
        return Question(key, Form.WORDING, meaning)
    if get_origin(field.annotation) is tuple:
        return Question(key, Form.IDS, meaning)
    form = Form.NUMBER if key == "value" else Form.TEXT
    return Question(key, form, meaning, field.is_required() or form is Form.NUMBER)


HEADING = Question("heading", Form.WORDING)
ON_PAGE = (
    Question("menu", Form.WORDING, needed=True),
    *(
        replace(question, form=Form.WORDING, needed=False)
        for question in _of(model.FrontMatter, "title", "description")
    ),
    HEADING,
)

QUESTIONS: Mapping[str, tuple[Question, ...]] = MappingProxyType(
    {
        "page": (*ON_PAGE, Question("anchors", Form.IDS)),
        "practice": (
            *_of(model.Practice, "name", "status", "summary", "organisations"),
            HEADING,
        ),
        "figure": (
            *_of(model.Figure, "value", "unit", "survey", "label", "meaning"),
            *_of(model.Statement, "section", "says"),
        ),
        "pilot": (*_of(model.Pilot, "name", "strand", "summary", "partners"), *ON_PAGE),
        "organisation": _of(
            model.Organisation, "name", "kind", "serves", "offers", "towns", "sections", "url"
        ),
    }
)
"""What is asked for each kind of content, after its id or the name of its page."""


def words(language: str) -> Mapping[str, str]:
    known = language if language in report.languages() else report.FALLBACK
    return report.messages(known)["_new"]


def _translated(sentence: str, language: str) -> str:
    known = language in reference.languages()
    return reference.texts(language).docstring(sentence) if known else sentence
