"""Prints the whole concept as a PDF for each language, into the built site."""

from __future__ import annotations

import hashlib
import logging
import os
import re
import tempfile
from collections.abc import Iterator, Mapping
from concurrent.futures import ProcessPoolExecutor
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from typing import Any

from toolkit import pdf_tags, revisions, stopping
from toolkit.book import Book, book
from toolkit.chapters import NotBuilt
from toolkit.content import Content
from toolkit.kept import kept
from toolkit.project import current_content

STYLE = "overrides/assets/stylesheets/book.css"
VARIANT = "pdf/ua-1"
GOAL = "data-goal"
"""Attribute of what shows a page number: the anchor on that page."""
NAMED = re.compile(r"""(?:src=|href=|url\()["']?([^"'#)>:]+)""")
"""Files that a document or its style may ask for."""


class NotPrinted(Exception):
    """The PDF cannot be made; `args` is (code of the message, what is wrong)."""


def files(content: Content) -> Mapping[str, str]:
    """Address of each language's PDF from the root of the site."""
    languages = content.data.languages.items() if content.data.book else ()
    return {
        locale: language.path + language.book for locale, language in languages if language.book
    }


def write(content: Content, site: Path) -> None:
    """Makes the PDF of every language, all at once."""
    tasks = files(content)
    moment = revisions.last_moment(content.root)
    with (
        tempfile.TemporaryDirectory() as rest,
        ProcessPoolExecutor(len(tasks) or 1, initializer=_begin, initargs=(rest,)) as workers,
    ):
        for done in [
            workers.submit(_write_one, content.root, locale, site, site / file, moment)
            for locale, file in tasks.items()
        ]:
            done.result()


def _begin(rest: str) -> None:
    """For a child: what the printer leaves behind goes to a folder that the parent takes away."""
    tempfile.tempdir = rest
    stopping.follow_parent()


def _write_one(root: Path, locale: str, site: Path, file: Path, moment: int | None) -> None:
    try:
        text = book(current_content(root), locale, site, moment)
    except NotBuilt as error:
        raise NotPrinted("page_not_built", error.args[0]) from None
    for_fonts = revisions.moment_for_tools(root)
    os.environ[revisions.MOMENT] = str(for_fonts)  # or they would hold the present time
    style = root / STYLE
    look = style.read_text("utf-8")
    named = (_digests(text.html, site), _digests(look, style.parent))
    make = partial(_finished, text, style, site)
    with kept(root, f"book-{locale}") as results:
        file.write_bytes(results.get((text, look, named, for_fonts), make))


def _digests(text: str, folder: Path) -> Mapping[str, str]:
    """Says for each file that a text names what it holds."""
    named = ((name, folder / name) for name in sorted(set(NAMED.findall(text))))
    files = {name: file.read_bytes() for name, file in named if file.is_file()}
    return {name: hashlib.sha256(held).hexdigest() for name, held in files.items()}


def _finished(text: Book, style: Path, site: Path) -> bytes:
    try:
        return pdf_tags.finished(printed(text.html, style, site), text.titles)
    except pdf_tags.NoAlternative as error:
        raise NotPrinted("picture_without_text", error.args[0]) from None


def printed(text: str, style: Path, folder: Path) -> bytes:
    """A PDF of an HTML document whose pictures lie in a folder.

    Raises NotPrinted at whatever the printer complains of.
    """
    try:
        import weasyprint  # needs libraries that pip cannot install
        from weasyprint.text.fonts import FontConfiguration
    except OSError as error:
        raise NotPrinted("library_missing", str(error).partition("\n")[0]) from None
    fonts = FontConfiguration()
    with _complaints() as complaints, pdf_tags.language_tags():
        sheet = weasyprint.CSS(filename=style, font_config=fonts)
        files = weasyprint.URLFetcher(allowed_protocols={"file", "data"})
        base = folder.resolve().as_uri() + "/"
        source = weasyprint.HTML(string=text, base_url=base, url_fetcher=files)
        document = _laid_out(source, sheet, fonts)
        result: bytes = document.write_pdf(pdf_variant=VARIANT)
    if complaints:
        raise NotPrinted("printer_complains", "\n".join(complaints))
    return result


def _laid_out(source: Any, sheet: Any, fonts: Any) -> Any:
    """The document with its page numbers, in room for as many digits as they need."""
    digits = 2
    while True:
        room = type(sheet)(string=f":root {{ --page-number: '{'0' * digits}' }}")
        document = source.render(stylesheets=[sheet, room], font_config=fonts, pdf_variant=VARIANT)
        if len(document.pages) < 10**digits:
            _number(document, "0" * digits)
            return document
        digits += 1


def _number(document: Any, room: str) -> None:
    """Writes page numbers into the finished layout.

    Counted in CSS, they would make the printer lay out every page three times.
    """
    pages = list(enumerate(document.pages, 1))
    numbers = {anchor: number for number, page in reversed(pages) for anchor in page.anchors}
    for box in (box for page in document.pages for box in page._page_box.descendants(True)):
        if hasattr(box, "pango_layout") and (box.element_tag or "").endswith("::after"):
            goal = box.element.get(GOAL, "").removeprefix("#")
            number = str(numbers.get(goal, "")).rjust(len(room), "\N{FIGURE SPACE}")
            box.pango_layout.text = box.pango_layout.text.replace(room, number)


@contextmanager
def _complaints() -> Iterator[list[str]]:
    """Collects what the printer logs as a warning or an error."""
    found: list[str] = []
    handler = logging.Handler(logging.WARNING)
    handler.emit = lambda record: found.append(record.getMessage())  # type: ignore[method-assign]
    logger = logging.getLogger("weasyprint")
    logger.addHandler(handler)
    try:
        yield found
    finally:
        logger.removeHandler(handler)
