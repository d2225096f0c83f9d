"""What a device shows where somebody keeps the site on its home screen, in each language."""

from __future__ import annotations

import json
from collections.abc import Iterator

from toolkit.content import Content
from toolkit.href import relative
from toolkit.language import Language
from toolkit.pictures import COLOUR, ICONS, MASKED

FILE = "manifest.webmanifest"
"""Counted from the home page of a language."""
FAVICON = "assets/images/favicon.svg"
PAPER = "#ffffff"
"""The ground of a page before it is drawn."""


def files(content: Content, address: str) -> Iterator[tuple[str, bytes]]:
    """A manifest for each language; its addresses are relative to its own."""
    del address
    for locale, language in content.data.languages.items():
        text = json.dumps(_manifest(locale, language), ensure_ascii=False, indent=2)
        yield language.path + FILE, f"{text}\n".encode()


def _manifest(locale: str, language: Language) -> dict[str, object]:
    def icon(path: str, **more: str) -> dict[str, str]:
        return {"src": relative(language.path, path).rstrip("/"), **more}

    drawn = [icon(path, type="image/png", sizes=f"{size}x{size}") for path, size in ICONS.items()]
    masked = [
        icon(path, type="image/png", sizes=f"{size}x{size}", purpose="maskable")
        for path, size in MASKED.items()
    ]
    return {
        "name": language.site_name,
        "lang": locale,
        "dir": "ltr",
        "start_url": "./",
        "scope": "./",
        "display": "browser",
        "theme_color": COLOUR,
        "background_color": PAPER,
        "icons": [icon(FAVICON, type="image/svg+xml", sizes="any"), *drawn, *masked],
    }
