"""Whatever is put into a file, the answer is a list of issues, never an exception."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from small_project import FORM, TESTS, Project, copy_project

from toolkit import checks, report
from toolkit.content import Content, load_content
from toolkit.issue import Issue
from toolkit.pages import parse_page
from toolkit.yaml_nodes import parse_document

DATA = sorted(path.name for path in (TESTS / "project/data").glob("*.yml"))
PAGES = sorted(
    path.relative_to(TESTS / "project").as_posix()
    for path in (TESTS / "project/docs").rglob("*.md")
)
ENCODINGS = ("utf-16", "utf-32", "cp1250", "cp852", "iso8859-2", "utf-8-sig", "utf-7")


@pytest.fixture(scope="module")
def spoilt(tmp_path_factory: pytest.TempPathFactory) -> Project:
    """One project for many examples: each spoils a file and the next puts it right."""
    return copy_project(tmp_path_factory.mktemp("spoilt"))


def can_be_said(found: list[Issue], lines: int, path: str) -> None:
    """Every issue has its sentence in every language, and its line exists."""
    for language in report.languages():
        report.as_text(found, language).encode("utf-8")
    json.loads(report.as_json(found, "en"))
    assert all(1 <= issue.line <= lines for issue in found if issue.path == path)


def answers_page(content: Content, path: str, text: str) -> None:
    """The same for one page of content that is otherwise as it was."""
    old = next(page for page in content.pages if page.path == path)
    new = parse_page(text, path, old.locale, old.slug)
    pages = tuple(page for page in content.pages if page.slug == old.slug and page is not old)
    spoilt = replace(content, pages=(new, *pages))
    can_be_said([*new.issues, *checks.run(spoilt, FORM)], text.count("\n") + 1, path)


def answers(project: Project, path: str, raw: bytes) -> None:
    """The issues for a file with these bytes can be found and said in every language."""
    good = (project.root / path).read_bytes()
    project.write(path, raw)
    try:
        content, issues = load_content(project.root)
        found = issues if content is None else [*issues, *checks.run(content, FORM)]
        assert content is not None or found, "unusable without a reason"
        can_be_said(found, raw.count(b"\n") + 1, path)
    finally:
        project.write(path, good)


nested = st.recursive(
    st.sampled_from(["5", "a", '"b"', "no", "53,5", "~", "*a", "&a 1", "!x y", "2026-02-30"]),
    lambda inner: st.one_of(
        st.lists(inner, max_size=3).map(lambda items: f"[{', '.join(items)}]"),
        st.lists(
            st.tuples(st.sampled_from(["sl", "en", "name", "value", "x"]), inner), max_size=3
        ).map(lambda pairs: "{" + ", ".join(f"{key}: {value}" for key, value in pairs) + "}"),
    ),
    max_leaves=12,
)


@given(st.binary(max_size=200))
@example(b"\x00")
@example(b"\xef\xbb\xbf")
@example(b"%")
@example(b"? ")
@example(b"--- \n--- \n")
@example(b"!!timestamp x: 1")
@example("\ud83d".encode("utf-16-le", "surrogatepass"))
@settings(max_examples=300)
def test_random_bytes_as_yaml(raw: bytes) -> None:
    """Bytes give a value or issues."""
    document = parse_document(raw, "x.yml")
    assert document.issues or raw


@given(st.text(max_size=200))
@example("---\n---\n")
@example("{{" * 500)
@example("{%" * 500)
@example("{{ a" + ".b" * 3000 + " }}")
@example("#" * 9999)
@example("{# ")
@settings(max_examples=300)
def test_random_text_as_page(text: str) -> None:
    """A text gives a page."""
    assert parse_page(text, "docs/en/x.md", "en", "x/").path == "docs/en/x.md"


@given(st.sampled_from(DATA), nested)
@settings(max_examples=50)
def test_any_shape_in_a_data_file(spoilt: Project, name: str, value: str) -> None:
    """Wrong shapes are told, wherever they stand."""
    answers(spoilt, f"data/{name}", f"a:\n  b: {value}\n  name: {value}\nc: {value}\n".encode())


@given(st.sampled_from(DATA), st.data())
@settings(max_examples=30)
def test_truncated_data(spoilt: Project, name: str, data: st.DataObject) -> None:
    """A file that ends too early is told or still right."""
    raw = (TESTS / "project/data" / name).read_bytes()
    answers(spoilt, f"data/{name}", raw[: data.draw(st.integers(0, len(raw)))])


@given(st.sampled_from(DATA), st.data())
@settings(max_examples=30)
def test_damaged_data(spoilt: Project, name: str, data: st.DataObject) -> None:
    """A few bytes in the wrong place are told or still right."""
    raw = (TESTS / "project/data" / name).read_bytes()
    at = data.draw(st.integers(0, len(raw)))
    slip = data.draw(
        st.sampled_from([b"\t", b":", b"- ", b'"', b"{", b"]", b"\xff", b"\n", b"#", b"&", b"0"])
    )
    answers(spoilt, f"data/{name}", raw[:at] + slip + raw[at + data.draw(st.integers(0, 3)) :])


@given(st.sampled_from(PAGES), st.data())
@settings(max_examples=60)
def test_damaged_page(content: Content, path: str, data: st.DataObject) -> None:
    """A page that is cut, or has something in the wrong place, is told or still right."""
    text = (TESTS / "project" / path).read_text("utf-8")
    at = data.draw(st.integers(0, len(text)))
    slip = data.draw(st.sampled_from(
        ["", "{{", "}}", "{%", "%}", "---\n", "\ufeff", "\n# ", '"', "(", "{# ", "|x", "\0"]
    ))  # fmt: skip
    rest = "" if data.draw(st.booleans()) else text[at:]
    answers_page(content, path, text[:at] + slip + rest)


calls = st.tuples(
    st.sampled_from(
        "figure count target agree preposition size date literal name term definition link chart "
        "key_figures source pilot_progress organisations_table claim nothing".split()
    ),
    st.lists(
        st.sampled_from(
            ['"pilots"', '"needed_thinking"', '"challenges"', '"s"', '"largest"', '"equal"', "5",
             "-1", "none", "true", "[]", "{}", '""', '"2026-11-22"', '"locative"', 'noun="town"',
             'other="x"',
             'key="pilots"', "words=5", "kind=none", "*x", "x"]
        ),
        max_size=4,
    ),
)  # fmt: skip


@given(calls)
@settings(max_examples=200)
def test_any_arguments_of_a_macro(content: Content, call: tuple[str, list[str]]) -> None:
    """No combination of arguments gets past the checks as an exception."""
    name, arguments = call
    ordered = sorted(arguments, key=lambda argument: "=" in argument)
    written = f"{name}({', '.join(ordered)})"
    path = "docs/en/about/glossary.md"
    block = f"{{% call {written} %}}x{{% endcall %}}" if name == "claim" else f"{{{{ {written} }}}}"
    answers_page(content, path, f'---\ntitle: "A"\ndescription: "B"\n---\n{block}\n')


@pytest.mark.parametrize("encoding", ENCODINGS)
@pytest.mark.parametrize("path", ["data/links.yml", "docs/sl/index.md"])
def test_other_encodings(project: Project, path: str, encoding: str) -> None:
    """A file saved in another encoding is told, or read right where it can be."""
    answers(project, path, project.read(path).encode(encoding, "replace"))


@pytest.mark.parametrize(
    "number",
    ["9" * 400, "0." + "9" * 400, "-" + "9" * 400, "1e999", "1" + "0" * 18, "NaN", "0x" + "f" * 40],
)
def test_huge_numbers(project: Project, number: str) -> None:
    """A number beyond all measure is told."""
    project.replace("data/figures.yml", "value: 53", f"value: {number}")
    assert [(issue.path, issue.line) for issue in project.issues()] == [("data/figures.yml", 2)]


@pytest.mark.parametrize("path", ["data/links.yml", "docs/en/index.md"])
def test_endless_nesting(project: Project, path: str) -> None:
    """Brackets without end neither hang nor kill."""
    for text in (
        "[" * 100_000,
        "{{ " + "[" * 5_000,
        "---\n" + "a: [" * 50_000 + "\n---\n",
        "> " * 9_000,
    ):
        answers(project, path, text.encode())


def test_folder_in_place_of_a_file(project: Project) -> None:
    """A folder with the name of a file is no file."""
    path = project.root / "data/links.yml"
    path.unlink()
    path.mkdir()
    assert ("data/links.yml", "file-missing") in [(i.path, i.code) for i in project.issues()]


def test_page_that_leads_nowhere(project: Project) -> None:
    """A link in the file system that leads nowhere, or a folder called x.md, is told."""
    Path(project.root / "docs/en/broken.md").symlink_to("nowhere.md")
    (project.root / "docs/en/folder.md").mkdir()
    codes = [(i.path, i.code) for i in project.issues()]
    assert ("docs/en/broken.md", "file-missing") in codes
    assert "docs/en/folder.md" not in [path for path, _ in codes]
