"""The data as tables for others to use: CSV and JSON, a row for each record."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from types import MappingProxyType

from toolkit import rendering, sources
from toolkit.content import Content
from toolkit.voice import Voice

Row = dict[str, object]

SEPARATOR = "; "
"""Stands between the entries of a list in a cell."""


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
        }


def terms(content: Content) -> Iterator[Row]:
    """Every term of the glossary."""
    for key, record in content.data.terms.items():
        yield {
            "id": key,
            "name": _said(content, Voice.term, key),
            "definition": _wording(content, record.definition),
            "synonyms": {code: list(record.synonyms.get(code, ())) for code in locales(content)},
            "avoid": {code: list(record.avoid.get(code, ())) for code in locales(content)},
            "sections": list(record.sections),
        }


TABLES: Mapping[str, Callable[[Content], Iterator[Row]]] = MappingProxyType(
    {
        "figures": figures,
        "targets": targets,
        "organisations": organisations,
        "practices": practices,
        "terms": terms,
    }
)
"""The tables by the name of their file; columns are only ever added."""


def files(content: Content) -> dict[str, str]:
    """Each table as CSV and as JSON, by the name of the file."""
    texts = {}
    for name, table in TABLES.items():
        rows = list(table(content))
        texts[f"{name}.csv"] = as_csv(rows)
        texts[f"{name}.json"] = as_json(name, rows)
    return texts


def write(content: Content, folder: Path) -> list[str]:
    """Writes the files into a folder and says their names."""
    folder.mkdir(parents=True, exist_ok=True)
    texts = files(content)
    for name, text in texts.items():
        (folder / name).write_bytes(text.encode())
    return list(texts)


def as_json(name: str, rows: list[Row]) -> str:
    """A table as a list of objects under its name; what is not known is null."""
    return json.dumps({name: rows}, ensure_ascii=False, indent=2) + "\n"


def as_csv(rows: list[Row]) -> str:
    """A table as RFC 4180 has it, a column for each language; what is not known is empty."""
    flat = [dict(_cells(row)) for row in rows]
    out = io.StringIO()
    writer = csv.DictWriter(out, fieldnames=list(flat[0]) if flat else [], lineterminator="\r\n")
    writer.writeheader()
    writer.writerows(flat)
    return out.getvalue()


def locales(content: Content) -> list[str]:
    """The languages in the order of their columns: the one at the root of the site first."""
    languages = content.data.languages
    return sorted(languages, key=lambda code: languages[code].path)


def _cells(row: Row) -> Iterator[tuple[str, object]]:
    for column, value in row.items():
        if isinstance(value, dict):
            yield from ((f"{column}_{code}", _cell(entry)) for code, entry in value.items())
        else:
            yield column, _cell(value)


def _cell(value: object) -> object:
    return SEPARATOR.join(map(str, value)) if isinstance(value, list) else value


def _said(content: Content, say: Callable[..., object], what: object) -> Row:
    """What each language says of a thing."""
    return {code: say(Voice(content.data, code), what) for code in locales(content)}


def _wording(content: Content, wording: Mapping[str, str] | None) -> Row:
    return {code: (wording or {}).get(code) for code in locales(content)}


def _names(voice: Voice, keys: tuple[str, ...]) -> list[str]:
    return [voice.name(key) for key in keys]


def _sections(document: tuple) -> list[str]:
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
