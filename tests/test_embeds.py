"""Cards that other sites show: what their pages, their HTML and their descriptions promise."""

from __future__ import annotations

import html
import json
import re

import pytest
from small_project import Project

from toolkit import embeds
from toolkit.content import Content
from toolkit.embed_cards import portable
from toolkit.markup import plain
from toolkit.rendering import chart_anchor

SITE = "https://example.org/region/concept/"
LANGUAGES = {"sl": "", "en": "en/"}
NBSP = "\u00a0"

each_language = pytest.mark.parametrize(("locale", "path"), LANGUAGES.items())


def files(content: Content) -> dict[str, str]:
    """Every file of the cards by its path."""
    return {path: file.decode() for path, file in embeds.files(content, SITE)}


def ids(content: Content) -> set[str]:
    """The ids of everything that has a card."""
    data = content.data
    return {*data.figures, *data.targets, *data.charts, *data.pilots}


@each_language
def test_everything_has_a_page_a_card_and_a_description(content: Content, locale: str, path: str):
    """Each figure, target, chart and pilot, in each language, at its own address."""
    made = files(content)
    for key in ids(content):
        for name in ("index.html", "card.html", "oembed.json"):
            assert f"{path}embed/{key}/{name}" in made
    assert len(made) == 3 * len(LANGUAGES) * len(ids(content))


@each_language
def test_a_page_says_what_it_is(content: Content, locale: str, path: str):
    """Language, title, what it belongs to, where its description is; not for search engines."""
    page = files(content)[f"{path}embed/needed_thinking/index.html"]
    goal = f"{SITE}{path}about/figures/#needed_thinking"
    shown = f"53{NBSP}%" if locale == "sl" else "53%"
    assert f'<html lang="{locale}">' in page
    assert shown in re.search(r"<title>(.*)</title>", page)[1]
    assert '<meta name="robots" content="noindex">' in page
    assert f'<link rel="canonical" href="{goal}">' in page
    assert f'href="{SITE}{path}embed/needed_thinking/oembed.json"' in page
    assert '<base target="_top">' in page


def test_the_sheet_is_found_from_every_language_and_below_a_path(content: Content):
    """Its address is relative, so that a page works wherever the site stands."""
    made = files(content)
    for path in LANGUAGES.values():
        sheet = re.search(
            r'rel="stylesheet" href="([^"]+)"', made[f"{path}embed/needed/index.html"]
        )
        up = "../" * (f"{path}embed/needed/".count("/"))
        assert sheet[1] == f"{up}assets/stylesheets/embed.css"


def test_page_and_fragment_hold_the_same_card(content: Content):
    """What a site includes while it is built is what a frame shows."""
    made = files(content)
    for path, text in made.items():
        if path.endswith("card.html"):
            assert text.strip() in made[path.replace("card.html", "index.html")]


def test_a_card_needs_nothing_and_disturbs_nothing(content: Content):
    """No script, no style, no id, no class that is not its own; its links are absolute."""
    for path, card in files(content).items():
        if not path.endswith("card.html"):
            continue
        assert not re.search(r"<(script|style|link|img|iframe)\b", card), path
        assert not re.search(r' (style|id|tabindex|on\w+)="', card), path
        names = " ".join(re.findall(r'class="([^"]+)"', card)).split()
        assert all(name == "embed" or name.startswith("embed-") for name in names), path
        links = re.findall(r'href="([^"]+)"', card)
        assert links and all(link.startswith(SITE) for link in links), path
        assert 'class="embed-source-note"' in card, path


@each_language
def test_a_card_links_to_what_it_shows(content: Content, locale: str, path: str):
    """A number to its entry, a chart to its place on the first page that has it, a pilot home."""
    goals = {
        "needed_thinking": "about/figures/#needed_thinking",
        "challenges": "about/figures/#challenges",
        "young_pioneers": "pilots/young-pioneers/",
    }
    known = embeds.embeds(content, locale, SITE)
    for key, goal in goals.items():
        assert known[key].goal == goal
        assert f'href="{SITE}{path}{goal}"' in known[key].card
    page = next(p for p in content.pages if any(c.name == "chart" for c in p.calls))
    assert known["needed"].goal == f"{page.slug}#{chart_anchor('needed')}"


def test_a_chart_that_no_page_shows_links_to_its_first_figure(project: Project):
    """A chart may be there for other sites alone."""
    project.append(
        "data/charts.yml", "alone:\n  title: {sl: Sam, en: Alone}\n  figures: [daily_teamwork]\n"
    )
    assert embeds.embeds(project.content(), "en", SITE)["alone"].goal == (
        "about/figures/#daily_teamwork"
    )


def test_a_target_says_that_it_is_one(content: Content):
    """A number that is aimed at never reads as one that was reached."""
    known = embeds.embeds(content, "en", SITE)
    aimed, reached = plain(known["challenges"].card), plain(known["projects"].card)
    assert f"At least 15{NBSP}challenges" in aimed
    assert "Target of the pilot Young Pioneers. Result: not known yet." in aimed
    assert "Result: 3 (30 June 2026)" in reached


def test_a_pilot_without_targets_says_so(content: Content):
    """Its card has no empty table."""
    card = embeds.embeds(content, "en", SITE)["open_square"].card
    assert "<table" not in card
    assert content.data.strings["no_numeric_targets"]["en"] in plain(card)


def test_bars_are_drawn_without_styles():
    """A strict policy of the other site blocks styles in attributes."""
    span = '<span class="{}" style="--value:53.5" aria-hidden="true"></span>'
    bar, track = portable(span.format("bar")), portable(span.format("track"))
    assert 'width="53.5"' in bar and "style" not in bar and bar.startswith("<svg")
    assert bar.count("<rect") == 1 and track.count("<rect") == 2


@each_language
def test_the_description_is_as_oembed_has_it(content: Content, locale: str, path: str):
    """Version, type, sizes as whole numbers, and the code that a site copies."""
    described = json.loads(files(content)[f"{path}embed/needed_thinking/oembed.json"])
    assert (described["version"], described["type"]) == ("1.0", "rich")
    assert described["provider_url"] == SITE + path
    assert isinstance(described["width"], int) and isinstance(described["height"], int)
    code = described["html"]
    assert re.fullmatch(r"<iframe( [a-z]+=\"[^\"]*\")+></iframe>", code)
    assert f'src="{SITE}{path}embed/needed_thinking/"' in code
    assert f'height="{described["height"]}"' in code and "style" not in code
    assert "53" not in code and "53" in described["title"]


def test_a_longer_text_asks_for_a_higher_frame(project: Project):
    """The frame has no script to grow by."""
    before = embeds.embeds(project.content(), "en", SITE)["open_square"].height
    project.replace("data/pilots.yml", "The square becomes a classroom.", "The square. " * 30)
    assert embeds.embeds(project.content(), "en", SITE)["open_square"].height > before + 100


def test_what_was_embedded_stays_when_an_id_moves(project: Project):
    """A redirect of the anchor keeps all files of the card at the former address."""
    goal = embeds.embeds(project.content(), "en", SITE)["needed"].goal
    project.write(
        "data/redirects.yml",
        '"about/figures/#thinking_needed": "about/figures/#needed_thinking"\n'
        f'"old/#chart-most-needed": "{goal}"\n',
    )
    made = files(project.content())
    for old, new in (("thinking_needed", "needed_thinking"), ("most_needed", "needed")):
        for name in ("index.html", "card.html", "oembed.json"):
            assert made[f"en/embed/{old}/{name}"] == made[f"en/embed/{new}/{name}"]


@pytest.mark.parametrize(
    ("file", "record"),
    [
        ("charts", "workshops:\n  title: {sl: A, en: B}\n  figures: [daily_teamwork]\n"),
        ("charts", "challenges:\n  title: {sl: A, en: B}\n  figures: [daily_teamwork]\n"),
        ("charts", "open_square:\n  title: {sl: A, en: B}\n  figures: [daily_teamwork]\n"),
        (
            "pilots",
            "workshops:\n  name: {sl: A, en: B}\n  strand: pioneer_spirit\n  page: x\n"
            "  summary: {sl: A, en: B}\n",
        ),
    ],
)
def test_two_cards_never_share_an_address(project: Project, file: str, record: str):
    """Figures, targets, charts and pilots have one set of ids."""
    project.append(f"data/{file}.yml", record)
    assert project.codes() == ["repeated-id"]


def test_a_page_offers_its_charts_and_its_pilot(content: Content):
    """Each once, in the order of the page; a page of something else offers nothing."""
    offered = embeds.of_page(content, "en", SITE, "pilots/young-pioneers/")
    assert [embed.title for embed in offered][-1:] == ["Young Pioneers"]
    page = next(p for p in content.pages if any(c.name == "chart" for c in p.calls))
    titles = [embed.title for embed in embeds.of_page(content, "en", SITE, page.slug)]
    assert titles.count(content.data.charts["needed"].title["en"]) == 1
    assert embeds.of_page(content, "en", SITE, "no/such/page/") == []


def test_the_code_is_text_where_it_is_offered(content: Content, voice):
    """A reader copies it; the page does not run it."""
    embed = embeds.embeds(content, "en", SITE)["needed_thinking"]
    made = embeds.offered(voice("en"), embed, "../embed/x/")
    assert "<iframe" not in made
    assert html.unescape(re.search(r"<code[^>]*>(.*)</code>", made)[1]) == embed.code
    assert 'href="../embed/x/"' in made
