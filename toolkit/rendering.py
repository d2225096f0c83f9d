"""Draws figures, charts, targets, cards and tables as HTML; pure functions of a voice and ids."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from toolkit import formatting, sources
from toolkit.markup import each, element, text
from toolkit.model import Figure, Organisation, Pilot, Target
from toolkit.voice import PERCENT, UnknownId, Voice

TRACK_TARGET = 80
"""Where on its track, in percent, a target has its tick, so that more than it fits."""


def quantity(voice: Voice, key: str, shown: str) -> str:
    """A piece of text that states a number, with the number and its id for machines."""
    return element("data", text(shown), value=f"{voice.value(key):g}", data_figure=key)


def named(voice: Voice, key: str, shown: str) -> str:
    """A name, marked with its language where that is not the page's."""
    language = getattr(voice.data.named(key), "language", None)
    if language is None or language == voice.locale:
        return text(shown)
    return element("span", text(shown), lang=language)


def source_note(voice: Voice, keys: tuple[str, ...], tag: str = "p") -> str:
    """Where the numbers come from and what is not known of them."""
    label = element("b", text(voice.word("source") + ":"))
    return element(tag, label, " ", text(sources.note(voice, keys)), class_="source-note")


def chart(voice: Voice, key: str, link: Mapping[str, str]) -> str:
    """Figures side by side: a table whose cells draw their bar."""
    record = voice.data.charts[key]
    head = each("th", [text(voice.word("skill")), text(voice.word("share"))], scope="col")
    rows = each("tr", (_chart_row(voice, figure, link) for figure in record.figures))
    table = element(
        "table",
        element("caption", text(record.title[voice.locale])),
        element("thead", element("tr", head)),
        element("tbody", rows),
    )
    note = source_note(voice, record.figures, tag="figcaption")
    return element("figure", table, note, class_="chart", id=chart_anchor(key))


def chart_anchor(key: str) -> str:
    """The anchor of a chart on its page."""
    return f"chart-{key.replace('_', '-')}"


def _chart_row(voice: Voice, key: str, link: Mapping[str, str]) -> str:
    label = element("a", text(voice.quantity(key).label[voice.locale]), href=link[key])
    number = quantity(voice, key, voice.number(key))
    return element("th", label, scope="row") + element("td", number, bar(voice, key))


def bar(voice: Voice, key: str) -> str:
    """A percentage as a length; its number stands beside it."""
    return element("span", class_="bar", style=f"--value:{voice.value(key):g}", aria_hidden="true")


def key_figures(voice: Voice, keys: tuple[str, ...], link: Mapping[str, str]) -> str:
    """Large numbers with their label, and one note on their source."""
    items = (_key_figure(voice, key, link[key]) for key in keys)
    cards = element("ul", each("li", items), class_="key-figures")
    return element("div", cards, source_note(voice, keys), class_="figures")


def _key_figure(voice: Voice, key: str, address: str) -> str:
    record = voice.quantity(key)
    number = element("span", quantity(voice, key, voice.number(key)), class_="value")
    label = formatting.capitalised(record.label[voice.locale])
    meaning = record.meaning[voice.locale] if isinstance(record, Figure) else ""
    return (
        number
        + (bar(voice, key) if record.unit == PERCENT else "")
        + element("a", text(label), class_="label", href=address)
        + element("span", text(meaning), class_="meaning")
    )


def pilot_progress(voice: Voice, pilots: Mapping[str, Pilot]) -> str:
    """The targets of pilots and how far they are; draws the target where no result is known."""
    rows = [
        _target_row(voice, key, target)
        for pilot in pilots.values()
        for key, target in pilot.targets.items()
    ]
    titles = ("target", "target_value", "result")
    head = each("th", (text(voice.word(title)) for title in titles), scope="col")
    only = next(iter(pilots)) if len(pilots) == 1 else None
    caption = (
        voice.word("pilot_targets", pilot=voice.name(only)) if only else voice.word("all_targets")
    )
    table = element(
        "table",
        element("caption", text(caption)),
        element("thead", element("tr", head)),
        element("tbody", each("tr", rows)),
        class_="progress stacked",
    )
    return scrollable(table, caption)


def _target_row(voice: Voice, key: str, target: Target) -> str:
    label = formatting.capitalised(target.label[voice.locale])
    aimed = quantity(voice, key, voice.target(key, voice.language.cases[0]))
    return (
        element("th", text(label), scope="row")
        + element("td", aimed, data_label=voice.word("target_value"))
        + element(
            "td", _track(target), text(result(voice, target)), data_label=voice.word("result")
        )
    )


def result(voice: Voice, target: Target) -> str:
    """What a target has reached so far, or that it is not known."""
    if target.actual is None or target.as_of is None:
        return voice.word("result_unknown")
    number = formatting.number(target.actual, voice.language)
    date = formatting.date(target.as_of, voice.language)
    return voice.word("result_as_of", number=number, date=date)


def _track(target: Target) -> str:
    reached = 0.0
    if target.actual is not None and target.value:
        reached = min(100.0, TRACK_TARGET * target.actual / target.value)
    return element("span", class_="track", style=f"--value:{reached:g}", aria_hidden="true")


def scrollable(table: str, label: str) -> str:
    """A wide table in a region of its own that scrolls sideways, also by keyboard."""
    return element(
        "div", table, class_="table-scroll", role="region", aria_label=label, tabindex="0"
    )


@dataclass(frozen=True)
class Card:
    """What a card shows; `title` and `drawing` are HTML already, the title is the link."""

    address: str
    title: str
    remark: str
    summary: str
    drawing: str = ""


def cards(items: Iterable[Card]) -> str:
    """Cards side by side."""
    return element("ul", each("li", (_card(card) for card in items)), class_="cards")


def _card(card: Card) -> str:
    heading = element("a", card.title, href=card.address, class_="card-title")
    note = element("span", text(card.remark), class_="card-remark") if card.remark else ""
    return card.drawing + heading + note + element("span", text(card.summary), class_="card-text")


def organisations_table(voice: Voice, kind: str | None) -> str:
    """Who reaches whom with what, as far as the concept states it; of one kind, or of all."""
    organisations = {
        key: record
        for key, record in voice.data.organisations.items()
        if (record.kind == kind if kind else record.serves or record.offers)
    }
    if not organisations:
        raise UnknownId("kind", kind)
    titles = ("organisation", "serves", "offers")
    head = each("th", (text(voice.word(title)) for title in titles), scope="col")
    rows = each("tr", (_organisation_row(voice, k, o) for k, o in organisations.items()))
    caption = voice.word("organisations")
    table = element(
        "table",
        element("caption", text(caption)),
        element("thead", element("tr", head)),
        element("tbody", rows),
        class_="organisations stacked",
    )
    return scrollable(table, caption)


def _organisation_row(voice: Voice, key: str, organisation: Organisation) -> str:
    name = named(voice, key, formatting.capitalised(voice.name(key)))
    gloss = organisation.gloss[voice.locale] if organisation.gloss and organisation.language else ""
    note = " " + element("small", text(f"({gloss})")) if gloss else ""
    cells = {"serves": organisation.serves, "offers": organisation.offers}
    return element("th", name, note, scope="row") + "".join(
        element("td", _names(voice, keys), data_label=voice.word(title))
        for title, keys in cells.items()
    )


def _names(voice: Voice, keys: tuple[str, ...]) -> str:
    if not keys:
        return text(voice.word("not_stated"))
    return element("ul", each("li", (text(voice.name(key)) for key in keys)))


def unit(voice: Voice, key: str) -> str:
    """The unit of a number as a word."""
    record = voice.quantity(key)
    if record.unit == PERCENT:
        return voice.word("unit_percent")
    forms = voice.noun(record.unit).forms[voice.language.cases[0]]
    return forms[-1]
