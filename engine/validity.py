"""Mends what the theme writes against the rules of HTML; the Nu HTML checker names it in a test."""

from __future__ import annotations

import re

_BOX_THAT_COMPLETES = re.compile(r'(type="checkbox"[^>]*) autocomplete="off"')
_SWITCHED = '<label class="md-nav__title" for="__toc">'


def mend(page: str) -> str:
    """The page with valid attributes, which browsers read as they read the theme's."""
    page = _BOX_THAT_COMPLETES.sub(r"\1", page).replace(' tabindex=""', ' tabindex="-1"')
    if 'id="__toc"' not in page:  # the first page of a section has contents, but no switch for them
        page = page.replace(_SWITCHED, _SWITCHED.replace(' for="__toc"', ""))
    return page
