"""One style sheet for several on each page of a built site."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from toolkit.finishing import finish

HEAD = (
    '<head><link rel="stylesheet" href="{up}css/theme.css">\n'
    '<link rel="stylesheet" href="{up}css/print.css" media="print">\n'
    '<link rel="stylesheet" href="{up}css/own.css"></head>'
)


@pytest.fixture
def site(tmp_path: Path) -> Path:
    """A site with a page, a page below it, and one that has a single sheet."""
    site = tmp_path / "site"
    (site / "css").mkdir(parents=True)
    (site / "below").mkdir()
    (site / "css/theme.css").write_text("p{top:0}.lost{top:0}")
    (site / "css/print.css").write_text("p{top:1px}")
    (site / "css/own.css").write_text("p{top:2px}")
    (site / "index.html").write_text(HEAD.format(up="") + '<p id="č">č</p>')
    (site / "below/index.html").write_text(HEAD.format(up="../") + "<p></p>")
    (site / "alone.html").write_text('<head><link rel="stylesheet" href="css/own.css"></head>')
    return site


def sheets(page: Path) -> list[str]:
    return re.findall('<link rel="stylesheet" href="([^"]*)">', page.read_text())


def test_page_has_one_sheet_with_all_in_order(site: Path) -> None:
    """Media become a condition; what no page shows is left out."""
    finish(site, site.parent)
    (name,) = sheets(site / "index.html")
    assert (site / name).read_text() == "p{top:0}@media print{p{top:1px}}p{top:2px}"
    assert sheets(site / "below/index.html") == [f"../{name}"]


def test_single_sheet_is_left_alone(site: Path) -> None:
    """There is nothing to join."""
    before = (site / "alone.html").read_text()
    finish(site, site.parent)
    assert (site / "alone.html").read_text() == before
    assert (site / "css/own.css").read_text() == "p{top:2px}"


def test_name_changes_with_content(site: Path) -> None:
    """A browser that has kept the old sheet asks for the new one."""
    pages = {page: page.read_text() for page in site.rglob("*.html")}
    names = set()
    for top in ("3px", "4px", "3px"):
        for page, text in pages.items():
            page.write_text(text)
        (site / "css/own.css").write_text(f"p{{top:{top}}}")
        finish(site, site.parent)
        names.add(*sheets(site / "index.html"))
    assert len(names) == 2


def test_class_that_appears_later_gets_its_rules(site: Path) -> None:
    """What the last build has kept is not used for other pages."""
    (site.parent / ".cache").mkdir()
    pages = {page: page.read_text() for page in site.rglob("*.html")}
    finish(site, site.parent)
    for page, text in pages.items():
        page.write_text(text.replace("<p", '<p class="lost"'))
    finish(site, site.parent)
    (name,) = sheets(site / "index.html")
    assert ".lost{top:0}" in (site / name).read_text()
