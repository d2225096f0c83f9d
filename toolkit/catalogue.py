"""Draws the two lists of everything: all published numbers, and the glossary."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Iterator, Mapping
from typing import TYPE_CHECKING

from toolkit import formatting, rendering, sources
from toolkit.content import Use
from toolkit.markup import each, element, text
from toolkit.model import Figure
from toolkit.quotations import Quotations
from toolkit.voice import Voice

if TYPE_CHECKING:
    from toolkit.reuse import Reuse

FIGURES_PAGE = "about/figures/"
GLOSSARY_PAGE = "about/glossary/"


def anchor(key: str) -> str:
    """The anchor of a term on the page of terms."""
    return key.replace("_", "-")


def alphabetical(word: str) -> tuple[str, ...]:
    """Sorts letters with a mark right after the plain letter: c č d, s š t."""
    return tuple(unicodedata.normalize("NFD", letter) + "\0" for letter in word.casefold())


def figures(
    voice: Voice,
    uses: Mapping[str, tuple[Use, ...]],
    quoted: Quotations,
    link: Callable[[Use], str],
    reuse: Reuse,
) -> str:
    """Every number with its meaning, source, gaps and the sentences that use it, in groups."""
    groups = []
    for title, keys in _groups(voice):
        items = (
            _figure(voice, key, _uses(uses.get(key, ()), quoted, key, link), reuse) for key in keys
        )
        groups.append(element("p", element("strong", text(title)), class_="group-title"))
        groups.append(element("ul", *items, class_="figure-list"))
    return element("div", *groups, class_="all-figures")


def _groups(voice: Voice) -> Iterator[tuple[str, list[str]]]:
    for survey_id, survey in voice.data.surveys.items():
        keys = [k for k, f in voice.data.figures.items() if f.survey == survey_id]
        if keys:
            yield voice.word("figures_of_survey", survey=survey.name[voice.locale]), keys
    counted = [k for k, f in voice.data.figures.items() if f.survey is None]
    yield voice.word("figures_counted"), counted
    yield voice.word("figures_targets"), list(voice.data.targets)


def _uses(
    uses: tuple[Use, ...], quoted: Quotations, key: str, link: Callable[[Use], str]
) -> list[str]:
    """Links to the sections that use a number, each with the sentences that do."""
    quotes = (quoted.get((use.page.slug, use.section, key), ()) for use in uses)
    pairs = zip(map(link, uses), quotes, strict=True)
    return list(dict.fromkeys(where + _quotes(sentences) for where, sentences in pairs))


def _quotes(sentences: tuple[str, ...]) -> str:
    if not sentences:
        return ""
    quotes = " ".join(element("q", text(sentence)) for sentence in sentences)
    return " " + element("span", quotes, class_="quotations", data_search_exclude=True)


def _figure(voice: Voice, key: str, uses: list[str], reuse: Reuse) -> str:
    record = voice.quantity(key)
    number = element("strong", rendering.quantity(voice, key, voice.said(key)), class_="value")
    label = element(
        "span", text(formatting.capitalised(record.label[voice.locale])), class_="label"
    )
    rows = _facts(voice, key, uses, reuse.citation(key))
    facts = element("dl", *(element("div", *row) for row in rows))
    return element("li", number, " ", label, facts, reuse.embed(key), reuse.report(key), id=key)


def _facts(voice: Voice, key: str, uses: list[str], citation: str) -> Iterator[tuple[str, str]]:
    record = voice.quantity(key)

    def row(title: str, *content: str) -> tuple[str, str]:
        return element("dt", text(voice.word(title))), element("dd", *content)

    if isinstance(record, Figure):
        yield row("meaning", text(record.meaning[voice.locale]))
    survey = sources.survey_of(voice, key)
    if survey:
        yield row("asked", text(formatting.capitalised(survey.asked[voice.locale])))
    yield row("unit", text(rendering.unit(voice, key)))
    yield row("source", text(sources.note(voice, (key,))))
    yield row("what_document_says", element("ul", each("li", _statements(voice, key))))
    if isinstance(record, Figure) and record.unknown:
        yield row("unknown", text(record.unknown[voice.locale]))
    if uses:
        yield row("where_used", element("ul", each("li", uses)))
    yield row("cite_figure", citation)


def _statements(voice: Voice, key: str) -> Iterator[str]:
    for statement in voice.quantity(key).document:
        where = formatting.capitalised(voice.word("document_section", section=statement.section))
        yield text(f"{where}: {statement.says[voice.locale]}")


def glossary(voice: Voice) -> str:
    """Every term with its explanation, in alphabetical order."""
    ordered = sorted(voice.data.terms, key=lambda key: alphabetical(voice.term(key)))
    return element("dl", *(_entry(voice, key) for key in ordered), class_="glossary")


def _entry(voice: Voice, key: str) -> str:
    term = voice.data.terms[key]
    title = element("dfn", text(voice.term(key)))
    translations = (
        element("span", text(Voice(voice.data, other).term(key)), lang=other)
        for other in voice.data.languages
        if other != voice.locale
    )
    head = element("dt", title, *(f" ({word})" for word in translations), id=anchor(key))
    return head + element("dd", text(term.definition[voice.locale]))
