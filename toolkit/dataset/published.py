"""Everything under /data/v1/: tables, a file for each number, descriptions, snapshots."""

from __future__ import annotations

from collections.abc import Iterator

from toolkit import citation, embed_ids
from toolkit.content import Content
from toolkit.dataset import describe, fields, records, snapshots
from toolkit.dataset.header import header
from toolkit.dataset.records import FOLDER, TABLES, Row, figure_file, locales
from toolkit.dataset.writing import as_csv, as_json
from toolkit.edition import Edition, edition
from toolkit.redirects import leading_page
from toolkit.voice import Voice

SNAPSHOTS = f"{FOLDER}snapshots/"


def files(content: Content, address: str) -> Iterator[tuple[str, bytes]]:
    """The files by path from the root of the site, whose absolute address ends with /."""
    texts = dict(_tables(content, address))
    texts |= describe.texts(content, address, texts)
    texts |= dict(_figures(content, address))
    texts[f"{FOLDER}index.html"] = leading_page(content, locales(content)[0], FOLDER, describe.PAGE)
    yield from ((path, text.encode()) for path, text in texts.items())
    yield from ((SNAPSHOTS + name, file) for name, file in snapshots.files(content.root))


def _tables(content: Content, address: str) -> Iterator[tuple[str, str]]:
    """Each table as JSON and as CSV."""
    now = edition(content)
    top = header(content, now.version, now.date)
    for name in TABLES:
        links = fields.tables()[name].links
        rows = [resolved(row, links, address) for row in records.rows(content)[name]]
        schema = describe.schema_address(address, name)
        yield f"{FOLDER}{name}.json", as_json({"$schema": schema, **top, name: rows})
        columns = fields.columns(fields.of_table(name), locales(content))
        yield f"{FOLDER}{name}.csv", as_csv((row | top for row in rows), [c.name for c in columns])


def _figures(content: Content, address: str) -> Iterator[tuple[str, str]]:
    """A file for each figure and target; an id that moved keeps its file."""
    now = edition(content)
    top = {
        "$schema": describe.schema_address(address, fields.FIGURE),
        **header(content, now.version, now.date),
    }
    kinds = {"figures": "figure", "targets": "target"}
    for table, kind in kinds.items():
        for row in records.rows(content)[table]:
            key = str(row["id"])
            whole = {**row, "kind": kind, "citation": _citation(content, now, key, address)}
            wanted = fields.tables()[fields.FIGURE]
            record = {field.name: whole[field.name] for field in wanted.fields}
            text = as_json({**top, **resolved(record, wanted.links, address)})
            yield figure_file(key), text
            yield from ((figure_file(old), text) for old in embed_ids.former(content, key))


def _citation(content: Content, now: Edition, key: str, address: str) -> Row:
    voices = {code: Voice(content.data, code) for code in locales(content)}
    return {
        code: citation.every(voice, citation.number(voice, now, key, address))
        for code, voice in voices.items()
    }


def resolved(row: Row, links: tuple[str, ...], address: str) -> Row:
    """The row with absolute addresses in place of those that count from the site's root."""
    return row | {key: _absolute(row[key], address) for key in links}


def _absolute(link: object, address: str) -> object:
    if isinstance(link, dict):
        return {code: address + goal for code, goal in link.items()}
    return f"{address}{link}"
