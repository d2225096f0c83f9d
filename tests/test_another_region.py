"""Another region in two other languages: no line of the code changes for it."""

from __future__ import annotations

import json
import shutil
import sys
from pathlib import Path

import pytest
from invented import ADDRESS, alternates, append, code_of, figures, renew, shown, survey
from small_project import REPOSITORY, TESTS
from website import Built, run

from toolkit import matches, new_site
from toolkit.issue import ADVICE
from toolkit.project import current_content, faults
from toolkit.voice import Voice

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
SHOWN = """
{{ figure("fixture_share") }} · {{ count("fixture_one") }} · {{ count("fixture_two") }} ·
{{ count("fixture_five") }} · {{ count("fixture_many") }} · {{ count("fixture_part") }} ·
{{ count("fixture_large") }} · {{ count("fixture_two", CASE) }}
"""


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
