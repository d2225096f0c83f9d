"""Builds HTML in which everything from data is escaped, for Markdown as well as for a browser."""

from __future__ import annotations

import html
import re
from collections.abc import Iterable

MARKDOWN_IN_TEXT = re.compile(r"[\\`*_{}\[\]|~^=]")
MARKDOWN_IN_ATTRIBUTE = re.compile(r"[\\`{}\[\]|]")
VOID = {"br", "img", "source", "wbr"}


def text(value: object) -> str:
    """Escaped text: no tag, no entity, nothing that Markdown or a table would take as its own."""
    return _escaped(value, MARKDOWN_IN_TEXT)


def _escaped(value: object, special: re.Pattern[str]) -> str:
    flat = str(value).replace("\n", " ").replace("\r", " ")
    return special.sub(lambda match: f"&#{ord(match[0])};", html.escape(flat, quote=True))


def element(tag: str, *content: str, **attributes: object) -> str:
    """An element; `content` is HTML already, attribute values are escaped here.

    `class_` and `for_` lose their underscore, other underscores become hyphens,
    and an attribute that is None or False is left out.
    """
    parts = [tag]
    for key, value in attributes.items():
        if value is None or value is False:
            continue
        name = key.rstrip("_").replace("_", "-")
        parts.append(
            name if value is True else f'{name}="{_escaped(value, MARKDOWN_IN_ATTRIBUTE)}"'
        )
    opening = f"<{' '.join(parts)}>"
    return opening if tag in VOID else f"{opening}{''.join(content)}</{tag}>"


def each(tag: str, items: Iterable[str], **attributes: object) -> str:
    """The items, each in an element of its own."""
    return "".join(element(tag, item, **attributes) for item in items)


TAG = re.compile(r"<[^>]*>")


def plain(markup: str) -> str:
    """The text that a reader sees of a piece of HTML."""
    return html.unescape(TAG.sub("", markup))
