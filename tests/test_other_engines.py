"""The site can be built without MkDocs and without its theme: decisions/other-engines.md."""

from __future__ import annotations

import fcntl
import shutil
from fnmatch import fnmatch
from pathlib import Path
from types import SimpleNamespace

import pytest
from compared_sites import Reading, compared, followed, read, readings
from website import (
    ADDRESS,
    HISTORY,
    PAGES_ONLY,
    QUIET,
    ROOT,
    Built,
    Element,
    build_once,
    copy_project,
    parse,
    run,
    shared_folder,
)

import macros
from toolkit.content import Content

ENGINES = ROOT / ".venv-engines/bin"
needs_engines = pytest.mark.skipif(
    not (ENGINES.parent / "ready").exists(),
    reason="the other engines are not installed: make engines",
)

LOST_WITH_ZENSICAL = {
    "assets/javascripts/lunr/*": "stems of our search: Zensical finds words as they are typed",
    "assets/javascripts/bundle.*": "the script of the theme: Zensical has its own",
    "assets/javascripts/workers/search.*": "the search of the theme: Zensical has its own",
    "assets/stylesheets/main.*": "the sheet of the theme: Zensical has its own",
    "assets/stylesheets/palette.*": "the colours of the theme: Zensical has its own",
    "assets/stylesheets/pages.*": "all sheets as one: an optimisation for the theme of MkDocs",
    "*search_index.json": "the index of our search: Zensical has its own",
}
"""The published files that Zensical does not give, and why no reader needs them."""

LOST_FROM_HEADS = {
    "meta Content-Security-Policy": "the search of Zensical writes its style into the page",
    "link alternate": "hreflang and the other forms of a page: the sitemap and the text name them",
    "link apple-touch-icon": "for a home screen",
    "link manifest": "for a home screen",
    "link preload": "an optimisation",
    "meta og": "the card that social media show",
    "meta twitter": "the card that social media show",
    "script ld+json": "what the page is, for search engines",
}
"""What the heads of the pages no longer say, and why no reader needs it."""


def build(root: Path, *commands: tuple[str, ...]) -> None:
    """Runs commands of other engines in a copy of this project, which has its history."""
    settings = {"SITE_URL": ADDRESS, "PYTHONPATH": str(root)} | QUIET | HISTORY
    for program, *arguments in commands:
        finished = run([str(ENGINES / program), *arguments], root, **settings)
        assert finished.returncode == 0, finished.stdout


@pytest.fixture(scope="module")
def mkdocs(tmp_path_factory: pytest.TempPathFactory) -> Built:
    """The site as MkDocs builds it, before `toolkit build` adds to it, with any engine."""
    shared = shared_folder(tmp_path_factory.getbasetemp())
    return build_once(shared, "site-of-mkdocs", command=PAGES_ONLY)


ZENSICAL = (
    ("zensical-i18n", "build", "--strict", "--config-file", "zensical.yml"),
    ("python", "finish.py", ADDRESS),
)


@pytest.fixture(scope="module")
def zensical(tmp_path_factory: pytest.TempPathFactory) -> Built:
    """The site as Zensical builds it, by the steps that decisions/other-engines.md names."""
    shared = shared_folder(tmp_path_factory.getbasetemp())
    root = shared / "zensical"
    with (shared / "zensical.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not root.exists():
            shutil.copytree(ROOT / "deploy/zensical", copy_project(root), dirs_exist_ok=True)
            build(root, *ZENSICAL)
    return Built(root / "site", ADDRESS, "")


@needs_engines
def test_properdocs_writes_the_same_bytes(mkdocs: Built, tmp_path: Path) -> None:
    """ProperDocs needs no change: every file of the site is the same."""
    root, site = copy_project(tmp_path / "project"), tmp_path / "site"
    command = ("-m", "properdocs", "build", "--strict", "--config-file", "mkdocs.yml")
    build(root, ("python", *command, "--site-dir", str(site)))
    ours, theirs = files(mkdocs.folder), files(site)
    assert sorted(theirs) == sorted(ours)
    assert [path for path in ours if ours[path].read_bytes() != theirs[path].read_bytes()] == []


@needs_engines
def test_zensical_loses_nothing_of_a_page(mkdocs: Built, zensical: Built) -> None:
    """Every page, its text, headings, anchors, figures, links and pictures are the same."""
    found = list(compared(readings(mkdocs), readings(zensical)))
    assert not found, "\n".join(map(str, found[:20]))


@needs_engines
def test_zensical_loses_no_other_file(mkdocs: Built, zensical: Built) -> None:
    """The data, the feed, the PDFs and what else is published are there, but for those named."""
    missing = files(mkdocs.folder).keys() - files(zensical.folder).keys()
    by_reason = {
        pattern: {path for path in missing if fnmatch(path, pattern)}
        for pattern in LOST_WITH_ZENSICAL
    }
    assert missing - set().union(*by_reason.values()) == set()
    assert [pattern for pattern, paths in by_reason.items() if not paths] == []


@needs_engines
def test_zensical_loses_from_heads_only_what_is_named(mkdocs: Built, zensical: Built) -> None:
    """What the heads of all pages no longer say is what the list names."""
    lost = {
        kind
        for address, page in mkdocs.pages.items()
        for kind in in_head(page) - in_head(zensical.pages[address])
    }
    assert lost == LOST_FROM_HEADS.keys()


@needs_engines
def test_zensical_leads_to_the_same_pages(mkdocs: Built, zensical: Built) -> None:
    """The other language, the path, the foot and the menu of each page lead where they did."""
    for address, page in mkdocs.pages.items():
        other = zensical.pages[address]
        assert languages(page, address) <= languages(other, address), address
        for part in ("md-path", "md-footer", "md-tabs"):
            assert goals(page, part, address) <= goals(other, part, address), (address, part)


def files(folder: Path) -> dict[str, Path]:
    """The files of a built site by their paths."""
    return {f.relative_to(folder).as_posix(): f for f in folder.rglob("*") if f.is_file()}


def in_head(page: Element) -> set[str]:
    """Kinds of what a head says to programs."""
    (head,) = page.all("head")
    links = {f"link {e.attributes.get('rel', '').strip()}" for e in head.all("link")}
    named = (
        e.attributes.get(name, "")
        for e in head.all("meta")
        for name in ("property", "name", "http-equiv")
    )
    metas = {f"meta {name.partition(':')[0]}" for name in named if name}
    data = head.all("script", type="application/ld+json")
    return links | metas | ({"script ld+json"} if data else set())


def languages(page: Element, address: str) -> set[tuple[str, str]]:
    """Which other languages the links of a page name, and where these lead."""
    return {
        (e.attributes["hreflang"], followed(e.attributes["href"], address))
        for e in page.all("a")
        if "hreflang" in e.attributes
    }


def goals(page: Element, part: str, address: str) -> set[str]:
    """Where the links lead that stand in a part of a page."""
    return {
        followed(link.attributes["href"], address)
        for place in page.walk()
        if part in place.attributes.get("class", "").split()
        for link in place.all("a")
        if "href" in link.attributes
    }


# --- the comparison itself ------------------------------------------------------------

PAGE = """<html lang="sl"><head><title>Naslov</title><meta name="description" content="Opis">
</head><body><nav>Meni</nav><article><a id="__skip"></a><h1 id="one">Ena</h1>
<p>Tu je <data value="4" data-figure="gaps">štiri</data> in <a href="../goals/#two">cilj</a>.
<img src="../a.png" alt="slika"></p></article></body></html>"""


def reading(html: str, folder: Path) -> Reading:
    """What a page at `summary/` says."""
    file = folder / "page.html"
    file.write_text(html, encoding="utf-8")
    return read(parse(file), "summary/")


@pytest.mark.parametrize(
    ("before", "after", "part"),
    [
        ('lang="sl"', 'lang="en"', "language"),
        ("Naslov", "Drug naslov", "title"),
        ("Opis", "", "description"),
        ("Tu je", "Tu ni", "text"),
        ("<h1", "<h2", "headings"),
        ('id="one"', 'id="uno"', "anchors"),
        ('value="4"', 'value="5"', "figures"),
        ("../goals/#two", "../../goals/#two", "links"),
        ("../goals/#two", "../goals/", "links"),
        ('alt="slika"', "", "pictures"),
        ("../a.png", "a.png", "pictures"),
    ],
)
def test_a_difference_is_seen(before: str, after: str, part: str, tmp_path: Path) -> None:
    """Whatever a reader would miss is named, with its page and its part."""
    one, other = reading(PAGE, tmp_path), reading(PAGE.replace(before, after), tmp_path)
    found = compared({"summary/": one}, {"summary/": other})
    assert part in {difference.part for difference in found}


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("Tu je", "Tu\n  je"),
        ("../goals/#two", f"{ADDRESS}goals/index.html#two"),
        ('<a id="__skip"></a>', ""),
        ("Meni", "Drug meni"),
    ],
)
def test_what_no_reader_sees_is_no_difference(before: str, after: str, tmp_path: Path) -> None:
    """Spaces, the spelling of an address and what stands around the article do not count."""
    one, other = reading(PAGE, tmp_path), reading(PAGE.replace(before, after), tmp_path)
    assert list(compared({"summary/": one}, {"summary/": other})) == []


def test_a_missing_page_is_seen(tmp_path: Path) -> None:
    """A page that one site lacks is named."""
    page = reading(PAGE, tmp_path)
    (found,) = compared({"": page, "summary/": page}, {"": page})
    assert (found.part, found.first, found.second) == ("pages", ("summary/",), ())


# --- the macros -----------------------------------------------------------------------


@pytest.mark.parametrize(
    ("page", "site", "origin"),
    [
        (SimpleNamespace(file=..., url="en/pilots/one/"), ADDRESS, "en/pilots/one/"),
        (SimpleNamespace(path="pilots/one.md", url="pilots/one/"), f"{ADDRESS}en/", "en/pilots/"),
    ],
    ids=["MkDocs", "Zensical"],
)
def test_macros_know_where_links_count_from(
    page: SimpleNamespace,
    site: str,
    origin: str,
    content: Content,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """From the page, or from the folder of its file where the engine moves the links itself."""
    authors, known = [], {}
    monkeypatch.setattr(macros, "current_content", lambda _: content)
    monkeypatch.setattr(macros, "Author", lambda *given: authors.append(given) or content)
    conf = {"theme": {"language": "en"}, "site_url": site}
    macro = lambda function, name: known.update({name: function})  # noqa: E731
    macros.define_env(SimpleNamespace(conf=conf, page=page, macro=macro))
    with pytest.raises(AttributeError):
        known["count"]("pilots")
    ((_, locale, address, root),) = authors
    assert (locale, Path(address), root) == ("en", Path(origin), ADDRESS)
