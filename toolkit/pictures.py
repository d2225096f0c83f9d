"""Draws what other programs show of the site: a card for each page, icons; as PNG, offline."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Callable, Iterator, Mapping
from concurrent.futures import ProcessPoolExecutor
from dataclasses import astuple, dataclass
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from toolkit import formatting, stopping
from toolkit.author import Author
from toolkit.content import Content, numbers_of
from toolkit.kept import FOLDER
from toolkit.model import Target
from toolkit.pages import Page
from toolkit.voice import Voice

CARDS = "assets/cards"
IMAGES = "assets/images"
WIDTH, HEIGHT = 1200, 630
"""Of a card, in pixels."""
ICONS = {f"{IMAGES}/icon-{size}.png": size for size in (192, 512)}
MASKED = {f"{IMAGES}/icon-maskable-512.png": 512}
TOUCH = {f"{IMAGES}/apple-touch-icon.png": 180}
"""Icons by their size; a device cuts the corners of the last two kinds itself."""
COLOUR = "#0f4c4a"
"""The ground of the favicon."""

FAVICON = f"overrides/{IMAGES}/favicon.svg"
FONTS = "overrides/assets/fonts/book"
TEMPLATES = Path(__file__).parent / "templates"
CARD_TEMPLATE = "social-card.svg"
REGULAR, SEMIBOLD = "SourceSans3-Regular", "SourceSans3-Semibold"
FULL_SQUARE = (
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 40 40">'
    '<rect width="40" height="40" fill="{colour}"/>'
    '<svg x="4" y="4" width="32" height="32" viewBox="0 0 32 32">{icon}</svg></svg>'
)
"""An icon whose edge may be cut away."""
TITLE_WIDTH, LABEL_WIDTH = 1040, 560
TITLE_SIZES = (68, 60, 52, 44)
MOST_LINES = {True: 3, False: 4}
"""Of the title, with and without a number below it."""
LARGE = ("key_figures", "pilot_progress")
"""Macros with which editors show a number by itself, large; a card shows its first."""


@dataclass(frozen=True)
class Card:
    """What stands on the card of a page."""

    section: str
    title: str
    site: str
    number: str = ""
    label: str = ""


def card_path(content: Content, page: Page) -> str:
    """Where the card of a page is, from the root of the site."""
    name = page.slug.strip("/").replace("/", "-") or "home"
    return f"{CARDS}/{content.data.languages[page.locale].path}{name}.png"


def card(content: Content, page: Page) -> Card:
    """The card of a page, in its language."""
    voice = Voice(content.data, page.locale)
    section = _section(content, voice, page)
    return Card(section, title(content, page), voice.language.site_name, *_number(voice, page))


def title(content: Content, page: Page) -> str:
    """The title of a page as its readers see it."""
    return Author(content, page.locale, "").fill_text(page.meta("title"))


def _section(content: Content, voice: Voice, page: Page) -> str:
    """What a page belongs to: the page above it, or a part of the concept, or the concept."""
    name = page.slug.rstrip("/")
    above = content.by_address.get((page.locale, name.rpartition("/")[0] + "/"))
    if above:
        return title(content, above).partition(":")[0]
    parts = (p.title[voice.locale] for p in voice.data.book.values() if name in p.pages)
    return next(parts, voice.word("book_kind"))


def _number(voice: Voice, page: Page) -> tuple[str, str]:
    """The first number that the page shows large and that may stand alone, with what it says."""
    for call in page.calls:
        for key in numbers_of(call, voice.data) if call.name in LARGE else ():
            record = voice.quantity(key)
            if isinstance(record, Target):
                number = f"{voice.language.qualifiers[record.qualifier]} {voice.number(key)}"
                return number.strip(), formatting.capitalised(record.label[voice.locale])
            if record.unknown is None:
                return voice.number(key), record.meaning[voice.locale]
    return "", ""


# --- drawing --------------------------------------------------------------------------


def write(content: Content, site: Path) -> None:
    """Puts every picture into the built site; only those that changed are drawn.

    A project without a theme of its own has none.
    """
    if not (content.root / FAVICON).is_file():
        return
    wanted = {site / path: _picture(content.root, *what) for path, what in _wanted(content)}
    folder = content.root / FOLDER / "pictures"
    folder.mkdir(parents=True, exist_ok=True)
    missing = {p.key: p for p in wanted.values() if not (folder / p.key).is_file()}
    draw(content.root, folder, list(missing.values()))
    for file, picture in wanted.items():
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes((folder / picture.key).read_bytes())
    for old in {file.name for file in folder.iterdir()} - {p.key for p in wanted.values()}:
        (folder / old).unlink(missing_ok=True)


@dataclass(frozen=True)
class Picture:
    """A picture to be drawn: a card, or an icon with its width; `key` names all it is made of."""

    what: Card | str
    width: int
    key: str


def _wanted(content: Content) -> Iterator[tuple[str, tuple[Card | str, int]]]:
    for page in content.pages:
        yield card_path(content, page), (card(content, page), WIDTH)
    icon = (content.root / FAVICON).read_text("utf-8")
    full = FULL_SQUARE.format(colour=COLOUR, icon=icon)
    yield from ((path, (icon, size)) for path, size in ICONS.items())
    yield from ((path, (full, size)) for path, size in {**MASKED, **TOUCH}.items())


def _picture(root: Path, what: Card | str, width: int) -> Picture:
    made_of = astuple(what) if isinstance(what, Card) else what
    text = repr((_tools(root), made_of, width))
    return Picture(what, width, hashlib.sha256(text.encode()).hexdigest())


@cache
def _tools(root: Path) -> str:
    """Changes with what draws the cards: this module, the template, the fonts."""
    files = (Path(__file__), TEMPLATES / CARD_TEMPLATE, *sorted((root / FONTS).glob("*.woff2")))
    return hashlib.sha256(b"".join(file.read_bytes() for file in files)).hexdigest()


def draw(root: Path, folder: Path, pictures: list[Picture]) -> None:
    """Draws pictures on all processors, each into a file of its key."""
    if not pictures:
        return
    pool = ProcessPoolExecutor(initializer=stopping.follow_parent)
    with TemporaryDirectory() as fonts, pool as workers:
        for name in (REGULAR, SEMIBOLD):
            unpacked(root / FONTS / f"{name}.woff2").save(Path(fonts, f"{name}.ttf"))
        tasks = [workers.submit(drawn, picture, Path(fonts)) for picture in pictures]
        for picture, task in zip(pictures, tasks, strict=True):
            beside = folder / f"{picture.key}.{os.getpid()}"
            beside.write_bytes(task.result())
            beside.replace(folder / picture.key)


def unpacked(file: Path) -> Any:
    """A font in the form that the renderer reads."""
    from fontTools.ttLib import TTFont  # slow to load, and most commands do without

    font = TTFont(file, recalcTimestamp=False)
    font.flavor = None
    return font


def drawn(picture: Picture, fonts: Path) -> bytes:
    import resvg_py  # most commands do without

    files = [str(fonts / f"{name}.ttf") for name in (REGULAR, SEMIBOLD)]
    text = svg(picture.what, fonts) if isinstance(picture.what, Card) else picture.what
    return bytes(
        resvg_py.svg_to_bytes(
            svg_string=text, width=picture.width, font_files=files, skip_system_fonts=True
        )
    )


def svg(card: Card, fonts: Path) -> str:
    """A card as SVG, its lines broken as wide as they are in the fonts of a folder."""
    bold, regular = (_measure(fonts / f"{name}.ttf") for name in (SEMIBOLD, REGULAR))
    size, lines = _fitted(card.title, bold, MOST_LINES[bool(card.number)])
    env = Environment(
        loader=FileSystemLoader(TEMPLATES), autoescape=True, undefined=StrictUndefined
    )
    return env.get_template(CARD_TEMPLATE).render(
        section=card.section,
        size=size,
        lines=lines,
        number=card.number,
        number_width=round(bold(card.number) * 76),
        label=broken(card.label, _at(28, regular), LABEL_WIDTH),
        site=card.site,
    )


def _fitted(title: str, measure: Callable[[str], float], most: int) -> tuple[int, list[str]]:
    """The largest size in which a title has its place, and its lines then."""
    for size in TITLE_SIZES:
        lines = broken(title, _at(size, measure), TITLE_WIDTH)
        if len(lines) <= most:
            break
    return size, lines


def _at(size: int, measure: Callable[[str], float]) -> Callable[[str], float]:
    """How wide a text is in letters of a size."""
    return lambda text: measure(text) * size


def broken(text: str, measure: Callable[[str], float], width: float) -> list[str]:
    """A text in lines that are no wider than they may be, as far as its words allow."""
    lines: list[str] = []
    for word in text.split(" "):
        longer = f"{lines[-1]} {word}" if lines else word
        if lines and measure(longer) <= width:
            lines[-1] = longer
        else:
            lines.append(word)
    return lines if text else []


@cache
def _measure(file: Path) -> Callable[[str], float]:
    """How wide a text is in a font of size 1."""
    font = unpacked(file)
    characters: Mapping[int, str] = font.getBestCmap()
    widths: Mapping[str, tuple[int, int]] = font["hmtx"]
    size: int = font["head"].unitsPerEm

    def measure(text: str) -> float:
        return sum(widths[characters.get(ord(c), ".notdef")][0] for c in text) / size

    return measure
