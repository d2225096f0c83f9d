"""States of the data that never change: written once, kept under their version, served as they are.

Their checksums stand in a list that `sha256sum --check` reads.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping
from pathlib import Path

from toolkit.content import Content
from toolkit.dataset import fields, records
from toolkit.dataset.header import header
from toolkit.dataset.writing import as_json
from toolkit.issue import Issue

FOLDER = "data/snapshots"
CHECKSUMS = "SHA256SUMS"
LIST = f"{FOLDER}/{CHECKSUMS}"


class NotTaken(Exception):
    """No snapshot can be taken; `args` is (code of the message, version)."""


def texts(content: Content) -> dict[str, str]:
    """The tables of the version that `data/site.yml` names, without addresses of the site."""
    site = content.data.site
    top = header(content, site.version, site.released)
    return {
        f"{site.version}/{name}.json": as_json({**top, name: _without_links(name, rows)})
        for name, rows in records.rows(content).items()
    }


def take(content: Content) -> list[str]:
    """Writes the snapshot of the version that `data/site.yml` names, and its checksums."""
    version = content.data.site.version
    if version is None:
        raise NotTaken("snapshot_without_version", "")
    if any(name.startswith(f"{version}/") for name in checksums(content.root)):
        raise NotTaken("snapshot_exists", version)
    folder = content.root / FOLDER
    written = texts(content)
    for name, text in written.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(text.encode())
    known = {**checksums(content.root), **{n: checksum(t.encode()) for n, t in written.items()}}
    lines = (f"{known[name]}  {name}\n" for name in sorted(known))
    (folder / CHECKSUMS).write_text("".join(lines), "utf-8")
    return [f"{FOLDER}/{name}" for name in (*written, CHECKSUMS)]


def checksums(root: Path) -> Mapping[str, str]:
    """The checksum of each file of every snapshot."""
    return {name: known for _, name, known in _lines(root)}


def files(root: Path) -> Iterator[tuple[str, bytes]]:
    """Every snapshot as it is served, with the list of checksums; by path in their folder."""
    for name in checksums(root):
        yield name, (root / FOLDER / name).read_bytes()
    if (root / LIST).is_file():
        yield CHECKSUMS, (root / LIST).read_bytes()


def faults(root: Path) -> Iterator[Issue]:
    """Files of snapshots that are not as they were written."""
    known = checksums(root)
    for line, name, expected in _lines(root):
        file = root / FOLDER / name
        if not file.is_file():
            yield Issue(LIST, line, "snapshot-missing", {"found": name})
        elif checksum(file.read_bytes()) != expected:
            yield Issue(f"{FOLDER}/{name}", 1, "snapshot-altered", {"found": name})
    for file in sorted((root / FOLDER).glob("*/*")):
        name = file.relative_to(root / FOLDER).as_posix()
        if name not in known:
            yield Issue(f"{FOLDER}/{name}", 1, "snapshot-unlisted", {"found": name})


def checksum(file: bytes) -> str:
    """The SHA-256 of a file as hexadecimal digits."""
    return hashlib.sha256(file).hexdigest()


def _lines(root: Path) -> Iterator[tuple[int, str, str]]:
    """Line, name and checksum of each entry of the list."""
    try:
        text = (root / LIST).read_text("utf-8")
    except OSError:
        return
    for number, line in enumerate(text.splitlines(), 1):
        known, _, name = line.partition("  ")
        yield number, name, known


def _without_links(name: str, rows: list[records.Row]) -> list[records.Row]:
    links = fields.tables()[name].links
    return [{key: value for key, value in row.items() if key not in links} for row in rows]
