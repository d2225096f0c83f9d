"""Every page of every language: there, titled, described, linked to its twin, labelled."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

import pytest
from website import PATH_BELOW, SILENT, Built, Element, parse

from toolkit.author import Author
from toolkit.content import Content
from toolkit.pages import Page

LANDMARKS = {
    "sl": {
        "Glava", "Iskanje", "Razdelki", "Glavni meni", "Na tej strani", "Noga", "O tem spletišču",
        "Kje ste",
    },
    "en": {
        "Header", "Search", "Sections", "Main menu", "On this page", "Footer", "About this site",
        "You are here",
    },
}  # fmt: skip
LEFTOVERS = re.compile(
    r"\{\{|\{%|\[macros|Macro (?:Rendering|Syntax) Error|Traceback|\bUndefined\b"
)
SPOKEN_ATTRIBUTES = ("aria-label", "title", "placeholder", "alt")


def edition(content: Content, locale: str) -> str:
    """What stands before every address of a language."""
    return content.data.languages[locale].path


def described(site: Built, content: Content) -> Iterator[tuple[Page, str, Element]]:
    """Each page as it was written, its address, and as it was built."""
    for page in content.pages:
        address = edition(content, page.locale) + page.slug
        yield page, address, site.pages[address]


def meta(document: Element, name: str) -> str:
    """The content of the only `meta` element with this name or property."""
    found = [*document.all("meta", name=name), *document.all("meta", property=name)]
    assert len(found) == 1, f"{len(found)} x {name}"
    return found[0].attributes["content"]


def one_line(text: str) -> str:
    """The text with every run of spaces and newlines as one space."""
    return " ".join(text.split())


def test_every_page_of_every_language_is_built_and_no_other(site: Built, content: Content):
    """The pages of the site are those of docs/, in each language."""
    written = {edition(content, page.locale) + page.slug for page in content.pages}
    assert set(site.pages) == written
    slugs = [{p.slug for p in content.pages if p.locale == code} for code in content.data.languages]
    assert all(found == slugs[0] for found in slugs)


def test_every_page_says_its_language(site: Built, content: Content):
    """`<html lang>` is the language of the page."""
    for page, address, document in described(site, content):
        assert document.one("html").attributes["lang"] == page.locale, address


def test_titles_are_right_and_unique(site: Built, content: Content):
    """Each `<title>` is the page's own with the name of the site, and no two are equal."""
    titles: Counter[str] = Counter()
    for page, address, document in described(site, content):
        title = one_line(document.one("head").one("title").text)
        own = Author(content, page.locale, address).fill_text(page.meta("title"))
        site_name = content.data.languages[page.locale].site_name
        expected = own if site_name in own else f"{own} – {site_name}"
        assert title == one_line(expected), address
        titles[title] += 1
    assert [title for title, times in titles.items() if times > 1] == []


def test_descriptions_are_right_and_unique(site: Built, content: Content):
    """Each page has its own description, with its macros filled in and without markup."""
    descriptions: Counter[str] = Counter()
    for page, address, document in described(site, content):
        found = meta(document, "description")
        own = Author(content, page.locale, address).fill_text(page.meta("description"))
        assert one_line(found) == one_line(own), address
        assert meta(document, "og:description") == found, address
        assert not re.search(r"[<>{}]", found), address
        descriptions[found] += 1
    assert [text for text, times in descriptions.items() if times > 1] == []


@pytest.mark.parametrize("name", ["site", "site_below"])
def test_canonical_and_language_links_are_absolute_and_mutual(
    name: str, content: Content, request: pytest.FixtureRequest
):
    """Every page names itself, itself in each language, and the first language as x-default."""
    site: Built = request.getfixturevalue(name)
    (default,) = (code for code, language in content.data.languages.items() if not language.path)
    for page, address, document in described(site, content):
        (canonical,) = document.all("link", rel="canonical")
        assert canonical.attributes["href"] == site.address + address
        assert meta(document, "og:url") == site.address + address
        here = [
            (link.attributes["hreflang"], link.attributes["href"])
            for link in document.all("link")
            if "alternate" in link.attributes.get("rel", "").split()
            and "hreflang" in link.attributes
        ]
        twins = {
            code: site.address + edition(content, code) + page.slug
            for code in content.data.languages
        }
        assert sorted(here) == sorted([*twins.items(), ("x-default", twins[default])]), address


def test_every_page_has_one_main_heading(site: Built):
    """There is one `h1` on each page, and it has a text."""
    for address, document in site.pages.items():
        assert document.one("h1").text.strip(), address


def test_headings_have_the_same_ids_in_every_language(site: Built, content: Content):
    """Levels and ids of headings agree: an address with an anchor works in each language."""
    first, *others = content.data.languages.values()

    def headings(address: str) -> list[tuple[str, str | None]]:
        found = site.pages[address].one("article").all("h1", "h2", "h3", "h4", "h5", "h6")
        return [(heading.tag, heading.attributes.get("id")) for heading in found]

    for slug in {page.slug for page in content.pages}:
        for other in others:
            assert headings(first.path + slug) == headings(other.path + slug), slug


def test_no_id_stands_twice_on_a_page(site: Built):
    """Every id leads to one place."""
    for address, document in site.pages.items():
        ids = Counter(e.attributes["id"] for e in document.walk() if "id" in e.attributes)
        assert [key for key, times in ids.items() if times > 1] == [], address


def test_every_number_says_a_record_of_the_data(site: Built, content: Content):
    """`data-figure` is the id of a figure or target, and `value` is its number."""
    known = {**content.data.figures, **content.data.targets}
    for address, document in site.pages.items():
        for element in document.all("data"):
            assert element.attributes["data-figure"] in known, address
            assert float(element.attributes["value"]) >= 0, address
            assert element.text.strip(), address


def test_nothing_of_the_machinery_is_left_over(site: Built):
    """No macro stays unfilled, no Python value shows where a text is missing."""
    for address, document in site.pages.items():
        for element in document.walk():
            if element.within("code", *SILENT):
                continue  # the pages for editors show how macros are written
            assert "None" not in element.attributes.values(), address
            texts = [child.strip() for child in element.children if isinstance(child, str)]
            assert "None" not in texts, address
            assert not any(LEFTOVERS.search(text) for text in texts), address
            assert not any(LEFTOVERS.search(v) for v in element.attributes.values()), address


def test_landmarks_are_named_in_the_language_of_the_page(site: Built, content: Content):
    """Header, menus, search and footer carry their own names, not each other's."""
    site_names = {language.site_name for language in content.data.languages.values()}
    for page, address, document in described(site, content):
        names = {e.attributes["aria-label"] for e in document.walk() if is_landmark(e)}
        assert names - LANDMARKS[page.locale] - site_names == set(), address
        # A page with one section has no list of sections, one of the first level no path.
        assert len(LANDMARKS[page.locale] - names) <= 2, address


def is_landmark(element: Element) -> bool:
    """Whether it is a named part of the page; branches of a menu stand in its list."""
    region = element.tag in ("nav", "header", "footer", "aside")
    named = "aria-label" in element.attributes and element.parent.tag != "li"
    return named and (region or element.attributes.get("role") == "dialog")


def test_no_label_is_in_the_wrong_language(site: Built, content: Content):
    """What only screen readers say is translated as well."""
    spoken: dict[str, dict[str, str]] = {code: {} for code in content.data.languages}
    for page, address, document in described(site, content):
        for element in document.walk():
            branch = element.tag == "nav" and element.parent.tag == "li"  # named by a heading
            if element.language == page.locale and not branch:
                for name in SPOKEN_ATTRIBUTES:
                    if element.attributes.get(name):
                        spoken[page.locale][element.attributes[name]] = address
    names = {record.name for record in content.data.languages.values()} | {"Markdown"}
    same = set.intersection(*(set(labels) for labels in spoken.values())) - names
    assert {label: spoken[next(iter(spoken))][label] for label in same} == {}


def test_the_page_for_missing_addresses_speaks_every_language(
    site: Built, site_below: Built, content: Content
):
    """404.html stands once and leads to the home of each language by absolute paths."""
    for built, root in ((site, "/"), (site_below, PATH_BELOW)):
        assert [p.relative_to(built.folder).as_posix() for p in built.folder.rglob("404.html")] == [
            "404.html"
        ]
        document = parse(built.file("404.html"))
        sections = {s.attributes["lang"]: s for s in document.all("section")}
        assert set(sections) == set(content.data.languages)
        for code, language in content.data.languages.items():
            section = sections[code]
            assert section.one("a").attributes["href"] == root + language.path
            assert section.one("h2").text.strip(), language.name
        assert meta(document, "robots") == "noindex"
