"""JSON-LD: facts of the data in the words of schema.org, safe within a page."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest
from small_project import Project
from vocabulary import faults, parsed

from toolkit.content import Content
from toolkit.linked_data import Described, script
from toolkit.model import Contact

ROOT = "https://example.org/region/concept/"


def text(content: Content, slug: str, locale: str = "en", **more: str) -> str:
    page = content.by_address[locale, slug]
    return script(Described(content, page, ROOT, f"{ROOT}card.png", **more))


def things(content: Content, slug: str, locale: str = "en", **more: str) -> dict[str, dict]:
    """What is said of a page, by type."""
    return {
        thing["@type"]: thing for thing in json.loads(text(content, slug, locale, **more))["@graph"]
    }


def with_site(content: Content, **fields: object) -> Content:
    site = content.data.site.model_copy(update=fields)
    return replace(content, data=replace(content.data, site=site))


def test_every_page_speaks_the_vocabulary(content: Content) -> None:
    """Types and properties exist, and each property is on a thing that may have it."""
    full = with_site(
        content,
        publisher={"sl": "Izdajatelj", "en": "Publisher"},
        contact=Contact(email="a@example.org", telephone="+386 1", address={"sl": "N", "en": "A"}),
    )
    for page in full.pages:
        graph = parsed(text(full, page.slug, page.locale, changed="2026-11-22"))
        assert len(graph) > 5
        assert list(faults(graph)) == [], page.path


def test_the_test_finds_what_the_vocabulary_does_not_have() -> None:
    """A misspelt property, and one on the wrong thing, are found."""
    wrong = {"@context": "https://schema.org", "@graph": [
        {"@type": "Report", "nmae": "x"}, {"@type": "Place", "hasDefinedTerm": "x"},
        {"@type": "Reprot"},
    ]}  # fmt: skip
    found = sorted(faults(parsed(json.dumps(wrong))))
    assert found == [
        "hasDefinedTerm on ['Place', 'Thing']",
        "no property https://schema.org/nmae",
        "no type https://schema.org/Reprot",
    ]


def test_home_is_the_report(content: Content) -> None:
    """The concept as a whole stands on the home page of each language, with its PDF where it is."""
    for locale, language in content.data.languages.items():
        report = things(content, "", locale)["Report"]
        assert report["url"] == ROOT + language.path
        assert report["inLanguage"] == locale
        assert "BreadcrumbList" not in things(content, "", locale)


def test_what_nobody_has_given_is_left_out(content: Content) -> None:
    """No publisher, no licence, no day is invented."""
    found = text(content, "")
    for name in ("publisher", "license", "dateModified", "author", "datePublished", "null"):
        assert name not in found
    assert things(content, "", changed="2026-11-22")["Report"]["dateModified"] == "2026-11-22"


def test_a_publisher_that_is_given_is_an_organization(content: Content) -> None:
    """The report names it."""
    found = things(with_site(content, publisher={"sl": "Agencija", "en": "Agency"}), "")
    assert found["Organization"]["name"] == "Agency"
    assert found["Report"]["publisher"] == {"@id": found["Organization"]["@id"]}


def test_the_way_from_home_leads_through_the_pages_above(content: Content) -> None:
    """Every step has an address; a folder without a page of its own is left out."""
    path = things(content, "pilots/young-pioneers/")["BreadcrumbList"]["itemListElement"]
    assert [step["position"] for step in path] == list(range(1, len(path) + 1))
    assert path[0]["item"] == f"{ROOT}en/"
    assert path[-1]["item"] == f"{ROOT}en/pilots/young-pioneers/"


def test_the_page_of_figures_is_a_dataset(content: Content) -> None:
    """Each number is a variable with its value now."""
    dataset = things(content, "about/figures/")["Dataset"]
    values = {v["propertyID"]: v["value"] for v in dataset["variableMeasured"]}
    assert values["needed_thinking"] == 53
    assert set(values) == {*content.data.figures, *content.data.targets}
    assert all(d["contentUrl"].startswith(f"{ROOT}data/v1/") for d in dataset["distribution"])


def test_the_glossary_is_a_set_of_terms(content: Content) -> None:
    """Each term has its explanation and its place."""
    terms = things(content, "about/glossary/")["DefinedTermSet"]["hasDefinedTerm"]
    assert len(terms) == len(content.data.terms)
    assert all(
        t["@id"].startswith(f"{ROOT}en/about/glossary/#") and t["description"] for t in terms
    )


@pytest.mark.parametrize("evil", ["</script><script>alert(1)//", "<!--", "&amp;"])
def test_nothing_in_the_data_ends_the_script(project: Project, evil: str) -> None:
    """Whatever a term says, it stays a text."""
    terms = project.read("data/terms.yml")
    old = next(line for line in terms.split("\n") if "definition:" in line)
    project.replace("data/terms.yml", old, f'  definition: {{sl: "{evil}", en: "{evil}"}}')
    content = project.content()
    written = text(content, "about/glossary/")
    assert not {"<", ">", "&"} & set(written)
    said = [
        t["description"]
        for t in things(content, "about/glossary/")["DefinedTermSet"]["hasDefinedTerm"]
    ]
    assert evil in said
