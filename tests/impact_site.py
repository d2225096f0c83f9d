"""A small project with every macro, edits of its values, and a diff of its built text."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import replace
from html import unescape
from pathlib import Path

import pytest
from markdown import Markdown
from small_project import copy_project

from toolkit import claims
from toolkit.author import Author
from toolkit.content import Content, load_content
from toolkit.impact import Impact
from toolkit.model import Figure
from toolkit.pages import Page, parse_page

EVERYTHING = """\
---
title: "{{ count('workshops', words=true, capital=true) }}: {{ figure('needed_speech') }}"
description: "{{ target('challenges') }}, {{ figure('daily_teamwork') }}."
---

# {{ count('workshops') }} **x** { #everything }

{% call claim("greater", "needed_thinking", "needed_speech") %}A {{ figure("needed_thinking") }}.
B {{ figure("needed_speech") }} over
two lines. Cccc {{ target("challenges") }}.{% endcall %}
{{ source("needed_speech", "workshops") }}

- one `{{ figure("needed_speech") }}` and [{{ count("workshops") }}](index.md#home)
    - inner *{{ figure("daily_teamwork") }}*

!!! note "Box with {{ target('projects') }}"
    Inside {{ size("daily_teamwork") }}.
    Second line {{ agree("workshops", one="is", other="are") }}.

| a {{ figure("needed_speech") }} | b |
|---|---|
| c | {{ count("pilots") }} |

{{ pilot_progress() }}

{{ key_figures("needed_thinking", "workshops") }}

## Lists { #lists }

{{ pilot_cards() }}

{{ practice_cards() }}

{{ organisations_table() }}

{{ status_table() }}
"""


def small_project(folder: Path) -> Path:
    """A copy of the test project with a page that uses every macro."""
    project = copy_project(folder / "project")
    for locale in project.content().data.languages:
        project.write(f"docs/{locale}/everything.md", EVERYTHING)
    return project.root


def loaded(folder: Path) -> Content:
    """The content of a project without faults."""
    content, issues = load_content(folder)
    assert content is not None, issues
    return content


def with_value(content: Content, key: str, value: float) -> Content:
    """The content with another value of a figure or target; a counted one has a record more."""
    data = content.data
    figure = data.figures.get(key)
    if figure is None:
        pilots = {
            name: pilot.model_copy(
                update={"targets": {**pilot.targets, key: _valued(pilot.targets[key], value)}}
            )
            if key in pilot.targets
            else pilot
            for name, pilot in data.pilots.items()
        }
        records = {**data.records, "pilots": pilots}
    elif figure.counts is None:
        figures = {**data.figures, key: _valued(figure, value)}
        records = {**data.records, "figures": figures}
    else:
        collection, _, part = figure.counts.partition(".")
        one = next(r for r in data.records[collection].values() if not part or _is(r, part))
        added = one.model_copy(update={"targets": {}}) if collection == "pilots" else one
        records = {**data.records, collection: {**data.records[collection], "one_more": added}}
    return replace(content, data=replace(data, records=records))


def _valued(record: object, value: float) -> object:
    return record.model_copy(update={"value": value})


def _is(record: object, part: str) -> bool:
    return record.common if hasattr(record, "common") else record.status == part


def keys(content: Content) -> list[str]:
    """Ids of all numbers."""
    return [*content.data.figures, *content.data.targets]


def other_values(content: Content, key: str) -> list[float]:
    """Values that a number might get: each grammatical number, and one beside its own."""
    record = content.data.figures.get(key) or content.data.targets[key]
    if isinstance(record, Figure) and record.counts:
        return [0]
    return [v for v in (1, 2, 3, 5, record.value + 1) if v != record.value]


def with_page(content: Content, path: str, text: str | None) -> Content:
    """The content with another text of a page, or without the page."""
    locale = path.split("/")[1]
    slug = path.split("/", 2)[2].removesuffix(".md") + "/"
    slug = "" if slug == "index/" else slug
    pages = [page for page in content.pages if page.path != path]
    if text is not None:
        pages.append(parse_page(text, path, locale, slug))
    return replace(content, pages=tuple(sorted(pages, key=lambda page: page.path)))


# --- what a diff of the built text says ---------------------------------------

EXTENSIONS = [
    "abbr", "admonition", "attr_list", "def_list", "footnotes", "md_in_html", "tables", "toc",
    "pymdownx.superfences",
]  # fmt: skip
BLOCK = re.compile(
    r"</?(?:address|blockquote|caption|details|div|dl|dt|figcaption|figure|h[1-6]|hr|li|ol|p|pre"
    r"|section|table|tbody|thead|tr|ul)\b[^>]*>"
)
BETWEEN_CELLS = re.compile(r"(</t[dh]>)\s+(<t[dh])")
LINE_END = re.compile(r"(?<=[.!?:])\n|\v")
APART = re.compile(r"</?(?:t[dh]|dd|br|img)\b[^>]*>|<(?:span|a)[^>]* class=[^>]*>")


class Built:
    """The text of every page as the site's Markdown turns it out, line by line."""

    def __init__(self) -> None:
        self._markdown = Markdown(extensions=EXTENSIONS)
        self._known: dict[str, list[str]] = {}
        self._pages: dict[tuple[Content, str], list[str]] = {}

    def lines(self, content: Content, page: Page) -> list[str]:
        """The lines of a page."""
        key = (content, page.path)
        if key not in self._pages:
            self._pages[key] = self._read(content, page)
        return self._pages[key]

    def _read(self, content: Content, page: Page) -> list[str]:
        """Claims are let through; days of changes are left out."""
        path = content.data.languages[page.locale].path
        author = Author(content, page.locale, path + page.slug)
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(claims, "require", lambda *_: None)
            patch.setattr(Author, "_last_changes", lambda _: {})
            filled = author.fill(page.body)
            front = [author.fill_text(page.meta(key)) for key in ("title", "description")]
        return [*map(_squeezed, front), *self._body(filled)]

    def _body(self, filled: str) -> list[str]:
        if filled not in self._known:
            html = self._markdown.reset().convert(QUOTATIONS.sub("", filled))
            lines = LINE_END.split(BLOCK.sub("\v", BETWEEN_CELLS.sub(r"\1 \2", html)))
            self._known[filled] = [line for line in map(_squeezed, lines) if line]
        return self._known[filled]


QUOTATIONS = re.compile(
    r'<span class="(?:quotations|citation)".*?</span>|<details class="cite\b.*?</details>',
    re.DOTALL,
)
"""What the list of numbers quotes of other pages or offers to copy: it is told where it stands."""


def _squeezed(html: str) -> str:
    text = unescape(re.sub(r"<[^>]*>", "", APART.sub(" ", html)))
    return " ".join(text.split())


def _spaceless(text: str) -> str:
    return "".join(text.replace(" · ", "").split())


def assert_says_the_same(impact: Impact, before: Content, after: Content, built: Built) -> int:
    """Impact names what differs between the built texts, no more and no less; gives how much."""
    found = {(page.locale, page.slug): page.changes for page in impact.pages}
    addresses = {*before.by_address, *after.by_address}
    for address in addresses:
        old, new = (
            built.lines(content, content.by_address[address])
            if address in content.by_address
            else []
            for content in (before, after)
        )
        _assert_page(found.get(address, ()), Counter(old), Counter(new), address)
    assert not impact.unread
    return len(impact.texts())


def _assert_page(changes: tuple, old: Counter, new: Counter, address: object) -> None:
    gone, come = list((old - new).elements()), list((new - old).elements())
    olds = [_spaceless(change.old) for change in changes if change.old]
    news = [_spaceless(change.new) for change in changes if change.new]
    for lines, texts in ((gone, olds), (come, news)):
        flat = [_spaceless(line) for line in lines]
        assert all(any(text in line for line in flat) for text in texts), (address, lines, texts)
        assert all(any(text in line for text in texts) for line in flat), (address, lines, texts)
    assert _letters(gone) - _letters(olds) == _letters(come) - _letters(news), address
    assert all(change.old != change.new for change in changes)


def _letters(texts: list[str]) -> Counter:
    return Counter("".join(map(_spaceless, texts)))
