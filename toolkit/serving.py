"""What a web server needs beside the pages of a built site: rules, pages for errors, packed files.

All of it follows from the site alone and stands in it, so that both are always of one build.
"""

from __future__ import annotations

import gzip
import re
from collections.abc import Callable, Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from types import MappingProxyType
from urllib.parse import urljoin, urlsplit

import brotli

from toolkit import security
from toolkit.dataset.records import EMBEDS, FOLDER
from toolkit.finishing import PAGES, files
from toolkit.form import FOLDER as FORM

RULES = ".nginx/site.conf"
"""What deploy/nginx.conf includes."""
MISSING = "404.html"
HEAD = (
    "# Made by `python -m toolkit build` for deploy/nginx.conf; belongs to the pages beside it.\n"
)
PACKERS: Mapping[str, Callable[[bytes], bytes]] = MappingProxyType(
    {
        ".gz": lambda raw: gzip.compress(raw, 9, mtime=0),
        ".br": lambda raw: brotli.compress(raw, quality=6),
    }
)
TEXTS = tuple(".bib .css .csv .html .js .json .jsonld .md .ris .svg .txt .webmanifest .xml".split())
SMALL = 512
"""Bytes that come in one packet anyway."""

_SECTION = re.compile(r'<section lang="([^"]+)" data-home="([^"]+)">.*?</section>\s*', re.DOTALL)
_HEADING = re.compile(r"<h2>(.*?)</h2>")
_LEADS = re.compile(r'<meta http-equiv="refresh" content="0; url=([^"]*)">')
_CANONICAL = re.compile(r'<link rel="canonical" href="([^"]*)">')
_PLAIN = re.compile(r"[\w./#-]+", re.ASCII)
"""An address that means nothing else in a file of rules; others are left to the page that leads."""


def complete(site: Path) -> None:
    """Adds all of it to a built site; a folder without a page for missing addresses is none."""
    if not (site / MISSING).is_file():
        return
    pages = {path: path.read_text(encoding="utf-8") for path in files(site, PAGES)}
    for name, page in missing_pages(pages[site / MISSING]).items():
        (site / name).write_text(page, encoding="utf-8")
    by_path = {path.relative_to(site).as_posix(): page for path, page in pages.items()}
    (site / RULES).parent.mkdir(exist_ok=True)
    (site / RULES).write_text(rules(by_path), encoding="utf-8")
    pack(site)


def missing_pages(page: str) -> dict[str, str]:
    """The page for missing addresses in each language but the first, which it begins with."""
    return {
        _missing(section[1]): _led_by(page, section)
        for section in list(_SECTION.finditer(page))[1:]
    }


def _missing(locale: str) -> str:
    return f"404.{locale}.html"


def _led_by(page: str, section: re.Match[str]) -> str:
    """The page with a section before the others, and in its language."""
    heading = _HEADING.search(section[0])
    assert heading
    first = page.index("<section")
    moved = page[:first] + section[0] + page[first : section.start()] + page[section.end() :]
    spoken = re.sub(r'<html lang="[^"]*"', f'<html lang="{section[1]}"', moved, count=1)
    return re.sub(r"<title>[^<]*", lambda _: f"<title>{heading[1]}", spoken, count=1)


def rules(pages: Mapping[str, str]) -> str:
    """The maps of nginx for a site with these pages by path."""
    canonical = _CANONICAL.search(pages["index.html"])
    root = urlsplit(canonical[1]).path if canonical else "/"
    languages = [(found[1], found[2]) for found in _SECTION.finditer(pages[MISSING])]
    code = (part for page in pages.values() for part in security.inline_code(page))
    missing = {f"~^{home}": f"{root}{_missing(locale)}" for locale, home in languages[1:]}
    kinds = {f"~^{home}{EMBEDS}": "embed" for _, home in languages} | {f"~^{root}{FOLDER}": "data"}
    return HEAD + "".join(
        (
            _map("site_moved", _moved(pages, root), ""),
            _map("site_missing", missing, root + MISSING),
            _map("site_kind", kinds, "page"),
            _map("site_policy", _of_form(pages, root), security.policy(code)),
        )
    )


def _of_form(pages: Mapping[str, str], root: str) -> dict[str, str]:
    """The editing form says itself what it may do."""
    said = security.own_policy(pages.get(f"{FORM}index.html", ""))
    return {f"~^{root}{FORM}": said} if said else {}


def _moved(pages: Mapping[str, str], root: str) -> dict[str, str]:
    """Where each page leads that only leads on; what was asked goes along where there is room."""
    found: dict[str, str] = {}
    for path, page in pages.items():
        address = root + path.removesuffix("index.html")
        leads = _LEADS.search(page)
        if leads and _PLAIN.fullmatch(goal := urljoin(address, leads[1])):
            goal += "" if "#" in goal else "$is_args$args"
            found |= dict.fromkeys((address, address.rstrip("/")), goal)
    return {address: goal for address, goal in found.items() if _PLAIN.fullmatch(address)}


def _map(name: str, values: Mapping[str, str], default: str) -> str:
    lines = (f'    "{key}" "{value}";\n' for key, value in sorted(values.items()))
    return f'map $uri ${name} {{\n    default "{default}";\n{"".join(lines)}}}\n'


def pack(site: Path) -> None:
    """Writes each text once more in every packing, where that makes it smaller."""
    with ThreadPoolExecutor() as workers:
        list(workers.map(_pack, _texts(site)))


def _texts(site: Path) -> Iterator[Path]:
    return (path for path in files(site, *TEXTS) if path.stat().st_size >= SMALL)


def _pack(path: Path) -> None:
    raw = path.read_bytes()
    for ending, packer in PACKERS.items():
        if len(packed := packer(raw)) < len(raw):
            path.with_name(path.name + ending).write_bytes(packed)
