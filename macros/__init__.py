"""Gives page authors the macros of the toolkit; holds no logic of its own."""

from collections.abc import Callable
from pathlib import Path, PurePosixPath
from typing import Any

from toolkit.author import MACROS, Author
from toolkit.project import current_content

PROJECT = Path(__file__).resolve().parent.parent


def define_env(env: Any) -> None:
    """Called by the builder: registers each macro for the page that is being built."""
    content = current_content(PROJECT)

    def author() -> Author:
        locale: str = env.conf["theme"]["language"]
        path = content.data.languages[locale].path
        site = (env.conf["site_url"] or "").removesuffix(path)
        return Author(content, locale, _origin_of_links(env.page, path), site)

    def speak(name: str) -> Callable[..., str]:
        return lambda *arguments, **options: getattr(author(), name)(*arguments, **options)

    for name in MACROS:
        env.macro(speak(name), name)


def _origin_of_links(page: Any, path: str) -> str:
    """MkDocs leaves links in HTML alone; Zensical reads them as they would stand in the file."""
    return page.url if hasattr(page, "file") else f"{path}{PurePosixPath(page.path).parent}/"
