"""JSON Schemas: they accept the data that the toolkit accepts, and explain it in both languages."""

from __future__ import annotations

import json
from collections.abc import Iterator
from copy import deepcopy
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator
from referencing import Registry, Resource
from small_project import REPOSITORY

from toolkit import generate, schemas
from toolkit.content import Content
from toolkit.schema import OPTIONAL


@pytest.fixture(scope="module")
def documents(content: Content) -> dict[str, dict]:
    """The schemas of the small project by name."""
    return {Path(path).stem: json.loads(t) for path, t in schemas.generate(content).items()}


def faults(documents: dict[str, dict], name: str, value: object) -> list[str]:
    """Where a schema finds a fault in a value."""
    resources = [(f"{key}.json", Resource.from_contents(d)) for key, d in documents.items()]
    validator = Draft202012Validator(documents[name], registry=Registry().with_resources(resources))
    return sorted({"/".join(map(str, e.absolute_path)) for e in validator.iter_errors(value)})


def test_every_schema_is_one(documents: dict[str, dict]) -> None:
    """Each file is a valid schema of the dialect that it names."""
    assert len(documents) > 15
    for schema in documents.values():
        assert schema["$schema"] == "https://json-schema.org/draft/2020-12/schema"
        Draft202012Validator.check_schema(schema)


def test_data_that_loads_fits_its_schema(content: Content, documents: dict[str, dict]) -> None:
    """No editor underlines what the toolkit accepts."""
    for name, document in content.data.documents.items():
        if name not in OPTIONAL:
            schema = "language" if name in content.data.languages else name
            assert (name, faults(documents, schema, document.value)) == (name, [])


@pytest.mark.parametrize(
    ("collection", "path", "value", "place"),
    [
        ("figures", "needed_thinking/vaule", 53, "needed_thinking"),
        ("figures", "needed_thinking/value", "53,5", "needed_thinking/value"),
        ("figures", "needed_thinking/value", -1, "needed_thinking/value"),
        ("figures", "needed_thinking/unit", "percents", "needed_thinking/unit"),
        ("figures", "needed_thinking/survey", "nobody", "needed_thinking/survey"),
        ("figures", "needed_thinking/label", {"sl": "samo ena"}, "needed_thinking/label"),
        (
            "figures",
            "needed_thinking/label",
            {"sl": "a", "en": "b", "de": "c"},
            "needed_thinking/label",
        ),
        ("figures", "needed_thinking/meaning/en", "  ", "needed_thinking/meaning/en"),
        ("organisations", "kovacnica/kind", "school", "kovacnica/kind"),
        ("organisations", "kovacnica/serves", ["nobody"], "kovacnica/serves/0"),
        ("organisations", "kovacnica/name/sl", {"akuzativ": "x"}, "kovacnica/name/sl"),
        ("terms", "soft_skills/avoid", {"de": ["x"]}, "soft_skills/avoid"),
        ("practices", "meeting_point/anchor", "Meeting Point", "meeting_point/anchor"),
        ("strands", "pioneer_spirit/name", "Duh", "pioneer_spirit/name"),
    ],
)
def test_a_mistake_is_underlined_at_its_place(
    content: Content,
    documents: dict[str, dict],
    collection: str,
    path: str,
    value: object,
    place: str,
) -> None:
    """What the toolkit refuses, an editor sees while typing."""
    data: Any = deepcopy(content.data.documents[collection].value)
    *parents, last = path.split("/")
    record = data
    for key in parents:
        record = record[key]
    record[last] = value
    assert faults(documents, collection, data) == [place]


def test_an_id_of_another_form_is_refused(documents: dict[str, dict]) -> None:
    """Ids hold small letters, digits and underscores."""
    assert faults(documents, "strings", {"Source": {"sl": "Vir", "en": "Source"}}) == [""]


def test_references_offer_the_ids_that_are_there(documents: dict[str, dict]) -> None:
    """Completion lists the records of the other file, each once, in one file of ids."""
    assert documents["ids"]["$defs"]["strands"]["enum"] == ["pioneer_spirit"]
    strand = documents["pilots"]["$defs"]["Pilot"]["properties"]["strand"]
    assert strand["$ref"] == "ids.json#/$defs/strands"


def described(node: Any) -> Iterator[tuple[str, dict]]:
    """Each field of a schema with what is said of it."""
    if isinstance(node, dict):
        if node.get("additionalProperties") is False and "properties" in node:
            yield from node["properties"].items()
        for child in node.values():
            yield from described(child)
    elif isinstance(node, list):
        for child in node:
            yield from described(child)


def test_a_field_is_explained_in_slovenian_first_and_in_english(documents: dict[str, dict]) -> None:
    """The site's first language leads; VS Code shows the Markdown, others the plain text."""
    value = documents["figures"]["$defs"]["Figure"]["properties"]["value"]
    assert value["title"] == "vrednost · value"
    for text in (value["description"], value["markdownDescription"]):
        assert text.index("Samo število") < text.index("The number itself")


def test_every_field_has_a_title(documents: dict[str, dict]) -> None:
    """No field is offered without words of both languages."""
    untitled = [
        key for schema in documents.values() for key, f in described(schema) if not f.get("title")
    ]
    assert untitled == []


def test_a_field_may_be_called_title_or_default(documents: dict[str, dict]) -> None:
    """Names of fields are no keywords of the schema."""
    assert "title" in documents["charts"]["$defs"]["Chart"]["properties"]
    assert "default" in documents["language"]["$defs"]["Preposition"]["properties"]


def test_each_data_file_names_its_schema() -> None:
    """The first line of a file that people edit leads its editor to the schema."""
    for path in sorted((REPOSITORY / "data").rglob("*.yml")):
        first = path.read_text("utf-8").split("\n")[0]
        if generate.command("") in first or path.stem == "matches":
            continue
        prefix = "# yaml-language-server: $schema="
        assert first.startswith(prefix), path
        assert (path.parent / first.removeprefix(prefix)).exists(), path
