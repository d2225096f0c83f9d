"""What stands under /data/v1/: each file by its schema, with licence, provenance and version."""

from __future__ import annotations

import csv
import io
import json

import pytest
from jsonschema import Draft202012Validator
from small_project import Project

from toolkit.content import Content
from toolkit.dataset import published
from toolkit.dataset.fields import FIGURE, FILE, Table, record_schema, tables
from toolkit.dataset.records import TABLES, locales

ADDRESS = "https://example.org/sub/"
GIVEN = """
version: 1.2.0
released: 2026-11-22
publisher: {sl: Agencija, en: The Agency}
licence: {name: {sl: Licenca, en: Licence}, url: "https://example.org/licence"}
"""
ADDITIONS = frozenset({"$schema"})


def files_of(content: Content) -> dict[str, bytes]:
    """The files by path below /data/v1/."""
    made = dict(published.files(content, ADDRESS))
    assert all(path.startswith("data/v1/") for path in made)
    return {path.removeprefix("data/v1/"): file for path, file in made.items()}


@pytest.fixture(scope="module")
def files(content: Content) -> dict[str, bytes]:
    """The files of the small project."""
    return files_of(content)


def read(files: dict[str, bytes], name: str) -> dict:
    return json.loads(files[name])


def described(files: dict[str, bytes]) -> list[str]:
    """Files that name their schema."""
    return [n for n in files if n.endswith(".json") and b'"$schema": "https://example' in files[n]]


def names(table: Table) -> set[str]:
    return {field.name for field in table.fields}


@pytest.mark.parametrize("given", ["", GIVEN], ids=["nothing given", "all given"])
def test_every_file_is_as_its_schema_says(project: Project, given: str) -> None:
    """JSON Schema of draft 2020-12 for tables and numbers, whether a licence is given or not."""
    project.write("data/site.yml", given or "{}\n")
    files = files_of(project.content())
    found = described(files)
    assert set(found) >= {f"{name}.json" for name in TABLES} and len(found) > len(TABLES)
    for name in found:
        document = read(files, name)
        path = document["$schema"].removeprefix(f"{ADDRESS}data/v1/")
        schema = read(files, path)
        assert schema["$id"] == document["$schema"]
        assert schema["$schema"] == "https://json-schema.org/draft/2020-12/schema"
        Draft202012Validator.check_schema(schema)
        checker = Draft202012Validator.FORMAT_CHECKER
        errors = Draft202012Validator(schema, format_checker=checker).iter_errors(document)
        assert [f"{name}: {error.message}" for error in errors] == []


def test_a_schema_refuses_what_does_not_belong(content: Content) -> None:
    """A missing field and a number written as a text are found."""
    schema = record_schema(tables()["targets"].fields, locales(content))
    row = next(iter(TABLES["targets"](content)))
    valid = Draft202012Validator(schema).is_valid
    assert valid(row)
    assert not valid({**row, "value": "15"})
    assert not valid({key: value for key, value in row.items() if key != "source"})
    assert not valid({**row, "label": {"sl": "samo eno"}})


def test_files_hold_the_described_fields_and_no_others(files: dict[str, bytes]) -> None:
    """What fields.yml names is what is published, also beside the records."""
    top = names(tables()[FILE])
    for name in TABLES:
        assert read(files, f"{name}.json").keys() == top | {name} | ADDITIONS
    assert read(files, "figures/workshops.json").keys() == top | names(tables()[FIGURE]) | ADDITIONS


def test_each_number_has_a_file(files: dict[str, bytes], content: Content) -> None:
    """One for each figure and target, with what a page elsewhere needs to show it."""
    made = {n.removeprefix("figures/") for n in files if n.startswith("figures/")}
    assert made == {f"{key}.json" for key in (*content.data.figures, *content.data.targets)}
    figure = read(files, "figures/needed_thinking.json")
    assert (figure["kind"], figure["value"], figure["unit"]) == ("figure", 53, "percent")
    assert figure["phrase"] == {"sl": "Kritično mišljenje: 53\xa0%", "en": "Critical thinking: 53%"}
    assert figure["page"]["en"] == f"{ADDRESS}en/about/figures/#needed_thinking"
    assert figure["embed"]["sl"] == f"{ADDRESS}embed/needed_thinking/"
    assert figure["citation"]["en"].keys() == {"iso690", "apa", "bibtex", "ris"}
    assert figure["page"]["en"] in figure["citation"]["en"]["iso690"]
    target = read(files, "figures/projects.json")
    assert (target["kind"], target["phrase"]["en"]) == ("target", "8\xa0projects")


def test_the_file_of_an_id_that_moved_stays(project: Project) -> None:
    """An anchor that was redirected keeps its file, with the number that it leads to."""
    old, new = "about/figures/#old_id", "about/figures/#workshops"
    project.write("data/redirects.yml", f'"{old}": "{new}"\n')
    files = files_of(project.content())
    assert files["figures/old_id.json"] == files["figures/workshops.json"]


def test_what_is_not_given_is_null_and_never_invented(project: Project) -> None:
    """No licence, publisher, version or date until somebody writes them."""
    project.write("data/site.yml", "{}\n")
    files = files_of(project.content())
    for name in described(files):
        document = read(files, name)
        unknown = ("version", "date", "licence", "licence_url", "publisher")
        assert {document[key] for key in unknown} == {None}
    package = read(files, "datapackage.json")
    assert package["licence"] is None and "licenses" not in package
    assert not any("icense" in key for key in read(files, "dataset.jsonld"))


def test_what_is_given_stands_in_every_file(project: Project) -> None:
    """Licence, publisher, provenance and version in JSON, CSV, data package and catalogue entry."""
    project.write("data/site.yml", GIVEN)
    files = files_of(project.content())
    for name in described(files):
        document = read(files, name)
        assert document["version"].startswith("1.2.0") and document["date"] == "2026-11-22"
        assert document["licence"] == {"sl": "Licenca", "en": "Licence"}
        assert all(document["provenance"].values())
    for name in TABLES:
        rows = list(csv.DictReader(io.StringIO(files[f"{name}.csv"].decode(), newline="")))
        assert {row["licence_en"] for row in rows} == {"Licence"}
        assert all(row["version"] and row["provenance_sl"] and row["publisher_sl"] for row in rows)
    package = read(files, "datapackage.json")
    assert package["licenses"][0]["path"] == "https://example.org/licence"
    assert package["contributors"][0]["title"] == "Agencija – The Agency"
    dataset = read(files, "dataset.jsonld")
    assert dataset["license"] == "https://example.org/licence" and dataset["publisher"]


def test_addresses_are_below_that_of_the_site(files: dict[str, bytes]) -> None:
    """Under a sub-path every address has it; none is relative, none of another site."""
    for row in read(files, "figures.json")["figures"]:
        assert all(link.startswith(ADDRESS) for link in (*row["page"].values(), row["data"]))
    index = read(files, "index.json")
    listed = [table[form] for table in index["tables"] for form in ("json", "csv", "schema")]
    paths = [address.removeprefix(f"{ADDRESS}data/v1/") for address in listed]
    assert set(paths) <= set(files)
    assert index["figure"].format(id="workshops") == f"{ADDRESS}data/v1/figures/workshops.json"


def test_the_package_tells_the_size_and_checksum_of_each_table(files: dict[str, bytes]) -> None:
    """A changed file is noticed; the columns are those of the file, in their order."""
    for resource in read(files, "datapackage.json")["resources"]:
        file = files[resource["path"]]
        assert resource["bytes"] == len(file)
        columns = [field["name"] for field in resource["schema"]["fields"]]
        assert columns == next(csv.reader(io.StringIO(file.decode())))


def test_a_changed_value_changes_every_file_that_holds_it(project: Project) -> None:
    """JSON, CSV and the file of the number, in both languages."""
    project.replace("data/figures.yml", "value: 53", "value: 61")
    files = files_of(project.content())
    for name in ("figures.json", "figures.csv", "figures/needed_thinking.json"):
        text = files[name].decode()
        assert "61\xa0%" in text and "61%" in text and "53%" not in text
