"""CITATION.cff: valid in its format, and as the data of the site have it."""

from __future__ import annotations

import json

import pytest
import yaml
from jsonschema import Draft7Validator
from small_project import REPOSITORY, Project

from toolkit import citation_file, generate
from toolkit.content import load_content

SCHEMA = json.loads((REPOSITORY / "tests/standards/cff-1.2.0.json").read_text("utf-8"))
GIVEN = """
version: 1.2.0
released: 2026-11-22
publisher: {sl: Agencija, en: The Agency}
licence: {name: {sl: Licenca, en: Licence}, url: "https://example.org/licence"}
"""


def read(project: Project) -> dict:
    return yaml.safe_load(citation_file.generate(project.content())[citation_file.FILE])


def faults(document: object) -> list[str]:
    return [error.message for error in Draft7Validator(SCHEMA).iter_errors(document)]


@pytest.mark.parametrize("given", ["{}\n", GIVEN], ids=["nothing given", "all given"])
def test_the_file_is_as_the_schema_of_its_format_says(project: Project, given: str) -> None:
    """Valid by the schema of the Citation File Format, whatever is known."""
    project.write("data/site.yml", given)
    assert faults(read(project)) == []
    assert faults({**read(project), "authors": []}) != []


def test_it_names_the_publisher_once_that_is_given(project: Project) -> None:
    """Until then the site by its name, as the format needs an author and the document has none."""
    assert read(project)["authors"] == [{"name": "Soft skills in Gorenjska"}]
    project.write("data/site.yml", GIVEN)
    document = read(project)
    assert document["authors"] == [{"name": "The Agency"}]
    assert (document["version"], document["date-released"]) == ("1.2.0", "2026-11-22")
    assert document["license-url"] == "https://example.org/licence"


def test_the_committed_file_is_valid_and_up_to_date() -> None:
    """`toolkit generate citation` renews it."""
    content, issues = load_content(REPOSITORY)
    assert content is not None, issues
    assert list(generate.faults(content, ("citation",))) == []
    assert faults(yaml.safe_load((REPOSITORY / citation_file.FILE).read_text("utf-8"))) == []
