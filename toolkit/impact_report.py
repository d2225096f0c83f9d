"""Says what a change does: as text, Markdown for a pull request, HTML and JSON."""

from __future__ import annotations

import html
import json
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import asdict
from functools import partial
from pathlib import Path
from types import MappingProxyType

from jinja2 import Environment, FileSystemLoader

from toolkit import report
from toolkit.alignment import Segment, marked
from toolkit.impact import ClaimFlip, Impact, NumberChange, PageChange, TextChange
from toolkit.terminal import BOLD, DIM, GREEN, PLAIN, RED

Words = Mapping[str, str]
Paint = Callable[[str, str], str]

TEMPLATES = Path(__file__).parent / "templates"
LONG = 10
"""Lists with more rows than this are folded in a pull request."""

SIGNS = re.compile(r"([\\`*_\[\]|~])")


def words(language: str) -> Words:
    """The wording of the report."""
    known = report.messages(language)
    return {**known["_words"], **known["_impact"]}


def sides(change: TextChange) -> tuple[list[Segment], list[Segment]]:
    """Old and new text in segments; what differs is marked."""
    if change.old is None or change.new is None:
        return [(change.old or "", True)], [(change.new or "", True)]
    return marked(change.old, change.new)


def summary(impact: Impact, said: Words) -> str:
    """The whole change in one or two sentences."""
    broken = sum(not flip.holds for flip in impact.claims)
    if not (impact.numbers or impact.pages or impact.claims or impact.files):
        return said["nothing"]
    by_language = ", ".join(
        f"{name} {len(impact.texts(code))}" for code, name in impact.languages.items()
    )
    return said["summary"].format(
        numbers=len(impact.numbers),
        texts=len(impact.texts()),
        by_language=by_language,
        pages=len(impact.pages),
        broken=broken,
    )


def number_label(change: NumberChange, said: Words) -> str:
    """Id of a number and which part of it changed."""
    notes = [said[f"part_{change.part}"]] if change.part != "value" else []
    notes += [said["counted"]] if change.counted else []
    return f"{change.key} ({', '.join(notes)})" if notes else change.key


def number_pairs(change: NumberChange, impact: Impact) -> Iterator[tuple[str, str, str, str]]:
    """Language, its name, and how it says the old and the new value."""
    for code, name in impact.languages.items():
        old, new = (
            " ".join(stated.shown.get(code, "").split()) if stated else report.NO_VALUE
            for stated in (change.old, change.new)
        )
        yield code, name, old, new


def condition(flip: ClaimFlip, said: Words) -> str:
    """What a claim says, with the numbers before and after."""
    kind = said.get(f"kind_{flip.claim[0]}", str(flip.claim[0]))
    return f"{kind}: {flip.values}"


def place(flip: ClaimFlip) -> str:
    """File and section of a claim."""
    return f"{flip.path}#{flip.section}" if flip.section else flip.path


# --- text ---------------------------------------------------------------------


def as_text(impact: Impact, language: str, *, colour: bool = False) -> str:
    """For a terminal; without colours, the changed words stand in square brackets."""
    said = words(language)
    paint = partial(_painted, colour=colour)
    lines = [paint(summary(impact, said), BOLD)]
    lines += _text_numbers(impact, said, paint)
    lines += _text_claims(impact, said, paint)
    for code, name in impact.languages.items():
        lines += _text_language(impact, code, name, paint, said)
    lines += _text_list(
        said["files"], [f"{a} ({said[status]})" for a, status in impact.files], paint
    )
    lines += _text_list(said["unread"], impact.unread, paint)
    return "\n".join(lines)


def _painted(text: str, tone: str, *, colour: bool) -> str:
    return f"{tone}{text}{PLAIN}" if colour else text


def _text_list(title: str, items: Sequence[str], paint: Paint) -> list[str]:
    return ["", paint(title, BOLD), *(f"  {item}" for item in items)] if items else []


def _text_numbers(impact: Impact, said: Words, paint: Paint) -> list[str]:
    lines = []
    for change in impact.numbers:
        status = "" if change.status == "changed" else f" ({said[change.status]})"
        lines.append(number_label(change, said) + status)
        lines += [f"  {name}: {old} → {new}" for _, name, old, new in number_pairs(change, impact)]
    return _text_list(said["numbers"], lines, paint)


def _text_claims(impact: Impact, said: Words, paint: Paint) -> list[str]:
    lines = []
    for holds, title in ((False, said["broken"]), (True, said["restored"])):
        flips = [flip for flip in impact.claims if flip.holds == holds]
        shown = [f"{place(f)}: {f.sentence} ({condition(f, said)})" for f in flips]
        lines += _text_list(title, shown, paint)
    return lines


def _text_language(
    impact: Impact, code: str, name: str, paint: Paint, said: Words
) -> Iterator[str]:
    pages = [page for page in impact.pages if page.locale == code]
    if pages:
        yield from ("", paint(name, BOLD))
    for page in pages:
        note = said["same"] if not page.changes else said[page.status]
        yield page.path if page.status == "changed" and page.changes else f"{page.path} ({note})"
        section = None
        for change in page.changes:
            if change.section != section and change.section:
                yield paint(f"  #{change.section} {change.heading}", DIM)
            section = change.section
            yield from _text_change(change, paint)


def _text_change(change: TextChange, paint: Paint) -> Iterator[str]:
    for sign, tone, segments in zip("-+", (RED, GREEN), sides(change), strict=True):
        if not any(text for text, _ in segments):
            continue
        yield f"    {sign} " + "".join(_text_segment(s, tone, change, paint) for s in segments)


def _text_segment(segment: Segment, tone: str, change: TextChange, paint: Paint) -> str:
    text, differs = segment
    if not differs:
        return text
    painted = paint(text, tone)
    return painted if painted != text or change.status != "changed" else f"[{text}]"


# --- Markdown -----------------------------------------------------------------


def as_markdown(impact: Impact, language: str) -> str:
    """For a pull request: a short summary first, long lists folded."""
    said = words(language)
    parts = [f"## {said['title']}", summary(impact, said)]
    parts += _markdown_claims(impact, said)
    parts += _markdown_numbers(impact, said)
    for code, name in impact.languages.items():
        rows = [row for page in impact.pages if page.locale == code for row in _rows(page, said)]
        parts += _folded(
            name, _table([said[k] for k in ("where", "kind", "before", "after")], rows)
        )
    files = [f"- `{address}` ({said[status]})" for address, status in impact.files]
    parts += _folded(said["files"], files)
    parts += _folded(said["unread"], [f"- `{path}`" for path in impact.unread])
    return "\n\n".join(parts)


def _markdown_claims(impact: Impact, said: Words) -> Iterator[str]:
    for holds, title in ((False, said["broken"]), (True, said["restored"])):
        yield from _folded(
            title,
            [
                f"- `{place(flip)}`: {_escaped(flip.sentence)} ({_escaped(condition(flip, said))})"
                for flip in impact.claims
                if flip.holds == holds
            ],
        )


def _markdown_numbers(impact: Impact, said: Words) -> list[str]:
    rows = [
        [
            _escaped(number_label(change, said)),
            *(f"{_escaped(a)} → {_escaped(b)}" for *_, a, b in pairs),
        ]
        for change in impact.numbers
        for pairs in [list(number_pairs(change, impact))]
    ]
    return _folded(said["numbers"], _table([said["number"], *impact.languages.values()], rows))


def _rows(page: PageChange, said: Words) -> Iterator[list[str]]:
    if not page.changes:
        yield [f"`/{page.slug}`", said["same"], "", ""]
    for change in page.changes:
        anchor = f"#{change.section}" if change.section else ""
        old, new = sides(change)
        kind = said[f"piece_{change.kind}"]
        yield [f"`/{page.slug}{anchor}`", kind, _tagged(old, "del"), _tagged(new, "ins")]


def _tagged(segments: list[Segment], tag: str) -> str:
    shown = (f"<{tag}>{_escaped(t)}</{tag}>" if d and t else _escaped(t) for t, d in segments)
    return "".join(shown)


def _table(titles: list[str], rows: list[list[str]]) -> list[str]:
    if not rows:
        return []
    return ["| " + " | ".join(cells) + " |" for cells in (titles, ["---"] * len(titles), *rows)]


def _folded(title: str, lines: list[str]) -> list[str]:
    """A titled list, folded when it is long; nothing when it is empty."""
    if not lines:
        return []
    body = "\n".join(lines)
    if len(lines) <= LONG:
        return [f"### {title}", body]
    return [
        f"<details><summary><b>{html.escape(title)}</b> ({_count(lines)})</summary>",
        body,
        "</details>",
    ]


def _count(lines: list[str]) -> int:
    return len(lines) - 2 * lines[0].startswith("|")


def _escaped(text: str) -> str:
    return SIGNS.sub(r"\\\1", html.escape(text, quote=False))


# --- HTML and JSON ------------------------------------------------------------


def as_html(impact: Impact, language: str) -> str:
    """A page that needs nothing else: no script, no font, light and dark."""
    said = words(language)
    environment = Environment(
        loader=FileSystemLoader(TEMPLATES), autoescape=True, trim_blocks=True, lstrip_blocks=True
    )
    return environment.get_template("impact.html").render(
        impact=impact,
        language=language,
        said=said,
        summary=summary(impact, said),
        sides=sides,
        place=place,
        condition=partial(condition, said=said),
        number_label=partial(number_label, said=said),
        number_pairs=partial(number_pairs, impact=impact),
    )


def as_json(impact: Impact, language: str) -> str:
    """Every change with its old and new state; `language` decides the summary alone."""
    content = {"summary": summary(impact, words(language)), **asdict(impact)}
    for entry, number in zip(content["numbers"], impact.numbers, strict=True):
        entry["status"] = number.status
    for entry, page in zip(content["pages"], impact.pages, strict=True):
        for text, change in zip(entry["changes"], page.changes, strict=True):
            text["status"] = change.status
    return json.dumps(content, ensure_ascii=False, indent=2, default=dict)


FORMATS: Mapping[str, Callable[[Impact, str], str]] = MappingProxyType(
    {"text": as_text, "markdown": as_markdown, "html": as_html, "json": as_json}
)
