"""Draws a figure, chart, target or pilot as HTML that may stand on any other site."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import NamedTuple

from toolkit import cards, formatting, rendering
from toolkit.catalogue import FIGURES_PAGE
from toolkit.content import Content
from toolkit.dataset.records import phrase
from toolkit.markup import element, text
from toolkit.model import Pilot
from toolkit.rendering import TRACK_TARGET
from toolkit.voice import PERCENT, Voice

STROKES = 'width="48" height="48" fill="none" stroke="currentColor" stroke-width="1.8"'

_BAR = re.compile(
    r'<span class="(bar|track)" style="--value:([\d.e+-]+)" aria-hidden="true"></span>'
)
_CLASSES = re.compile(r' class="([^"]+)"')
_OF_THE_PAGE = re.compile(r' (?:id|tabindex)="[^"]*"')


class Drawn(NamedTuple):
    """What a card shows; its links begin with the address of the home page."""

    title: str
    """With the number, as it is now."""
    name: str
    """Without it: what others copy still holds when the number changes."""
    goal: str
    """Counted from the home page."""
    body: str
    """HTML."""


def _figure(content: Content, voice: Voice, key: str, home: str) -> Drawn:
    figure = content.data.figures[key]
    said = rendering.quantity(voice, key, voice.number(key))
    bar = rendering.bar(voice, key) if figure.unit == PERCENT else ""
    return _number(voice, key, home, said + bar, "value", figure.meaning[voice.locale])


def _target(content: Content, voice: Voice, key: str, home: str) -> Drawn:
    shown = formatting.capitalised(phrase(voice, key))
    pilot = next(p for p, record in content.data.pilots.items() if key in record.targets)
    aim = voice.word("embed_target", pilot=voice.name(pilot))
    reached = rendering.result(voice, content.data.targets[key])
    meaning = f"{aim} {voice.word('embed_result', result=reached)}"
    return _number(voice, key, home, rendering.quantity(voice, key, shown), "value said", meaning)


def _number(voice: Voice, key: str, home: str, said: str, look: str, meaning: str) -> Drawn:
    goal = f"{FIGURES_PAGE}#{key}"
    label = formatting.capitalised(voice.quantity(key).label[voice.locale])
    body = (
        element("p", said, class_=look)
        + element("p", element("a", text(label), href=home + goal), class_="title")
        + element("p", text(meaning), class_="meaning")
        + rendering.source_note(voice, (key,))
    )
    return Drawn(formatting.capitalised(phrase(voice, key)), label, goal, body)


def _chart(content: Content, voice: Voice, key: str, home: str) -> Drawn:
    record = content.data.charts[key]
    links = {figure: f"{home}{FIGURES_PAGE}#{figure}" for figure in record.figures}
    body = rendering.chart(voice, key, links)
    goal = _shown_on(content, voice, key) or f"{FIGURES_PAGE}#{record.figures[0]}"
    title = record.title[voice.locale]
    return Drawn(title, title, goal, body)


def _shown_on(content: Content, voice: Voice, key: str) -> str | None:
    """The first page with a chart, at the chart."""
    anchor = rendering.chart_anchor(key)
    return next(
        (
            f"{page.slug}#{anchor}"
            for page in content.pages
            if page.locale == voice.locale and not page.generated
            for call in page.calls
            if call.name == "chart" and key in (call.arguments or ())
        ),
        None,
    )


def _pilot(content: Content, voice: Voice, key: str, home: str) -> Drawn:
    pilot = content.data.pilots[key]
    goal, name = f"{pilot.page}/", voice.name(key)
    body = (
        cards.drawing(content.root, key).replace("<svg", f"<svg {STROKES}")
        + element("p", element("a", text(name), href=home + goal), class_="title large")
        + element("p", text(voice.name(pilot.strand)), class_="meaning")
        + element("p", text(pilot.summary[voice.locale]), class_="summary")
        + _targets(voice, key, pilot)
    )
    return Drawn(name, name, goal, body)


def _targets(voice: Voice, key: str, pilot: Pilot) -> str:
    if pilot.targets:
        table = rendering.pilot_progress(voice, {key: pilot})
        return table + rendering.source_note(voice, tuple(pilot.targets))
    label = element("b", text(voice.word("source") + ":"))
    said = text(f"{voice.word('embed_pilot')} {voice.word('no_numeric_targets')}")
    return element("p", label, " ", said, class_="source-note")


KINDS: Mapping[str, Callable[[Content, Voice, str, str], Drawn]] = MappingProxyType(
    {"figures": _figure, "targets": _target, "charts": _chart, "pilots": _pilot}
)
"""What there are cards of, and how each is drawn."""


def portable(markup: str) -> str:
    """HTML of a page as it may stand on another site.

    Bars are drawn without styles, which a strict policy there would block; names of classes
    begin with `embed-`, and no id can clash with one of the site.
    """
    drawn = _BAR.sub(lambda found: _bar(found[1], float(found[2])), markup)
    bare = _OF_THE_PAGE.sub("", drawn)
    return _CLASSES.sub(lambda found: f' class="{_prefixed(found[1])}"', bare)


def _prefixed(names: str) -> str:
    return " ".join(f"embed-{name}" for name in names.split())


def _bar(kind: str, value: float) -> str:
    bar = element("rect", width=f"{value:g}", height=8, fill="currentColor")
    tick = element("rect", x=TRACK_TARGET, width=1, height=8, class_="tick")
    return element(
        "svg",
        bar + (tick if kind == "track" else ""),
        class_=kind,
        viewBox="0 0 100 8",
        width="100%",
        height=10,
        preserveAspectRatio="none",
        aria_hidden="true",
    )
