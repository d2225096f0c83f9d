"""Adds to a tagged PDF what its printer leaves out for PDF/UA: languages, artifacts, scopes."""

from __future__ import annotations

import io
import re
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager

import pikepdf
from pikepdf import Array, Dictionary, Name, Object, Page, Pdf, String

LANGUAGE = "lang-"
"""Begins the tags of text in another language: lang-de."""
MARKED = re.compile(rb"/\w+\s*<<\s*/MCID\s+(\d+)\s*>>\s*BDC")
PAGINATION = b"/Artifact <</Type /Pagination>> BDC"
CONTENTS = {"/L": Name.TOC, "/LI": Name.TOCI, "/LBody": Name.Reference}
"""How the lists within the table of contents are tagged."""


class NoAlternative(Exception):
    """A picture has no text in its place; `args` is (number of the page,)."""


@contextmanager
def language_tags() -> Iterator[None]:
    """Lets the printer keep the tags of text in another language, which it would forget."""
    from weasyprint.pdf import tags

    known: Callable[[str | None], str] = tags._get_pdf_tag
    tags._get_pdf_tag = lambda tag: tag if (tag or "").startswith(LANGUAGE) else known(tag)
    try:
        yield
    finally:
        tags._get_pdf_tag = known


def finished(printed: bytes, titles: Mapping[str, str]) -> bytes:
    """The PDF with all its tags; `titles` says of each anchor what stands there."""
    with Pdf.open(io.BytesIO(printed)) as pdf:
        elements = list(_elements(pdf.Root.StructTreeRoot.K[0]))
        for element in elements:
            _improve(element, pdf)
        _hide_running_headers(pdf, {element.objgen for element in elements})
        _name_links(pdf, titles)
        result = io.BytesIO()
        pdf.save(
            result,
            deterministic_id=True,
            object_stream_mode=pikepdf.ObjectStreamMode.generate,
            recompress_flate=False,
        )
    return result.getvalue()


def _elements(element: Object) -> Iterator[Object]:
    yield element
    for child in element.get(Name.K, ()):
        if isinstance(child, Dictionary) and Name.S in child:
            yield from _elements(child)


def _improve(element: Object, pdf: Pdf) -> None:
    kind = str(element.S)
    if kind == "/TH":
        _give_scope(element)
    elif kind == "/TD" and Name.A in element:
        del element.A[Name.Headers]
    elif kind == "/Part":
        for inner in _elements(element):
            inner.S = CONTENTS.get(str(inner.S), inner.S)
    elif kind == "/Figure" and Name.Alt not in element:
        raise NoAlternative(pdf.pages.index(Page(element.Pg)) + 1)
    elif kind.startswith(f"/{LANGUAGE}"):
        element.S = Name.Span
        element.Lang = String(kind.removeprefix(f"/{LANGUAGE}"))


def _give_scope(cell: Object) -> None:
    """A heading cell says for which cells it holds, instead of these naming it."""
    in_head = str(cell.P.P.S) == "/THead"
    cell.A[Name.Scope] = Name.Column if in_head else Name.Row
    if Name.ID in cell:
        del cell[Name.ID]


def _hide_running_headers(pdf: Pdf, known: set[tuple[int, int]]) -> None:
    """What stands in the margins has tags that lead nowhere: it is no content of the document."""
    numbers = pdf.Root.StructTreeRoot.ParentTree.Nums
    of_page = {int(n): owners for n, owners in zip(numbers[::2], numbers[1::2], strict=True)}
    for page in pdf.pages:
        owners = of_page[int(page.StructParents)]
        margin = {i for i, owner in enumerate(owners) if owner.objgen not in known}
        content = page.Contents.read_bytes()
        page.Contents.write(MARKED.sub(_artifact_in(margin), content))
        for index in margin:
            owners[index] = None


def _artifact_in(margin: set[int]) -> Callable[[re.Match[bytes]], bytes]:
    return lambda found: PAGINATION if int(found[1]) in margin else found[0]


def _name_links(pdf: Pdf, titles: Mapping[str, str]) -> None:
    """Links within the document are read out by the title of their goal, not by its anchor."""
    for page in pdf.pages:
        for link in page.get(Name.Annots, Array()):
            goal = str(link.get(Name.Dest, ""))
            if goal in titles:
                link.Contents = String(titles[goal])
