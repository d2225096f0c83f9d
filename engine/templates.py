"""The Jinja environments of pages and of the theme: what they may do, and what they keep."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from jinja2 import FileSystemBytecodeCache, FileSystemLoader
from jinja2.runtime import LoopContext
from jinja2.sandbox import ImmutableSandboxedEnvironment

CACHE = Path(__file__).resolve().parent.parent / ".cache"
CACHE.mkdir(exist_ok=True)
_compiled = FileSystemBytecodeCache(str(CACHE))
_theme_compiled = FileSystemBytecodeCache(str(CACHE), "theme-%s.cache")

_PLAIN_VALUES = (str, int, float, bool, list, tuple, dict, LoopContext)


class PageEnvironment(ImmutableSandboxedEnvironment):
    """Jinja for pages: macros, text and lists, but no way to files, settings or the shell."""

    def is_safe_attribute(self, obj: Any, attr: str, value: Any) -> bool:
        """Allow only plain values to be looked into: the macros plugin also passes live objects."""
        return isinstance(obj, _PLAIN_VALUES) and super().is_safe_attribute(obj, attr, value)

    def compile(self, source: Any, *arguments: Any, **options: Any) -> Any:
        """Compile a page once, and again only when its text has changed."""
        if not isinstance(source, str) or arguments or options:
            return super().compile(source, *arguments, **options)
        name = hashlib.sha256(source.encode()).hexdigest()
        bucket = _compiled.get_bucket(self, name, None, source)
        if bucket.code is None:
            bucket.code = super().compile(source)
            _compiled.set_bucket(bucket)
        return bucket.code


class ThemeFiles(FileSystemLoader):
    """The files of the theme; lists none of those that are never published, like 10,000 icons."""

    def list_templates(self) -> list[str]:
        """Names of the files outside hidden folders."""
        return sorted({name for folder in self.searchpath for name in _visible(Path(folder))})


def _visible(folder: Path) -> Iterator[str]:
    for path, folders, files in os.walk(folder):
        folders[:] = [name for name in folders if not name.startswith(".")]
        yield from (Path(path, name).relative_to(folder).as_posix() for name in files)


def theme_environment(theme: Any) -> Any:
    """The theme's templates, compiled once for all languages and builds."""
    env = type(theme).get_env(theme)
    env.loader = ThemeFiles(theme.dirs)
    env.bytecode_cache = _theme_compiled
    env.trim_blocks = env.lstrip_blocks = True
    return env
