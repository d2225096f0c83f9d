"""The pages of a built site become one document: its ids, links, notes and contents."""

from __future__ import annotations

from pathlib import Path

import pytest
from lxml import html
from lxml.html import HtmlElement
from small_project import Project

from toolkit.book import DRAWING_STYLE, Book, book
from toolkit.chapters import NotBuilt

ADDRESS = "https://skills.example/"
PARTS = """\
work:
  title: {sl: Delo, en: Work}
  pages: [practices]
lists:
  title: {sl: Seznami, en: Lists}
  pages: [about/figures, about/glossary]
"""
PRACTICES = """\
<h1 id="practices">Practices <a class="headerlink" href="#practices">#</a></h1>
<nav>menu</nav><script>run()</script>
<h2 id="first">First part</h2>
<p>See <a href="../about/figures/#needed_thinking">all</a> and
(<a href="#first">above</a>), <a href="../about/glossary/">terms</a>,
<a class="term" href="../about/glossary/#soft-skills">skills</a>,
<a href="../about/figures/#gone">lost</a>, <a href="../elsewhere/#x">elsewhere</a>,
<a href="https://www.example.org/a?b">outside</a>.</p>
<p>Of all, <data data-figure="needed_thinking">53&nbsp;%</data> and
<a class="number" href="#source-x"><data data-figure="needed_speech">almost half</data></a>,
<data data-figure="workshops">3</data>.</p>
<figure class="chart"><data data-figure="needed_thinking">53 %</data>
<figcaption>Source</figcaption></figure>
<p>Named <span lang="sl">Mladi pionirji</span>, <span lang="en">here</span>.</p>
<img src="../assets/a.svg" alt="A">
<section class="number-notes"><h2>Notes of the page</h2><ol><li id="source-x">x</li></ol></section>
<div><svg viewBox="0 0 9 9" aria-label="A map"><circle r="1"/></svg></div>
"""


def page(address: str, article: str) -> str:
    """A page as the site generator writes it."""
    return (
        f"<!doctype html><html><head><title>Title – Soft skills in Gorenjska</title>"
        f'<link rel="canonical" href="{address}"></head>'
        f"<body><nav>site</nav><article>{article}</article></body></html>"
    )


def built(project: Project, address: str = ADDRESS) -> Path:
    """The built site of a project with a book of three chapters."""
    project.write("data/book.yml", PARTS)
    project.write(DRAWING_STYLE, "circle { fill: red }")
    articles = {
        "practices/": PRACTICES,
        "about/figures/": '<h1 id="figures">Figures</h1><p id="needed_thinking">53 %</p>',
        "about/glossary/": '<h1 id="glossary">Terms</h1><p id="soft-skills">x</p>',
    }
    for slug, article in articles.items():
        project.write(f"site/en/{slug}index.html", page(f"{address}en/{slug}", article))
    return project.root / "site"


@pytest.fixture
def made(project: Project) -> Book:
    """The English book of the small project."""
    site = built(project)
    return book(project.content(), "en", site, 1_795_000_000)


@pytest.fixture
def document(made: Book) -> HtmlElement:
    """The book, parsed."""
    return html.document_fromstring(made.html)


def link(document: HtmlElement, words: str) -> HtmlElement:
    """The link with these words in a chapter."""
    (found,) = document.xpath(f"//section[@class='chapter']//a[. = '{words}']")
    return found


def shown_behind(element: HtmlElement) -> str:
    """What stands around a page number behind an element."""
    number = element.getnext()
    return f"{number.get('data-before')}…{number.get('data-after')}{number.tail[:1]}"


def test_parts_and_chapters_follow_the_data(document: HtmlElement) -> None:
    """Parts are first headings, pages second ones, in the order of data/book.yml."""
    assert [h.text for h in document.iter("h1")] == ["Work", "Lists"]
    assert [h.text.strip() for h in document.iter("h2")] == ["Practices", "Figures", "Terms"]


def test_contents_lead_to_every_part_and_chapter(document: HtmlElement) -> None:
    """Every line of the contents has its goal and its page number."""
    goals = [a.get("href") for a in document.xpath("//main//a")]
    ids = ["work", "practices", "lists", "about-figures", "about-glossary"]
    assert goals == [f"#{i}" for i in ids]
    assert [li.get("data-goal") for li in document.xpath("//main//li")] == goals


def test_every_id_is_there_once_and_every_link_has_a_goal(document: HtmlElement) -> None:
    """Ids of different pages never meet, and no link within the document is dead."""
    ids = document.xpath("//@id")
    assert len(ids) == len(set(ids))
    goals = {href[1:] for href in document.xpath("//@href") if href.startswith("#")}
    assert goals <= set(ids)


def test_links_lead_within_the_document(document: HtmlElement) -> None:
    """A link to a page of the book leads to its chapter, and to the place if that exists."""
    assert link(document, "all").get("href") == "#about-figures--needed_thinking"
    assert link(document, "above").get("href") == "#practices--first"
    assert link(document, "terms").get("href") == "#about-glossary"
    assert link(document, "lost").get("href") == "#about-figures"


def test_page_numbers_stand_behind_links_but_not_behind_terms(document: HtmlElement) -> None:
    """On paper a link needs its page; within brackets it gets no brackets of its own."""
    assert shown_behind(link(document, "all")) == " (p.\xa0…) "
    assert shown_behind(link(document, "above")) == ", p.\xa0…)"
    assert link(document, "skills").getnext().tag == "a"


def test_links_out_of_the_book(document: HtmlElement) -> None:
    """Pages that are no chapter are linked on the web, other sites print their address."""
    assert link(document, "elsewhere").get("href") == ADDRESS + "en/elsewhere/#x"
    assert link(document, "outside").getnext().text == " (www.example.org/a)"


def test_site_on_this_machine_is_no_address(project: Project) -> None:
    """A link that only works on the builder's machine is left out, its words stay."""
    site = built(project, "http://localhost:8000/")
    made = book(project.content(), "en", site, None)
    assert "localhost" not in made.html
    assert ">elsewhere<" not in made.html and "elsewhere," in made.html


def test_numbers_have_their_source_at_the_end_of_the_chapter(document: HtmlElement) -> None:
    """Equal sources share a note; a chart has its source beside it already."""
    marks = document.xpath("//a[@class='note-mark']")
    assert [mark.text for mark in marks] == ["[1]", "[1]", "[2]"]
    notes = document.xpath("//ol[@class='sources']/li")
    assert [f"#{note.get('id')}" for note in notes] == [m.get("href") for m in marks[1:]]
    assert "section A" in notes[0].text


def test_mark_stays_on_the_line_of_its_number(document: HtmlElement) -> None:
    """Only the last word of a number in words is bound to the mark."""
    bound = document.xpath("//span[@class='unbroken']")
    assert [b.text for b in bound] == ["53\xa0%", "half", "3"]


def test_what_serves_the_screen_is_left_out(document: HtmlElement) -> None:
    """Menus, scripts and signs beside headings do not get into the document."""
    text = document.text_content()
    assert "Notes of the page" not in text
    assert "menu" not in text and "run()" not in text and "Practices #" not in text


def test_other_languages_keep_their_mark(document: HtmlElement) -> None:
    """Text in another language has a tag of its own, that in the document's has not."""
    (other,) = document.iter("lang-sl")
    assert (other.text, other.get("lang")) == ("Mladi pionirji", "sl")


def test_pictures_are_found_in_the_site(document: HtmlElement) -> None:
    """Their addresses count from the root of the site, as the document has none of its own."""
    assert document.xpath("//img/@src") == ["en/assets/a.svg"]


def test_drawings_have_style_and_alternative(document: HtmlElement) -> None:
    """A drawing carries its style, and its label as title."""
    (drawing,) = document.iter("svg")
    assert drawing.findtext("title") == "A map"
    assert "fill: red" in drawing.findtext("style")


def test_version_is_the_day_of_the_last_change(made: Book) -> None:
    """The cover says the day, the document's data the second."""
    assert "As of 18 November 2026" in made.html
    assert 'content="2026-11-18T11:06:40Z"' in made.html


def test_without_history_no_version_is_invented(project: Project) -> None:
    """Where nothing tells when the project was changed, no day stands on the cover."""
    site = built(project)
    made = book(project.content(), "en", site, None)
    assert "As of" not in made.html and "dcterms" not in made.html


def test_titles_name_the_goals_of_links(made: Book) -> None:
    """Every part, chapter, section and note has words for those who hear the link."""
    assert made.titles["practices"] == "Practices"
    assert made.titles["practices--first"] == "First part"
    assert made.titles["lists"] == "Lists"


def test_what_the_owner_supplied_stands_in_the_document(project: Project) -> None:
    """Publisher, statements and logos are printed once they are given, and never made up."""
    site = built(project)
    assert "Published by" not in book(project.content(), "en", site, None).html
    statement = "{sl: Sofinancira Unija., en: Co-funded by the Union.}"
    logos = "[{file: eu.svg, text: {sl: EU, en: The EU}}, {file: gone.svg, text: {sl: X, en: X}}]"
    publisher = "publisher: {sl: Agencija, en: Agency}"
    fields = f"{publisher}\nfunding_statement: {statement}\nlogos: {logos}\n"
    project.write("data/site.yml", fields)
    project.write("site/assets/logos/eu.svg", "<svg/>")
    made = html.document_fromstring(book(project.content(), "en", site, None).html)
    (about,) = made.xpath("//section[@class='about']")
    assert "Published by Agency" in about.text_content()
    assert "Co-funded by the Union." in about.text_content()
    assert [(i.get("src"), i.get("alt")) for i in about.iter("img")] == [
        ("assets/logos/eu.svg", "The EU")
    ]


def test_missing_page_is_named(project: Project) -> None:
    """A chapter that was not built is told by its address."""
    site = built(project)
    (site / "en/practices/index.html").unlink()
    with pytest.raises(NotBuilt, match="en/practices/"):
        book(project.content(), "en", site, None)
