"""The editors' guides: their examples are accepted, their bad examples give the named message."""

from __future__ import annotations

import re
import shlex
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from textwrap import dedent

import drawn
import pytest
import yaml
from small_project import REPOSITORY, Project
from website import copy_project

from toolkit import checks, originals, renditions, report
from toolkit.cli import main
from toolkit.content import Content, load_content
from toolkit.issue import ERROR, Issue

LANGUAGES = report.languages()
FENCE = re.compile(r"^( *)```(\w+)\n(.*?)^\1```$", re.MULTILINE | re.DOTALL)
ROW = re.compile(r"^\| `(.+?)` \| `(.+?)` \| \[`([\w-]+)`\]\(checks\.md#\3\) \|$", re.MULTILINE)
FILE = re.compile(r"`((?:data|docs)/[\w./-]+\.(?:yml|md))`")
PLACE = re.compile(r"`((?:data|docs|toolkit)/[\w./-]*)`")
COMMAND = re.compile(r"`python -m toolkit ([^`]+)`")
RAW = re.compile(r"\{% (?:end)?raw %\}")
FIGURE = "needed_listening"
PICTURE = "data/pictures/workshop.jpg"
"""What the guide tells editors to upload."""
EXPECTED = {"match-new", "match-renew", "change-unrecorded"}
"""What is said of new content that nobody has recorded yet; the guides say what to do then."""


@dataclass(frozen=True)
class Example:
    """A block of the guide, and the file to which it tells editors to add it."""

    language: str
    text: str
    file: str | None


def guides(language: str) -> list[Path]:
    """The guides that people write; those that commands make are tested with their makers."""
    folder = REPOSITORY / "docs" / language / "editing"
    return [path for path in sorted(folder.glob("*.md")) if "generated: true" not in read(path)]


def read(path: Path) -> str:
    return path.read_text("utf-8")


def examples(language: str) -> Iterator[Example]:
    """Every block in every guide, in the order in which a reader meets it."""
    for path in guides(language):
        text = read(path)
        for found in FENCE.finditer(text):
            before = [line for line in text[: found.start()].split("\n") if line.strip()][-1]
            file = FILE.search(before)
            body = RAW.sub("", dedent(found[3]))
            yield Example(found[2], body, file[1] if file else None)


def rows(language: str, *names: str) -> list[tuple[str, str, str]]:
    """Bad example, good example and message of every row of the tables in the named guides."""
    found = []
    for path in guides(language):
        if path.stem in names:
            found += [(bad, RAW.sub("", good), code) for bad, good, code in ROW.findall(read(path))]
    return found


def every_row(*names: str) -> list[tuple[str, str, str, str]]:
    return [(language, *row) for language in LANGUAGES for row in rows(language, *names)]


def check_of(code: str) -> list[str]:
    """The check that gives a message; none where the content is not even loaded."""
    page = read(REPOSITORY / "docs/en/editing/checks.md")
    before = page[: page.index(f"{{ #{code} }}")]
    name = re.findall(r"\{ #check-([\w-]+) \}", before)[-1]
    return [name] if name in checks.EVERY else []


def found(project: Project, code: str) -> list[Issue]:
    content, issues = project.load()
    return issues if content is None else [*issues, *checks.run(content, check_of(code))]


def everything(root: Path) -> tuple[Content, dict[str, Issue]]:
    """The content of a folder, and all that is said of it, whatever the line."""
    content, issues = load_content(root)
    assert content is not None, issues
    said = [*issues, *checks.run(content, tuple(checks.CHECKS))]
    return content, {f"{i.path} {i.code} {sorted(i.details.items())}": i for i in said}


@pytest.fixture(scope="module")
def followed(tmp_path_factory: pytest.TempPathFactory) -> tuple[Content, list[Issue]]:
    """The real content after somebody has done all that the guides show, and what is new to say."""
    root = copy_project(tmp_path_factory.mktemp("followed") / "project")
    _, before = everything(root)
    Project(root).write(PICTURE, drawn.photograph())
    for example in examples(LANGUAGES[0]):
        if example.file is not None:
            add(Project(root), example)
    content, after = everything(root)
    return content, [issue for key, issue in after.items() if key not in before]


def add(project: Project, example: Example) -> None:
    """Makes the file, or adds to its end as the guide says."""
    path = project.root / example.file
    text = read(path).removesuffix("{}\n") if path.exists() else ""
    project.write(example.file, f"{text}\n{example.text}" if text else example.text)


def test_there_are_guides_with_examples() -> None:
    """The tests below look at something, in every language alike."""
    assert len(LANGUAGES) > 1
    for language in LANGUAGES:
        assert {"index", "text", "data", "structure", "style"} <= {p.stem for p in guides(language)}
        assert sum(e.file is not None for e in examples(language)) >= 10
        assert len(rows(language, "style")) >= 15 and len(rows(language, "data")) >= 10


def test_following_the_guides_gives_no_mistake(followed: tuple[Content, list[Issue]]) -> None:
    """Records, sections and pages added as shown pass every check; remarks are those named."""
    _, issues = followed
    assert [issue for issue in issues if issue.severity == ERROR] == []
    assert {issue.code for issue in issues} <= EXPECTED


def test_following_the_guides_adds_what_they_say(followed: tuple[Content, list[Issue]]) -> None:
    """Each kind of record that the guides show is there, and the page in all languages."""
    content, _ = followed
    for name in ("figures", "organisations", "practices", "pictures", "terms", "changes"):
        added = [e for e in examples(LANGUAGES[0]) if e.file == f"data/{name}.yml"]
        assert added, name
        for example in added:
            assert set(yaml.safe_load(example.text)) <= set(content.data.records[name])
    pages = {page.path for page in content.pages}
    assert {e.file for e in examples(LANGUAGES[0]) if e.language == "markdown" and e.file} <= pages


def test_the_guide_says_what_to_do_with_an_empty_file() -> None:
    """Who adds the first record to a file that holds `{}` is told to delete these signs."""
    for path in (path for language in LANGUAGES for path in guides(language)):
        for section in read(path).split("\n## "):
            for found in FENCE.finditer(section):
                said = section[: found.start()]
                file = FILE.search(said.strip().split("\n")[-1])
                target = REPOSITORY / file[1] if file else path
                if target.is_file() and read(target).endswith("\n{}\n"):
                    assert "`{}`" in said, (path, target)


def test_the_guide_tells_the_limits_that_hold() -> None:
    """How large a picture may be, and how wide it should be, in every language."""
    told = [
        f'{{{{ literal("{limit}") }}}}'
        for limit in (originals.LARGEST_FILE, originals.MOST_PIXELS, renditions.SHARP)
    ]
    for language in LANGUAGES:
        guide = read(REPOSITORY / "docs" / language / "editing/text.md")
        assert [limit for limit in told if limit not in guide] == []


def test_every_language_shows_the_same_records() -> None:
    """Whoever follows the guide in another language arrives at the same content."""
    shown = [[e for e in examples(code) if e.file or e.language == "yaml"] for code in LANGUAGES]
    assert all(other == shown[0] for other in shown)


def test_every_block_of_yaml_can_be_read() -> None:
    """Also those that show a part of a record."""
    for language in LANGUAGES:
        for example in examples(language):
            if example.language == "yaml":
                assert isinstance(yaml.safe_load(example.text), dict | list), example


@pytest.mark.parametrize(("language", "bad", "good", "code"), every_row("style"))
def test_a_rule_of_style_is_held_by_its_message(
    project: Project, language: str, bad: str, good: str, code: str
) -> None:
    """The bad example gives the message that stands beside it, the good one does not."""
    path = f"docs/{language}/index.md"
    start = len(project.read(path).split("\n"))
    for text, expected in ((bad, True), (good, False)):
        project.write(path, "\n".join([*project.read(path).split("\n")[: start - 1], "", text, ""]))
        codes = {i.code for i in found(project, code) if i.path == path and i.line >= start}
        assert (code in codes) is expected, text


@pytest.mark.parametrize(("language", "bad", "good", "code"), every_row("data"))
def test_a_mistake_in_a_record_gives_its_message(
    project: Project, language: str, bad: str, good: str, code: str
) -> None:
    """In the figure that the guide adds: the bad line gives the message, the good one nothing."""
    (record,) = (
        e.text for e in examples(language) if e.file == "data/figures.yml" and FIGURE in e.text
    )
    key = good.partition(":")[0]
    line = re.compile(rf"^( +){key}:.*$", re.MULTILINE)
    figures = project.read("data/figures.yml")
    for text, expected in ((bad, True), (good, False)):
        changed, count = line.subn(lambda m, text=text: m[1] + text, record, count=1)
        assert count == 1
        project.write("data/figures.yml", f"{figures}\n{changed}")
        codes = [issue.code for issue in project.load()[1]]
        assert (code in codes) is expected, codes


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_file_that_a_guide_names_exists(language: str) -> None:
    """Or is one that the guide tells editors to make."""
    made = {example.file for example in examples(language)}
    for path in guides(language):
        for name in PLACE.findall(RAW.sub("", FENCE.sub("", read(path)))):
            assert name in made or (REPOSITORY / name).exists(), f"{path.name}: {name}"


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_command_that_a_guide_names_is_understood(language: str) -> None:
    """Names and options of commands are those of the program."""
    for path in guides(language):
        for command in COMMAND.findall(read(path)):
            name, *arguments = shlex.split(command)
            main.commands[name].make_context(name, arguments)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_message_has_its_section_in_the_guide(language: str) -> None:
    """Wherever a message sends an editor, the explanation stands there."""
    known = [code for code in report.messages(language) if not code.startswith("_")]
    for code in known:
        address, anchor = report.guide(code, language).split("#")
        slug = address.removeprefix(f"{language}/").strip("/")
        page = read(REPOSITORY / f"docs/{language}/{slug}.md")
        assert f"{{ #{anchor} }}" in page, code
