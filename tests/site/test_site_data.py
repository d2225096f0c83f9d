"""The data of the real site: valid by their standards, and the examples of their page run."""

from __future__ import annotations

import csv
import io
import json
import re
import shutil
import subprocess
import sys
import zipfile
from collections.abc import Iterator
from pathlib import Path
from urllib.request import urlopen

import frictionless
import pyshacl
import pytest
from examples_of_page import SLUG, examples
from jsonschema import Draft202012Validator
from rdflib import Graph, URIRef
from rdflib.namespace import DCTERMS, FOAF, SDO
from website import ROOT, Built, served

from toolkit.content import Content
from toolkit.dataset.fields import FIGURE, FILE, tables
from toolkit.dataset.records import phrase
from toolkit.voice import Voice

DCAT_AP = ROOT / "tests/standards/dcat-ap-3.0.0.ttl"
DCAT = "http://www.w3.org/ns/dcat#"
FIGURE_SHOWN = "demand_rising"
SHELL, IN_PYTHON, IN_SPREADSHEET, BY_COMMAND = 0, 2, 3, 4

pytestmark = pytest.mark.filterwarnings("ignore:ConjunctiveGraph:DeprecationWarning")  # rdflib's
PACKED = (".gz", ".br")
locales = pytest.mark.parametrize("locale", ["sl", "en"])


@pytest.fixture(scope="module")
def address(site: Built) -> Iterator[str]:
    """Where the site is served."""
    with served(site.folder) as address:
        yield address


@pytest.fixture
def example(site: Built, content: Content, address: str, locale: str) -> list[str]:
    """The examples of the page in a language."""
    return examples(site, content.data.languages[locale].path, address)


def run(*command: str, folder: Path) -> str:
    done = subprocess.run(command, cwd=folder, capture_output=True, timeout=120, check=False)
    assert done.returncode == 0, done.stderr.decode()
    return done.stdout.decode("utf-8")


# --- the examples ---------------------------------------------------------------------


@locales
def test_the_example_for_the_command_line(example: list[str], site: Built, tmp_path: Path):
    """curl prints the file of a figure."""
    printed = run("sh", "-c", example[SHELL], folder=tmp_path)
    assert printed == site.file(f"data/v1/figures/{FIGURE_SHOWN}.json").read_text("utf-8")


@locales
def test_the_example_in_python(example: list[str], content: Content, locale: str, tmp_path: Path):
    """Python prints every figure with its label, in the language of the page."""
    printed = run(sys.executable, "-X", "utf8", "-c", example[IN_PYTHON], folder=tmp_path)
    voice = Voice(content.data, locale)
    assert printed.splitlines() == [phrase(voice, key) for key in content.data.figures]


@locales
def test_the_address_for_a_spreadsheet(example: list[str], content: Content):
    """What a spreadsheet opens is the table as UTF-8 with commas, carons in their places."""
    with urlopen(example[IN_SPREADSHEET].strip()) as answer:
        assert answer.headers.get_content_type() == "text/csv"
        rows = list(csv.reader(io.StringIO(answer.read().decode("utf-8"), newline="")))
    labels = [row[rows[0].index("label_sl")] for row in rows[1:]]
    assert labels == [figure.label["sl"] for figure in content.data.figures.values()]
    assert set("čšž") <= set("".join(labels))


@locales
def test_the_example_for_libreoffice(example: list[str], content: Content, tmp_path: Path):
    """curl fetches the table; LibreOffice, where it is installed, makes a workbook of it."""
    fetch, convert = example[BY_COMMAND].strip().split("\n")
    run("sh", "-c", fetch, folder=tmp_path)
    labels = {figure.label["sl"] for figure in content.data.figures.values()}
    with (tmp_path / "figures.csv").open(encoding="utf-8", newline="") as file:
        assert {row["label_sl"] for row in csv.DictReader(file)} == labels
    assert convert.startswith("soffice --headless ") and convert.endswith(" figures.csv")
    if shutil.which("soffice"):
        home = f"-env:UserInstallation={(tmp_path / 'home').as_uri()}"
        run("sh", "-c", convert.replace("--headless", f"--headless {home}"), folder=tmp_path)
        sheet = zipfile.ZipFile(tmp_path / "figures.ods").read("content.xml").decode("utf-8")
        assert all(f"<text:p>{label}</text:p>" in sheet for label in labels)


@locales
def test_the_page_names_every_field_of_a_file(site: Built, content: Content, locale: str):
    """Nothing that a reader finds in a file of one figure is left unexplained."""
    page = site.pages[content.data.languages[locale].path + SLUG]
    named = {word for code in page.all("code") for word in re.findall(r"\w+", code.text)}
    fields = (*tables()[FILE].fields, *tables()[FIGURE].fields)
    assert {field.name for field in fields} - named == set()


@locales
def test_the_page_names_every_file(site: Built, content: Content, locale: str):
    """Each kind of file below /data/v1/ has its line."""
    page = site.pages[content.data.languages[locale].path + SLUG]
    text = " ".join(code.text for code in page.all("code"))
    for file in (site.folder / "data/v1").rglob("*"):
        name = file.relative_to(site.folder / "data/v1").as_posix()
        kind = re.sub(r"^(figures|schemas)/.*(\.json)$", r"\1/….json", name)
        assert (
            file.is_dir()
            or file.suffix in PACKED
            or kind in ("index.json", "index.html")
            or kind in text
            or "snapshots" in kind
        ), name


# --- the standards --------------------------------------------------------------------


def test_the_data_package_is_valid_by_frictionless(site: Built):
    """Frictionless reads every table with its types, keys, references, size and checksum."""
    report = frictionless.validate(str(site.file("data/v1/datapackage.json")))
    assert report.valid, report.flatten(["taskName", "rowNumber", "fieldName", "note"])
    assert report.stats["tasks"] == 6 and report.stats["warnings"] == 0


def test_frictionless_notices_a_fault(site: Built, tmp_path: Path):
    """A changed cell is no longer what the package describes."""
    folder = shutil.copytree(site.folder / "data/v1", tmp_path / "v1")
    table = folder / "targets.csv"
    table.write_text(table.read_text("utf-8").replace("pupils_for_pioneers", "nobody"), "utf-8")
    assert not frictionless.validate(str(folder / "datapackage.json")).valid


def test_every_json_file_is_valid_by_its_schema(site: Built):
    """jsonschema holds each published file against the published schema that it names."""
    root = f"{site.address}data/v1/"
    checked = 0
    for file in (site.folder / "data/v1").glob("**/*.json"):
        document = json.loads(file.read_bytes())
        if not document.get("$schema", "").startswith(root):
            continue
        schema = json.loads(site.file(document["$schema"].removeprefix(site.address)).read_bytes())
        Draft202012Validator(schema).validate(document)
        checked += 1
    assert checked > 20


@pytest.fixture(scope="module")
def described(site: Built) -> Graph:
    """The description for catalogues, as a program for linked data reads it, without a network."""
    return Graph().parse(site.file("data/v1/dataset.jsonld"), format="json-ld")


def test_the_description_is_valid_by_dcat_ap(described: Graph):
    """The shapes of DCAT-AP 3 hold; without its title they would not."""
    shapes = Graph().parse(DCAT_AP)
    conforms, _, report = pyshacl.validate(described, shacl_graph=shapes, inference="rdfs")
    assert conforms, report
    poorer = Graph()
    for triple in described:
        if triple[1] != DCTERMS.title:
            poorer.add(triple)
    assert not pyshacl.validate(poorer, shacl_graph=shapes, inference="rdfs")[0]


def test_the_description_uses_words_that_exist(described: Graph):
    """Each type and property is in the vocabulary of schema.org, Dublin Core, FOAF or DCAT."""
    used = {part for triple in described for part in triple if isinstance(part, URIRef)}
    dcat = {term for term in Graph().parse(DCAT_AP).objects() if str(term).startswith(DCAT)}
    for space in (SDO, DCTERMS, FOAF):
        terms = {term for term in used if term.startswith(str(space._NS))}
        assert [term for term in terms if term not in space] == []
    assert {term for term in used if term.startswith(DCAT)} <= dcat
    assert {SDO.Dataset, SDO.DataDownload, SDO.distribution} <= used


# --- addresses and citations ----------------------------------------------------------


def test_every_address_in_the_data_leads_somewhere(site: Built):
    """Pages with their anchors, embeds, files, schemas: what a file names is there."""
    found: set[str] = set()
    files = (site.folder / "data/v1").rglob("*.json*")
    for file in (file for file in files if file.suffix not in PACKED):
        found |= set(re.findall(rf'"{re.escape(site.address)}([^"{{]*)"', file.read_text("utf-8")))
    assert len(found) > 100
    for target in found:
        path, _, anchor = target.partition("#")
        file = site.file(path)
        assert file.is_file(), target
        assert not anchor or f'id="{anchor}"' in file.read_text("utf-8"), target


def test_every_page_says_how_it_is_cited(site: Built, content: Content):
    """In four forms, with its own title and address, version and day, folded away."""
    for page in content.pages:
        path = content.data.languages[page.locale].path + page.slug
        (box,) = site.pages[path].all("details", class_="cite no-print")
        assert [term.text for term in box.all("dt")] == ["ISO 690", "APA", "BibTeX", "RIS"]
        assert "open" not in box.attributes
        for form in box.all("dd"):
            assert site.address + path in form.text
            assert content.data.site.version in form.text and "20" in form.text


@locales
def test_every_figure_says_how_it_is_cited(site: Built, content: Content, locale: str):
    """At its entry among all figures, with its own address and a link to its file."""
    path = f"{content.data.languages[locale].path}about/figures/"
    page = site.pages[path]
    for key in (*content.data.figures, *content.data.targets):
        entry = page.one("li", id=key)
        assert f"{site.address}{path}#{key}" in entry.one("span", class_="citation").text
        links = [link.attributes["href"] for link in entry.all("a")]
        assert any(link.endswith(f"data/v1/figures/{key}.json") for link in links)
