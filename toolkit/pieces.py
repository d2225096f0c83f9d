"""A page as its reader meets it: sections of sentences, headings, rows and cards as plain text."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from toolkit.markup import VOID, text
from toolkit.pages import FENCE, HEADING
from toolkit.quick_html import QuickParser

SENTENCE, HEADING_KIND, CHART, CARD, ROW, ENTRY = (
    "sentence", "heading", "chart", "card", "row", "entry",
)  # fmt: skip
KINDS_BY_CLASS = {
    "chart": CHART, "cards": CARD, "key-figures": CARD, "glossary": ENTRY, "figure-list": ENTRY,
    "source-note": SENTENCE,
}  # fmt: skip
"""What the pieces inside an element of `rendering` or `catalogue` are."""

BLOCKS = {
    "address", "article", "aside", "blockquote", "caption", "details", "div", "dl", "dt",
    "figcaption", "figure", "h1", "h2", "h3", "h4", "h5", "h6", "hr", "li", "ol", "p", "pre",
    "section", "summary", "table", "tbody", "tfoot", "thead", "tr", "ul",
}  # fmt: skip
CELLS = {"td", "th", "dd"}
PARTS = {"card-title", "card-remark", "card-text", "value", "label", "meaning"}
"""Classes of what is drawn as a block of its own, although its element is not one."""
BETWEEN_CELLS = " · "

ITEM = re.compile(r"\s*(?:[-*+]|\d+[.)]|>|:|\[\^[^\]]+\]:)\s+")
ADMONITION = re.compile(r'\s*(?:!!!|\?\?\?\+?)\s+([\w-]+)(?:\s[\w -]*)?(?:"(.*)")?\s*$')
TABLE_ROW = re.compile(r"\s*\|(.*)\|\s*$")
TABLE_RULE = re.compile(r"[\s|:-]+$")
NEVER_READ = re.compile(
    r"<!--.*?-->|^\s*\*?\[[^\]^]+\]:.*$"
    r"|<span class=\"(?:quotations|citation)\".*?</span>"  # what other pages say, how it is cited
    r"|<details class=\"cite\b.*?</details>",  # what to copy
    re.DOTALL | re.MULTILINE,
)
CODE = re.compile(r"(`+)(.+?)\1", re.DOTALL)
ESCAPED = re.compile(r"\\([^\w\s])")
INLINE = tuple(
    (re.compile(pattern, re.DOTALL), kept)
    for pattern, kept in (
        (r"<((?:https?|mailto):[^>\s]+)>", r"\1"),  # an address by itself
        (r"!?\[([^\[\]]*)\](?:\([^)\n]*\)|\[[^\]]*\])", r"\1"),  # pictures, links
        (r"\[\^[^\]]+\]", ""),  # marks of footnotes
        (r"\s*\{:?\s*[#.][^}\n]*\}", ""),  # ids and classes
        (r"(\*{1,3})(?=\S)(.+?)(?<=\S)\1", r"\2"),  # emphasis
        (r"(?<!\w)(_{1,3})(?=\S)(.+?)(?<=\S)\1(?!\w)", r"\2"),
    )
)
ANYTHING = re.compile("")
SENTENCE_END = re.compile(r'[.!?…:][)»”"]*\s*\n|\w{4}[.!?…][)»”"]*\s+(?=[»“"(]?(\w))')


@dataclass(frozen=True)
class Piece:
    """A sentence, heading, row or card, as plain text."""

    kind: str
    text: str


@dataclass(frozen=True)
class Section:
    """A heading and what follows it up to the next; the first may have no heading."""

    id: str
    title: str
    pieces: tuple[Piece, ...]


def sections(filled: str, wanted: re.Pattern[str] = ANYTHING) -> list[Section]:
    """The sections of a page whose macros are filled in; of its blocks those with what is wanted.

    Headings are always there.
    """
    found: list[tuple[str, str, list[Piece]]] = [("", "", [])]
    for heading, markup in _blocks(NEVER_READ.sub(_keep_lines, filled)):
        if heading:
            title = " ".join(piece.text for piece in _pieces(heading[2]))
            found.append((heading[3] or title, title, [Piece(HEADING_KIND, title)]))
        elif wanted.search(markup):
            found[-1][2].extend(_pieces(markup))
    return [Section(id, title, tuple(pieces)) for id, title, pieces in found if pieces]


def _keep_lines(match: re.Match[str]) -> str:
    return "\n" * match[0].count("\n")


def _blocks(filled: str) -> Iterator[tuple[re.Match[str] | None, str]]:
    """Headings, and the markup of each paragraph, item, table row and line of code."""
    paragraph: list[str] = []
    fenced = False
    for line in (*filled.split("\n"), ""):
        fence = FENCE.match(line)
        fenced ^= bool(fence)
        alone = [text(line)] if fenced and not fence else _alone(line)
        heading = None if fenced else HEADING.match(line)
        if fence or heading or alone is not None or ITEM.match(line) or not line.strip():
            yield None, "\n".join(paragraph)
            paragraph = []
        if heading:
            yield heading, ""
        elif alone is not None:
            yield from ((None, markup) for markup in alone)
        elif not fence:
            item = ITEM.match(line)
            paragraph.append(line[item.end() :] if item else line)
    yield None, "\n".join(paragraph)


def _alone(line: str) -> list[str] | None:
    """The markup of a line that is a block of its own: a table row, the title of a box."""
    box = ADMONITION.match(line)
    if box:
        return [box[1] if box[2] is None else box[2]]
    row = TABLE_ROW.match(line)
    if not row:
        return None
    cells = (f"<td>{cell}</td>" for cell in row[1].split("|"))
    return [] if TABLE_RULE.match(line) else [f"<table><tr>{''.join(cells)}</tr></table>"]


def _pieces(markup: str) -> Iterator[Piece]:
    reader = _Reader()
    reader.feed(_without_markdown(markup))
    reader.close()
    for kind, cells in reader.rows:
        texts = _sentences(cells[0]) if kind == SENTENCE and len(cells) == 1 else [_row(cells)]
        yield from (Piece(kind, shown) for shown in map(_one_line, texts) if shown)


def _without_markdown(markup: str) -> str:
    """The markup without the signs of Markdown; code and escaped signs stay as they look."""
    markup = CODE.sub(lambda match: text(match[2]), markup)
    markup = ESCAPED.sub(lambda match: text(match[1]), markup)
    for pattern, kept in INLINE:
        markup = pattern.sub(kept, markup)
    return markup


def _sentences(paragraph: str) -> list[str]:
    """Sentences end at the end of a line, or before a capital letter."""
    ends = [m.end() for m in SENTENCE_END.finditer(paragraph) if m[1] is None or m[1].isupper()]
    return [paragraph[a:b] for a, b in zip([0, *ends], [*ends, len(paragraph)], strict=True)]


def _row(cells: list[str]) -> str:
    return BETWEEN_CELLS.join(cell for cell in map(_one_line, cells) if cell)


def _one_line(value: str) -> str:
    """All white space, no-break spaces too, as single spaces: it reads the same."""
    return " ".join(value.replace("\u00ad", "").split())


class _Reader(QuickParser):
    """Collects rows of cells; a paragraph is a row of one cell."""

    def __init__(self) -> None:
        super().__init__()
        self.rows: list[tuple[str, list[str]]] = [(SENTENCE, [""])]
        self._open: list[tuple[str, str, bool]] = [("", SENTENCE, False)]

    def handle_starttag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        """Begins a row or a cell where the element does."""
        given = dict(attributes)
        if tag in VOID | {"hr", "img"}:
            self.handle_data(f" {given.get('alt') or ''} ")
            return
        classes = (given.get("class") or "").split()
        kind = next((KINDS_BY_CLASS[name] for name in classes if name in KINDS_BY_CLASS), None)
        around = self._open[-1][1]
        kind = kind or (ROW if tag == "table" and around == SENTENCE else around)
        cell = tag in CELLS or not PARTS.isdisjoint(classes)
        self._open.append((tag, kind, cell))
        if tag in BLOCKS:
            self._begin_row()
        elif cell:
            self._begin_cell()

    def handle_endtag(self, tag: str) -> None:
        """Ends the row or cell of the element, and of those left open inside it."""
        if tag not in (name for name, _, _ in self._open[1:]):
            return
        closed, cell = "", False
        while closed != tag:
            closed, _, cell = self._open.pop()
        if tag in BLOCKS and tag != "dt":  # its dd follows in the same row
            self._begin_row()
        elif cell:
            self._begin_cell()

    def handle_data(self, data: str) -> None:
        """Adds text to the cell."""
        self.rows[-1][1][-1] += data

    def _begin_row(self) -> None:
        self.rows.append((self._open[-1][1], [""]))

    def _begin_cell(self) -> None:
        self.rows[-1][1].append("")
