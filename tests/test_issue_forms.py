"""Addresses that lead to the form for a mistake, with what is known filled in."""

from __future__ import annotations

import html
import re
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest
import yaml
from small_project import REPOSITORY, Project

from toolkit import issue_forms, matches
from toolkit.author import Author
from toolkit.frame import Frame

HOST = "https://example.org/region/concept/issues/new"
ROOT = "https://concept.example.org/"
PAGE = "docs/en/index.md"
FIGURES = "about/figures/"


@pytest.fixture
def hosted(project: Project) -> Project:
    """A project whose languages match and whose code host is known."""
    project.write("data/site.yml", f"report_address: {HOST}\n")
    matches.renew(project.content(), (), everything=True)
    return project


def asked(address: str) -> dict[str, str]:
    """What an address fills in, each once."""
    assert address.partition("?")[0] == HOST
    query = parse_qs(urlsplit(address).query, strict_parsing=True)
    assert all(len(values) == 1 for values in query.values())
    return {key: value for key, (value,) in query.items()}


def of_page(project: Project, path: str = PAGE, title: str = "A & b") -> str:
    locale = path.split("/")[1]
    return Frame(project.content(), locale, "").tools(path, title, f"{ROOT}en/").report


def of_figures(project: Project, locale: str = "en") -> list[str]:
    """Where the entries of all numbers lead to report a mistake."""
    made = Author(project.content(), locale, FIGURES, ROOT).figures_table()
    return [html.unescape(a) for a in re.findall(r'href="(https://example\.org/[^"]*)"', made)]


def lag(project: Project) -> None:
    """Changes a page in one language alone."""
    project.append(PAGE, "\nOne more sentence.\n")


def test_a_page_leads_to_the_form_for_texts(hosted: Project) -> None:
    """With its title and its full address."""
    assert asked(of_page(hosted)) == {
        "template": issue_forms.TEXT,
        "title": "Text: A & b",
        "page": f"{ROOT}en/",
    }


def test_a_page_whose_other_language_lags_behind_leads_to_the_form_for_translations(
    hosted: Project,
) -> None:
    """In either language, until both are recorded as matching again; other pages do not."""
    lag(hosted)
    forms = {
        path: asked(of_page(hosted, path))["template"]
        for path in (PAGE, PAGE.replace("/en/", "/sl/"), "docs/en/about/figures.md")
    }
    assert list(forms.values()) == [issue_forms.TRANSLATION] * 2 + [issue_forms.TEXT]
    matches.renew(hosted.content(), (), everything=True)
    assert asked(of_page(hosted))["template"] == issue_forms.TEXT


def test_every_number_leads_to_the_form_for_figures(hosted: Project) -> None:
    """With its id, what it says now in the language of the page, and the address of its entry."""
    found = {query["title"]: query for query in map(asked, of_figures(hosted))}
    data = hosted.content().data
    assert set(found) == {f"Figure: {key}" for key in (*data.figures, *data.targets)}
    assert found["Figure: needed_thinking"] == {
        "template": issue_forms.FIGURE,
        "title": "Figure: needed_thinking",
        "page": f"{ROOT}en/{FIGURES}#needed_thinking",
        "found": "needed_thinking: 53%",
    }
    slovenian = [query["found"] for query in map(asked, of_figures(hosted, "sl"))]
    assert {"needed_thinking: 53\u00a0%", "challenges: vsaj 15\u00a0izzivov"} <= {*slovenian}


def test_values_cannot_end_their_parameter(hosted: Project) -> None:
    """Whatever stands in a title, it is one value of an address that is plain ASCII."""
    title = 'Č&š=1#x?"<b> +%20/;\u00a0»«'
    address = of_page(hosted, title=title)
    assert re.fullmatch(r"[!-~]+", address) and not set('"<>#') & set(address)
    assert asked(address)["title"] == f"Text: {title}"


@pytest.mark.parametrize("given", ["", "mailto:info@example.org", "https://example.org/report"])
def test_without_forms_no_number_offers_one(hosted: Project, given: str) -> None:
    """A page keeps its mail or other address, or shows nothing."""
    hosted.write("data/site.yml", f"report_address: {given}\n" if given else "{}\n")
    assert of_page(hosted) == given
    assert "Report a mistake" not in Author(hosted.content(), "en", FIGURES).figures_table()


def fields(form: str) -> set[str]:
    """Fields of a form that an address can fill in: texts, no lists."""
    body = yaml.safe_load(Path(REPOSITORY, issue_forms.FOLDER, form).read_text("utf-8"))["body"]
    return {field["id"] for field in body if field["type"] in ("input", "textarea")}


def test_every_form_exists_with_every_field_that_is_filled_in(hosted: Project) -> None:
    """What the addresses name stands in .github/ISSUE_TEMPLATE; lists cannot be filled in."""
    addresses = [of_page(hosted), *of_figures(hosted)]
    lag(hosted)
    queries = list(map(asked, [*addresses, of_page(hosted)]))
    used = {query["template"] for query in queries}
    assert used == {issue_forms.FIGURE, issue_forms.TEXT, issue_forms.TRANSLATION}
    for query in queries:
        assert query.keys() - {"template", "title"} <= fields(query["template"])


def test_the_example_in_the_data_leads_to_the_forms(project: Project) -> None:
    """What an editor will copy from data/site.yml is an address of the form that is understood."""
    (given,) = re.findall(
        r"report_address: (\S+)", (REPOSITORY / "data/site.yml").read_text("utf-8")
    )
    project.write("data/site.yml", f"report_address: {given}\n")
    assert of_page(project).startswith(f"{given}?template={issue_forms.TEXT}&")
