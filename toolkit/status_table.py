"""Draws the status of pages and numbers as two tables of the site."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from toolkit import formatting
from toolkit.markup import each, element, text
from toolkit.rendering import scrollable
from toolkit.status import DATE, RESULT, SAMPLE, NumberStatus, PageStatus, Status
from toolkit.voice import Voice

Link = Callable[[str], str]

PAGE_COLUMNS = (
    "status_page", "status_language", "status_sections", "status_numbers", "status_changed",
    "status_minutes",
)  # fmt: skip
NUMBER_COLUMNS = ("status_number", "where_used", "unknown")
UNKNOWN = {
    frozenset({SAMPLE, DATE}): "sample_and_date_unknown",
    frozenset({SAMPLE}): "sample_unknown",
    frozenset({DATE}): "date_unknown",
    frozenset({RESULT}): "status_result_unknown",
}


def draw(voice: Voice, status: Status, link: Link, figures_page: str) -> str:
    """Both tables; `link` gives the way to an address of the site in this language."""
    titles = {page.slug: page.title for page in status.pages if page.locale == voice.locale}
    pages = (_page(voice, pages, titles, link) for pages in status.by_slug.values())
    numbers = (
        element("tr", *_number(voice, number, titles, link, figures_page))
        for number in status.numbers
    )
    return element(
        "div",
        _table(voice, "status_of_pages", PAGE_COLUMNS, "".join(pages)),
        _table(voice, "status_of_numbers", NUMBER_COLUMNS, element("tbody", *numbers)),
        class_="status",
    )


def _table(voice: Voice, caption: str, columns: tuple[str, ...], body: str) -> str:
    titles = each("th", (text(voice.word(name)) for name in columns), scope="col")
    said = voice.word(caption)
    table = element("caption", text(said)) + element("thead", element("tr", titles)) + body
    # It names every page: search would find it for any word of a title.
    return scrollable(element("table", table, data_search_exclude="true"), said)


def _page(voice: Voice, pages: list[PageStatus], titles: dict[str, str], link: Link) -> str:
    """The rows of a page, one for each language that has it."""
    slug = pages[0].slug
    title = text(titles.get(slug, slug))
    named = element("a", title, href=link(slug)) if slug in titles else title
    head = element("th", named, scope="rowgroup", rowspan=len(pages))
    rows = [each("td", _cells(voice, page)) for page in pages]
    return element("tbody", each("tr", [head + rows[0], *rows[1:]]))


def _cells(voice: Voice, page: PageStatus) -> Iterator[str]:
    language = voice.data.languages[page.locale]
    matching = page.sections - len(page.unmatched)
    day = page.last_change
    yield element("span", text(language.name), lang=page.locale)
    yield text(voice.word("status_share", part=matching, whole=page.sections))
    yield text(len(page.numbers))
    yield text(formatting.date(day, voice.language) if day else voice.word("status_day_unknown"))
    yield text(voice.word("status_reading_time", number=page.minutes))


def _number(
    voice: Voice, number: NumberStatus, titles: dict[str, str], link: Link, figures_page: str
) -> Iterator[str]:
    label = text(formatting.capitalised(number.label[voice.locale]))
    address = link(f"{figures_page}#{number.key}")
    yield element("th", element("a", label, href=address), scope="row")
    pages = dict.fromkeys(use.partition("#")[0] for use in number.uses[voice.locale])
    places = (element("a", text(titles.get(slug, slug)), href=link(slug)) for slug in pages)
    yield element("td", element("ul", each("li", places)) if pages else "")
    yield element("td", text(" ".join(_unknown(voice, number))))


def _unknown(voice: Voice, number: NumberStatus) -> Iterator[str]:
    word = UNKNOWN.get(frozenset(number.unknown))
    if word:
        yield voice.word(word)
    if number.note:
        yield number.note[voice.locale]
    elif not word:
        yield voice.word("status_nothing_unknown")
