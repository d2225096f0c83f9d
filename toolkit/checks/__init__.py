"""The checks, in the order in which they run; each answers one question of the content."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from types import MappingProxyType

from toolkit.checks import (
    addresses,
    book,
    claims,
    data,
    external,
    freshness,
    links,
    macros,
    numbers,
    pages,
    reading,
    spelling,
    terms,
    translations,
    typography,
)
from toolkit.content import Content
from toolkit.issue import Issue, in_order

Check = Callable[[Content], Iterator[Issue]]

CHECKS: Mapping[str, Check] = MappingProxyType(
    {
        "data": data.check,
        "pages": pages.check,
        "macros": macros.check,
        "numbers": numbers.check,
        "claims": claims.check,
        "translations": translations.check,
        "freshness": freshness.check,
        "terms": terms.check,
        "links": links.check,
        "addresses": addresses.check,
        "book": book.check,
        "typography": typography.check,
        "spelling": spelling.check,
    }
)

ON_REQUEST: Mapping[str, Check] = MappingProxyType(
    {"reading": reading.check, "external": external.check}
)
"""Checks that run only where they are named: advice, and what asks the network."""

EVERY: Mapping[str, Check] = MappingProxyType({**CHECKS, **ON_REQUEST})


def run(content: Content, names: tuple[str, ...] = tuple(CHECKS)) -> list[Issue]:
    """What the named checks find, in the order of files and lines."""
    return in_order(issue for name in names for issue in EVERY[name](content))
