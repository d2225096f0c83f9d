"""What a browser may run on a page: a Content-Security-Policy with digests of its own scripts."""

from __future__ import annotations

import base64
import hashlib
import re
from collections.abc import Iterable, Iterator
from functools import lru_cache

_TAGS = ("script", "style")
_NO_CODE = re.compile(r"\ssrc=|\stype=\"(?!module\"|text/javascript\")")
_START = '<meta charset="utf-8">'
_META = '<meta http-equiv="Content-Security-Policy" content="{}">'
_FIXED = (
    "style-src-attr 'unsafe-inline'",  # the lengths of bars
    "img-src 'self' data:",  # the theme's icons
    *(f"{kind}-src 'self'" for kind in ("font", "connect", "worker", "manifest", "frame")),
    "base-uri 'none'",
    "form-action 'self'",
)


def with_policy(page: str) -> str:
    """The page with its policy, for hosts that send no headers, before all else that it says.

    A piece of a page stays as it is.
    """
    before, start, after = page.partition(_START)
    if not start or after.startswith(_META.partition("{")[0], 1):
        return page
    meta = _META.format(policy(inline_code(page)))
    return f"{before}{start}\n{meta}{after}"


def own_policy(page: str) -> str:
    """The policy that a page has brought along, or nothing."""
    before, _, after = _META.partition("{}")
    _, start, rest = page.partition(f"{_START}\n{before}")
    return rest.partition(after)[0] if start else ""


def policy(code: Iterable[tuple[str, str]]) -> str:
    """Allows what comes from the site itself, and of inline scripts and styles only these."""
    known = sorted(set(code))
    return "; ".join(("default-src 'none'", *(_sources(tag, known) for tag in _TAGS), *_FIXED))


def _sources(tag: str, code: Iterable[tuple[str, str]]) -> str:
    return " ".join((f"{tag}-src 'self'", *(f"'{digest}'" for kind, digest in code if kind == tag)))


def inline_code(page: str) -> Iterator[tuple[str, str]]:
    """Tag and digest of each script and style that stands in a page; data in scripts is no code."""
    for tag in _TAGS:
        for part in page.split(f"<{tag}")[1:]:
            attributes, _, code = part.partition(f"</{tag}>")[0].partition(">")
            if not _NO_CODE.search(attributes):
                yield tag, _digest(code)


@lru_cache(maxsize=256)
def _digest(code: str) -> str:
    return "sha256-" + base64.b64encode(hashlib.sha256(code.encode()).digest()).decode()
