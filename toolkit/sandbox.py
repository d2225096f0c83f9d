"""Jinja for the text of pages, which comes from outside; each text is compiled once for all."""

from __future__ import annotations

import hashlib
import time
from contextlib import suppress
from pathlib import Path
from typing import Any

from jinja2 import FileSystemBytecodeCache
from jinja2.sandbox import ImmutableSandboxedEnvironment

from toolkit.kept import FOLDER

CACHE = Path(__file__).resolve().parent.parent / FOLDER
MOST_SECONDS = 30 * 24 * 60 * 60
"""A month: how long compiled code is kept, whether or not its text still stands anywhere."""


class Sandbox(ImmutableSandboxedEnvironment):
    """Compiles a text again only when it has changed, whichever process did it first."""

    def compile(self, source: Any, *arguments: Any, **options: Any) -> Any:
        """The code of a text; kept where there is a folder for what is kept."""
        if not isinstance(source, str) or arguments or options or not CACHE.is_dir():
            return super().compile(source, *arguments, **options)
        name = hashlib.sha256(f"{self.keep_trailing_newline}{source}".encode()).hexdigest()
        cache = FileSystemBytecodeCache(str(CACHE))
        bucket = cache.get_bucket(self, name, None, source)
        if bucket.code is None:
            bucket.code = super().compile(source)
            cache.set_bucket(bucket)
        return bucket.code


def drop_old_code() -> None:
    """Deletes what was compiled long ago; what is still needed is compiled once more."""
    for file in CACHE.glob("*.cache"):
        with suppress(OSError):  # another build was quicker
            if file.stat().st_mtime < time.time() - MOST_SECONDS:
                file.unlink()
