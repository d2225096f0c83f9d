"""The settings of the site generator for a new site: those of this one, with other languages."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import cycle
from typing import Any

from toolkit.menu import scalar

MenuEntry = str | Mapping[str, Any]
"""A page, or a `section` with its `pages`."""

Lines = list[str]
LISTED = "      languages:"
"""Where the i18n plugin lists the languages; what follows is indented further."""
SCHEMES = (
    ("(prefers-color-scheme: light)", "default", "material/weather-night"),
    ("(prefers-color-scheme: dark)", "slate", "material/weather-sunny"),
)


@dataclass(frozen=True)
class Edition:
    """A language of the site; the first is that of its root."""

    code: str
    language: str
    site_name: str
    description: str
    toggles: tuple[str, str]
    """What switches to dark and to light colours."""
    labels: Mapping[str, str]
    """Names in the menu, by page or section."""
    admonitions: Mapping[str, str]


@dataclass(frozen=True)
class Settings:
    """What is different on another site."""

    address: str
    menu: Sequence[MenuEntry]
    editions: Sequence[Edition]


def rewritten(text: str, settings: Settings) -> str:
    """The settings with their comments; names, menu and languages are those of the new site."""
    root = settings.editions[0]
    blocks = _blocks(text)
    blocks["site_name"][0] = f"site_name: {scalar(root.site_name)}"
    blocks["site_description"][0] = f"site_description: {scalar(root.description)}"
    blocks["site_url"][0] = f'site_url: !ENV [SITE_URL, "{settings.address}"]'
    blocks["nav"] = ["nav:", *_menu(settings.menu, root), ""]
    blocks["theme"] = [*_theme(blocks["theme"], root)]
    blocks["extra"] = [re.sub(r", about/link-and-cite\.md", "", line) for line in blocks["extra"]]
    blocks["plugins"] = [*_plugins(blocks["plugins"], settings.editions)]
    return "\n".join(line for block in blocks.values() for line in block)


def _blocks(text: str) -> dict[str, Lines]:
    """The lines of each setting of the first level, with the comments that follow it."""
    found: dict[str, Lines] = {"": []}
    key = ""
    for line in text.split("\n"):
        if start := re.match(r"(\w+):", line):
            key = start[1]
        found.setdefault(key, []).append(line)
    return found


def _menu(menu: Sequence[MenuEntry], edition: Edition) -> Iterator[str]:
    for entry in menu:
        if isinstance(entry, str):
            yield f"  - {_labelled(entry, edition)}"
        else:
            yield f"  - {scalar(edition.labels[entry['section']])}:"
            yield from (f"      - {_labelled(page, edition)}" for page in entry["pages"])


def _labelled(page: str, edition: Edition) -> str:
    label = edition.labels[page]
    return f"{scalar(label)}: {page}.md" if label else f"{page}.md"


def _theme(lines: Lines, root: Edition) -> Iterator[str]:
    """The part of the theme, with the language of the root and its words for the colours."""
    names = cycle(root.toggles)
    for line in lines:
        line = re.sub(r"^  language: .*", f"  language: {root.code}", line)
        line = re.sub(r"^(  palette:) &\w+", r"\1", line)
        if found := re.match(r"(.*\btoggle: \{.*name: ).*\}", line):
            line = f"{found[1]}{scalar(next(names))}}}"
        yield line


def _plugins(lines: Lines, editions: Sequence[Edition]) -> Iterator[str]:
    """The plugins, with other languages in the place of those that were listed."""
    start = lines.index(LISTED)
    further = range(start + 1, len(lines))
    end = next(n for n in further if lines[n].strip() and not lines[n].startswith(" " * 7))
    yield from lines[: start + 1]
    for edition in editions:
        yield from _edition(edition, editions[0])
    yield from lines[end:]


def _edition(edition: Edition, root: Edition) -> Iterator[str]:
    pad = " " * 10
    yield f"        - locale: {edition.code}"
    yield f"{pad}name: {scalar(edition.language)}"
    if edition is root:
        yield f"{pad}default: true"
    yield f"{pad}site_name: {scalar(edition.site_name)}"
    yield f"{pad}site_description: {scalar(edition.description)}"
    yield f"{pad}theme:"
    yield f"{pad}  language: {edition.code}"
    yield f"{pad}  palette:"
    for (media, scheme, icon), name in zip(SCHEMES, edition.toggles, strict=True):
        yield f'{pad}    - media: "{media}"'
        yield from (f"{pad}      {key}: {value}" for key, value in (
            ("scheme", scheme), ("primary", "custom"), ("accent", "custom"),
            ("toggle", f"{{icon: {icon}, name: {scalar(name)}}}"),
        ))  # fmt: skip
    if edition.admonitions:
        yield f"{pad}admonition_translations:"
        yield from (f"{pad}  {key}: {scalar(name)}" for key, name in edition.admonitions.items())
    if edition is not root:
        yield f"{pad}nav_translations:"
        shown = (key for key, label in root.labels.items() if label)
        named = {root.labels[key]: edition.labels[key] for key in shown}
        yield from (f"{pad}  {scalar(label)}: {scalar(name)}" for label, name in named.items())
