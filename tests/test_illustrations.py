"""How pages, cards and other editions show a picture: with its text, its credit and its licence."""

from __future__ import annotations

import drawn
import pytest
from lxml import html
from lxml.html import HtmlElement
from small_project import Project

from toolkit import chapters, markdown_edition, renditions
from toolkit.author import Author
from toolkit.impact import compare
from toolkit.pieces import sections

ROOT = "https://example.org/"
SHOWN = '\n{{ picture("workshop") }}\n'
PAGE = "practices/"


@pytest.fixture
def shown(project: Project) -> Project:
    """A project with one picture on a page and on a card, in both languages."""
    project.write("data/pictures.yml", drawn.RECORD)
    project.write("data/pictures/workshop.jpg", drawn.photograph())
    anchor = "anchor: meeting-point\n"
    project.replace("data/practices.yml", anchor, f"{anchor}  picture: workshop\n")
    for locale in ("sl", "en"):
        project.append(f"docs/{locale}/practices.md", SHOWN)
    return project


def author(project: Project, locale: str = "en") -> Author:
    content = project.content()
    return Author(content, locale, content.data.languages[locale].path + PAGE)


def figure(project: Project, locale: str = "en") -> HtmlElement:
    return html.fragment_fromstring(author(project, locale).picture("workshop"))


def test_a_picture_says_what_it_shows_in_the_language_of_the_page(shown: Project) -> None:
    """To those who do not see it, and its size to the browser, so that nothing jumps."""
    for locale, said in (("sl", "Dijaki za mizo sestavljajo robota"), ("en", "Pupils at a table")):
        (image,) = figure(shown, locale).iter("img")
        assert image.get("alt").startswith(said)
        assert (image.get("width"), image.get("height")) == ("960", "640")
        assert image.get("loading") == "lazy"


def test_the_browser_chooses_among_files_that_are_published(shown: Project) -> None:
    """The best format first; every address leads to a file, counted from the page."""
    published = {path for path, _ in renditions.files(shown.content(), ROOT)}
    for locale, up in (("sl", "../"), ("en", "../../")):
        drawn_figure = figure(shown, locale)
        sources = list(drawn_figure.iter("source"))
        assert [source.get("type") for source in sources] == ["image/avif", "image/webp"]
        asked = [part.split()[0] for s in sources for part in s.get("srcset").split(", ")]
        asked += [image.get("src") for image in drawn_figure.iter("img")]
        assert {goal.removeprefix(up) for goal in asked} == published


def test_its_credit_and_licence_stand_below(shown: Project) -> None:
    """With a link to the terms; the caption before, the source behind, where they are known."""
    assert figure(shown).text_content() == "Picture: Ana Novak, CC BY 4.0 licence"
    assert figure(shown).xpath("//a/@href") == ["https://creativecommons.org/licenses/by/4.0/"]
    shown.append(
        "data/pictures.yml",
        "  caption: {sl: Robot na mizi., en: A robot.}\n  source: https://example.org/robot\n",
    )
    shown.replace("data/pictures.yml", "licence: cc_by_4", "licence: permission")
    said = "A robot. Picture: Ana Novak, published with permission, source of the picture"
    assert figure(shown).text_content() == said
    assert figure(shown).xpath("//a/@href") == ["https://example.org/robot"]
    terms = "licence_text: {sl: le <tukaj>, en: only <here>}"
    shown.replace("data/pictures.yml", "licence: permission", terms)
    assert "Ana Novak, only <here>," in figure(shown).text_content()


@pytest.mark.parametrize("licence", ["cc_by_4", "cc_by_sa_4", "cc0", "public_domain", "permission"])
def test_every_licence_has_its_words(shown: Project, licence: str) -> None:
    """In every language of the site."""
    shown.replace("data/pictures.yml", "licence: cc_by_4", f"licence: {licence}")
    for locale in ("sl", "en"):
        assert len(figure(shown, locale).text_content()) > len("Picture: Ana Novak, ")


def test_without_its_file_the_words_are_there(shown: Project) -> None:
    """A preview goes on; the checks stop a build."""
    (shown.root / "data/pictures/workshop.jpg").unlink()
    assert "Pupils at a table build a robot" in figure(shown).text_content()
    assert "Ana Novak" in figure(shown).text_content() and not list(figure(shown).iter("img"))
    assert "card-picture" not in author(shown).practice_cards()


def test_a_practice_has_its_picture_on_its_card(shown: Project) -> None:
    """Silent there, because the card says everything; the others have theirs as before."""
    cards = html.fragment_fromstring(author(shown).practice_cards())
    first, second = cards.xpath("li")
    (image,) = first.xpath("span[@class='card-picture no-print' and @aria-hidden='true']//img")
    assert image.get("alt") == "" and not second.xpath(".//img")


def test_the_plain_edition_has_its_text_and_a_link(shown: Project) -> None:
    """And its credit; the picture of the card is left out."""
    (jpeg,) = (p for p, _ in renditions.files(shown.content(), ROOT) if p.endswith(".jpg"))
    edition = dict(markdown_edition.files(shown.content(), ROOT))["en/practices/index.md"].decode()
    assert edition.count("![") == 1
    assert f"![Pupils at a table build a robot]({ROOT}{jpeg})" in edition
    terms = "https://creativecommons.org/licenses/by/4.0/"
    assert f"Picture: Ana Novak, [CC BY 4.0 licence]({terms})" in edition
    (shown.root / ".cache").mkdir(exist_ok=True)
    before = dict(markdown_edition.files(shown.content(), ROOT))
    shown.write("data/pictures/workshop.jpg", drawn.photograph(1300, 800))
    assert dict(markdown_edition.files(shown.content(), ROOT)) != before  # its address is new


def test_readers_are_told_of_a_changed_text_or_credit(shown: Project) -> None:
    """The text alternative is a sentence like any other."""
    before = shown.content()
    shown.replace("data/pictures.yml", "build a robot", "take a robot apart")
    shown.replace("data/pictures.yml", "en: Ana Novak", "en: Eva Novak")
    said = [(change.old, change.new) for change in compare(before, shown.content()).texts("en")]
    assert ("Pupils at a table build a robot", "Pupils at a table take a robot apart") in said
    assert any("Eva Novak" in (new or "") for _, new in said)
    assert compare(before, shown.content()).texts("sl") == []


def test_a_page_reads_its_text_once(shown: Project) -> None:
    """What the picture shows, then whose it is."""
    (section,) = sections(author(shown).picture("workshop"))
    texts = [piece.text for piece in section.pieces]
    assert texts == ["Pupils at a table build a robot", "Picture: Ana Novak, CC BY 4.0 licence"]


def test_the_book_takes_the_plain_file_with_its_text(shown: Project) -> None:
    """From the folder of the site, with the credit below and the terms as an address."""
    page = "<html><head><title>T</title></head><body><article><h1 id='a'>A</h1>{}</article>"
    site = shown.root / "site"
    shown.write("site/en/practices/index.html", page.format(author(shown).picture("workshop")))
    for path, raw in renditions.files(shown.content(), ROOT):
        shown.write(f"site/{path}", raw)
    edition = chapters.Edition("en", "en/", (PAGE,), "", "p.", "", lambda key: "")
    ((chapter,), _) = chapters.read_chapters(site, edition)
    printed = html.fragment_fromstring(chapter.content, create_parent="div")
    (image,) = printed.iter("img")
    assert image.get("alt") == "Pupils at a table build a robot"
    assert image.get("src").endswith(".jpg") and (site / image.get("src")).is_file()
    assert "CC BY 4.0 licence (creativecommons.org/licenses/by/4.0)" in printed.text_content()
