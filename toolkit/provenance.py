"""Ties each number of a page to a note: where it comes from, and what is not known of it."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from toolkit import formatting, sources
from toolkit.markup import each, element, text
from toolkit.model import Figure
from toolkit.voice import Voice

NUMBER = re.compile(
    r"<a\b|</a>|<h[1-6]\b|</h[1-6]>|<data [^>]*data-figure=\"(?P<key>\w+)\"[^>]*>.*?</data>",
    re.DOTALL,
)
"""A number, and what must not have a link inside it or is listed elsewhere: links, headings."""


@dataclass(frozen=True)
class Annotated:
    """A page whose numbers lead to notes."""

    content: str
    notes: str
    """The notes as list items, in the order of their numbers; empty where there are none."""


def annotate(content: str, voice: Voice, link: Callable[[str], str]) -> Annotated:
    """Links the numbers of a page to notes; a number that has its entry on the page needs none."""
    order: dict[str, int] = {}
    depth = 0

    def linked(found: re.Match[str]) -> str:
        nonlocal depth
        key = found["key"]
        if key is None:
            depth += -1 if found[0].startswith("</") else 1
        elif not depth and f'id="{key}"' not in content:
            is_first = key not in order
            place = order.setdefault(key, len(order) + 1)
            return _leading(voice, key, place, found[0], is_first)
        return found[0]

    annotated = NUMBER.sub(linked, content)
    return Annotated(annotated, "".join(_note(voice, key, link(key)) for key in order))


def _leading(voice: Voice, key: str, place: int, number: str, is_first: bool) -> str:
    return element(
        "a",
        number,
        class_="number",
        href=f"#{_note_id(key)}",
        title=voice.word("source_of_number"),
        id=_number_id(key) if is_first else None,
        data_note=place,
    )


def _note_id(key: str) -> str:
    return f"source-{key}"


def _number_id(key: str) -> str:
    return f"number-{key}"


def _note(voice: Voice, key: str, address: str) -> str:
    label = formatting.capitalised(voice.quantity(key).label[voice.locale])
    title = element("p", element("b", text(voice.said(key))), " ", text(label))
    facts = element("dl", each("div", _facts(voice, key)))
    entry = element("a", text(voice.word("about_this_number")), href=address)
    back = element("a", text(voice.word("back_to_text")), href=f"#{_number_id(key)}", class_="back")
    links = element("p", entry, " ", back, class_="links")
    return element("li", title, facts, links, id=_note_id(key), tabindex="-1")


def _facts(voice: Voice, key: str) -> Iterator[str]:
    """What a reader may ask of a number: its source, who was asked, what is not known."""

    def row(title: str, said: str) -> str:
        return element("dt", text(voice.word(title))) + element("dd", text(said))

    yield row("source", sources.note(voice, (key,)))
    survey = sources.survey_of(voice, key)
    if survey:
        yield row("asked", formatting.capitalised(survey.asked[voice.locale]) + ".")
    unknown = _unknown(voice, key)
    if unknown:
        yield row("unknown", unknown)


def _unknown(voice: Voice, key: str) -> str:
    record = voice.quantity(key)
    if isinstance(record, Figure):
        return record.unknown[voice.locale] if record.unknown else ""
    return voice.word("status_result_unknown") if record.actual is None else ""
