"""The check of links: every goal within the site exists, in the language of the page."""

from __future__ import annotations

import pytest
from small_project import Project

from toolkit.issue import Issue

PAGE = "docs/en/pilots/young-pioneers.md"
SQUARE = '---\ntitle: "{0}"\ndescription: "{0} {0}"\n---\n\n# {0} {{ #open-square }}\n'


@pytest.fixture
def site(project: Project) -> Project:
    """The small project with every page that its data names."""
    project.write("docs/en/pilots/open-square.md", SQUARE.format("Open Square"))
    project.write("docs/sl/pilots/open-square.md", SQUARE.format("Odprti trg"))
    return project


def added(site: Project, text: str) -> tuple[int, list[Issue]]:
    """The line of a text at the end of a page, and what the check finds."""
    site.append(PAGE, f"\n{text}\n")
    return site.read(PAGE).rstrip("\n").count("\n") + 1, site.issues("links")


@pytest.mark.parametrize(
    "link",
    [
        "[a](../index.md)",
        "[a](../index.md#experts)",
        '[a](../about/figures.md "Figures")',
        "[a](<../index.md>)",
        "[a](#targets)",
        "[a][1]\n\n[1]: ../index.md",
        "[a](https://www.example.org/a_(b)?c=1#d)",
        "[a](mailto:a@example.org)",
        "[{{ name('kranj') }}](open-square.md)",
        '<a href="../../">home</a>',
        '<a href="../open-square/#open-square">a</a>',
        '<a href="#targets">a</a>',
        '<a href="../../../data/v1/figures.json">a</a>',
        '<span id="here">a</span> [b](#here)',
        "`[a](nowhere.md)`",
        "```\n[a](nowhere.md)\n```",
        "<!-- [a](nowhere.md) -->",
    ],
)
def test_what_leads_somewhere_is_left_alone(site: Project, link: str) -> None:
    """Links that exist, and what only looks like a link, are no faults."""
    assert added(site, link)[1] == []


@pytest.mark.parametrize(
    ("link", "code", "nearest"),
    [
        ("[a](open-squar.md)", "link-page", "open-square.md"),
        ("[a](figures.md#figures)", "link-page", "../about/figures.md#figures"),
        ("[a](open-square/)", "link-page", "open-square.md"),
        ("[a](../index.md#expert)", "link-anchor", "#experts"),
        ("[a](open-square.md#experts)", "link-anchor", "../index.md#experts"),
        ("[a](#target)", "link-anchor", "#targets"),
        ("[a](/about/figures.md)", "link-absolute", "../about/figures.md"),
        ("[a](../../sl/index.md#experts)", "link-other-language", "../index.md#experts"),
        ("[a][1]\n\n[1]: open-squar.md", "link-page", "open-square.md"),
        ("![a](picture.png)", "link-page", None),
        ('<a href="open-square.md">a</a>', "link-page", "../open-square/"),
        ('<a href="../open-squares/">a</a>', "link-page", "../open-square/"),
        ('<a href="../../#expert">a</a>', "link-anchor", "#experts"),
        ('<a href="../../../#experts">a</a>', "link-other-language", "../../#experts"),
        ('<a href="/en/about/glossary/">a</a>', "link-absolute", "../../about/glossary/"),
        ('<img src="picture.png" alt="">', "link-page", None),
        ("[a]()", "link-empty", None),
        ("[a](www.example.org)", "link-form", None),
        ("[a](https://example)", "link-form", None),
        ("[a](htps://www.example.org)", "link-scheme", "https"),
        ("[a][nowhere]", "link-reference", None),
    ],
)
def test_what_leads_nowhere_is_told_with_what_was_meant(
    site: Project, link: str, code: str, nearest: str | None
) -> None:
    """Each broken link is told once, with the nearest page or anchor that exists."""
    issues = added(site, link)[1]
    assert [(i.path, i.code, i.details.get("nearest")) for i in issues] == [(PAGE, code, nearest)]


def test_line_is_that_of_the_reference(site: Project) -> None:
    """A name that is defined nowhere is told at its own line."""
    line, (issue,) = added(site, "Text.\n\n[a][nowhere]")
    assert (issue.line, issue.details["name"]) == (line, "nowhere")


def test_line_is_that_of_the_link(site: Project) -> None:
    """The line counts the front matter, and lines of code and comments before the link."""
    line, issues = added(
        site, "```\n[a](x.md)\n```\n<!-- a\nb -->\n\nText and a [link](nowhere.md)"
    )
    assert [issue.line for issue in issues] == [line]


def test_anchors_of_macros_exist(site: Project) -> None:
    """Figures, targets, terms and charts have anchors where they are listed, and only there."""
    good = (
        "[a](../about/figures.md#needed_thinking) [b](../about/figures.md#challenges) "
        "[c](../about/glossary.md#soft-skills) [d](../index.md#chart-needed)"
    )
    assert added(site, good)[1] == []
    bad = added(site, "[a](../about/glossary.md#soft_skills) [b](../about/figures.md#chart-needed)")
    assert [issue.code for issue in bad[1]] == ["link-anchor", "link-anchor"]
    assert bad[1][0].details["nearest"] == "#soft-skills"


def test_page_of_a_pilot_exists(project: Project) -> None:
    """A pilot names its page; the fault stands at that line of the data."""
    project.replace("data/pilots.yml", "pilots/open-square", "pilots/young-pioneer")
    (issue,) = project.issues("links")
    assert (issue.path, issue.code) == ("data/pilots.yml", "pilot-page")
    assert issue.details["nearest"] == "pilots/young-pioneers"
    line = project.read("data/pilots.yml").split("\n")[issue.line - 1]
    assert "pilots/young-pioneer" in line


def test_anchor_of_a_practice_exists_in_every_language(site: Project) -> None:
    """Where there is a page of practices, every practice has its section on it."""
    text = SQUARE.format("Practices") + "\n## One { #meeting-point }\n\n## Two { #next-step }\n"
    site.write("docs/en/practices.md", text)
    site.write("docs/sl/practices.md", text.replace("#next-step", "#next-steps"))
    (issue,) = site.issues("links")
    assert (issue.path, issue.code) == ("data/practices.yml", "practice-anchor")
    assert issue.details["page"] == "docs/sl/practices.md"
    assert issue.details["nearest"] == "next-steps"


def test_picture_beside_the_page_exists(site: Project) -> None:
    """A file in the folder of the language may be linked to, from Markdown and from HTML."""
    site.write("docs/en/pilots/picture.png", b"")
    text = '![a](picture.png) <img src="../picture.png" alt="">'
    assert added(site, text)[1] == []
