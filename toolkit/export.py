"""The published data for use without the site: the same files, in a folder."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from toolkit.content import Content
from toolkit.dataset import fields, published, records
from toolkit.dataset.writing import as_csv, as_json


def files(content: Content, address: str) -> Iterator[tuple[str, bytes]]:
    """What stands under /data/v1/ of the site at `address`, by path in that folder."""
    for path, file in published.files(content, address):
        yield path.removeprefix(records.FOLDER), file


def write(content: Content, folder: Path, address: str) -> list[str]:
    """Writes the files into a folder and says their names."""
    folder.mkdir(parents=True, exist_ok=True)
    written = dict(files(content, address))
    for name, file in written.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(file)
    return list(written)


def tables(content: Content) -> dict[str, str]:
    """The records alone, without version and address: what of them differs between two states."""
    texts = {}
    for name, rows in records.rows(content).items():
        columns = fields.columns(fields.tables()[name].fields, records.locales(content))
        texts[f"{name}.csv"] = as_csv(rows, [column.name for column in columns])
        texts[f"{name}.json"] = as_json({name: rows})
    return texts
