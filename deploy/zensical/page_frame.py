"""What hooks.py does for MkDocs, as far as a Markdown extension can do it for Zensical."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, pass_context
from jinja2.runtime import Context
from markdown import Extension, Markdown
from markdown.postprocessors import Postprocessor
from zensical.extensions.context import ContextPreprocessor

from engine.markup import keep_words_apart, make_tables_scrollable, safe
from toolkit.frame import Frame
from toolkit.href import relative
from toolkit.project import current_content

PROJECT = Path(__file__).resolve().parent
AFTER_TEXT = ("number-notes", "page-tools", "cite", "embeds")
LAST = -100


class PageFrame(Extension):
    """Lets numbers lead to their sources, and makes what stands below the text of a page."""

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802
        """Called once for each page, when Zensical has said which one it is."""
        found = ContextPreprocessor.from_markdown(md)
        if found is not None:
            around = Around(found.page, found.config)
            md.treeprocessors["toc"].permalink_title = around.frame.word("permalink")
            md.postprocessors.register(around, "page_frame", LAST)


class Around(Postprocessor):
    """One page and what stands around its text."""

    def __init__(self, page: Any, config: dict[str, Any]) -> None:
        super().__init__()
        content = current_content(PROJECT)
        locale = config["theme"]["language"]
        language = content.data.languages[locale]
        self.page = page
        self.site = (config["site_url"] or "").removesuffix(language.path)
        self.frame = Frame(content, locale, language.path + page.url, self.site)

    def run(self, text: str) -> str:
        """The text of the page; the rest goes to the templates."""
        scrollable = make_tables_scrollable(text, self.frame.word("table"))
        annotated = self.frame.annotate(scrollable)
        self.page.number_notes = annotated.notes
        self.page.meta["after_text"] = "".join(self._partial(name) for name in AFTER_TEXT)
        self.page.meta["path_name"] = self.frame.word("path")
        self.page.meta["foot"] = self._partial("funding")
        return keep_words_apart(annotated.content)

    def _partial(self, name: str) -> str:
        frame, page = self.frame, self.page
        file, title = f"docs/{frame.locale}/{page.path}", page.meta.get("title") or page.title
        address = self.site + frame.address
        template = _templates().get_template(f"partials/{name}.html")
        return template.render(
            origin=frame.address,
            page=page,
            word=lambda key, **filled: safe(frame.word(key, **filled)),
            imprint=frame.imprint(),
            tools=frame.tools(file, title, address),
            citations=frame.citations(file, title, address),
            embeds=frame.embeds(self.site),
        )


@cache
def _templates() -> Environment:
    environment = Environment(loader=FileSystemLoader(PROJECT / "overrides"))
    environment.filters["url"] = _url
    return environment


@pass_context
def _url(context: Context, goal: str) -> str:
    address = relative(context["origin"], goal)
    return address if goal.endswith("/") else address.rstrip("/")


def makeExtension(**options: Any) -> PageFrame:  # noqa: N802
    """Called by Python-Markdown."""
    return PageFrame(**options)
