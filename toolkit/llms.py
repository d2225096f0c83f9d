"""A table of contents for language models (llmstxt.org), in each language."""

from __future__ import annotations

from collections.abc import Iterator

from toolkit import markdown_edition
from toolkit.author import Author
from toolkit.content import Content
from toolkit.pages import Page
from toolkit.voice import Voice

FILE = "llms.txt"
"""Counted from the home page of a language."""
OPTIONAL = "Optional"
"""How the specification calls what may be left out when there is little room."""


def files(content: Content, root: str) -> Iterator[tuple[str, bytes]]:
    """The contents of each language, for the site whose root has the absolute address `root`."""
    for locale, language in content.data.languages.items():
        lines = _lines(content, Voice(content.data, locale), root)
        yield language.path + FILE, ("\n".join(lines) + "\n").encode()


def _lines(content: Content, voice: Voice, root: str) -> Iterator[str]:
    pages = {page.slug: page for page in content.pages if page.locale == voice.locale}
    yield f"# {voice.language.site_name}"
    if "" in pages:
        yield from ("", f"> {_said(content, pages[''], 'description')}")
    yield from ("", voice.word("llms_contents"))
    for part in content.data.book.values():
        listed = [pages.pop(f"{name}/") for name in part.pages if f"{name}/" in pages]
        yield from ("", f"## {part.title[voice.locale]}", "")
        yield from (_line(content, page, root) for page in listed)
    yield from ("", f"## {OPTIONAL}", "")
    yield from (_line(content, p, root) for slug, p in pages.items() if slug and not p.generated)
    yield from _others(content, voice, root)


def _line(content: Content, page: Page, root: str) -> str:
    title, about = (_said(content, page, key) for key in ("title", "description"))
    return f"- [{title}]({root}{markdown_edition.path(page, content)}): {about}"


def _said(content: Content, page: Page, key: str) -> str:
    return Author(content, page.locale, "").fill_text(page.meta(key))


def _others(content: Content, voice: Voice, root: str) -> Iterator[str]:
    yield from ("", f"## {voice.word('llms_languages')}", "")
    for locale, language in content.data.languages.items():
        if locale != voice.locale:
            yield f"- [{language.site_name}]({root}{language.path}{FILE}): {language.name}"
