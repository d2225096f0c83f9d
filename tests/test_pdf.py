"""Printing: the tags that PDF/UA asks for, page numbers, and what the printer complains of."""

from __future__ import annotations

import io
import itertools
from collections.abc import Callable, Iterator
from pathlib import Path

import pikepdf
import pypdfium2
import pytest
from small_project import REPOSITORY, Project
from website import served

from toolkit import pdf, pdf_tags
from toolkit.book import Book
from toolkit.revisions import NO_MOMENT, last_moment

STYLE = REPOSITORY / pdf.STYLE
BODY = """\
<main class="contents"><ul>
<li class="contents-part"><a href="#a">Part</a><ul><li data-goal="#a"><a href="#a">To A</a></li>
<li data-goal="#b"><a href="#b">To B</a></li></ul></li></ul></main>
<section class="part"><h1 id="a" data-name="Running">A</h1>
<p>See <a href="#b">B</a><span class="page" data-goal="#b" data-before=" (p. " data-after=")">
</span>, <lang-sl lang="sl">veščine</lang-sl>.</p>
<table><thead><tr><th>Head</th><th>Value</th></tr></thead>
<tbody><tr><th scope="row">Row</th><td>1</td></tr></tbody></table></section>
<section class="part"><h1 id="b" data-name="Other">B</h1><p>Last.</p></section>
"""


def source(body: str = BODY) -> str:
    """A document to print."""
    return f'<!doctype html><html lang="en"><head><title>T</title></head><body>{body}</body></html>'


def made(body: str = BODY, **titles: str) -> pikepdf.Pdf:
    """The finished PDF of a document."""
    return pikepdf.open(
        io.BytesIO(pdf_tags.finished(pdf.printed(source(body), STYLE, REPOSITORY), titles)),
    )


@pytest.fixture(scope="module")
def document() -> Iterator[pikepdf.Pdf]:
    """The document above, printed."""
    with made(b="What B is") as opened:
        yield opened


def elements(document: pikepdf.Pdf) -> list[pikepdf.Object]:
    """The whole tree of tags."""
    return list(pdf_tags._elements(document.Root.StructTreeRoot.K[0]))


def tagged(document: pikepdf.Pdf, kind: str) -> list[pikepdf.Object]:
    """The elements with a tag."""
    return [element for element in elements(document) if str(element.S) == kind]


def texts(document: pikepdf.Pdf) -> list[str]:
    """The text of each page as a reader program finds it."""
    data = io.BytesIO()
    document.save(data)
    with pypdfium2.PdfDocument(data.getvalue()) as opened:
        return [page.get_textpage().get_text_range() for page in opened]


def test_page_numbers_are_true(document: pikepdf.Pdf) -> None:
    """Contents and links show the page on which their goal begins."""
    contents, first, _ = texts(document)
    assert [line.split()[-1] for line in contents.splitlines() if "To" in line] == ["2", "3"]
    assert first.replace("\u2007", "").replace("\xa0", " ").find("(p. 3)") > 0


def test_page_numbers_of_a_long_document_are_true() -> None:
    """Beyond page 99 the numbers get the room that they need."""
    pages = "".join(
        f'<section class="part"><h1 id="p{n}">{n}</h1></section>' for n in range(2, 102)
    )
    contents = (
        '<main class="contents"><ul><li data-goal="#p101"><a href="#p101">x</a></li></ul></main>'
    )
    with made(contents + pages) as long:
        assert "101" in texts(long)[0]


def test_contents_are_tagged_as_contents(document: pikepdf.Pdf) -> None:
    """The table of contents is one for assistive programs."""
    assert len(tagged(document, "/TOC")) == 2
    assert len(tagged(document, "/TOCI")) == 3
    assert all(reference.P.S == "/TOCI" for reference in tagged(document, "/Reference"))


def test_heading_cells_say_their_scope(document: pikepdf.Pdf) -> None:
    """Cells at the head hold for columns, cells at the side for rows."""
    scopes = [str(cell.A.Scope) for cell in tagged(document, "/TH")]
    assert scopes == ["/Column", "/Column", "/Row"]
    assert all("/Headers" not in cell.A for cell in tagged(document, "/TD"))


def test_other_languages_are_tagged(document: pikepdf.Pdf) -> None:
    """A voice changes its language where the text does, and only there."""
    assert [str(e.Lang) for e in elements(document) if "/Lang" in e] == ["sl"]
    assert not [e for e in elements(document) if str(e.S).startswith("/lang")]


def test_running_headers_are_artifacts(document: pikepdf.Pdf) -> None:
    """Headers and page numbers are not read out with every page."""
    for page in document.pages:
        content = page.Contents.read_bytes()
        owners = document.Root.StructTreeRoot.ParentTree.Nums[2 * page.StructParents + 1]
        assert content.count(pdf_tags.PAGINATION) == sum(owner is None for owner in owners) >= 1


def test_links_are_named_by_their_goal(document: pikepdf.Pdf) -> None:
    """Who hears a link hears a title instead of an anchor."""
    links = [link for page in document.pages for link in page.get("/Annots", [])]
    assert {str(link.Contents) for link in links if link.Dest == "b"} == {"What B is"}


def test_one_family_of_fonts_is_embedded(document: pikepdf.Pdf) -> None:
    """Every font is in the file, and none is a stand-in of this machine."""
    fonts = [font for page in document.pages for font in page.Resources.Font.values()]
    for font in fonts:
        descriptor = font.DescendantFonts[0].FontDescriptor
        assert "/FontFile2" in descriptor or "/FontFile3" in descriptor
        assert "Source-Sans" in str(font.BaseFont)


def test_two_runs_are_equal(monkeypatch: pytest.MonkeyPatch) -> None:
    """The same text gives the same bytes."""
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1795000000")
    first, second = (
        pdf_tags.finished(pdf.printed(source(), STYLE, REPOSITORY), {}) for _ in range(2)
    )
    assert first == second


def test_drawing_is_a_figure_with_its_title() -> None:
    """A drawing is said in words."""
    svg = '<svg viewBox="0 0 9 9" width="9" height="9"><title>A map</title><circle r="3"/></svg>'
    with made(svg) as document:
        assert [str(figure.Alt) for figure in tagged(document, "/Figure")] == ["A map"]


def test_drawing_without_words_is_refused() -> None:
    """A picture that cannot be said is no part of an accessible document."""
    svg = '<svg viewBox="0 0 9 9" width="9" height="9"><circle r="3"/></svg>'
    with pytest.raises(pdf_tags.NoAlternative, match="1"):
        made(svg)


@pytest.mark.parametrize(
    "fault",
    ['<img src="data:image/png,x" alt="x">', '<a href="#nowhere">x</a>', '<p style="colour:red">x'],
)
def test_complaints_of_the_printer_stop_it(fault: str) -> None:
    """A broken picture, a link without goal, a style that is none: no PDF."""
    with pytest.raises(pdf.NotPrinted) as caught:
        pdf.printed(source(fault), STYLE, REPOSITORY)
    assert caught.value.args[0] == "printer_complains"


def test_nothing_is_fetched() -> None:
    """Printing asks no other machine, whatever a page names."""
    with served(REPOSITORY / "overrides/assets/images") as address:
        picture = source(f'<img src="{address}favicon.svg" alt="x">')
        with pytest.raises(pdf.NotPrinted, match="disallowed protocol"):
            pdf.printed(picture, STYLE, REPOSITORY)


def test_pictures_lie_in_the_site() -> None:
    """A picture is read from the folder, and said by its text."""
    with made('<img src="overrides/assets/images/favicon.svg" alt="A sign">') as document:
        assert [str(figure.Alt) for figure in tagged(document, "/Figure")] == ["A sign"]


@pytest.fixture
def print_again(
    project: Project, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Callable[[], bytes]:
    """Prints a document with a picture and a style of its own; what comes numbers the printings."""
    count = itertools.count()
    picture = '<img src="sign.svg" alt="A sign">'
    style = project.root / pdf.STYLE
    style.parent.mkdir(parents=True, exist_ok=True)
    style.write_text('p { background: url("../back.svg") }')
    for file in (style.parent.parent / "back.svg", tmp_path / "sign.svg"):
        file.write_text("<svg/>")
    (project.root / ".cache").mkdir()
    monkeypatch.setattr(pdf, "book", lambda *_: Book(source(picture), {}))
    monkeypatch.setattr(pdf, "_finished", lambda *_: b"%d" % next(count))
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "42")

    def act() -> bytes:
        pdf._write_one(project.root, "en", tmp_path, tmp_path / "book.pdf", None)
        return (tmp_path / "book.pdf").read_bytes()

    return act


def test_what_has_been_printed_is_kept(
    print_again: Callable[[], bytes], monkeypatch: pytest.MonkeyPatch
) -> None:
    """A build after which the document is the same does not print it again."""
    assert print_again() == print_again() == b"0"
    within = source(f'<img src="data:image/png;base64,{"A" * 9999}" alt="x"><a href="//a.b">c</a>')
    monkeypatch.setattr(pdf, "book", lambda *_: Book(within, {}))
    assert print_again() == print_again() == b"1"


@pytest.mark.parametrize("file", ["{site}/sign.svg", "{root}/" + pdf.STYLE, "{style}/back.svg"])
def test_another_look_is_printed_anew(
    project: Project, tmp_path: Path, print_again: Callable[[], bytes], file: str
) -> None:
    """Another picture, another style, another file that the style names."""
    style = (project.root / pdf.STYLE).parent.parent
    path = Path(file.format(site=tmp_path, root=project.root, style=style))
    assert print_again() == b"0"
    path.write_text(path.read_text() + " ")
    assert print_again() == b"1"


def test_another_text_or_moment_is_printed_anew(
    print_again: Callable[[], bytes], monkeypatch: pytest.MonkeyPatch
) -> None:
    """A changed sentence, and a changed time in the fonts."""
    assert print_again() == b"0"
    monkeypatch.setattr(pdf, "book", lambda *_: Book(source("<p>Other."), {}))
    assert print_again() == b"1"
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "43")
    assert print_again() == b"2"


def test_no_book_needs_no_printer(project: Project) -> None:
    """A site without data/book.yml has no PDF, and nothing is asked of it."""
    assert pdf.files(project.content()) == {}
    pdf.write(project.content(), project.root)


def test_moment_is_given_or_that_of_the_last_commit(
    project: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    """SOURCE_DATE_EPOCH comes first; a folder without history has no moment."""
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "42")
    assert last_moment(project.root) == 42
    monkeypatch.setenv("SOURCE_DATE_EPOCH", str(NO_MOMENT))
    assert last_moment(project.root) is None
    monkeypatch.delenv("SOURCE_DATE_EPOCH")
    assert last_moment(project.root) is None
    assert last_moment(Path(REPOSITORY)) is not None
