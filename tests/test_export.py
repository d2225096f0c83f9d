"""Exported data: every record, both languages, and the same whichever form is read."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import pytest
from click.testing import CliRunner
from small_project import Project

from toolkit import export
from toolkit.cli import main
from toolkit.content import Content
from toolkit.dataset.fields import tables
from toolkit.dataset.records import TABLES
from toolkit.dataset.writing import as_csv, as_json
from toolkit.publications import PUBLICATIONS

RECORDS = {
    "figures": lambda data: data.figures,
    "targets": lambda data: data.targets,
    "pilots": lambda data: data.pilots,
    "organisations": lambda data: data.organisations,
    "practices": lambda data: data.practices,
    "glossary": lambda data: data.terms,
}


def rows_of(content: Content, name: str) -> list[dict]:
    """The rows of a table as JSON gives them."""
    return json.loads(export.tables(content)[f"{name}.json"])[name]


def cells_of(content: Content, name: str) -> list[dict[str, str]]:
    """The rows of a table as CSV gives them."""
    return list(csv.DictReader(io.StringIO(export.tables(content)[f"{name}.csv"], newline="")))


@pytest.mark.parametrize("name", TABLES)
def test_every_record_is_a_row(content: Content, name: str) -> None:
    """No record is left out, none added; the order is that of the data."""
    ids = list(RECORDS[name](content.data))
    assert [row["id"] for row in rows_of(content, name)] == ids
    assert [row["id"] for row in cells_of(content, name)] == ids


@pytest.mark.parametrize("name", TABLES)
def test_csv_and_json_say_the_same(content: Content, name: str) -> None:
    """A cell holds what JSON holds; languages are columns, lists are parted by a semicolon."""
    for row, cells in zip(rows_of(content, name), cells_of(content, name), strict=True):
        expected = {}
        for column, value in row.items():
            entries = value.items() if isinstance(value, dict) else [("", value)]
            for code, entry in entries:
                text = "; ".join(entry) if isinstance(entry, list) else entry
                key = f"{column}_{code}" if code else column
                expected[key] = "" if text is None else str(text)
        assert cells == expected


@pytest.mark.parametrize("name", TABLES)
def test_words_stand_in_both_languages(content: Content, name: str) -> None:
    """Every text of every table has a Slovenian and an English form, Slovenian first."""
    for row in rows_of(content, name):
        worded = [value for value in row.values() if isinstance(value, dict)]
        assert worded
        assert all(list(value) == ["sl", "en"] for value in worded)


@pytest.mark.parametrize("name", TABLES)
def test_a_row_has_the_fields_that_are_described(content: Content, name: str) -> None:
    """fields.yml names every field of a table, in the order of its columns, and no other."""
    described = [field.name for field in tables()[name].fields]
    assert all(list(row) == described for row in rows_of(content, name))


def test_a_figure_has_its_words_source_and_gaps(content: Content) -> None:
    """A row can be cited without the site: value, unit, source, and what is not known."""
    figure = rows_of(content, "figures")[0]
    assert (figure["value"], figure["unit"], figure["survey"]) == (53, "percent", "experts")
    assert figure["label"] == {"sl": "kritično mišljenje", "en": "critical thinking"}
    assert figure["sections"] == ["A"] and "A" in figure["source"]["sl"]
    assert "Ni znano od česa." in figure["unknown"]["sl"]
    assert "Of what is not known." in figure["unknown"]["en"]


def test_a_counted_figure_has_its_number(content: Content) -> None:
    """A figure that is counted from records gives the count, not nothing."""
    values = {row["id"]: row["value"] for row in rows_of(content, "figures")}
    assert values["pilots"] == 2 and values["daily_teamwork"] == 72.5


def test_a_target_says_what_is_reached_or_that_it_is_not_known(content: Content) -> None:
    """A result stands with its day; without one the gap is said in words."""
    rows = {row["id"]: row for row in rows_of(content, "targets")}
    reached, open_one = rows["projects"], rows["challenges"]
    assert (reached["actual"], reached["as_of"]) == (3, "2026-06-30")
    assert reached["unknown"] == {"sl": None, "en": None}
    assert open_one["actual"] is None and all(open_one["unknown"].values())
    assert open_one["pilot_name"] == {"sl": "Mladi pionirji", "en": "Young Pioneers"}


def test_what_the_document_does_not_say_is_empty(content: Content) -> None:
    """Nothing is invented: null in JSON, an empty cell in CSV."""
    rows = {row["id"]: row for row in rows_of(content, "organisations")}
    assert rows["school_network"]["url"] is None and rows["school_network"]["serves"] == []
    cells = {row["id"]: row for row in cells_of(content, "organisations")}
    assert cells["school_network"]["url"] == "" and cells["school_network"]["gloss_sl"] == ""


def test_csv_is_as_rfc_4180_has_it(project: Project) -> None:
    """Lines end in CR LF; commas and quotation marks survive the way there and back."""
    hard = 'a, "b"; c'
    project.replace("data/figures.yml", "en: critical thinking}", f"en: '{hard}'}}")
    text = export.tables(project.content())["figures.csv"]
    assert text.count("\r\n") == text.count("\n") == len(project.content().data.figures) + 1
    assert cells_of(project.content(), "figures")[0]["label_en"] == hard
    assert rows_of(project.content(), "figures")[0]["label"]["en"] == hard


def test_a_table_without_rows_is_empty(project: Project) -> None:
    """No record is no error."""
    assert as_csv([], ["id", "value"]) == "id,value\r\n"
    assert json.loads(as_json({"glossary": []})) == {"glossary": []}


def written(folder: Path) -> dict[str, bytes]:
    """Every file below a folder by its path in it."""
    files = (path for path in folder.rglob("*") if path.is_file())
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in files}


def test_the_command_writes_the_same_bytes_every_time(project: Project, tmp_path: Path) -> None:
    """UTF-8 without a mark of order, equal from run to run."""
    folders = [tmp_path / "one", tmp_path / "deep" / "two"]
    for folder in folders:
        result = CliRunner().invoke(main, ["export", str(folder), "--root", str(project.root)])
        assert result.exit_code == 0, result.output
    one, two = map(written, folders)
    assert one == two and {f"{n}{e}" for n in TABLES for e in (".csv", ".json")} <= set(one)
    assert "kritično" in one["figures.csv"].decode("utf-8")
    assert not any(raw.startswith(b"\xef\xbb\xbf") or b"\\u" in raw for raw in one.values())


def test_the_command_writes_what_the_site_publishes(project: Project, tmp_path: Path) -> None:
    """One way: the files of the command and those under /data/v1/ are the same, byte for byte."""
    address = "https://example.org/sub/"
    arguments = ["export", str(tmp_path / "out"), "--address", address, "--root", str(project.root)]
    assert CliRunner().invoke(main, arguments).exit_code == 0
    published = dict(PUBLICATIONS["data"](project.content(), address))
    exported = {f"data/v1/{name}": file for name, file in written(tmp_path / "out").items()}
    assert exported == published


def test_a_folder_that_cannot_be_made_is_said(project: Project, tmp_path: Path) -> None:
    """A file in the way is an answer in words and an exit code, not a traceback."""
    (tmp_path / "file").write_text("x")
    for folder, code in (("file", 2), ("file/below", 1)):
        arguments = ["export", str(tmp_path / folder), "--root", str(project.root)]
        result = CliRunner().invoke(main, arguments)
        assert result.exit_code == code and "Traceback" not in result.output
        assert not isinstance(result.exception, OSError)
