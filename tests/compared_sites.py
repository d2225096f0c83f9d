"""What a reader would find different in two builds of the site: `compared_sites.py one other`.

It reads the article of each page, its title, description and language. Three things are made alike:
runs of spaces, how an address is written (relative or not, with index.html or not), and the target
of the link that skips the menu, which one theme puts into the article and another one before it.
"""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, fields
from difflib import SequenceMatcher
from pathlib import Path
from urllib.parse import urljoin, urlsplit

from website import ADDRESS, SILENT, Built, Element

HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")
PICTURES = ("iframe", "img", "svg")
SKIP_TARGET = "__skip"
DEEP = "http://site.invalid/deep/below/the/root/"
"""Where the pages stand when links are followed: one that climbs too high must not go unseen."""

Said = tuple[str, ...]


@dataclass(frozen=True)
class Reading:
    """What a page says: words, or one line for each thing."""

    language: Said
    title: Said
    description: Said
    text: Said
    headings: Said
    anchors: Said
    figures: Said
    links: Said
    pictures: Said


@dataclass(frozen=True)
class Difference:
    """What of one part of a page only one of two sites says."""

    page: str
    part: str
    first: Said
    second: Said

    def __str__(self) -> str:
        only = [f"  - {said}" for said in self.first] + [f"  + {said}" for said in self.second]
        return "\n".join((f"/{self.page} {self.part}", *only))


def readings(site: Built) -> dict[str, Reading]:
    """What every page of a built site says, by its address."""
    return {address: read(page, address, site.address) for address, page in site.pages.items()}


def read(page: Element, address: str, root: str = ADDRESS) -> Reading:
    """What a page at an address says, on a site that was built for the address `root`."""
    article = page.one("article")
    inside = list(article.walk())
    return Reading(
        language=(page.one("html").attributes.get("lang", ""),),
        title=_words(page.all("title")[0]),
        description=_description(page),
        text=_words(article),
        headings=tuple(f"{e.tag} {_id(e)} {_line(e)}" for e in inside if e.tag in HEADINGS),
        anchors=tuple(_id(e) for e in inside if _id(e) not in ("", SKIP_TARGET)),
        figures=tuple(
            f"{e.attributes['data-figure']} {e.attributes.get('value', '')} {_line(e)}"
            for e in inside
            if "data-figure" in e.attributes
        ),
        links=tuple(
            f"{followed(e.attributes['href'], address, root)} {_line(e)}"
            for e in inside
            if e.tag == "a" and "href" in e.attributes
        ),
        pictures=tuple(_picture(e, address, root) for e in inside if e.tag in PICTURES),
    )


def followed(href: str, address: str, root: str = ADDRESS) -> str:
    """Where a link of the page at an address leads, from the root of the site if it stays there."""
    goal = urljoin(DEEP + address, href)
    for start in (DEEP, root):
        if goal.startswith(start):
            path = goal.removeprefix(start).partition("#")[0].removesuffix("index.html")
            anchor = urlsplit(goal).fragment
            return f"/{path}#{anchor}" if anchor else f"/{path}"
    return href


def compared(first: Mapping[str, Reading], second: Mapping[str, Reading]) -> Iterator[Difference]:
    """Every difference of two sites; first the pages that only one of them has."""
    if first.keys() != second.keys():
        yield Difference("", "pages", *_only(tuple(first), tuple(second)))
    for page in sorted(first.keys() & second.keys()):
        for part in (field.name for field in fields(Reading)):
            one, other = getattr(first[page], part), getattr(second[page], part)
            if one != other:
                found = _passages(one, other) if part == "text" else _only(one, other)
                yield Difference(page, part, *found)


def _id(element: Element) -> str:
    return element.attributes.get("id", "")


def _words(element: Element) -> Said:
    return tuple(_each_word(element))


def _each_word(element: Element) -> Iterator[str]:
    if element.tag not in SILENT:
        for child in element.children:
            yield from child.split() if isinstance(child, str) else _each_word(child)


def _line(element: Element) -> str:
    return " ".join(_each_word(element))


def _description(page: Element) -> Said:
    return tuple(word for e in page.all("meta", name="description") for word in _content(e))


def _content(meta: Element) -> list[str]:
    return meta.attributes.get("content", "").split()


def _picture(element: Element, address: str, root: str) -> str:
    said = element.attributes.get("alt") or element.attributes.get("aria-label", "")
    source = element.attributes.get("src", "")
    return f"{element.tag} {source and followed(source, address, root)} {said}"


def _only(one: Said, other: Said) -> tuple[Said, Said]:
    """What stands in one alone; all of both where only the order differs."""
    first, second = Counter(one), Counter(other)
    if first == second:
        return one, other
    return tuple((first - second).elements()), tuple((second - first).elements())


def _passages(one: Said, other: Said) -> tuple[Said, Said]:
    """The runs of words that differ."""
    runs = SequenceMatcher(None, one, other, autojunk=False).get_opcodes()
    changed = [run[1:] for run in runs if run[0] != "equal"]
    first = (" ".join(one[start:end]) for start, end, _, _ in changed)
    second = (" ".join(other[start:end]) for _, _, start, end in changed)
    return tuple(filter(None, first)), tuple(filter(None, second))


def main() -> None:
    """Prints the differences of two folders, built for the address that the tests use."""
    one, other = (readings(Built(Path(folder), ADDRESS, "")) for folder in sys.argv[1:3])
    found = list(compared(one, other))
    print(*found, sep="\n")
    sys.exit(bool(found))


if __name__ == "__main__":
    main()
