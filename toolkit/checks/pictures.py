"""Can every picture be shown, does it say what it shows, and do pages take it from the data?"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from toolkit import pages, prose
from toolkit.content import Content
from toolkit.issue import WARNING, Issue
from toolkit.kept import Kept, kept
from toolkit.model import Picture
from toolkit.originals import ENDINGS, FOLDER, NOTE, Original, Refused, decodes, original
from toolkit.renditions import SHARP
from toolkit.validation import nearest

BY_HAND = re.compile(r"!\[[^\]]*\](?:\([^)]*\)|\[[^\]]*\])|<(?:img|picture|svg)\b[^>]*>")
"""A picture that a page shows without the macro, and so without its credit."""
UNSAFE = (*ENDINGS, ".svg", ".gif", ".bmp", ".tif", ".tiff", ".heic")
"""Files that would be published as they are if they stood beside the pages."""


def check(content: Content) -> Iterator[Issue]:
    """Records, their files, and what stands on pages or beside them."""
    with kept(content.root, "pictures") as known:
        for key, record in content.data.pictures.items():
            yield from _file(content, key, record, known)
            yield from _texts(content, key, record)
    yield from _unused(content)
    yield from _by_hand(content)


def _file(content: Content, key: str, record: Picture, known: Kept) -> Iterator[Issue]:
    """Whether the file can be used, and is large enough."""
    path, line = content.data.place("pictures", key, "file")
    try:
        found = original(content.root / FOLDER / record.file)
        if not known.get((found.digest,), lambda: decodes(found)):
            raise Refused("picture-unreadable")
    except Refused as refused:
        details = {"found": record.file, "nearest": _meant(content, record.file), **refused.details}
        yield Issue(path, line, refused.code, {"file": record.file, **details})
    else:
        yield from _size(path, line, record, found)


def _size(path: str, line: int, record: Picture, found: Original) -> Iterator[Issue]:
    if found.width < SHARP:
        details = {"file": record.file, "found": found.width, "limit": SHARP}
        yield Issue(path, line, "picture-small", details, WARNING)


def _texts(content: Content, key: str, record: Picture) -> Iterator[Issue]:
    """Whether the alternative says something, and in each language something else."""
    first: dict[str, str] = {}
    for code, said in record.text.items():
        path, line = content.data.place("pictures", key, "text", code)
        caption = record.caption[code] if record.caption else ""
        if said.strip() in (record.file, caption) or len(said.split()) < 2:
            yield Issue(path, line, "picture-text-missing", {"found": said})
        elif first.setdefault(said, code) != code:
            details = {"found": said, "language": first[said]}
            yield Issue(path, line, "picture-text-same", details)


def _unused(content: Content) -> Iterator[Issue]:
    """Records that no page shows, and with them the credit; files that no record names."""
    shown = {
        argument
        for page in content.pages
        for call in page.calls
        if call.name == "picture"
        for argument in call.arguments or ()
    }
    records: Mapping[str, Picture] = content.data.pictures
    for key in sorted(records.keys() - shown):
        path, line = content.data.place("pictures", key)
        usage = f'{{{{ picture("{key}") }}}}'
        yield Issue(path, line, "picture-unused", {"key": key, "usage": usage})
    named = {record.file for record in records.values()}
    for name in _names(content):
        if name not in named:
            yield Issue(f"{FOLDER}/{name}", 1, "picture-file-unused", {"found": name}, WARNING)


def _meant(content: Content, name: str) -> str | None:
    """The file that a name most likely stands for; capital letters are the usual slip."""
    names = _names(content)
    same = (known for known in names if known.casefold() == name.casefold())
    return next(same, None) or nearest(name, names)


def _names(content: Content) -> list[str]:
    folder = content.root / FOLDER
    found = folder.iterdir() if folder.is_dir() else ()
    return sorted(f.name for f in found if f.name != NOTE and not f.name.startswith("."))


def _by_hand(content: Content) -> Iterator[Issue]:
    """Pictures on pages, and files beside pages, that would be published as they are."""
    for page in (page for page in content.pages if BY_HAND.search(page.body)):
        text = prose.wiped(prose.CODE, page.body)
        for match in BY_HAND.finditer(text):
            line = text.count("\n", 0, match.start()) + page.body_line
            yield Issue(page.path, line, "picture-by-hand", {"found": match[0]})
    folder = content.root / pages.FOLDER
    for file in sorted(folder.rglob("*")):
        if file.suffix.lower() in UNSAFE:
            path = file.relative_to(content.root).as_posix()
            yield Issue(path, 1, "picture-by-hand", {"found": file.name})
