"""Repairs what is safe to repair, and says what it did."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path

from toolkit import prose
from toolkit.checks.pages import HEADING_ID
from toolkit.checks.typography import slips
from toolkit.content import Content, load_content
from toolkit.pages import Heading, Page
from toolkit.prose import MARK

ROUNDS = 5
"""How often the files are looked at again: one repair may make room for another."""


@dataclass(frozen=True, order=True)
class Fix:
    """Text that is replaced: `old`, from a line and column on, by `new`."""

    path: str
    line: int
    start: int
    code: str
    old: str
    new: str

    @property
    def end(self) -> int:
        """The column after what is replaced."""
        return self.start + len(self.old)


def fix(root: Path) -> list[Fix]:
    """Repairs the files of a project; what overlaps is repaired one after the other."""
    done: list[Fix] = []
    for _ in range(ROUNDS):
        content, _issues = load_content(root)
        wanted = fixes(content) if content else []
        done += wanted
        for path, group in groupby(wanted, key=lambda fix: fix.path):
            _write(root / path, list(group))
        if not wanted:
            break
    return done


def fixes(content: Content) -> list[Fix]:
    """What can be repaired without asking anybody; of two that overlap only the first."""
    found = sorted({*_typography(content), *_heading_ids(content), *_words(content)})
    apart = found[:1]
    for fix in found[1:]:
        last = apart[-1]
        if (fix.path, fix.line) != (last.path, last.line) or fix.start >= last.end:
            apart.append(fix)
    return apart


def repaired(text: str, wanted: Iterable[Fix]) -> str:
    """The text of a file with its fixes made."""
    starts = [0, *(match.end() for match in re.finditer("\n", text))]
    for fix in sorted(wanted, reverse=True):
        start = starts[fix.line - 1] + fix.start
        text = text[:start] + fix.new + text[start + len(fix.old) :]
    return text


def _write(path: Path, wanted: list[Fix]) -> None:
    text = path.read_bytes().decode("utf-8-sig")
    ending = "\r\n" if "\r\n" in text else "\n"
    new = repaired(text.replace("\r\n", "\n"), wanted)
    path.write_bytes(new.replace("\n", ending).encode())


def _typography(content: Content) -> Iterator[Fix]:
    """What is set wrongly in the text of pages, where it is certain how it should be set."""
    for page in prose.written(content):
        language = content.data.languages[page.locale]
        for number, line in prose.lines(page, MARK, own_language=True):
            if number < page.body_line:
                continue  # in the front matter a quotation mark may be YAML's own
            for slip in slips(line, language):
                if slip.better is not None:
                    yield Fix(page.path, number, slip.start, "typography", slip.found, slip.better)


def _heading_ids(content: Content) -> Iterator[Fix]:
    """Ids that a heading has in another language, where both pages have the same headings."""
    for page in prose.written(content):
        lines = page.body.split("\n")
        for heading, twin in _pairs(content, page):
            if heading.id is None and twin.id and _is_free(page, twin.id):
                line = lines[heading.line - page.body_line]
                text = line.rstrip()
                old = line[len(text) :]
                new = f" {{ #{twin.id} }}"
                yield Fix(page.path, heading.line, len(text), "heading_id", old, new)


def _pairs(content: Content, page: Page) -> Iterator[tuple[Heading, Heading]]:
    levels = [heading.level for heading in page.headings]
    for locale in content.data.languages:
        twin = content.by_address.get((locale, page.slug))
        if twin and twin is not page and [h.level for h in twin.headings] == levels:
            yield from zip(page.headings, twin.headings, strict=True)
            return


def _is_free(page: Page, wanted: str) -> bool:
    known = {heading.id for heading in page.headings}
    return wanted not in known and bool(HEADING_ID.match(wanted))


def _words(content: Content) -> Iterator[Fix]:
    """Lists of words in order, each word once."""
    for words in content.words.values():
        if words.lines != words.tidy:
            old, new = "\n".join(words.lines), "\n".join(words.tidy)
            yield Fix(words.path, 1, 0, "words", old, new)
