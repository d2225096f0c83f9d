"""Help in an editor program: snippets for the macros, schemas, files that are not to be edited."""

from __future__ import annotations

import json
import re
from fnmatch import fnmatch

import pytest
import yaml
from small_project import REPOSITORY

from toolkit import generate, report, schemas, snippets, stemming
from toolkit.author import ENVIRONMENT, MACROS
from toolkit.content import Content, load_content
from toolkit.issue import ADVICE, ERROR, WARNING, Issue
from toolkit.pages import parse_page
from toolkit.reference.texts import languages, texts

EDITOR = REPOSITORY / ".vscode"
STOP = re.compile(r"\$\{\d+:((?:\\.|[^}])*)\}|\$0")


@pytest.fixture(scope="module")
def real() -> Content:
    """The content of this project, whose ids the snippets name."""
    content, issues = load_content(REPOSITORY)
    assert content is not None, issues
    return content


@pytest.fixture(scope="module")
def generated(real: Content) -> set[str]:
    """Every file that a command makes; the rules for word forms are as committed, as they take
    long and test_generate.py makes them.
    """
    quick = generate.GENERATORS.keys() - {"stems"}
    stems = (REPOSITORY / stemming.FOLDER).glob("*.json")
    made = {path for name in quick for path in generate.files(real, name)}
    return made | {file.relative_to(REPOSITORY).as_posix() for file in stems}


@pytest.fixture(scope="module")
def made(real: Content) -> dict:
    return json.loads(snippets.generate(real)[snippets.FILE])


def with_comments(name: str) -> dict:
    """A file of the editor program, which may hold comments on lines of their own."""
    text = (EDITOR / name).read_text("utf-8")
    return json.loads(re.sub(r"^\s*//.*$", "", text, flags=re.MULTILINE))


def inserted(snippet: dict) -> str:
    """What stands on the page after a snippet was chosen and left as it is."""
    return STOP.sub(lambda m: re.sub(r"\\(.)", r"\1", m[1] or ""), "\n".join(snippet["body"]))


def test_every_macro_has_a_snippet_under_its_name(made: dict) -> None:
    """Typing the name offers it in Markdown; the top of a page is offered too."""
    in_text = [snippet for snippet in made.values() if snippet["scope"] == "markdown"]
    assert [snippet["prefix"] for snippet in in_text] == [*MACROS, snippets.PAGE]


@pytest.mark.parametrize("name", MACROS)
def test_a_snippet_is_explained_in_every_language(made: dict, name: str) -> None:
    """The reference's sentence about the macro, the site's first language first."""
    said = made[name]["description"].split(" – ")
    assert len(said) >= len(languages())


@pytest.mark.parametrize("name", MACROS)
def test_a_snippet_left_as_it_is_can_be_read(made: dict, name: str) -> None:
    """It inserts the example of the reference, a call that the parser takes."""
    text = inserted(made[name])
    ENVIRONMENT.parse(text)
    assert f"{name}(" in text and "$" not in text


def test_an_author_steps_through_what_is_to_be_filled_in(made: dict) -> None:
    """Texts, numbers and the sentence inside are stops; quotation marks stay."""
    assert made["count"]["body"] == ['{{ count("${1:pilots}") }}']
    (claim,) = made["claim"]["body"]
    assert [int(n) for n in re.findall(r"\$\{(\d+):", claim)] == [1, 2, 3, 4]
    assert claim.startswith('{% call claim("${1:') and ", ${3:" in claim
    assert claim.endswith("}{% endcall %}")


def test_the_top_of_a_page_holds_what_is_required(made: dict) -> None:
    """Title, description, and a heading with its id."""
    page = parse_page(inserted(made[snippets.PAGE]), "docs/sl/x.md", "sl", "x/")
    assert page.meta("title") and page.meta("description")
    assert [heading.level for heading in page.headings] == [1]


def test_every_field_of_a_page_that_authors_write_has_a_snippet(made: dict, real: Content) -> None:
    """Those of the schema, but for the one that commands write, each with what it is to say."""
    schema = json.loads(schemas.generate(real)["data/schemas/page.json"])
    offered = {key: snippet for key, snippet in made.items() if snippet["scope"] == "yaml"}
    keys = [key for key in schema["properties"] if key != "generated"]
    assert list(offered) == [f"page: {key}" for key in keys] and {*schema["required"]} <= {*keys}
    for key, snippet in zip(keys, offered.values(), strict=True):
        field = schema["properties"][key]
        assert snippet["description"] == field["description"]
        assert snippet["prefix"] == [key, field["title"].split(" · ")[0]]
        ((written, value),) = yaml.safe_load(inserted(snippet)).items()
        assert written == key and field["description"].startswith(value)


def test_fields_of_a_page_are_offered_in_no_data_file(made: dict) -> None:
    """The editor program takes the top of a page for YAML; the name of its file decides."""
    fields = [snippet for snippet in made.values() if snippet["scope"] == "yaml"]
    assert fields and all(snippet["include"] == ["*.md"] for snippet in fields)


def test_the_committed_file_bears_its_mark_as_a_comment(real: Content) -> None:
    """The form of the file has no place for it but a comment."""
    text = generate.files(real, "snippets")[snippets.FILE]
    first, rest = text.split("\n", 1)
    assert first.startswith("// ") and "`python -m toolkit generate snippets`" in first
    json.loads(rest)


def test_files_that_commands_make_cannot_be_edited_by_accident(generated: set[str]) -> None:
    """The editor program opens exactly the generated files for reading only."""
    listed = with_comments("settings.json")["files.readonlyInclude"]
    patterns = {part for glob in listed for part in _spread(glob)}
    for path in generated:
        assert any(fnmatch(path, pattern) for pattern in patterns), path
    for pattern in patterns:
        assert any(fnmatch(path, pattern) for path in generated), pattern


def _spread(pattern: str) -> list[str]:
    """A pattern with alternatives in braces as several without."""
    found = re.search(r"\{(.*?)\}", pattern)
    return [pattern.replace(found[0], part) for part in found[1].split(",")] if found else [pattern]


def test_every_data_file_has_its_schema(generated: set[str]) -> None:
    """In its first line or in the settings, unless a command makes the file."""
    settings = with_comments("settings.json")["yaml.schemas"]
    for file in sorted((REPOSITORY / "data").rglob("*.yml")):
        path = file.relative_to(REPOSITORY).as_posix()
        if path in generated or "snapshots" in path:
            continue
        named = re.match(r"# yaml-language-server: \$schema=(\S+)", file.read_text("utf-8"))
        found = [schema for schema, glob in settings.items() if fnmatch(path, glob)]
        assert named or found, path
        schema = file.parent / named[1] if named else REPOSITORY / found[0]
        assert schema.is_file(), path


def test_schemas_explain_themselves_in_slovenian_first(real: Content) -> None:
    """What an editor sees beside a field begins in the language of the site's first edition."""
    described = json.loads(schemas.generate(real)["data/schemas/figures.json"])
    text = json.dumps(described, ensure_ascii=False)
    docstring = "Short label beside the number in charts and lists."
    assert f"{texts('sl').docstring(docstring)} – {docstring}" in text


@pytest.mark.parametrize("language", report.languages())
@pytest.mark.parametrize("severity", [ERROR, WARNING, ADVICE])
def test_the_editor_program_finds_issues_in_the_report(language: str, severity: str) -> None:
    """The pattern of the task reads path, line and message of every line of the report."""
    issue = Issue("data/figures.yml", 3, "percent-sign", {"field": "x", "found": "5 %"}, severity)
    (task, _) = with_comments("tasks.json")["tasks"]
    pattern = task["problemMatcher"]["pattern"]
    found = re.match(pattern["regexp"], report.as_text([issue], language).split("\n")[0])
    assert found and found[pattern["file"]] == issue.path
    assert found[pattern["line"]] == "3"
    assert found[pattern["message"]] == report.sentence(issue, language)
    assert found[pattern["code"]] == issue.code
