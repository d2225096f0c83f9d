"""What other programs read of the site: contents for models, map, rules, manifests, head."""

from __future__ import annotations

import gzip
import json
from urllib.parse import urljoin

from lxml import etree
from small_project import Project

from toolkit import crawling, head, llms, webmanifest
from toolkit.content import Content

ROOT = "https://example.org/region/concept/"
MAP = {
    "s": "http://www.sitemaps.org/schemas/sitemap/0.9",
    "x": "http://www.w3.org/1999/xhtml",
}


def made(maker: object, content: Content) -> dict[str, bytes]:
    return dict(maker.files(content, ROOT))


def test_the_contents_name_every_page_that_readers_have(content: Content) -> None:
    """As llmstxt.org has it: a title, what it is, lists of links with their descriptions."""
    files = made(llms, content)
    assert sorted(files) == ["en/llms.txt", "llms.txt"]
    lines = files["en/llms.txt"].decode().split("\n")
    assert lines[0].startswith("# ") and lines[2].startswith("> ")
    links = [line for line in lines if line.startswith("- [")]
    slugs = [page.slug for page in content.pages if page.locale == "en" and page.slug]
    for slug in slugs:
        assert sum(f"({ROOT}en/{slug}index.md): " in link for link in links) == 1, slug
    assert f"({ROOT}llms.txt)" in links[-1]
    assert len(links) == len(slugs) + 1


def test_the_contents_follow_the_parts_of_the_concept(project: Project) -> None:
    """Chapters of the book first, in its order; the rest is optional."""
    project.write(
        "data/book.yml", "all:\n  title: {sl: Vse, en: All}\n  pages: [practices, about/glossary]\n"
    )
    text = made(llms, project.content())["en/llms.txt"].decode()
    first, second, rest = (
        text.index(name) for name in ("## All", "en/about/glossary/", "## Optional")
    )
    assert first < text.index("en/practices/") < second < rest


def test_the_map_names_each_page_with_all_its_languages(content: Content) -> None:
    """Absolute, mutual, with x-default; nothing is said of changes that nobody knows."""
    root = etree.fromstring(made(crawling, content)["sitemap.xml"])
    found = {
        url.findtext("s:loc", None, MAP): {
            link.get("hreflang"): link.get("href") for link in url.iterfind("x:link", MAP)
        }
        for url in root
    }
    assert len(found) == len(content.pages) == len(root)
    for address, links in found.items():
        assert address in links.values()
        assert set(links) == {*content.data.languages, "x-default"}
        assert all(found[other] == links for other in links.values())
        assert links["x-default"] == links["sl"]
    assert root.find(".//s:changefreq", MAP) is None
    assert root.find(".//s:lastmod", MAP) is None


def test_a_page_of_one_language_has_no_others(project: Project) -> None:
    """No alternate leads to a page that is not there."""
    project.write("docs/en/extra.md", '---\ntitle: "T"\ndescription: "D."\n---\n\n# T { #t }\n')
    root = etree.fromstring(made(crawling, project.content())["sitemap.xml"])
    (url,) = [u for u in root if u.findtext("s:loc", None, MAP) == f"{ROOT}en/extra/"]
    assert [link.get("hreflang") for link in url.iterfind("x:link", MAP)] == ["en"]


def test_the_packed_map_is_the_map_and_always_the_same(content: Content) -> None:
    """Two builds of the same content give the same bytes."""
    files = made(crawling, content)
    assert gzip.decompress(files["sitemap.xml.gz"]) == files["sitemap.xml"]
    assert files == made(crawling, content)


def test_the_rules_lead_to_the_map(content: Content) -> None:
    """Everything may be read; the address of the map is absolute."""
    lines = made(crawling, content)["robots.txt"].decode().split("\n")
    assert lines[:2] == ["User-agent: *", "Allow: /"]
    assert f"Sitemap: {ROOT}sitemap.xml" in lines


def test_the_manifest_is_that_of_its_language_wherever_it_is(content: Content) -> None:
    """Its addresses are relative to its own: it starts at the home of its language."""
    for path, file in made(webmanifest, content).items():
        manifest, here = json.loads(file), ROOT + path
        language = content.data.languages[manifest["lang"]]
        assert manifest["name"] == language.site_name
        assert urljoin(here, manifest["start_url"]) == ROOT + language.path
        icons = [urljoin(here, icon["src"]) for icon in manifest["icons"]]
        assert all(icon.startswith(f"{ROOT}assets/images/") for icon in icons)
        assert {"192x192", "512x512", "any"} <= {icon["sizes"] for icon in manifest["icons"]}


def test_the_head_knows_language_kind_and_card(content: Content) -> None:
    """Languages are written with their country, as Open Graph wants them."""
    home = head.head(content, content.by_address["sl", ""], ROOT, None)
    page = head.head(content, content.by_address["en", "practices/"], ROOT, None)
    assert (home.kind, home.locale, home.other_locales) == ("website", "sl_SI", ("en_GB",))
    assert (page.kind, page.locale, page.other_locales) == ("article", "en_GB", ("sl_SI",))
    assert page.picture.address == f"{ROOT}assets/cards/en/practices.png"
    assert page.manifest == "en/manifest.webmanifest"
    assert [form.path for form in page.editions] == ["en/practices/index.md"]


def test_the_head_leads_to_the_feed_once_there_is_one(project: Project) -> None:
    """No link to a feed that is not written."""
    project.write(
        "data/changes.yml",
        "begin: {date: 2026-11-22, kind: edition, reason: {sl: Začetek., en: Beginning.}}\n",
    )
    content = project.content()
    found = head.head(content, content.by_address["en", ""], ROOT, None)
    assert found.editions[-1].path == "en/changes.xml"
