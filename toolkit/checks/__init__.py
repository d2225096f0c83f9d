"""The checks, in the order in which they run; each answers one question of the content."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from types import MappingProxyType

from toolkit.checks import claims, data, macros, numbers, pages, translations
from toolkit.content import Content
from toolkit.issue import Issue

Check = Callable[[Content], Iterator[Issue]]

CHECKS: Mapping[str, Check] = MappingProxyType(
    {
        "data": data.check,
        "pages": pages.check,
        "macros": macros.check,
        "numbers": numbers.check,
        "claims": claims.check,
        "translations": translations.check,
    }
)


def run(content: Content, names: tuple[str, ...] = tuple(CHECKS)) -> list[Issue]:
    """What the named checks find, in the order of files and lines."""
    found = {issue for name in names for issue in CHECKS[name](content)}
    return sorted(found)
