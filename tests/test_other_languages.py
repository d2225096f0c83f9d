"""A third language, and another region in two others: no line of the code changes for them."""

from __future__ import annotations

import json
import re
import shutil
import sys
from collections.abc import Iterator
from pathlib import Path
from types import SimpleNamespace

import pytest
import yaml
from mkdocs.exceptions import PluginError
from small_project import REPOSITORY, TESTS
from website import PAGES_ONLY, Built, Element, build_once, copy_project, run, shared_folder

from engine.languages import require_same_languages
from toolkit import generate, matches, new_site, report
from toolkit.issue import ADVICE
from toolkit.project import current, current_content, faults
from toolkit.voice import Voice

CODE = ("toolkit", "engine", "macros", "overrides", "hooks.py")
"""What must stay as it is, whatever the languages."""
ADDRESS = "http://localhost:8000/"

HOUSES = """\
house:
  sl:
    gender: feminine
    forms: {nominative: [hiša, hiši, hiše], genitive: [hiše, hiš, hiš],
      dative: [hiši, hišama, hišam], accusative: [hišo, hiši, hiše],
      locative: [hiši, hišah, hišah], instrumental: [hišo, hišama, hišami]}
  en: {forms: {nominative: [house, houses]}}
  de:
    gender: neuter
    forms: {nominative: [Haus, Häuser], genitive: [Hauses, Häuser], dative: [Haus, Häusern],
      accusative: [Haus, Häuser]}
"""
PROJECTS = """\
project:
  pl:
    gender: masculine
    forms: {nominative: [projekt, projekty], genitive: [projektu, projektów],
      dative: [projektowi, projektom], accusative: [projekt, projekty],
      instrumental: [projektem, projektami], locative: [projekcie, projektach]}
  hu: {forms: {nominative: [projekt, projektek], accusative: [projektet, projekteket],
      inessive: [projektben, projektekben]}}
"""
NUMBERS = {"one": 1, "two": 2, "three": 3, "five": 5, "many": 22, "part": 1.5, "large": 1000.5}

GERMAN = """
{{ figure("fixture_share") }} · {{ count("fixture_large") }} · {{ count("fixture_one") }} ·
{{ count("fixture_two", words=true) }} · {{ count("fixture_two", CASE) }} ·
{{ size("fixture_share") }}
"""
SHOWN = """
{{ figure("fixture_share") }} · {{ count("fixture_one") }} · {{ count("fixture_two") }} ·
{{ count("fixture_five") }} · {{ count("fixture_many") }} · {{ count("fixture_part") }} ·
{{ count("fixture_large") }} · {{ count("fixture_two", CASE) }}
"""


def survey(locales: tuple[str, ...]) -> str:
    """An invented survey in these languages."""
    said = dict.fromkeys(locales, "Fixture")
    return written({"fixture": {"name": said, "asked": said, "sections": ["A"]}})


def figures(unit: str, locales: tuple[str, ...]) -> str:
    """Invented figures in these languages: a share, and a number of things for each plural form."""
    said = dict.fromkeys(locales, "Fixture")
    record = {"label": said, "document": [{"section": "A", "says": said}]}
    made = {"fixture_share": {"value": 53, "unit": "percent", "survey": "fixture"}}
    made |= {f"fixture_{key}": {"value": value, "unit": unit} for key, value in NUMBERS.items()}
    records = {
        key: {**values, **record, "meaning": {c: f"{key} {c}" for c in locales}}
        for key, values in made.items()
    }
    return written(records)


class _InFull(yaml.SafeDumper):
    """Data files have no aliases."""

    def ignore_aliases(self, data: object) -> bool:
        return True


def written(records: object) -> str:
    """Records as a data file holds them."""
    return yaml.dump(records, Dumper=_InFull, allow_unicode=True, sort_keys=False)


def code_of(root: Path) -> dict[str, bytes]:
    """Every file of the code."""
    files = (file for name in CODE for file in [root / name, *(root / name).rglob("*")])
    return {
        file.relative_to(root).as_posix(): file.read_bytes()
        for file in files
        if file.is_file() and file.suffix != ".pyc"
    }


def renew(root: Path) -> None:
    """Makes the generated files; the rules of search need a dictionary, and stay."""
    for name in generate.GENERATORS:
        if name != "stems":
            content, issues = current(root)
            assert content is not None, report.as_text(issues, "en")
            generate.write(content, name)


def alternates(page: Element) -> dict[str, str]:
    links = (link for link in page.all("link") if "hreflang" in link.attributes)
    return {link.attributes["hreflang"]: link.attributes["href"] for link in links}


def shown(built: Built, address: str) -> str:
    """The text of a page, with plain spaces."""
    return re.sub(r"\s+", " ", built.pages[address].one("article").text)


@pytest.mark.parametrize(
    "listed", [{"sl": True}, {"sl": False, "en": True}, {"sl": True, "de": False}]
)
def test_settings_and_data_name_the_same_languages(listed: dict[str, bool]) -> None:
    """A language that stands in one of them alone would lack pages or words."""
    languages = [SimpleNamespace(locale=code, default=first) for code, first in listed.items()]
    i18n = SimpleNamespace(config=SimpleNamespace(languages=languages))
    config = SimpleNamespace(plugins={"i18n": i18n})
    with pytest.raises(PluginError, match="data/languages/ has"):
        require_same_languages(config, current_content(REPOSITORY).data.languages)


# --- German beside Slovenian and English ------------------------------------------------


def with_german(value: object) -> object:
    """The same data with German words wherever there are English ones."""
    if isinstance(value, list):
        return [with_german(item) for item in value]
    if not isinstance(value, dict):
        return value
    if {"sl", "en"} <= value.keys():
        return {**value, "de": in_german(value["en"])}
    return {key: with_german(inner) for key, inner in value.items()}


def in_german(wording: object) -> object:
    """English words in the form that German words have: a noun has four cases and a gender.

    A long text begins differently: what a picture shows must be said in each language.
    """
    if isinstance(wording, str) and wording.startswith("The "):
        return f"Das: {wording}"
    if not isinstance(wording, dict) or "forms" not in wording:
        return wording
    cases = ("nominative", "genitive", "dative", "accusative")
    return {"gender": "neuter", "forms": dict.fromkeys(cases, wording["forms"]["nominative"])}


def add_german(root: Path) -> None:
    """Adds what a third language needs: its pages, its words in the data, one entry of settings."""
    shutil.copy(TESTS / "languages/de.yml", root / "data/languages/de.yml")
    shutil.copytree(root / "docs/en", root / "docs/de")
    for file in sorted((root / "data").glob("*.yml")):
        found = with_german(yaml.safe_load(file.read_text("utf-8")))
        if found:
            file.write_text(written(found), "utf-8")
    append(root, "data/nouns.yml", HOUSES)
    append(root, "data/surveys.yml", survey(("sl", "en", "de")))
    append(root, "data/figures.yml", figures("house", ("sl", "en", "de")))
    for code, case in (("sl", "instrumental"), ("en", "nominative"), ("de", "dative")):
        section = f"\n## Fixture {{ #fixture }}\n{GERMAN.replace('CASE', repr(case))}"
        append(root, f"docs/{code}/summary.md", section)
    (root / "data/redirects.yml").write_text('"summary/#former": "summary/#fixture"\n', "utf-8")
    settings = (root / "mkdocs.yml").read_text("utf-8")
    entry = settings[settings.index("        - locale: en\n") : settings.index("  # on_error_fail")]
    german = entry.replace("locale: en", "locale: de").replace("language: en", "language: de")
    german = german.replace("name: English", "name: Deutsch")
    (root / "mkdocs.yml").write_text(settings.replace(entry, entry + german), "utf-8")


def append(root: Path, path: str, text: str) -> None:
    file = root / path
    file.write_text(f"{file.read_text('utf-8').rstrip()}\n{text}", "utf-8")


@pytest.fixture(scope="module")
def three(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """This project with a third language."""
    root = copy_project(tmp_path_factory.mktemp("three") / "project")
    add_german(root)
    renew(root)
    yield root


@pytest.fixture(scope="module")
def built_three(three: Path, tmp_path_factory: pytest.TempPathFactory) -> Built:
    folder = shared_folder(tmp_path_factory.mktemp("three-site"))
    return build_once(folder, "site", root=three, command=PAGES_ONLY)


def test_a_third_language_breaks_no_rule(three: Path) -> None:
    """The checks ask of three languages what they ask of two, and code is not touched."""
    form = ("data", "pages", "macros", "claims", "translations", "links", "published", "languages")
    assert [i for i in faults(three, form) if i.severity == "error"] == []
    assert code_of(three) == code_of(REPOSITORY)


def test_a_third_language_writes_numbers_its_own_way(built_three: Built) -> None:
    """Decimals, percentages, plurals, cases and size words follow its file alone."""
    assert "WARNING" not in built_three.log
    said = shown(built_three, "de/summary/")
    assert "53 % · 1.000,5 Häuser · 1 Haus · zwei Häuser · 2 Häusern · gut die Hälfte" in said
    assert "2 hišama" in shown(built_three, "summary/")
    assert "1,000.5 houses" in shown(built_three, "en/summary/")


def test_each_page_names_its_three_editions_and_is_named_by_them(built_three: Built) -> None:
    """The head of every page leads to every language, and there to the same three."""
    for address, page in built_three.pages.items():
        found = alternates(page)
        assert set(found) == {"sl", "en", "de", "x-default"}, address
        assert found["x-default"] == found["sl"]
        assert ADDRESS + address in found.values()
        for goal in found.values():
            assert alternates(built_three.pages[goal.removeprefix(ADDRESS)]) == found, goal


def test_the_switch_offers_every_other_language(built_three: Built) -> None:
    """A reader of one language finds the two others by their own names."""
    links = built_three.pages["summary/"].all("a", class_="site-language")
    named = {link.attributes["hreflang"]: link.attributes["aria-label"] for link in links}
    assert named == {"en": "English", "de": "Deutsch"}


def test_an_anchor_that_moved_still_leads_somewhere(built_three: Built) -> None:
    """Whoever follows an old link to a section reads where its text is, and search does not."""
    for path in ("", "en/", "de/"):
        line = built_three.pages[f"{path}summary/"].one("p", id="former")
        assert [link.attributes["href"] for link in line.all("a")] == ["./#fixture"]
    index = json.loads(built_three.file("de/search/search_index.json").read_text("utf-8"))
    assert "summary/#former" not in {doc["location"] for doc in index["docs"]}
    assert [doc for doc in index["docs"] if "This text is now" in doc["text"]] == []


def test_a_third_language_has_search_feed_and_data_of_its_own(built_three: Built) -> None:
    """What is made for each language is made for the third one too."""
    index = json.loads(built_three.file("de/search/search_index.json").read_text("utf-8"))
    assert index["config"]["lang"] == ["de-site"]
    assert {"", "summary/#fixture"} <= {doc["location"] for doc in index["docs"]}
    assert built_three.file("assets/javascripts/lunr/min/lunr.de-site.min.js").is_file()
    assert 'xml:lang="de"' in built_three.file("de/changes.xml").read_text("utf-8")
    figure = json.loads(built_three.file("data/v1/figures/fixture_large.json").read_text("utf-8"))
    assert figure["phrase"]["de"].endswith("1.000,5\u00a0Häuser")
    assert 'lang="de"' in built_three.file("404.html").read_text("utf-8")


# --- another region, in Polish and Hungarian ----------------------------------------------


@pytest.fixture(scope="module")
def testland(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The project of an invented region, begun by the command and then given data and pages."""
    root = tmp_path_factory.mktemp("testland") / "project"
    said = {"pl": "Testland", "hu": "Tesztföld"}
    order = new_site.Order(("pl", "hu"), said, said, ADDRESS)
    new_site.make(current_content(REPOSITORY), root, order)
    for code, case in (("pl", "locative"), ("hu", "inessive")):
        shutil.copy(TESTS / f"languages/{code}.yml", root / f"data/languages/{code}.yml")
        append(root, f"docs/{code}/index.md", SHOWN.replace("CASE", repr(case)))
    for number in ("three", "five"):
        word = f'{{{{ preposition("a", "fixture_{number}") }}}} {{{{ count("fixture_{number}") }}}}'
        append(root, "docs/hu/index.md", f"\n{word}\n")
        append(root, "docs/pl/index.md", f'\n{{{{ count("fixture_{number}") }}}}\n')
    (root / "data/nouns.yml").write_text(PROJECTS, "utf-8")
    (root / "data/surveys.yml").write_text(survey(("pl", "hu")), "utf-8")
    (root / "data/figures.yml").write_text(figures("project", ("pl", "hu")), "utf-8")
    renew(root)
    matches.renew(current_content(root), (), everything=True)
    return root


def test_another_region_follows_the_same_rules(testland: Path) -> None:
    """Every check holds for it with the code of this project; two remarks name what is English."""
    issues = faults(testland)
    assert {(i.path, i.code) for i in issues if i.severity == ADVICE} == {
        ("data/languages/pl.yml", "language-unspoken"),
        ("data/languages/hu.yml", "language-unspoken"),
    }
    assert [i for i in issues if i.severity != ADVICE] == []
    assert code_of(testland) == code_of(REPOSITORY)


def test_another_region_speaks_its_own_languages(testland: Path, tmp_path: Path) -> None:
    """Polish with few and many at `/`, Hungarian with the singular after numbers at /hu/."""
    finished = run([sys.executable, "-m", "mkdocs", "build", "--strict", "--site-dir",
                    str(tmp_path / "site")], testland, NO_MKDOCS_2_WARNING="1")  # fmt: skip
    assert finished.returncode == 0, finished.stdout
    built = Built(tmp_path / "site", ADDRESS, finished.stdout)
    assert "WARNING" not in built.log
    polish = "53% · 1 projekt · 2 projekty · 5 projektów · 22 projekty · 1,5 projektu"
    assert f"{polish} · 1 000,5 projektu · 2 projektach" in shown(built, "")
    hungarian = "53% · 1 projekt · 2 projekt · 5 projekt · 22 projekt · 1,5 projekt"
    assert f"{hungarian} · 1 000,5 projekt · 2 projektben" in shown(built, "hu/")
    assert "a 3 projekt az 5 projekt" in shown(built, "hu/")
    assert set(alternates(built.pages["hu/"])) == {"pl", "hu", "x-default"}
    schema = json.loads(built.file("data/v1/schemas/figure.json").read_text("utf-8"))
    assert "The number." in json.dumps(schema)  # what the toolkit says of fields, in English
    names = ("Gorenjsk", "Kranj", "Slovenij")
    pages = {a: p.text for a, p in built.pages.items() if "editing/" not in a}
    assert [a for a, text in pages.items() if any(name in text for name in names)] == []


def test_a_claim_in_words_follows_the_language(testland: Path) -> None:
    """Size words come from the file of each language, by the same thresholds."""
    data = current_content(testland).data
    assert Voice(data, "pl").size("fixture_share") == "nieco ponad połowa"
    assert Voice(data, "hu").size("fixture_share") == "valamivel több mint fele"
