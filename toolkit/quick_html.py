"""Reads well-formed HTML, as programs write it, quicker than the library does.

Each page is read for search, for its Markdown edition and for its sentences; with the library's
parser that was a seventh of all work on it.
"""

from __future__ import annotations

import re
from html import unescape
from html.parser import HTMLParser

TOKEN = re.compile(
    r"<(?P<end>/)?(?P<tag>[a-zA-Z][\w:-]*)"
    r"(?P<attributes>(?:\s+[^\s\"'<>/=]+(?:=\"[^\"]*\"|='[^']*')?)*)\s*(?P<empty>/)?>"
)
ATTRIBUTE = re.compile(r"\s+([^\s=]+)(?:=(?:\"([^\"]*)\"|'([^']*)'))?")
WITH_OTHER_RULES = {
    "iframe", "noembed", "noframes", "noscript", "plaintext", "script", "style", "textarea",
    "title", "xmp",
}  # fmt: skip
"""What stands in these elements is not HTML."""


class QuickParser(HTMLParser):
    """Like the library's, which is asked wherever the HTML holds anything but tags and text."""

    def feed(self, data: str) -> None:
        """Reads the HTML, which must be whole."""
        tokens = list(TOKEN.finditer(data))
        if self.rawdata or not _is_plain(data, tokens):
            super().feed(data)
            return
        done = 0
        for token in tokens:
            self._text(data[done : token.start()])
            self._tag(token)
            done = token.end()
        self._text(data[done:])

    def _text(self, text: str) -> None:
        if text:
            self.handle_data(unescape(text) if "&" in text else text)

    def _tag(self, token: re.Match[str]) -> None:
        tag = token["tag"].lower()
        if token["end"]:
            self.handle_endtag(tag)
            return
        given = _attributes(token["attributes"])
        if token["empty"]:
            self.handle_startendtag(tag, given)
        else:
            self.handle_starttag(tag, given)


def _is_plain(markup: str, tokens: list[re.Match[str]]) -> bool:
    """Whether there is no other sign that opens something."""
    tags = {token["tag"].lower() for token in tokens}
    inside = sum(token["attributes"].count("<") for token in tokens)
    return markup.count("<") == len(tokens) + inside and tags.isdisjoint(WITH_OTHER_RULES)


def _attributes(written: str) -> list[tuple[str, str | None]]:
    return [(each[1].lower(), _value(each)) for each in ATTRIBUTE.finditer(written)]


def _value(attribute: re.Match[str]) -> str | None:
    value = attribute[2] if attribute[2] is not None else attribute[3]
    return unescape(value) if value and "&" in value else value
