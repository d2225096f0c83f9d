"""The PDF of the whole concept in each language, as the build writes it."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from itertools import pairwise

import pikepdf
import pypdfium2
import pytest
from website import ROOT, Built

from toolkit import pdf, pdf_tags
from toolkit.book import slugs
from toolkit.content import Content
from toolkit.project import current_content

LOCALES = sorted(pdf.files(current_content(ROOT)))


@pytest.fixture(scope="module", params=LOCALES)
def locale(request: pytest.FixtureRequest) -> str:
    """Each language of the site."""
    return request.param


@pytest.fixture(scope="module")
def data(site: Built, content: Content, locale: str) -> bytes:
    """The file."""
    return (site.folder / pdf.files(content)[locale]).read_bytes()


@pytest.fixture(scope="module")
def document(data: bytes) -> Iterator[pikepdf.Pdf]:
    """The file, opened."""
    with pikepdf.open(io.BytesIO(data)) as opened:
        yield opened


@pytest.fixture(scope="module")
def text(data: bytes) -> str:
    """Its text as a reader program finds it: hyphens undone, spaces evened out."""
    with pypdfium2.PdfDocument(data) as opened:
        pages = [page.get_textpage().get_text_range() for page in opened]
    return even(re.sub("[-\u2010\ufffe\u00ad\x02]\r?\n", "", "\n".join(pages)))


@pytest.fixture(scope="module")
def elements(document: pikepdf.Pdf) -> list[pikepdf.Object]:
    """The whole tree of tags."""
    return list(pdf_tags._elements(document.Root.StructTreeRoot.K[0]))


def even(words: str) -> str:
    """Every run of spaces as one, none within brackets of notes."""
    return re.sub(r"\s+", " ", words)


def outline(document: pikepdf.Pdf) -> Iterator[tuple[int, str]]:
    """Bookmarks with their depth."""

    def below(items: list, depth: int) -> Iterator[tuple[int, str]]:
        for item in items:
            yield depth, item.title
            yield from below(item.children, depth + 1)

    with document.open_outline() as found:
        yield from below(found.root, 0)


def test_document_says_what_it_is(document: pikepdf.Pdf, content: Content, locale: str) -> None:
    """Language, title, tags and the mark of PDF/UA are there, and the title is shown."""
    root = document.Root
    assert root.Lang == locale
    assert bool(root.MarkInfo.Marked) and bool(root.ViewerPreferences.DisplayDocTitle)
    assert content.data.languages[locale].site_name in str(document.docinfo.Title)
    with document.open_metadata() as metadata:
        assert metadata["pdfuaid:part"] == "1"
        assert metadata["dc:title"]


def test_bookmarks_lead_to_every_chapter(
    document: pikepdf.Pdf, site: Built, content: Content, locale: str
) -> None:
    """Parts, chapters and sections are bookmarks, as deep as their headings."""
    marks = list(outline(document))
    parts = [part.title[locale] for part in content.data.book.values()]
    assert [title for depth, title in marks if depth == 0] == parts
    assert [even(t) for depth, t in marks if depth == 1] == titles(site, content, locale)


def titles(site: Built, content: Content, locale: str) -> list[str]:
    """The first heading of each page that is a chapter."""
    path = content.data.languages[locale].path
    headings = (site.pages[path + slug].one("h1") for slug in slugs(content))
    return [even("".join(c for c in h.children if isinstance(c, str))).strip() for h in headings]


def test_every_first_heading_is_in_the_text(
    text: str, site: Built, content: Content, locale: str
) -> None:
    """No page is lost, and č š ž can be searched and copied."""
    assert [title for title in titles(site, content, locale) if title not in text] == []


def test_every_figure_is_as_in_the_data(
    text: str, site: Built, content: Content, locale: str
) -> None:
    """Whatever number the chapters show is printed."""
    path = content.data.languages[locale].path
    for slug in slugs(content):
        for number in site.pages[path + slug].all("data"):
            assert even(number.text) in text, (slug, number.text)


def test_headings_leave_no_level_out(elements: list[pikepdf.Object]) -> None:
    """The first is of level one, and none is more than one deeper than the one before."""
    levels = [int(str(e.S)[2:]) for e in elements if re.fullmatch(r"/H\d", str(e.S))]
    assert levels[0] == 1
    assert all(b <= a + 1 for a, b in pairwise(levels))


def test_tables_and_pictures_are_said(elements: list[pikepdf.Object]) -> None:
    """Heading cells have a scope, pictures a text."""
    heads = [e for e in elements if e.S == "/TH"]
    assert heads and all("/Scope" in e.A for e in heads)
    assert all(str(e.Alt) for e in elements if e.S == "/Figure")


def test_everything_is_content_or_artifact(document: pikepdf.Pdf, elements: list) -> None:
    """What is drawn on a page is reached by the tags or marked as decoration."""
    known = {element.objgen for element in elements}
    for page in document.pages:
        owners = document.Root.StructTreeRoot.ParentTree.Nums[2 * page.StructParents + 1]
        assert all(owner is None or owner.objgen in known for owner in owners)
        marked = re.findall(rb"/MCID (\d+)", page.Contents.read_bytes())
        assert all(owners[int(number)] is not None for number in marked)


def test_fonts_are_embedded_and_of_one_family(document: pikepdf.Pdf) -> None:
    """The document looks the same everywhere, with letters that can be copied."""
    for page in document.pages:
        for font in page.Resources.Font.values():
            descriptor = font.DescendantFonts[0].FontDescriptor
            assert "/FontFile2" in descriptor or "/FontFile3" in descriptor
            assert "/ToUnicode" in font and "Source-Sans" in str(font.BaseFont)


def test_home_page_links_to_the_document(site: Built, content: Content, locale: str) -> None:
    """Each language's home leads to its own PDF."""
    path = content.data.languages[locale].path
    goals = [a.attributes["href"] for a in site.pages[path].all("a", class_="pdf")]
    assert goals == [content.data.languages[locale].book]
