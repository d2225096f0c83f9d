"""Generated files: what is written, how it is marked, and what is said of stale ones."""

from __future__ import annotations

from types import MappingProxyType

import pytest
from click.testing import CliRunner
from small_project import REPOSITORY, Project

from toolkit import generate
from toolkit.cli import main
from toolkit.content import load_content

TEXTS = {"data/made/a.json": '{\n  "x": 1\n}\n', "docs/sl/b.md": "---\ntitle: B\n---\n\n# B\n"}
TEXTS |= {"data/made/c.txt": "one\ntwo\n"}
LEFT_OVER = "data/made/old.txt"


@pytest.fixture
def made(project: Project, monkeypatch: pytest.MonkeyPatch) -> Project:
    """A project whose one generator, `probe`, makes three small files."""
    table = MappingProxyType({"probe": lambda content: dict(TEXTS)})
    monkeypatch.setattr(generate, "GENERATORS", table)
    return project


def kinds(project: Project) -> list[tuple[str, str]]:
    return [(c.path, c.kind) for c in generate.write(project.content(), "probe")]


def codes(project: Project) -> list[tuple[str, int, str]]:
    return [(i.path, i.line, i.code) for i in generate.faults(project.content())]


def test_writing_says_what_is_new_and_then_nothing(made: Project) -> None:
    """The first run writes every file; a second one has nothing to say."""
    assert kinds(made) == [(path, "new") for path in sorted(TEXTS)]
    assert kinds(made) == []
    assert codes(made) == []


def test_each_form_of_file_bears_the_mark_as_its_comment(made: Project) -> None:
    """JSON has a $comment, a page a comment in its front matter, other files one at their top."""
    generate.write(made.content(), "probe")
    command = "`python -m toolkit generate probe`"
    as_json = made.read("data/made/a.json").split("\n")
    assert as_json[1].startswith('  "$comment": ') and command in as_json[1]
    page = made.read("docs/sl/b.md").split("\n")
    assert page[0] == "---" and page[1].startswith("# ") and command in page[1]
    text = made.read("data/made/c.txt").split("\n")
    assert text[0].startswith("# ") and command in text[0] and text[1:] == ["one", "two", ""]


def test_the_mark_is_said_in_every_language(made: Project) -> None:
    """An editor who opens the file understands it in Slovenian and in English."""
    generate.write(made.content(), "probe")
    mark = made.read("data/made/c.txt").split("\n")[0]
    assert "ne urejajte" in mark and "do not edit" in mark


def test_a_stale_file_is_named_with_its_first_differing_line(made: Project) -> None:
    """The issue stands at the line, and says what is there and what must be."""
    generate.write(made.content(), "probe")
    made.replace("data/made/c.txt", "two", "three")
    (issue,) = generate.faults(made.content())
    assert (issue.path, issue.line, issue.code) == ("data/made/c.txt", 3, "generated-stale")
    assert (issue.details["found"], issue.details["expected"]) == ("three", "two")


@pytest.mark.parametrize(("cut", "line"), [("two\n", 3), ("one\ntwo\n", 2)])
def test_a_file_that_ends_too_early_is_stale(made: Project, cut: str, line: int) -> None:
    """Missing lines are a difference at the first of them."""
    generate.write(made.content(), "probe")
    made.replace("data/made/c.txt", cut, "")
    assert codes(made) == [("data/made/c.txt", line, "generated-stale")]


def test_windows_line_ends_are_not_stale(made: Project) -> None:
    """A checkout that turns line ends is no change of content."""
    generate.write(made.content(), "probe")
    made.write("data/made/c.txt", made.read("data/made/c.txt").replace("\n", "\r\n"))
    assert codes(made) == []


def test_bytes_of_another_encoding_are_stale_and_no_crash(made: Project) -> None:
    """Whatever the file holds, the answer is an issue."""
    generate.write(made.content(), "probe")
    made.write("data/made/c.txt", b"\xff\xfe\x00")
    assert codes(made) == [("data/made/c.txt", 1, "generated-stale")]


def test_a_missing_file_is_found(made: Project) -> None:
    """A generated file that was deleted must come back."""
    generate.write(made.content(), "probe")
    (made.root / "data/made/a.json").unlink()
    assert codes(made) == [("data/made/a.json", 1, "generated-missing")]


def test_a_left_over_file_is_found_and_then_deleted(made: Project) -> None:
    """A marked file that is no longer made goes; one that people wrote stays."""
    generate.write(made.content(), "probe")
    made.write(LEFT_OVER, made.read("data/made/c.txt"))
    made.write("data/made/notes.txt", "Written by hand.\n")
    assert codes(made) == [(LEFT_OVER, 1, "generated-left-over")]
    assert kinds(made) == [(LEFT_OVER, "deleted")]
    assert (made.root / "data/made/notes.txt").exists()


def test_the_command_exits_1_and_writes_nothing_with_check(project: Project) -> None:
    """--check is for machines: it only looks, and fails on stale files."""
    arguments = ["generate", "schemas", "--root", str(project.root), "--language", "en"]
    looked = CliRunner().invoke(main, [*arguments, "--check"])
    assert looked.exit_code == 1 and "data/schemas/figures.json:1: error:" in looked.output
    assert not (project.root / "data/schemas").exists()
    written = CliRunner().invoke(main, arguments)
    assert written.exit_code == 0 and "new file: data/schemas/figures.json" in written.output
    assert CliRunner().invoke(main, [*arguments, "--check"]).exit_code == 0


def test_data_that_cannot_be_used_is_explained(project: Project) -> None:
    """A mistake in data is said at its line; nothing is written, no traceback shown."""
    project.replace("data/figures.yml", "value: 53", "value: 53,5")
    result = CliRunner().invoke(main, ["generate", "--root", str(project.root)])
    assert result.exit_code == 1 and "data/figures.yml:2" in result.output
    assert not (project.root / "data/schemas").exists()


def test_another_value_makes_no_generated_page_or_schema_stale(project: Project) -> None:
    """Who changes a figure in a browser never has to run a command for it."""
    for name in ("schemas", "reference"):
        generate.write(project.content(), name)
    project.replace("data/figures.yml", "value: 53", "value: 61")
    assert list(generate.faults(project.content(), ("schemas", "reference"))) == []


def test_the_files_of_this_project_are_up_to_date() -> None:
    """What is committed is what the commands make; `toolkit generate` renews it."""
    content, issues = load_content(REPOSITORY)
    assert content is not None, issues
    stale = [f"{issue.path}:{issue.line} {issue.code}" for issue in generate.faults(content)]
    assert stale == [], "run: python -m toolkit generate"
