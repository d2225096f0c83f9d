"""A third language beside two others: no line of the code changes for it."""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterator
from pathlib import Path
from types import SimpleNamespace

import pytest
import yaml
from invented import ADDRESS, alternates, append, code_of, figures, renew, shown, survey, written
from mkdocs.exceptions import PluginError
from small_project import REPOSITORY, TESTS
from website import PAGES_ONLY, Built, build_once, copy_project, shared_folder

from engine.languages import require_same_languages
from toolkit.project import current_content, faults

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
GERMAN = """
{{ figure("fixture_share") }} · {{ count("fixture_large") }} · {{ count("fixture_one") }} ·
{{ count("fixture_two", words=true) }} · {{ count("fixture_two", CASE) }} ·
{{ size("fixture_share") }}
"""


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
