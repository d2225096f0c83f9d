"""Pages that lead on from addresses where nothing stands any more."""

from __future__ import annotations

import dataclasses
import re

from toolkit.content import Content
from toolkit.redirects import moved_sections, pages


def _with(content: Content, redirects: dict[str, str]) -> Content:
    return dataclasses.replace(content, data=dataclasses.replace(content.data, redirects=redirects))


def _goal(page: str) -> str:
    match = re.search(r'http-equiv="refresh" content="0; url=([^"]*)"', page)
    assert match
    return match[1]


def test_default_language_under_its_code_leads_home(content: Content) -> None:
    """Every page of the default language also stands below its code, and leads to the page."""
    default = next(code for code, language in content.data.languages.items() if not language.path)
    slugs = {page.slug for page in content.pages if page.locale == default}
    written = pages(content)
    assert {f"{default}/{slug}index.html" for slug in slugs} == set(written)
    assert _goal(written[f"{default}/index.html"]) == "../"
    for slug in slugs:
        up = "../" * (slug.count("/") + 1)
        assert _goal(written[f"{default}/{slug}index.html"]) == up + slug


def test_moved_page_leads_on_in_every_language(content: Content) -> None:
    """A redirect works in all languages, and the anchor is kept by the script."""
    goal = next(page.slug for page in content.pages if page.slug)
    moved = _with(content, {"old/place/": goal})
    written = pages(moved)
    for code, language in content.data.languages.items():
        page = written[f"{language.path}old/place/index.html"]
        assert f'lang="{code}"' in page
        assert _goal(page) == "../../" + goal
        assert "location.hash" in page


def test_moved_section_says_where_it_is(content: Content) -> None:
    """An anchor that a page lost names the page where its text is now."""
    first, second, *_ = [page.slug for page in content.pages if page.locale == "sl"]
    moved = _with(content, {f"{first}#gone": f"{second}#here"})
    ((anchor, markup),) = moved_sections(moved, "sl", first)
    assert anchor == "gone"
    assert "#here" in markup
