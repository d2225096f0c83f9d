"""One changed `value` changes everything that is published, in every language: all of it shown."""

from __future__ import annotations

import csv
import json
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from xml.etree import ElementTree as Xml

import pytest
from website import Built, Element, build_once, copy_project, parse, shared_folder

from toolkit import embeds, pictures
from toolkit.catalogue import FIGURES_PAGE
from toolkit.changes import FEED
from toolkit.content import Content
from toolkit.dataset.records import EMBEDS
from toolkit.model import Figure
from toolkit.pages import Page
from toolkit.project import current_content
from toolkit.rendering import chart_anchor
from toolkit.voice import Voice

CHANGE = 0.5
"""So little that every sentence on the number still holds."""
ENTRY = "{http://www.w3.org/2005/Atom}entry"


@dataclass(frozen=True)
class State:
    """The project at one time: its content, and the site that was built of it."""

    content: Content
    site: Built

    def path(self, locale: str) -> str:
        return self.content.data.languages[locale].path

    def read(self, path: str) -> str:
        return (self.site.folder / path).read_text("utf-8")

    def parsed(self, path: str) -> Element:
        return parse(self.site.folder / path)


def with_card(content: Content, key: str) -> list[Page]:
    """The pages whose social card shows a figure."""
    return [
        page
        for page in content.pages
        if pictures.card(content, page).number == Voice(content.data, page.locale).number(key)
        and any(key in (call.arguments or ()) for call in page.calls)
    ]


@pytest.fixture(scope="module")
def figure(content: Content) -> str:
    """A figure that stands in a chart, and large on the social card of a page."""
    charted = (key for chart in content.data.charts.values() for key in chart.figures)
    return next(key for key in charted if with_card(content, key))


@pytest.fixture(scope="module")
def before(content: Content, site: Built) -> State:
    """The project as it is."""
    return State(content, site)


@pytest.fixture(scope="module")
def after(before: State, figure: str, tmp_path_factory: pytest.TempPathFactory) -> State:
    """A copy of the project in which one line is another one; what was kept must not stay."""
    content = before.content
    root = copy_project(tmp_path_factory.mktemp("one-value") / "project")
    path, number = content.data.place("figures", figure, "value")
    lines = (root / path).read_text("utf-8").split("\n")
    old = content.data.figures[figure].value
    lines[number - 1] = lines[number - 1].replace(f"value: {old:g}", f"value: {old + CHANGE:g}")
    (root / path).write_text("\n".join(lines), encoding="utf-8")
    shared = shared_folder(tmp_path_factory.getbasetemp())
    site = build_once(shared, "one-value", root=root)
    return State(current_content(root), site)


# --- where a figure stands: for each artefact, what it says of the figure -------------------

Said = list[str]


def pages(state: State, key: str, locale: str) -> Said:
    """The number itself, wherever a page of the language states it."""
    found = (
        element
        for page in state.site.pages.values()
        if page.one("html").attributes["lang"] == locale
        for element in page.all("data", data_figure=key)
    )
    return [element.text for element in found if "%" in element.text]


def charts(state: State, key: str, locale: str) -> Said:
    """Its row in every chart."""
    anchors = [chart_anchor(c) for c, r in state.content.data.charts.items() if key in r.figures]
    rows = (
        row
        for page in state.site.pages.values()
        if page.one("html").attributes["lang"] == locale
        for chart in page.all("figure", class_="chart")
        if chart.attributes["id"] in anchors
        for row in chart.all("tr")
        if row.all("data", data_figure=key)
    )
    return [f"{row.text} {row.one('span', class_='bar').attributes['style']}" for row in rows]


def cards_to_embed(state: State, key: str, locale: str) -> Said:
    """The page for a frame, the card alone, and the chart's card; what programs are told."""
    folder = f"{state.path(locale)}{EMBEDS}"
    numbers = [
        number
        for path in (f"{folder}{key}/index.html", f"{folder}{key}/card.html")
        for number in state.parsed(path).all("data", data_figure=key)
    ]
    for chart, record in state.content.data.charts.items():
        if key in record.figures:
            numbers += state.parsed(f"{folder}{chart}/index.html").all("data", data_figure=key)
    title = state.parsed(f"{folder}{key}/index.html").one("title").children[0]
    described = json.loads(state.read(f"{folder}{key}/oembed.json"))
    return [*(n.text for n in numbers), title, described["title"]]


def data_as_json(state: State, key: str, locale: str) -> Said:
    """Its own file, and its place in the table; also how it is cited."""
    one = json.loads(state.read(f"data/v1/figures/{key}.json"))
    rows = json.loads(state.read("data/v1/figures.json"))["figures"]
    listed = next(row for row in rows if row["id"] == key)
    assert one["value"] == listed["value"] == state.content.data.figures[key].value
    cited = (one["citation"][locale][style] for style in ("iso690", "apa", "ris"))
    return [one["phrase"][locale], listed["phrase"][locale], *cited]


def data_as_csv(state: State, key: str, locale: str) -> Said:
    """Its row."""
    rows = csv.DictReader(state.read("data/v1/figures.csv").lstrip("\ufeff").splitlines())
    (row,) = (row for row in rows if row["id"] == key)
    assert float(row["value"]) == state.content.data.figures[key].value
    return [row[f"phrase_{locale}"]]


def feed(state: State, key: str, locale: str) -> Said:
    """What subscribers read of it, in whose first version nothing had changed."""
    root = Xml.fromstring(state.read(state.path(locale) + FEED))
    said = [" ".join(entry.itertext()) for entry in root.iter(ENTRY)]
    own = [
        entry for entry in said if state.content.data.figures[key].label[locale] in entry.lower()
    ]
    voice = Voice(state.content.data, locale)
    return [entry for entry in own if voice.number(key) in entry]


def markdown(state: State, key: str, locale: str) -> Said:
    """Its row in charts, and the head of its entry among all figures, in the plain editions."""
    home = state.path(locale)
    texts = [
        state.read(f"{home}{page.slug}index.md")
        for page in state.content.pages
        if page.locale == locale
    ]
    rows = [
        line
        for text in texts
        for line in text.splitlines()
        if f"#{key}) |" in line and "% |" in line
    ]
    entries = state.read(f"{home}{FIGURES_PAGE}index.md").split("\n- ")
    return [*rows, *(e.partition("\n")[0] for e in entries if f"/{key}.json" in e)]


ARTEFACTS: Mapping[str, Callable[[State, str, str], Said]] = {
    "pages": pages,
    "charts": charts,
    "embeds": cards_to_embed,
    "JSON": data_as_json,
    "CSV": data_as_csv,
    "Markdown": markdown,
}


# --- the test ---------------------------------------------------------------------------------


def test_one_value_changes_everything(before: State, after: State, figure: str):
    """Page, chart, embed, JSON, CSV, Markdown: as often as before, the new number, never the old;
    the feed tells of it with both; the social card is drawn anew."""
    record = after.content.data.figures[figure]
    assert isinstance(record, Figure)
    assert record.value == before.content.data.figures[figure].value + CHANGE
    for locale in after.content.data.languages:
        old, new = (Voice(state.content.data, locale).number(figure) for state in (before, after))
        for name, said in ARTEFACTS.items():
            was, is_now = said(before, figure, locale), said(after, figure, locale)
            assert was and len(is_now) == len(was), (name, locale)
            assert all(states(text, old) for text in was), (name, locale, was)
            for text in is_now:
                assert states(text, new) and not states(text, old), (name, locale, text)
        (entry,) = feed(after, figure, locale)
        assert feed(before, figure, locale) == []
        assert states(entry, old) and states(entry, new)
    for page in with_card(after.content, figure):
        drawn = [
            state.site.file(pictures.card_path(state.content, page)) for state in (before, after)
        ]
        assert drawn[0].read_bytes() != drawn[1].read_bytes(), page.path


def test_what_others_have_copied_stays_right(before: State, after: State, figure: str):
    """The code of a card is the same after the change, for it holds no number."""
    for locale in after.content.data.languages:
        path = f"{after.path(locale)}{EMBEDS}{figure}/{embeds.OEMBED}"
        codes = [json.loads(state.read(path))["html"] for state in (before, after)]
        assert codes[0] == codes[1]


def test_the_change_leaves_other_cards_alone(before: State, after: State, figure: str):
    """What does not show the figure is the same, byte for byte: embeds, social cards."""
    shown = {figure, *(c for c, r in before.content.data.charts.items() if figure in r.figures)}
    for file in sorted(before.site.folder.rglob("embed/*/*")):
        same = (
            file.read_bytes()
            == (after.site.folder / file.relative_to(before.site.folder)).read_bytes()
        )
        assert same or file.parent.name in shown, file
    redrawn = {pictures.card_path(after.content, page) for page in with_card(after.content, figure)}
    for page in before.content.pages:
        path = pictures.card_path(before.content, page)
        same = before.site.file(path).read_bytes() == after.site.file(path).read_bytes()
        assert same == (path not in redrawn), path


def states(text: str, number: str) -> bool:
    """Whether a text states exactly this number, as text or within a piece of code."""
    plain = text.replace("&#37;", "%")
    return bool(re.search(rf"(?<![\d.,]){re.escape(number)}(?!\d)", plain))
