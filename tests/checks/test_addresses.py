"""The check of addresses: what was once published still leads somewhere."""

from __future__ import annotations

import pytest
from small_project import Project

from toolkit import embeds, generate, redirects
from toolkit.data import load_data

MEMORY, REDIRECTS = "data/addresses.yml", "data/redirects.yml"
HOME = "docs/en/index.md", "docs/sl/index.md"


@pytest.fixture
def site(project: Project) -> Project:
    """The small project, published once."""
    generate.write(project.content(), "addresses")
    return project


def test_what_was_published_and_still_stands_is_no_fault(site: Project) -> None:
    """Right after publishing, every address is there."""
    assert site.issues("addresses") == []


def test_memory_must_not_be_lost(project: Project) -> None:
    """Without a memory nothing could be missed, so that is told."""
    assert project.codes("addresses") == ["addresses-missing"]


def test_memory_has_pages_headings_and_anchors_of_macros(site: Project) -> None:
    """The list holds what every language has, by slug."""
    addresses = site.content().data.addresses
    assert set(addresses[""]) == {"home", "experts", "workshops", "chart-needed"}
    assert {"figures", "needed_thinking", "challenges"} <= set(addresses["about/figures/"])
    assert "soft-skills" in addresses["about/glossary/"]


def test_memory_only_grows(site: Project) -> None:
    """A page and an anchor that are gone stay in the list when it is made again."""
    for path in HOME:
        site.replace(path, "#workshops", "#courses")
    for locale in ("en", "sl"):
        (site.root / f"docs/{locale}/about/glossary.md").unlink()
    generate.write(site.content(), "addresses")
    addresses = site.content().data.addresses
    assert {"workshops", "courses"} <= set(addresses[""])
    assert "soft-skills" in addresses["about/glossary/"]


def test_anchor_of_one_language_alone_is_not_remembered(project: Project) -> None:
    """What the other language does not have was never published."""
    project.append(HOME[0], "\n## More { #more }\n")
    generate.write(project.content(), "addresses")
    assert "more" not in project.content().data.addresses[""]


def test_anchor_that_vanished_is_told_in_each_language_with_the_line_to_add(site: Project) -> None:
    """The message stands at the heading that took its place and says what to paste."""
    for path in HOME:
        site.replace(path, "#experts", "#expert")
    issues = site.issues("addresses")
    assert [(issue.path, issue.code) for issue in issues] == [(p, "anchor-gone") for p in HOME]
    for issue in issues:
        assert "#expert " in site.read(issue.path).split("\n")[issue.line - 1]
        assert (issue.details["old"], issue.details["goal"]) == ("#experts", "#expert")


def test_anchor_that_moved_is_looked_for_on_the_other_pages(site: Project) -> None:
    """A section that now stands on another page is proposed as the goal."""
    for locale in ("en", "sl"):
        site.replace(f"docs/{locale}/index.md", " { #experts }", " { #views }")
        site.append(f"docs/{locale}/about/glossary.md", "\n## Experts { #experts }\n")
    goals = {issue.details["goal"] for issue in site.issues("addresses")}
    assert goals == {"about/glossary/#experts"}


def test_redirect_settles_a_vanished_anchor(site: Project) -> None:
    """With an entry in redirects.yml nothing is wrong."""
    for path in HOME:
        site.replace(path, "#workshops", "#courses")
    site.write(REDIRECTS, '"#workshops": "#courses"\n')
    assert site.issues("addresses") == []


def test_page_that_vanished_needs_a_redirect(site: Project) -> None:
    """The message stands at the page's line in the list."""
    for locale in ("en", "sl"):
        (site.root / f"docs/{locale}/about/glossary.md").unlink()
    (issue,) = site.issues("addresses")
    assert (issue.path, issue.code, issue.details["old"]) == (
        MEMORY,
        "page-gone",
        "about/glossary/",
    )
    assert "about/glossary/" in site.read(MEMORY).split("\n")[issue.line - 1]


def test_redirect_of_a_page_covers_only_anchors_that_its_goal_has(site: Project) -> None:
    """A page that moved keeps its anchors; those that got lost need a line each."""
    for locale in ("en", "sl"):
        old = site.root / f"docs/{locale}/about/glossary.md"
        site.write(f"docs/{locale}/words.md", old.read_text().replace("#glossary", "#words"))
        old.unlink()
    site.write(REDIRECTS, '"about/glossary/": "words/"\n')
    (issue,) = site.issues("addresses")
    assert (issue.code, issue.details["old"]) == ("anchor-gone", "about/glossary/#glossary")
    site.append(REDIRECTS, '"about/glossary/#glossary": "words/#words"\n')
    assert site.issues("addresses") == []


@pytest.mark.parametrize(
    ("line", "code"),
    [
        ('"old/": "about/glosary/"', "redirect-goal"),
        ('"old/": "about/glossary/#nowhere"', "redirect-goal"),
        ('"about/glossary/": "about/figures/"', "redirect-idle"),
    ],
)
def test_redirect_that_cannot_work_is_told(site: Project, line: str, code: str) -> None:
    """A goal exists, and an address that still exists is not redirected."""
    site.write(REDIRECTS, f"# first line\n{line}\n")
    (issue,) = site.issues("addresses")
    assert (issue.path, issue.line, issue.code) == (REDIRECTS, 2, code)


@pytest.mark.parametrize("line", ['"/old/": ""', '"old": ""', '"old/": "Nová"', '"a b/": ""'])
def test_address_has_its_form(site: Project, line: str) -> None:
    """What is no address of the site is told when the data is read."""
    site.write(REDIRECTS, line + "\n")
    assert [(i.path, i.line, i.code) for i in site.load()[1]] == [(REDIRECTS, 1, "site-address")]


def test_no_redirects_are_an_empty_mapping(site: Project) -> None:
    """`{}` is a valid file."""
    site.write(REDIRECTS, "# none yet\n{}\n")
    data, issues = load_data(site.root)
    assert (data and data.redirects, issues) == ({}, [])


def test_a_card_that_other_sites_show_cannot_get_lost(site: Project) -> None:
    """Its id may change where a redirect says so; then the former address is served too."""
    site.replace("data/pilots.yml", "open_square:", "open_market:")
    (issue,) = site.issues("addresses")
    assert (issue.path, issue.code) == (MEMORY, "page-gone")
    assert (issue.details["old"], issue.details["goal"]) == (
        "embed/open_square/",
        "embed/open_market/",
    )
    site.write(REDIRECTS, '"embed/open_square/": "embed/open_market/"\n')
    assert site.issues("addresses") == []
    made = dict(embeds.files(site.content(), "https://example.org/"))
    assert made["embed/open_square/card.html"] == made["embed/open_market/card.html"]
    assert "embed/open_square/index.html" not in redirects.pages(site.content())
