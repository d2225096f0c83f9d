"""What MkDocs and its plugins do not do by themselves, event by event; engine/ has large parts.

Every event runs once per language, because the i18n plugin builds the second language inside
the first one's on_post_build; `_is_first_pass` tells whole-site steps apart.
MkDocs keeps this module during a preview, and so it imports toolkit inside functions, once changed
code has been forgotten.
"""

from __future__ import annotations

import gc
import os
import sys
import webbrowser
from functools import cache, partial
from html import unescape
from pathlib import Path
from threading import Timer
from typing import TYPE_CHECKING, Any

import mkdocs_macros.plugin
from mkdocs.exceptions import PluginError
from mkdocs.plugins import CombinedEvent, event_priority, get_plugin_logger

if TYPE_CHECKING:
    from toolkit.frame import Frame

log = get_plugin_logger("site")

PROJECT = Path(__file__).resolve().parent
if str(PROJECT) not in sys.path:
    sys.path.insert(0, str(PROJECT))

from engine.at_once import PagesAtOnce  # noqa: E402
from engine.fresh_code import forget_changed_code  # noqa: E402
from engine.front_matter import filled_in  # noqa: E402
from engine.languages import (  # noqa: E402
    alternates,
    require_address,
    require_same_languages,
    require_translated_labels,
)
from engine.markup import (  # noqa: E402
    keep_words_apart,
    make_tables_scrollable,
    safe,
    shorten,
)
from engine.pages import PageCache  # noqa: E402
from engine.preview import Preview  # noqa: E402
from engine.templates import PageEnvironment, footer_pages, theme_environment  # noqa: E402
from engine.theme_search import index_from  # noqa: E402
from engine.validity import mend  # noqa: E402

# A build keeps nearly all that it makes: looking for garbage less often saves time.
gc.freeze()
gc.set_threshold(200_000, 50, 50)

EDITORS_ROOM = "editing/"
FOR_EDITORS = 0.2
"""How much a page that is made for editors counts in search."""

# The plugin makes the environment of pages by this name, which it only imports.
mkdocs_macros.plugin.Environment = PageEnvironment  # type: ignore[attr-defined]

page_cache = PageCache(PROJECT)
page_cache.install()

live_preview = Preview(lambda: _read_again())

_is_preview = False
_issues_of_preview: list[Any] = []


def on_startup(command: str, dirty: bool) -> None:
    """Remember whether this is `mkdocs serve`; what is published holds no present time."""
    global _is_preview
    _is_preview = command == "serve"
    if not _is_preview:
        PagesAtOnce(page_cache).install()
        from toolkit import ahead, revisions

        ahead.draw_pictures(PROJECT)
        os.environ[revisions.MOMENT] = str(revisions.moment_for_tools(PROJECT))


@event_priority(100)
def _before_plugins(config: Any) -> None:
    """Check everything with the code as it is now, before macros or a page ask for data."""
    config.theme.get_env = partial(theme_environment, config.theme)
    if _is_first_pass(config):
        forget_changed_code(PROJECT, "macros", "toolkit")
        require_address(config)
        require_translated_labels(config)
        _read_again()
        check_content(PROJECT)
        require_same_languages(config, _content().data.languages)
        if _is_preview:
            live_preview.begin(config)
        else:
            _look_ahead()
    config.plugins["macros"].config["on_error_fail"] = not _is_preview


@event_priority(-200)
def _after_plugins(config: Any) -> None:
    """Now that the i18n plugin has set the language: what Markdown says in it."""
    word = _frame("", _i18n(config).current_language).word
    extensions = config.mdx_configs
    extensions.setdefault("toc", {})["permalink_title"] = word("permalink")
    extensions.setdefault("footnotes", {})["BACKLINK_TITLE"] = word("footnote_back")


on_config = CombinedEvent(_before_plugins, _after_plugins)


BUILD_CHECKS = ("macros", "claims", "pictures")
"""What a build by hand must not get wrong; `toolkit build` has looked at everything before."""


def check_content(root: Path) -> None:
    """Stop at mistakes; only the preview goes on, with the last data that could be used."""
    from toolkit import report
    from toolkit.issue import ERROR
    from toolkit.project import Unusable, current_content, faults

    if os.environ.get("CONTENT_IS_CHECKED"):
        return
    issues = faults(root) if _is_preview else faults(root, BUILD_CHECKS)
    _issues_of_preview[:] = issues
    if not any(issue.severity == ERROR for issue in issues):
        return
    message = "\n" + report.as_text(issues, report.environment_language())
    if not _is_preview:
        raise PluginError(message)
    try:
        current_content(root)
    except Unusable:
        raise PluginError(message) from None
    log.warning(message)


@event_priority(100)
def on_page_markdown(markdown: str, page: Any, config: Any, files: Any) -> None:
    """Render macros in the front matter before the page's title is used anywhere."""
    for key in ("title", "description"):
        if isinstance(page.meta.get(key), str):
            page.meta[key] = filled_in(page.meta[key], key, page, config, _is_preview)
    if f"/{EDITORS_ROOM}" in f"/{page.file.src_uri}":
        page.meta["search"] = {"boost": FOR_EDITORS}


def on_page_content(content: str, page: Any, config: Any, files: Any) -> str:
    """Let the keyboard scroll tables, numbers and old anchors lead on, and search see each word."""
    frame = _frame(page.url, _i18n(config).current_language)
    annotated = frame.annotate(make_tables_scrollable(content, frame.word("table")))
    shorten(page.toc)
    page.number_notes = annotated.notes
    return keep_words_apart(annotated.content) + frame.moved()


def on_env(env: Any, config: Any, files: Any) -> None:
    """The theme prints titles as they are: let them be no HTML. The footer knows its pages."""
    env.globals["footer_pages"] = footer_pages(config, files)
    for page in (file.page for file in files.documentation_pages() if file.page):
        page.title = safe(page.title or "")
        page.meta |= {k: safe(v) for k, v in page.meta.items() if isinstance(v, str)}


def on_page_context(context: Any, page: Any, config: Any, nav: Any) -> Any:
    """Tell the templates what they say of the page, its language and its other languages."""
    context["edition_path"] = _edition_path(config)
    context["editions"] = list(alternates(page, config))
    frame = _frame(page.url, _i18n(config).current_language)
    context["word"] = lambda key, **filled: safe(frame.word(key, **filled))
    context["imprint"] = frame.imprint()
    context["head_data"] = frame.head(config.site_url)
    file, title = f"docs/{page.file.src_uri}", unescape(page.meta.get("title") or page.title)
    context["tools"] = frame.tools(file, unescape(page.title), page.canonical_url)
    context["embeds"] = frame.embeds(config.site_url or "")
    context["citations"] = frame.citations(file, title, page.canonical_url)
    return context


def on_template_context(context: Any, template_name: str, config: Any) -> Any:
    """Tell the page for missing addresses where the home of each language is."""
    root = context["base_url"].rstrip("/") + "/"
    context["homes"] = [
        {
            "locale": language.locale,
            "url": root + ("" if language.default else f"{language.locale}/"),
            "imprint": frame.imprint(),
            "word": frame.word,
        }
        for language in _i18n(config).config.languages
        for frame in (_frame("", language.locale),)
    ]
    return context


def on_post_page(output: str, page: Any, config: Any) -> str:
    """Publish valid HTML; the preview shows the mistakes of the page at its foot."""
    output = mend(output)
    if not _is_preview:
        return output
    from toolkit import preview

    path, locale = f"docs/{page.file.src_uri}", _i18n(config).current_language
    return preview.on_page(output, _issues_of_preview, path, locale, PROJECT)


@event_priority(-200)
def on_post_build(config: Any) -> None:
    """After the i18n plugin has built every language: the search of each, and the redirects."""
    if not _is_first_pass(config):
        return
    from toolkit import ahead, finishing, publications, search

    content = _content()
    page_cache.save()
    try:
        search.write(Path(config.site_dir), content, index_from(config))
    except ValueError as error:
        raise PluginError(str(error)) from error
    ahead.wait()
    try:
        publications.write(content, config.site_url, Path(config.site_dir))
    except Exception as error:
        if not _is_preview:
            raise
        log.warning("publications: %r", error)  # the checks say at which line of which page
    if _is_preview:
        _show_side_by_side(config)
    else:
        finishing.finish(Path(config.site_dir), PROJECT)


def _show_side_by_side(config: Any) -> None:
    from toolkit import preview

    page = preview.side_by_side(_content().data.languages, config.theme["language"])
    file = Path(config.site_dir, preview.ADDRESS, "index.html")
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(page, encoding="utf-8")


def on_serve(server: Any, config: Any, builder: Any) -> Any:
    """Say where both languages stand side by side, and open it where that is asked for."""
    from toolkit import preview

    live_preview.attach(server, builder)
    address = f"{config.site_url}{preview.ADDRESS}"
    log.info(address)
    if os.environ.get("OPEN_PREVIEW"):
        Timer(1, webbrowser.open, (address,)).start()
    return server


# --- helpers ------------------------------------------------------------------


def _i18n(config: Any) -> Any:
    return config.plugins["i18n"]


def _frame(address: str, locale: str) -> Frame:
    """What stands around a page, in its language."""
    from toolkit.frame import Frame

    return Frame(_content(), locale, address)


@cache
def _content() -> Any:
    """The content as it was when the build began."""
    from toolkit.project import current_content

    return current_content(PROJECT)


def _look_ahead() -> None:
    from toolkit import ahead

    ahead.look_at_all(_content())


def _read_again() -> bool:
    """Whether there is content, as it is now, that pages can be made from."""
    from toolkit.project import current

    _content.cache_clear()
    return current(PROJECT)[0] is not None


def _is_first_pass(config: Any) -> bool:
    return not _i18n(config).building


def _edition_path(config: Any) -> str:
    return "" if _i18n(config).is_default_language_build else f"{_i18n(config).current_language}/"
