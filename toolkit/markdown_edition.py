"""A plain Markdown edition of each page, with every figure and macro filled in."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from functools import partial
from urllib.parse import urljoin

from toolkit import shown
from toolkit.author import Author
from toolkit.content import Content
from toolkit.kept import kept
from toolkit.links import INLINE, address, file_in_language, resolved, split
from toolkit.pages import FENCE, HEADING, Page
from toolkit.pieces import ADMONITION
from toolkit.plain_markdown import Writer

FILE = "index.md"
"""Beside the page's index.html."""
TYPE = "text/markdown"
TAG = re.compile(r"</?[a-z][^<>]*>")
BREAK = re.compile(r"<br ?/?>")
MARKS = re.compile(r"[ ]*\{:?\s+[#.][^}\n]*\}")
"""Ids and classes."""
CODE = re.compile(r"(`+[^`]*`+)")
SIGN = re.compile(r"[#<`{]|\]\(")
"""Where none of them is, there is nothing to change."""
ENDING = ".md"
EMPTY_LINES = re.compile(r"\n{3,}")


def files(content: Content, root: str) -> Iterator[tuple[str, bytes]]:
    """The edition of every page, for the site whose root has the absolute address `root`."""
    pages = {path(page, content): page for page in content.pages}
    with kept(content.root, "markdown") as results:
        made_from = {name: (*shown.made_from(content, page), root) for name, page in pages.items()}
        found = results.each(made_from, lambda name: edition(content, pages[name], root).encode())
    yield from found.items()


def path(page: Page, content: Content) -> str:
    """Where the edition of a page is, from the root of the site."""
    return address(page, content) + FILE


def edition(content: Content, page: Page, root: str) -> str:
    """A page as plain Markdown, below its title what it is about and where it stands."""
    here = root + address(page, content)
    author = Author(content, page.locale, address(page, content), root)
    writer = Writer(partial(urljoin, here), content.data.languages[page.locale].quotes)
    body = author.fill(page.body, **_macros(author, writer))
    text = "\n".join(_lines(body, partial(_goal, content, page, root))).strip()
    about = f"> {author.fill_text(page.meta('description'))}\n>\n> {here}"
    title, _, rest = text.partition("\n")
    return EMPTY_LINES.sub("\n\n", f"{title}\n\n{about}\n{rest}\n")


def _macros(author: Author, writer: Writer) -> Mapping[str, Callable[..., str]]:
    """The macros as Markdown; a claim holds the text of the page itself."""

    def written(macro: Callable[..., str]) -> Callable[..., str]:
        return lambda *values, **options: writer.markdown(macro(*values, **options))

    return {name: written(m) for name, m in author.macros().items() if name != "claim"}


def _lines(body: str, goal: Callable[[str], str]) -> Iterator[str]:
    """The lines without what only a website needs: ids, tags, boxes, relative links."""
    fenced = boxed = False
    for line in body.split("\n"):
        fence = FENCE.match(line)
        fenced ^= bool(fence)
        box = None if fenced else ADMONITION.match(line)
        boxed = bool(box) or (boxed and (not line.strip() or line.startswith("    ")))
        if box:
            yield f"> **{box[2] if box[2] is not None else box[1].capitalize()}**"
            yield ">"
        elif boxed:
            yield f"> {_plain(line[4:], goal)}".rstrip()
        else:
            yield line if fenced or fence else _plain(line, goal)


def _plain(line: str, goal: Callable[[str], str]) -> str:
    if not SIGN.search(line):
        return line
    heading = HEADING.match(line)
    if heading:
        line = f"{heading[1]} {heading[2]}"
    parts = CODE.split(line)
    return "".join(p if p.startswith("`") else _without_tags(p, goal) for p in parts)


def _without_tags(text: str, goal: Callable[[str], str]) -> str:
    text = TAG.sub("", MARKS.sub("", BREAK.sub(" ", text)))
    return INLINE.sub(lambda match: f"]({goal(match['angle'] or match['plain'] or '')})", text)


def _goal(content: Content, page: Page, root: str, written: str) -> str:
    """The absolute address of what a page links to."""
    file, anchor = split(written)
    if not file.endswith(ENDING) or ":" in file:
        return urljoin(root + address(page, content), written)
    goal = resolved(file_in_language(page), file).removesuffix(ENDING)
    slug = "" if goal == "index" else goal.removesuffix("/index") + "/"
    prefix = content.data.languages[page.locale].path
    return f"{root}{prefix}{slug}" + (f"#{anchor}" if anchor else "")
