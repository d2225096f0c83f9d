"""The checks, in the order in which they run; each answers one question of the content."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import replace
from functools import partial
from itertools import chain
from types import MappingProxyType

from toolkit.checks import (
    addresses,
    book,
    changes,
    claims,
    data,
    external,
    freshness,
    languages,
    links,
    macros,
    numbers,
    pages,
    pictures,
    published,
    reading,
    spelling,
    terms,
    translations,
    typography,
    unfinished,
)
from toolkit.content import Content
from toolkit.issue import Issue, in_order
from toolkit.kept import kept
from toolkit.processes import in_parts

DATA = "data"
"""Stands for the path of issues that are of no page."""

Check = Callable[[Content], Iterator[Issue]]

CHECKS: Mapping[str, Check] = MappingProxyType(
    {
        "data": data.check,
        "pages": pages.check,
        "pictures": pictures.check,
        "unfinished": unfinished.check,
        "macros": macros.check,
        "numbers": numbers.check,
        "claims": claims.check,
        "translations": translations.check,
        "freshness": freshness.check,
        "terms": terms.check,
        "links": links.check,
        "addresses": addresses.check,
        "book": book.check,
        "changes": changes.check,
        "published": published.check,
        "typography": typography.check,
        "spelling": spelling.check,
        "languages": languages.check,
    }
)

ON_REQUEST: Mapping[str, Check] = MappingProxyType(
    {"reading": reading.check, "external": external.check}
)
"""Checks that run only where they are named: advice, and what asks the network."""

EVERY: Mapping[str, Check] = MappingProxyType({**CHECKS, **ON_REQUEST})


PAGE_BY_PAGE = frozenset({"macros", "numbers", "terms", "typography"})
"""Checks whose issues of a page follow from it and the data, whatever the other pages say."""


def run(content: Content, names: tuple[str, ...] = tuple(CHECKS)) -> list[Issue]:
    """What the named checks find, in the order of files and lines."""
    return in_order(issue for name in names for issue in _found(name, content))


def _found(name: str, content: Content) -> Iterable[Issue]:
    """What a check finds; where it can, it looks only at pages that have changed."""
    if name not in PAGE_BY_PAGE:
        return EVERY[name](content)
    made_from: dict[str, tuple[str, ...]] = {DATA: (content.told,)}
    made_from |= {page.path: (content.told, page.fingerprint) for page in content.pages}
    with kept(content.root, f"issues-{name}") as results:
        found = results.several(made_from, partial(_by_path, EVERY[name], content))
    return chain.from_iterable(found.values())


def _by_path(check: Check, content: Content, paths: set[str]) -> dict[str, list[Issue]]:
    """The issues of some pages, and those of everything else."""
    pages = tuple(page for page in content.pages if page.path in paths)
    found: dict[str, list[Issue]] = {path: [] for path in {DATA, *paths}}
    parts = in_parts(lambda part: list(check(replace(content, pages=tuple(part)))), pages)
    for number, issues in enumerate(parts):
        for issue in issues:
            if issue.path in paths:
                found[issue.path].append(issue)
            elif number == 0:  # every part finds what is not on its pages
                found[DATA].append(issue)
    return found
