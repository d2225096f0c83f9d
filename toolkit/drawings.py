"""Draws pictures from data as SVG: where the places lie, and who reaches whom with what."""

from __future__ import annotations

import math
import textwrap
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import count, takewhile

from toolkit import formatting
from toolkit.markup import element, text
from toolkit.model import Organisation, Place
from toolkit.voice import Voice

MAP_WIDTH = 640
MAP_MARGIN = 70
KILOMETRES_PER_DEGREE = 111.2
SCALE_BAR = 10
"""Kilometres that the bar of the map stands for."""
SCALE_LEFT = 20
ROW_HEIGHT = 42
LINE_HEIGHT = 15
LINE_LENGTH = 28
TOP = 34
WIDTH = 840
MIDDLE = (290, 550)
"""Left and right edge of the middle column."""


@dataclass(frozen=True)
class Point:
    """A place on the sheet."""

    x: float
    y: float


def places_map(voice: Voice, places: Mapping[str, Place]) -> str:
    """The places with known coordinates, to scale, north above."""
    points, kilometre = _projected(places)
    height = max(point.y for point in points.values()) + MAP_MARGIN
    marks = _grid(SCALE_BAR * kilometre, height)
    marks += "".join(_place(voice, key, point) for key, point in points.items())
    marks += _scale_bar(voice, kilometre, height - MAP_MARGIN / 4)
    caption = voice.word("map_caption")
    names = voice.list([voice.name(key) for key in points])
    return _picture("map", marks, MAP_WIDTH, height, f"{voice.word('map')}: {names}", caption)


def _projected(places: Mapping[str, Place]) -> tuple[dict[str, Point], float]:
    """Places on a plane, where longitudes shrink with the latitude, and how long a kilometre is."""
    known = {
        key: (place.longitude, place.latitude)
        for key, place in places.items()
        if place.longitude is not None and place.latitude is not None
    }
    middle = math.radians(sum(latitude for _, latitude in known.values()) / len(known))
    flat = {k: (east * math.cos(middle), -north) for k, (east, north) in known.items()}
    left, right = min(x for x, _ in flat.values()), max(x for x, _ in flat.values())
    top = min(y for _, y in flat.values())
    scale = (MAP_WIDTH - 2 * MAP_MARGIN) / (right - left or 1)
    points = {
        k: Point(MAP_MARGIN + (x - left) * scale, MAP_MARGIN / 2 + (y - top) * scale)
        for k, (x, y) in flat.items()
    }
    return points, scale / KILOMETRES_PER_DEGREE


def _grid(step: float, height: float) -> str:
    """Lines as far apart as the bar is long."""
    across = (f"M{x:.0f} 0V{height:.0f}" for x in _steps(step, MAP_WIDTH))
    down = (f"M0 {y:.0f}H{MAP_WIDTH}" for y in _steps(step, height))
    return element("path", d="".join((*across, *down)), class_="grid")


def _steps(step: float, end: float) -> Iterator[float]:
    return takewhile(lambda place: place < end, count(SCALE_LEFT, step))


def _scale_bar(voice: Voice, kilometre: float, y: float) -> str:
    length = SCALE_BAR * kilometre
    path = f"M{SCALE_LEFT} {y - 5:.0f}v5h{length:.0f}v-5"
    words = f"{formatting.number(SCALE_BAR, voice.language)}{formatting.NO_BREAK_SPACE}km"
    bar = element("path", d=path, class_="scale")
    return bar + _label(words, SCALE_LEFT + length / 2, y - 8, "middle")


def _place(voice: Voice, key: str, point: Point) -> str:
    dot = element("circle", cx=f"{point.x:.0f}", cy=f"{point.y:.0f}", r="7", class_="place")
    label = _label(voice.name(key), point.x, point.y + 26, "middle", "name")
    return dot + label


def network(voice: Voice, organisations: Mapping[str, Organisation]) -> str:
    """Formats, organisations and groups of people in three columns, joined by lines."""
    linked = {k: o for k, o in organisations.items() if o.serves or o.offers}
    formats = _distinct(o.offers for o in linked.values())
    groups = _distinct(o.serves for o in linked.values())
    rows = max(len(linked), len(formats), len(groups))
    columns = tuple(_spread(keys, rows) for keys in (formats, list(linked), groups))
    height = TOP + rows * ROW_HEIGHT + 8
    titles = zip(
        ("offers", "organisation", "serves"),
        (MIDDLE[0] - 80, sum(MIDDLE) / 2, MIDDLE[1] + 80),
        ("end", "middle", "start"),
        strict=True,
    )
    heads = "".join(_label(voice.word(w), x, 16, side, "head") for w, x, side in titles)
    drawn = heads + _lines(linked, columns) + _labels(voice, columns)
    caption = voice.word("network_caption")
    return _picture("network", drawn, WIDTH, height, voice.word("organisations"), caption)


def _distinct(lists: Iterable[tuple[str, ...]]) -> list[str]:
    return list(dict.fromkeys(key for keys in lists for key in keys))


def _spread(keys: Sequence[str], rows: int) -> dict[str, float]:
    """Heights of a column's entries, evenly over all rows."""
    step = rows * ROW_HEIGHT / len(keys)
    return {key: TOP + (index + 0.5) * step for index, key in enumerate(keys)}


def _lines(linked: Mapping[str, Organisation], columns: Sequence[Mapping[str, float]]) -> str:
    formats, names, groups = columns
    ends = [
        (MIDDLE[0] - 70, formats[f], MIDDLE[0], names[key], organisation.kind)
        for key, organisation in linked.items()
        for f in organisation.offers
    ]
    ends += [
        (MIDDLE[1], names[key], MIDDLE[1] + 70, groups[g], organisation.kind)
        for key, organisation in linked.items()
        for g in organisation.serves
    ]
    return "".join(_curve(*end) for end in ends)


def _curve(x1: float, y1: float, x2: float, y2: float, kind: str | None) -> str:
    bend = (x1 + x2) / 2
    path = f"M{x1:.0f} {y1:.0f}C{bend:.0f} {y1:.0f} {bend:.0f} {y2:.0f} {x2:.0f} {y2:.0f}"
    return element("path", d=path, class_=f"link {kind or ''}".strip())


def _labels(voice: Voice, columns: Sequence[Mapping[str, float]]) -> str:
    places = ((MIDDLE[0] - 78, "end"), (sum(MIDDLE) / 2, "middle"), (MIDDLE[1] + 78, "start"))
    return "".join(
        _label(formatting.capitalised(voice.name(key)), x, y + 5, side)
        for column, (x, side) in zip(columns, places, strict=True)
        for key, y in column.items()
    )


def _label(words: str, x: float, y: float, anchor: str, kind: str | None = None) -> str:
    """Words around the height `y`, on as many lines as they need."""
    lines = textwrap.wrap(words, LINE_LENGTH) or [words]
    first = y - (len(lines) - 1) * LINE_HEIGHT / 2
    spans = "".join(
        element("tspan", text(line), x=f"{x:.0f}", y=f"{first + index * LINE_HEIGHT:.0f}")
        for index, line in enumerate(lines)
    )
    return element("text", spans, text_anchor=anchor, class_=kind)


def _picture(kind: str, drawn: str, width: float, height: float, label: str, caption: str) -> str:
    box = f"0 0 {width:.0f} {height:.0f}"
    svg = element("svg", drawn, viewBox=box, role="img", aria_label=label, class_=kind)
    frame = element(
        "div", svg, class_="drawing-scroll", tabindex="0", role="group", aria_label=label
    )
    return element("figure", frame, element("figcaption", text(caption)), class_="drawing")
