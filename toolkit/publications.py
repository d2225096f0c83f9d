"""What the site publishes beside its pages: files by their path from the root of the site."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
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


def write(content: Content, address: str, site: Path) -> None:
    """Writes every publication into the folder of the built site, whose address ends with /."""
    for make in PUBLICATIONS.values():
        for path, file in make(content, address):
            target = site / path
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(file)
