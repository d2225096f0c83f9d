"""`toolkit new site` makes an empty, valid project for another region."""

from __future__ import annotations

import re
import sys
from pathlib import Path

import pytest
import yaml
from click.testing import CliRunner, Result
from invented import CODE, code_of
from small_project import REPOSITORY
from website import run

from toolkit import draft_language
from toolkit.cli import main
from toolkit.content import load_content
from toolkit.formatting import count, percent
from toolkit.project import faults
from toolkit.yaml_nodes import parse_document

ADDRESS = "https://example.org/concept/"
GERMAN_AND_ITALIAN = (
    "--languages", "de,it", "--name", "de=Sanfte Fähigkeiten: Musterland", "--name", "it=Modello",
    "--region", "de=Musterland", "--region", "it=Modello", "--address", ADDRESS,
)  # fmt: skip
CODES = {"language-draft", "language-unspoken"}


def new_site(folder: Path, *options: str, **settings: str) -> Result:
    """What the command does with this project as its origin."""
    command = ["new", "site", str(folder), *options, "--root", str(REPOSITORY)]
    return CliRunner().invoke(main, command, env={"LC_ALL": "C"}, **settings)


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A project in two languages of which this one knows nothing."""
    folder = tmp_path_factory.mktemp("new") / "site"
    result = new_site(folder, *GERMAN_AND_ITALIAN)
    assert result.exit_code == 0, result.output
    return folder


def test_the_checks_find_nothing_but_drafts(made: Path) -> None:
    """No mistake; each language is named once as a draft, and once as one without a reference."""
    issues = faults(made)
    assert {i.severity for i in issues} == {"warning", "advice"}
    assert sorted((i.path, i.code) for i in issues) == [
        (f"data/languages/{code}.yml", said) for code in ("de", "it") for said in sorted(CODES)
    ]


def test_it_builds_strictly(made: Path, tmp_path: Path) -> None:
    """Every page in both languages, below the address that was given."""
    command = [sys.executable, "-m", "mkdocs", "build", "--strict", "--site-dir", str(tmp_path)]
    finished = run(command, made, NO_MKDOCS_2_WARNING="1")
    assert finished.returncode == 0 and "WARNING" not in finished.stdout, finished.stdout
    home = (tmp_path / "index.html").read_text("utf-8")
    assert '<html lang="de"' in home and f'hreflang="it" href="{ADDRESS}it/"' in home
    assert "Sanfte Fähigkeiten: Musterland" in home
    pages = [
        {p.relative_to(folder).parent.as_posix() for p in folder.rglob("index.html")}
        for folder in (tmp_path / "it", tmp_path)
    ]
    assert pages[0] and pages[0] <= pages[1]


def test_the_code_is_that_of_this_project(made: Path) -> None:
    """Nothing of it is changed for another region, and nothing of the content is taken along."""
    assert code_of(made) == code_of(REPOSITORY)
    ours = re.compile("gorenjsk|kranj|x-inno|interreg", re.IGNORECASE)
    files = [
        path for path in sorted(made.rglob("*"))
        if path.is_file() and path.relative_to(made).parts[0] not in (*CODE, ".cache", ".vscode")
        and path.name not in ("macros.md", "checks.md")  # their examples are those of the toolkit
        and path.suffix not in (".json", ".pyc")
    ]  # fmt: skip
    assert [path for path in files if ours.search(path.read_text("utf-8"))] == []


def test_what_is_missing_stands_on_its_page(made: Path) -> None:
    """A page without content of its own says that it is still to be written."""
    assert "still to be written" in (made / "docs/it/index.md").read_text("utf-8")
    content, _ = load_content(made)
    assert content is not None and not content.data.figures and not content.data.pilots


def test_the_code_host_is_told_a_language_that_the_toolkit_speaks(made: Path) -> None:
    """Messages of its workflows are in English where the toolkit speaks none of the languages."""
    workflow = (made / ".github/workflows/check.yml").read_text("utf-8")
    assert set(re.findall(r"TOOLKIT_LANGUAGE: (\w+)", workflow)) == {"en"}


def test_languages_of_this_project_come_complete(tmp_path: Path) -> None:
    """Grammar, words, menu and the rules of search are taken over; others begin as drafts."""
    said = ("--name", "en=Skills", "--name", "hr=Vještine", "--region", "en=Istria",
            "--region", "hr=Istra", "--address", ADDRESS)  # fmt: skip
    assert new_site(tmp_path / "site", "--languages", "en,hr", *said).exit_code == 0
    found = {(i.path, i.code) for i in faults(tmp_path / "site")}
    assert found == {("data/languages/hr.yml", code) for code in CODES}
    content, _ = load_content(tmp_path / "site")
    english, croatian = (content.data.languages[code] for code in ("en", "hr"))
    assert (english.path, english.site_name, english.draft) == ("", "Skills", False)
    assert croatian.path == "hr/" and croatian.draft
    assert (tmp_path / "site/data/stems/en.json").is_file()


def test_a_person_is_asked_for_what_is_not_given(tmp_path: Path) -> None:
    """Languages first, then names and regions in each, then the address."""
    answers = f"de,it\nEins\nUno\nMusterland\nModello\n{ADDRESS}\n"
    result = new_site(tmp_path / "site", input=answers)
    assert result.exit_code == 0, result.output
    settings = (tmp_path / "site/mkdocs.yml").read_text("utf-8")
    assert settings.startswith("site_name: Eins\n") and f'"{ADDRESS}"' in settings


@pytest.mark.parametrize(
    ("changed", "said"),
    [
        ({"de,it": "de,xx"}, "no code of a language, such as de: xx"),
        ({"de,it": "de"}, "at least two languages"),
        ({"de,it": "de,de"}, "at least two languages"),
        ({ADDRESS: "example.org"}, "begins with https://"),
        ({ADDRESS: 'https://e.org/"x/'}, "begins with https://"),
    ],
)
def test_what_cannot_be_is_refused(tmp_path: Path, changed: dict[str, str], said: str) -> None:
    """Nothing is written, and the reason is said."""
    options = [changed.get(option, option) for option in GERMAN_AND_ITALIAN]
    result = new_site(tmp_path / "site", *options, "--name", "xx=x", "--region", "xx=x")
    assert result.exit_code == 2 and said in result.output
    assert not (tmp_path / "site").exists()


def test_a_folder_with_files_is_left_alone(tmp_path: Path) -> None:
    """What is there is never written over."""
    (tmp_path / "mine.txt").write_text("mine")
    result = new_site(tmp_path, *GERMAN_AND_ITALIAN)
    assert result.exit_code == 2 and "something in this folder" in result.output
    assert [path.name for path in tmp_path.iterdir()] == ["mine.txt"]


@pytest.mark.parametrize(
    ("code", "share", "said"),
    [("pl", "53%", ["1 a", "2 b", "5 c", "1,5 d"]), ("de", "53 %", ["1 a", "2 b", "1,5 b"])],
)
def test_a_draft_knows_numbers_and_plural_forms(code: str, share: str, said: list[str]) -> None:
    """CLDR says how many forms a noun has and how numbers are written; words are English."""
    model = load_content(REPOSITORY)[0].data.languages["en"]
    text = draft_language.draft(code, "Name: of the site", f"{code}/", model)
    assert parse_document(text.encode(), "x.yml").issues == []
    language = type(model)(**yaml.safe_load(text))
    assert percent(53, language).replace("\u00a0", " ") == share
    forms = type("Noun", (), {"gender": None, "forms": {"nominative": "abcdef"}})
    for expected in said:
        value = float(expected.partition(" ")[0].replace(",", "."))
        assert count(value, forms, language, "nominative").replace("\u00a0", " ") == expected
    assert language.fractions["half"] == {"nominative": "half"} and language.draft
