"""Fills macros into titles and descriptions, which the macros plugin leaves as they are."""

from __future__ import annotations

from copy import copy
from typing import Any

from mkdocs.exceptions import PluginError
from mkdocs.plugins import get_plugin_logger

from engine.markup import plain_text

log = get_plugin_logger("site")


def filled_in(text: str, key: str, page: Any, config: Any, is_preview: bool) -> str:
    """What a page says under a key of its front matter; a wrong macro stops all but a preview."""
    macros = config.plugins["macros"]
    if not macros.has_j2(text):
        return text
    macros._page = page
    macros.variables["page"] = copy(page)
    try:
        rendered = macros.env.from_string(text).render(**macros.variables)
    except Exception as error:
        message = f"docs/{page.file.src_uri}: {key}: {error}"
        if not is_preview:
            raise PluginError(message) from error
        log.warning(message)
        return text
    return plain_text(rendered)
