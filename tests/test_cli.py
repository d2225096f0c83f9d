"""The command line: arguments in, report and exit code out."""

from __future__ import annotations

import json
import subprocess
import sys

import pytest
from click.testing import CliRunner, Result
from small_project import FORM, REPOSITORY, Project

from toolkit import report
from toolkit.checks import CHECKS
from toolkit.cli import main


def check(project: Project, *arguments: str, names: tuple[str, ...] = FORM, **env: str) -> Result:
    plain = {"LANG": "C", "LC_ALL": "", "LC_MESSAGES": ""}
    command = ["check", *names, *arguments, "--root", str(project.root)]
    return CliRunner().invoke(main, command, env=plain | env, catch_exceptions=False)


def test_nothing_wrong(project: Project) -> None:
    """Exit code 0 and one line."""
    result = check(project)
    assert (result.exit_code, result.output) == (0, "No mistakes found.\n")


def test_a_mistake(project: Project) -> None:
    """Exit code 1, with the path and line."""
    project.replace("data/figures.yml", "value: 53", "value: 53,5")
    result = check(project)
    assert result.exit_code == 1
    assert result.output.startswith("data/figures.yml:2: error: ")


def test_a_remark_is_no_mistake(project: Project) -> None:
    """Warnings are shown, and do not fail."""
    figures = project.read("data/figures.yml").split("workshops:")[1]
    project.append("data/figures.yml", "courses:" + figures.split("pilots:")[0])
    result = check(project)
    assert result.exit_code == 0
    assert "warning" in result.output


@pytest.mark.parametrize(
    "arguments",
    [
        ["check", "nonsense"],
        ["check", "--format", "nonsense"],
        ["check", "--language", "xx"],
        ["check", "--root", "/nowhere/at/all"],
        ["check", "--nonsense"],
        ["nonsense"],
        ["build", "--nonsense"],
    ],
)
def test_wrong_usage(arguments: list[str]) -> None:
    """Exit code 2, and no traceback."""
    result = CliRunner().invoke(main, arguments)
    assert result.exit_code == 2
    assert "Traceback" not in result.output


def test_only_the_named_checks_run(project: Project) -> None:
    """A check that is not asked for finds nothing."""
    project.append("docs/en/index.md", "\n{{ figur('x') }}\n")
    assert check(project, names=("numbers", "claims")).exit_code == 0
    assert check(project, names=("macros",)).exit_code == 1


def test_all_checks_run_by_default(project: Project) -> None:
    """Without names every check of the table runs."""
    project.append("docs/en/index.md", "\n{{ figur('x') }}\n")
    result = check(project, "--format", "json", names=())
    assert "macro-unknown" in {entry["code"] for entry in json.loads(result.output)}
    assert set(FORM) <= set(CHECKS)


@pytest.mark.parametrize("style", report.FORMATS)
def test_formats(project: Project, style: str) -> None:
    """Each format says the same mistake, and has the same exit code."""
    project.replace("data/figures.yml", "value: 53", "value: 53,5")
    result = check(project, "--format", style)
    assert result.exit_code == 1
    assert "53,5" in result.output
    assert "data/figures.yml" in result.output


def test_json_of_nothing(project: Project) -> None:
    """A program gets an empty list, not a sentence."""
    assert json.loads(check(project, "--format", "json").output) == []


@pytest.mark.parametrize(
    ("environment", "words"),
    [({"LANG": "sl_SI.UTF-8"}, "Napak ni."), ({"LANG": "de_DE"}, "No mistakes found.")],
)
def test_language_from_the_environment(project: Project, environment: dict, words: str) -> None:
    """Slovenian computers get Slovenian, others English."""
    assert check(project, **environment).output == words + "\n"


def test_language_by_option(project: Project) -> None:
    """What is asked for goes before the environment."""
    assert check(project, "--language", "en", LANG="sl_SI").output == "No mistakes found.\n"


def test_empty_folder(tmp_path) -> None:
    """A folder without a project is told file by file."""
    result = check(Project(tmp_path))
    assert result.exit_code == 1
    assert "data/figures.yml:1: error: This file must exist." in result.output


def test_as_a_module(project: Project) -> None:
    """`python -m toolkit` works, also where the terminal knows no č."""
    project.replace("docs/sl/index.md", "Kaj pravijo strokovnjaki { #experts }", "Čžš")
    finished = subprocess.run(
        [sys.executable, "-m", "toolkit", "check", "pages", "--root", project.root],
        cwd=REPOSITORY,
        env={"LANG": "C", "LC_ALL": "C", "PYTHONUTF8": "0", "PATH": ""},
        capture_output=True,
        check=False,
    )
    assert finished.returncode == 1
    assert b"docs/sl/index.md:11" in finished.stdout
    assert b"Traceback" not in finished.stderr
