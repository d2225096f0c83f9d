"""Turns the HTML that macros write into plain Markdown: text, links, lists and tables."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

from toolkit.markup import VOID
from toolkit.pieces import PARTS
from toolkit.quick_html import QuickParser

BLOCKS = {"caption", "div", "dl", "figcaption", "figure", "ol", "p", "table", "ul"}
SURROUNDED = {
    "strong": "**", "b": "**", "dfn": "**", "em": "*", "i": "*", "code": "`", "del": "~~",
}  # fmt: skip
SILENT = {"svg", "style", "script"}
BETWEEN_PARTS, BETWEEN_ITEMS = " · ", "; "
INDENT = "    "


@dataclass
class Node:
    """An element, with its text and elements in order."""

    tag: str
    attributes: dict[str, str | None] = field(default_factory=dict)
    children: list[Node | str] = field(default_factory=list)

    @property
    def nodes(self) -> list[Node]:
        """The elements directly inside."""
        return [child for child in self.children if isinstance(child, Node)]

    def all(self, tag: str) -> Iterator[Node]:
        """The elements with this tag, at any depth."""
        for node in self.nodes:
            if node.tag == tag:
                yield node
            yield from node.all(tag)


class _Reader(QuickParser):
    def __init__(self) -> None:
        super().__init__()
        self.open = [Node("div")]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        node = Node(tag, dict(attrs))
        self.open[-1].children.append(node)
        if tag not in VOID | {"img", "hr"}:
            self.open.append(node)

    def handle_endtag(self, tag: str) -> None:
        if tag in (node.tag for node in self.open[1:]):
            while self.open.pop().tag != tag:
                pass

    def handle_data(self, data: str) -> None:
        self.open[-1].children.append(data)


@dataclass(frozen=True)
class Writer:
    """Writes elements as Markdown; `resolve` makes the goal of a link an absolute address."""

    resolve: Callable[[str], str]
    quotes: tuple[str, ...]

    def markdown(self, html: str) -> str:
        """The HTML as Markdown; text within a line stays within a line."""
        if "<" not in html and "&" not in html:
            return html
        reader = _Reader()
        reader.feed(html)
        reader.close()
        return self._blocks(reader.open[0])

    def _blocks(self, node: Node) -> str:
        """What stands in an element, its blocks parted by an empty line."""
        parts: list[str] = []
        line = Node("span")
        for child in node.children:
            if isinstance(child, Node) and child.tag in BLOCKS:
                parts += [self._inline(line), self._block(child)]
                line = Node("span")
            else:
                line.children.append(child)
        return "\n\n".join(filter(None, [*parts, self._inline(line)]))

    def _block(self, node: Node) -> str:
        if node.attributes.get("aria-hidden") == "true":
            return ""
        if node.tag == "table":
            return self._table(node)
        if node.tag in ("ul", "ol"):
            return "\n".join(self._item(item) for item in node.nodes)
        if node.tag == "dl":
            return "\n".join(self._definitions(node))
        return self._blocks(node)

    def _item(self, node: Node) -> str:
        text = re.sub(r"\n{2,}", "\n", self._blocks(node))
        return "- " + text.replace("\n", f"\n{INDENT}")

    def _definitions(self, node: Node) -> Iterator[str]:
        """Each term with its explanation, also where a div holds the pair."""
        pairs = [inner for n in node.nodes for inner in (n.nodes if n.tag == "div" else [n])]
        for term, explained in zip(pairs[::2], pairs[1::2], strict=False):
            shown = self._inline(term)
            shown = shown if "**" in shown else f"**{shown}**"
            yield f"- {shown}: {self._flat(explained)}"

    def _table(self, node: Node) -> str:
        caption = "".join(f"**{self._inline(found)}**\n\n" for found in node.all("caption"))
        rows = [[self._flat(cell) for cell in row.nodes] for row in node.all("tr")]
        if not rows:
            return caption.strip()
        width = len(rows[0])
        below = [[""] * (width - len(cells)) + cells for cells in rows[1:]]  # a cell of many rows
        lines = (f"| {' | '.join(cells)} |" for cells in (rows[0], ["---"] * width, *below))
        return caption + "\n".join(lines)

    def _flat(self, node: Node) -> str:
        """An element on one line: the items of its lists one after the other."""
        items = [self._flat(item) for n in node.nodes if n.tag in ("ul", "ol") for item in n.nodes]
        return BETWEEN_ITEMS.join(items) if items else self._inline(node)

    def _inline(self, node: Node) -> str:
        return re.sub(r"[ \t\r\n]+", " ", "".join(map(self._piece, node.children))).strip(" ·")

    def _piece(self, child: Node | str) -> str:
        if isinstance(child, str):
            return child.replace("|", "\\|")
        if child.tag in SILENT or child.attributes.get("aria-hidden") == "true":
            return ""
        if child.tag == "br":
            return " "
        if child.tag == "img":
            return self._picture(child)
        text = self._flat(child) if child.tag in BLOCKS else self._inline_raw(child)
        if child.tag == "a" and (goal := child.attributes.get("href")):
            text = f"[{text.strip()}]({self.resolve(goal)})"
        elif child.tag == "q":
            text = text.strip().join(self.quotes)
        elif child.tag in SURROUNDED and text.strip():
            text = SURROUNDED[child.tag] + text.strip() + SURROUNDED[child.tag]
        is_part = not PARTS.isdisjoint((child.attributes.get("class") or "").split())
        return f"{BETWEEN_PARTS}{text}" if is_part else text

    def _picture(self, node: Node) -> str:
        """A picture with what it shows in words; one that says nothing is left out."""
        said, source = node.attributes.get("alt"), node.attributes.get("src")
        return f"![{said}]({self.resolve(source)})" if said and source else ""

    def _inline_raw(self, node: Node) -> str:
        """Like `_inline`, with the spaces at its ends."""
        return "".join(map(self._piece, node.children))
