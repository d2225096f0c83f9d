"""The Jinja environments of pages and of the theme: what they may do, and what they keep."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from jinja2 import FileSystemBytecodeCache, FileSystemLoader
from jinja2.runtime import LoopContext

from toolkit.sandbox import CACHE, Sandbox, drop_old_code

CACHE.mkdir(exist_ok=True)
drop_old_code()
_theme_compiled = FileSystemBytecodeCache(str(CACHE), "theme-%s.cache")

_PLAIN_VALUES = (str, int, float, bool, list, tuple, dict, LoopContext)


class PageEnvironment(Sandbox):
    """Jinja for pages: macros, text and lists, but no way to files, settings or the shell."""

    def is_safe_attribute(self, obj: Any, attr: str, value: Any) -> bool:
        """Allow only plain values to be looked into: the macros plugin also passes live objects."""
        return isinstance(obj, _PLAIN_VALUES) and super().is_safe_attribute(obj, attr, value)


class ThemeFiles(FileSystemLoader):
    """The files of the theme; lists none of those that are never published, like 10,000 icons."""

    def list_templates(self) -> list[str]:
        """Names of the files outside hidden folders."""
        return sorted({name for folder in self.searchpath for name in _visible(Path(folder))})


def _visible(folder: Path) -> Iterator[str]:
    for path, folders, files in os.walk(folder):
        folders[:] = [name for name in folders if not name.startswith(".")]
        yield from (Path(path, name).relative_to(folder).as_posix() for name in files)


def footer_pages(config: Any, files: Any) -> list[Any]:
    """The pages of a language that the footer of each page links to."""
    known = {file.norm_src_uri: file.page for file in files.documentation_pages()}
    return [known[path] for path in config.extra["footer_pages"] if path in known]


def theme_environment(theme: Any) -> Any:
    """The theme's templates, compiled once for all languages and builds."""
    env = type(theme).get_env(theme)
    env.loader = ThemeFiles(theme.dirs)
    env.bytecode_cache = _theme_compiled
    env.auto_reload = False  # each build has an environment of its own
    env.trim_blocks = env.lstrip_blocks = True
    return env
