"""What the site publishes beside its pages: files by their path from the root of the site."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from functools import partial
from pathlib import Path
from types import MappingProxyType

from toolkit import (
    crawling,
    embeds,
    feed,
    form,
    llms,
    markdown_edition,
    redirects,
    renditions,
    webmanifest,
)
from toolkit.content import Content
from toolkit.dataset import published
from toolkit.processes import mapped

Files = Iterator[tuple[str, bytes]]

PUBLICATIONS: Mapping[str, Callable[[Content, str], Files]] = MappingProxyType(
    {
        "redirects": redirects.files,
        "data": published.files,
        "embeds": embeds.files,
        "markdown": markdown_edition.files,
        "llms": llms.files,
        "feeds": feed.files,
        "crawling": crawling.files,
        "manifests": webmanifest.files,
        "pictures": renditions.files,
        "form": form.files,
    }
)
"""What makes files, by name; each gets the content and the address of the site's root."""

SHARED = "markdown"
"""So much work that all processes share it; each of the others is one process's."""


def write(content: Content, address: str, site: Path) -> None:
    """Writes every publication into the folder of the built site, whose address ends with /."""
    mapped(partial(_put, site), [*PUBLICATIONS[SHARED](content, address)])
    rest = [name for name in PUBLICATIONS if name != SHARED]
    mapped(partial(_write, content, address, site), rest, fewest=2)


def _write(content: Content, address: str, site: Path, name: str) -> None:
    for file in PUBLICATIONS[name](content, address):
        _put(site, file)


def _put(site: Path, file: tuple[str, bytes]) -> None:
    target = site / file[0]
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_bytes(file[1])
