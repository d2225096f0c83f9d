"""Turns the pages of a built site into chapters of one document: ids, links, headings, notes."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urljoin, urlsplit

from lxml import html
from lxml.html import HtmlElement, builder

PAGE = "index.html"
SITE = "http://site.invalid/"
"""Stands for the root of the site while relative links are resolved."""
HEADINGS = ("h1", "h2", "h3", "h4", "h5")


class NotBuilt(Exception):
    """The built site lacks a page; `args` is (address,)."""


def _with_class(*names: str) -> str:
    padded = "concat(' ', normalize-space(@class), ' ')"
    return " or ".join(f"contains({padded}, ' {name} ')" for name in names)


SCREEN_ONLY = (
    "headerlink", "md-content__button", "no-print", "number-notes", "page-tools", "quotations"
)  # fmt: skip
LEFT_OUT = (
    ".//script | .//style | .//template | .//nav | .//form | .//button | .//dialog"
    f" | .//*[{_with_class(*SCREEN_ONLY)}]"
)
"""What a reader on paper has no use for."""
WITHOUT_PAGE_NUMBER = f"ancestor-or-self::*[{_with_class('term', 'chart', 'key-figures')}]"
WITHOUT_NOTE = (
    f"ancestor::a or ancestor::*[{_with_class('chart', 'figures', 'all-figures', 'status')}]"
)
"""Numbers that have their source beside them."""


@dataclass(frozen=True)
class Chapter:
    """A page of the site as a chapter."""

    id: str
    name: str
    """Short title, for the running header."""
    title: str
    sections: tuple[tuple[str, str], ...]
    """Id and title of each section."""
    content: str
    """HTML."""
    notes: tuple[tuple[str, str], ...]
    """Id and text of each source of its numbers."""


@dataclass(frozen=True)
class Edition:
    """What the chapters of one language have in common."""

    locale: str
    path: str
    """What stands before the address of each page."""
    slugs: tuple[str, ...]
    """Addresses of the pages that are chapters."""
    site_name: str
    page_word: str
    """What stands before a page number."""
    drawing_style: str
    """How pictures within the pages are drawn, as CSS."""
    source: Callable[[str], str]
    """Where a number comes from, by its id."""

    @property
    def addresses(self) -> Mapping[str, str]:
        """Ids of the chapters by the address of their page."""
        return {self.path + slug: chapter_id(slug) for slug in self.slugs}


def chapter_id(slug: str, anchor: str = "") -> str:
    """Id of a page, or of a place on it, within the document."""
    page = slug.strip("/").replace("/", "-")
    return f"{page}--{anchor}" if anchor else page


def read_chapters(site: Path, edition: Edition) -> tuple[list[Chapter], str]:
    """The chapters, and the public address of the site, empty where it has none."""
    pages = {slug: _parsed(site, edition.path + slug) for slug in edition.slugs}
    public = _public_address(pages, edition)
    articles = {slug: _cleaned(page, slug) for slug, page in pages.items()}
    ids = {element.get("id") for article in articles.values() for element in article.iter("*")}
    for slug, article in articles.items():
        _lead(article, edition, slug, ids, public)
        _mark_languages(article, edition.locale)
        _complete_drawings(article, edition.drawing_style)
    return [_chapter(slug, pages[slug], articles[slug], edition) for slug in edition.slugs], public


def _parsed(site: Path, address: str) -> HtmlElement:
    file = site / address / PAGE
    if not file.is_file():
        raise NotBuilt(address)
    return html.document_fromstring(file.read_bytes().decode("utf-8"))


def _public_address(pages: Mapping[str, HtmlElement], edition: Edition) -> str:
    """Address of the site's root as its pages give it; none for a site on this machine."""
    slug, page = next(iter(pages.items()))
    canonical = "".join(page.xpath("//link[@rel='canonical']/@href"))
    is_here = urlsplit(canonical).hostname in ("localhost", "127.0.0.1", "::1", None)
    return "" if is_here else canonical.removesuffix(edition.path + slug)


def _cleaned(page: HtmlElement, slug: str) -> HtmlElement:
    """The article without what serves the screen, its ids made unique, its headings one lower."""
    article = page.xpath("//article")[0]
    for element in article.xpath(LEFT_OUT):
        element.drop_tree()
    for number in article.xpath(".//a[@class='number']"):
        number.drop_tag()
    for link in article.xpath(f".//a[{_with_class('number')}]"):
        link.drop_tag()  # to notes on the page, which the chapter has of its own
    for element in article.xpath(".//*[@id]"):
        element.set("id", chapter_id(slug, element.get("id")))
    for element in article.xpath(".//*[self::" + " or self::".join(HEADINGS) + "]"):
        element.tag = f"h{int(element.tag[1]) + 1}"
    for element in article.iter("figcaption"):
        element.tag = "p"  # a caption outside of a table or picture has no place in a PDF
    return article


def _lead(article: HtmlElement, edition: Edition, slug: str, ids: set[str], public: str) -> None:
    """Links lead within the document, to the site on the web, or nowhere; pictures to files."""
    here = urljoin(SITE, edition.path + slug)
    for link in article.xpath(".//a[@href]"):
        address = urljoin(here, link.get("href"))
        place, _, anchor = address.removeprefix(SITE).partition("#")
        if not address.startswith(SITE):
            _print_address(link, address)
        elif place in edition.addresses:
            goal = chapter_id(edition.addresses[place], anchor)
            link.set("href", "#" + (goal if goal in ids else edition.addresses[place]))
            _print_page(link, edition.page_word)
        elif public:
            link.set("href", address.replace(SITE, public))
        else:
            link.drop_tag()
    for picture in article.xpath(".//img[@src]"):
        picture.set("src", urljoin(here, picture.get("src")).removeprefix(SITE))


def _print_address(link: HtmlElement, address: str) -> None:
    parts = urlsplit(address)
    shown = (parts.netloc + parts.path).strip("/")
    if shown and shown not in link.text_content():
        _put_after(link, builder.SPAN(f" ({shown})", builder.CLASS("address")))


def _print_page(link: HtmlElement, word: str) -> None:
    """A page number behind the link, in brackets or, within brackets, after a comma."""
    if link.xpath(WITHOUT_PAGE_NUMBER):
        return
    before = _text_before(link)
    bracketed = before.count("(") > before.count(")")
    opening, closing = (", ", "") if bracketed else (" (", ")")
    number = builder.SPAN(builder.CLASS("page"))
    number.set("data-goal", link.get("href"))
    number.set("data-before", f"{opening}{word}\N{NO-BREAK SPACE}")
    number.set("data-after", closing)
    _put_after(link, number)


def _text_before(element: HtmlElement) -> str:
    parent = element.getparent()
    parts = [parent.text or ""]
    for sibling in parent:
        if sibling is element:
            break
        parts += [sibling.text_content(), sibling.tail or ""]
    return "".join(parts)


def _mark_languages(article: HtmlElement, locale: str) -> None:
    """Gives text in another language a tag of its own: the PDF is told the language by it."""
    for span in article.xpath(".//span[@lang]"):
        if span.get("lang") != locale:
            span.tag = f"lang-{span.get('lang')}"


def _complete_drawings(article: HtmlElement, style: str) -> None:
    """A drawing sees no style of the page, and its text alternative is a title of its own."""
    for drawing in article.iter("svg"):
        drawing.insert(0, builder.STYLE(style))
        drawing.insert(0, builder.TITLE(drawing.get("aria-label", "")))


def _note_sources(article: HtmlElement, edition: Edition, slug: str) -> dict[str, str]:
    """Marks each number with its source; every source has one note, ids first."""
    notes: dict[str, str] = {}
    for number in article.xpath(f".//data[@data-figure][not({WITHOUT_NOTE})]"):
        source = edition.source(number.get("data-figure"))
        place = notes.setdefault(source, chapter_id(slug, f"source-{len(notes) + 1}"))
        mark = builder.A(f"[{place.rpartition('-')[2]}]", builder.CLASS("note-mark"))
        mark.set("href", f"#{place}")
        _append_unbroken(number, mark)
    return {place: source for source, place in notes.items()}


def _chapter(slug: str, page: HtmlElement, article: HtmlElement, edition: Edition) -> Chapter:
    notes = _note_sources(article, edition, slug)
    heading = article.find(".//h2")
    heading.set("data-name", page.findtext(".//title").removesuffix(f" – {edition.site_name}"))
    return Chapter(
        chapter_id(slug),
        heading.get("data-name"),
        _text(heading),
        tuple((heading.get("id"), _text(heading)) for heading in article.iter("h3")),
        "".join(_children(article)),
        tuple(notes.items()),
    )


def _append_unbroken(element: HtmlElement, follower: HtmlElement) -> None:
    """Appends an element so that it stays on the line of the last word."""
    before, space, last = (element.text or "").rpartition(" ")
    element.text = before + space
    element.append(builder.SPAN(last, follower, builder.CLASS("unbroken")))


def _put_after(element: HtmlElement, follower: HtmlElement) -> None:
    """Puts an element between another and the text behind it."""
    follower.tail, element.tail = element.tail, None
    element.addnext(follower)


def _text(element: HtmlElement) -> str:
    return re.sub(r"[ \t\n]+", " ", element.text_content()).strip()


def _children(element: HtmlElement) -> Iterator[str]:
    yield element.text or ""
    for child in element:
        yield html.tostring(child, encoding="unicode")
