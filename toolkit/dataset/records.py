"""The records that the site publishes, a row for each; addresses count from the site's root."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from functools import lru_cache
from types import MappingProxyType

from toolkit import formatting, rendering, sources
from toolkit.cards import PRACTICES_PAGE
from toolkit.catalogue import FIGURES_PAGE, GLOSSARY_PAGE, anchor
from toolkit.content import Content
from toolkit.model import Statement
from toolkit.voice import PERCENT, Voice

Row = dict[str, object]
Tables = Mapping[str, list[Row]]

EMBEDS = "embed/"
FOLDER = "data/v1/"
"""Where the data are, from the root of the site."""


def figures(content: Content) -> Iterator[Row]:
    """Every published number that is no target of a pilot."""
    for key, figure in content.data.figures.items():
        yield {
            "id": key,
            "value": Voice(content.data, locales(content)[0]).value(key),
            "unit": figure.unit,
            "unit_name": _said(content, rendering.unit, key),
            "label": _wording(content, figure.label),
            "meaning": _wording(content, figure.meaning),
            "survey": figure.survey,
            "sections": _sections(figure.document),
            "source": _said(content, sources.note, (key,)),
            "unknown": _said(content, _unknown, key),
            "phrase": _said(content, phrase, key),
            **_places(content, key),
        }


def targets(content: Content) -> Iterator[Row]:
    """Every target of a pilot, with its result where one is known."""
    for pilot, record in content.data.pilots.items():
        for key, target in record.targets.items():
            yield {
                "id": key,
                "pilot": pilot,
                "pilot_name": _said(content, Voice.name, pilot),
                "value": target.value,
                "qualifier": target.qualifier,
                "unit": target.unit,
                "unit_name": _said(content, rendering.unit, key),
                "label": _wording(content, target.label),
                "actual": target.actual,
                "as_of": target.as_of,
                "sections": _sections(target.document),
                "source": _said(content, sources.note, (key,)),
                "unknown": _said(content, _result_unknown, key),
                "phrase": _said(content, phrase, key),
                **_places(content, key),
            }


def pilots(content: Content) -> Iterator[Row]:
    """Every pilot of the region with its targets."""
    for key, record in content.data.pilots.items():
        yield {
            "id": key,
            "name": _said(content, Voice.name, key),
            "summary": _wording(content, record.summary),
            "strand": record.strand,
            "strand_name": _said(content, Voice.name, record.strand),
            "partners": list(record.partners),
            "partners_names": _said(content, _names, record.partners),
            "targets": list(record.targets),
            "targets_phrases": _said(content, _phrases, tuple(record.targets)),
            "page": _link(content, f"{record.page}/"),
            "embed": _link(content, f"{EMBEDS}{key}/"),
        }


def organisations(content: Content) -> Iterator[Row]:
    """Every organisation that the concept names."""
    for key, record in content.data.organisations.items():
        yield {
            "id": key,
            "name": _said(content, Voice.name, key),
            "gloss": _wording(content, record.gloss),
            "kind": record.kind,
            "serves": list(record.serves),
            "serves_names": _said(content, _names, record.serves),
            "offers": list(record.offers),
            "offers_names": _said(content, _names, record.offers),
            "towns": list(record.towns),
            "towns_names": _said(content, _names, record.towns),
            "url": record.url,
            "sections": list(record.sections),
        }


def practices(content: Content) -> Iterator[Row]:
    """Every best practice of the region."""
    for key, record in content.data.practices.items():
        yield {
            "id": key,
            "name": _said(content, Voice.name, key),
            "status": record.status,
            "summary": _wording(content, record.summary),
            "organisations": list(record.organisations),
            "organisations_names": _said(content, _names, record.organisations),
            "picture_credit": _wording(content, record.picture_credit),
            "page": _link(content, f"{PRACTICES_PAGE}#{record.anchor}"),
        }


def glossary(content: Content) -> Iterator[Row]:
    """Every term of the glossary."""
    for key, record in content.data.terms.items():
        yield {
            "id": key,
            "name": _said(content, Voice.term, key),
            "definition": _wording(content, record.definition),
            "synonyms": {code: list(record.synonyms.get(code, ())) for code in locales(content)},
            "avoid": {code: list(record.avoid.get(code, ())) for code in locales(content)},
            "sections": list(record.sections),
            "page": _link(content, f"{GLOSSARY_PAGE}#{anchor(key)}"),
        }


TABLES: Mapping[str, Callable[[Content], Iterator[Row]]] = MappingProxyType(
    {
        "figures": figures,
        "targets": targets,
        "pilots": pilots,
        "organisations": organisations,
        "practices": practices,
        "glossary": glossary,
    }
)
"""The tables by the name of their file."""


@lru_cache(maxsize=2)
def rows(content: Content) -> Tables:
    """The rows of every table; not to be changed."""
    return {name: list(table(content)) for name, table in TABLES.items()}


def locales(content: Content) -> list[str]:
    """The languages in the order of their columns: the one at the root of the site first."""
    languages = content.data.languages
    return sorted(languages, key=lambda code: languages[code].path)


def phrase(voice: Voice, key: str) -> str:
    """A number in words that stand alone: `Critical thinking: 53%`, `at least 5 projects`."""
    if key in voice.data.targets:
        return voice.target(key, voice.language.cases[0])
    figure = voice.quantity(key)
    if figure.unit != PERCENT:
        return voice.count(key)
    label = formatting.capitalised(figure.label[voice.locale])
    return voice.word("data_phrase", label=label, number=voice.number(key))


def figure_file(key: str) -> str:
    """Where the file of a number is, from the root of the site."""
    return f"{FOLDER}figures/{key}.json"


def _places(content: Content, key: str) -> Row:
    """Where a number stands on the site: its entry, the page to embed, its file."""
    return {
        "page": _link(content, f"{FIGURES_PAGE}#{key}"),
        "embed": _link(content, f"{EMBEDS}{key}/"),
        "data": figure_file(key),
    }


def _link(content: Content, goal: str) -> Row:
    return {code: content.data.languages[code].path + goal for code in locales(content)}


def _said(content: Content, say: Callable[..., object], what: object) -> Row:
    """What each language says of a thing."""
    return {code: say(Voice(content.data, code), what) for code in locales(content)}


def _wording(content: Content, wording: Mapping[str, str] | None) -> Row:
    return {code: (wording or {}).get(code) for code in locales(content)}


def _names(voice: Voice, keys: tuple[str, ...]) -> list[str]:
    return [voice.name(key) for key in keys]


def _phrases(voice: Voice, keys: tuple[str, ...]) -> list[str]:
    return [phrase(voice, key) for key in keys]


def _sections(document: tuple[Statement, ...]) -> list[str]:
    return list(dict.fromkeys(statement.section for statement in document))


def _unknown(voice: Voice, key: str) -> str | None:
    """What is not known of a figure and of the survey that it comes from."""
    survey = sources.survey_of(voice, key)
    is_open = survey is not None and None in (survey.sample_size, survey.date)
    own = voice.data.figures[key].unknown
    said = [sources.sample(voice, survey)] if survey and is_open else []
    return " ".join([*said, own[voice.locale]] if own else said) or None


def _result_unknown(voice: Voice, key: str) -> str | None:
    known = voice.data.targets[key].actual is not None
    return None if known else voice.word("status_result_unknown")
