"""Which module may know which: read from the source, so that no clever import slips through."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest
from small_project import REPOSITORY

PACKAGE = REPOSITORY / "toolkit"
MODULES = sorted(PACKAGE.rglob("*.py"))
LANGUAGE_CODES = {path.stem for path in (REPOSITORY / "data/languages").glob("*.yml")}


def names_of(modules: list[Path]) -> list[str]:
    return [path.relative_to(PACKAGE).as_posix() for path in modules]


each_module = pytest.mark.parametrize("path", MODULES, ids=names_of(MODULES))


def tree(path: Path) -> ast.Module:
    return ast.parse(path.read_text("utf-8"))


def imports(path: Path) -> Iterator[str]:
    """Full names of everything that a module imports."""
    for node in ast.walk(tree(path)):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            prefix = "." * node.level + (node.module or "")
            yield from (f"{prefix}.{alias.name}" for alias in node.names)


@pytest.mark.parametrize("name", ["model", "issue", "formatting"])
def test_the_middle_imports_nothing_of_the_package(name: str) -> None:
    """Model, issue and formatting stand alone."""
    found = [i for i in imports(PACKAGE / f"{name}.py") if i.startswith(("toolkit", "."))]
    assert found == []


@each_module
def test_nothing_knows_the_site_generator(path: Path) -> None:
    """MkDocs will be replaced one day; the toolkit will not."""
    found = [
        i
        for i in imports(path)
        if i.partition(".")[0]
        in ("mkdocs", "mkdocs_macros", "material", "macros", "hooks", "engine")
    ]
    assert found == []


@each_module
def test_only_the_command_line_prints_and_exits(path: Path) -> None:
    """Everything else returns what it found."""
    if path.parent.name == "cli" or path.name == "__main__.py":
        return
    for node in ast.walk(tree(path)):
        if isinstance(node, ast.Call):
            called = ast.unparse(node.func)
            assert called not in ("print", "exit", "quit", "sys.exit", "os._exit", "click.echo")
    assert "click" not in {i.partition(".")[0] for i in imports(path)}


@pytest.mark.parametrize(
    "path", sorted((PACKAGE / "checks").glob("*.py")), ids=lambda path: path.stem
)
def test_checks_see_only_content(path: Path) -> None:
    """A check reads no file, starts no program and knows no other edge."""
    forbidden = {"os", "sys", "subprocess", "pathlib", "io", "shutil"}
    edges = {"toolkit.cli", "toolkit.project", "toolkit.build", "toolkit.report"}
    for name in imports(path):
        assert name.partition(".")[0] not in forbidden, name
        assert name not in edges, name


@pytest.mark.parametrize(
    "path", sorted((PACKAGE / "checks").glob("[!_]*.py")), ids=lambda path: path.stem
)
def test_check_takes_content(path: Path) -> None:
    """Each file of checks/ answers one question: check(content)."""
    checks = [n for n in tree(path).body if isinstance(n, ast.FunctionDef) and n.name == "check"]
    assert [[a.arg for a in check.args.args] for check in checks] == [["content"]]
    assert [n.name for n in tree(path).body if isinstance(n, ast.FunctionDef) and n.name[0] != "_"]


@each_module
def test_no_language_is_spelt_out(path: Path) -> None:
    """Languages are configuration; only the toolkit's own messages have one to fall back on."""
    texts = {
        node.value
        for node in ast.walk(tree(path))
        if isinstance(node, ast.Constant) and isinstance(node.value, str)
    }
    allowed = (
        {"en"}
        if path.name == "report.py"
        else SEARCH_OF_THE_THEME
        if path.name == "search.py"
        else set()
    )
    assert texts & LANGUAGE_CODES <= allowed


SEARCH_OF_THE_THEME = {"en"}  # for "en" the theme's search loads no language file


@each_module
def test_modules_stay_short(path: Path) -> None:
    """Under 300 lines; the model, a list of fields, may be longer."""
    limit = 600 if path.name == "model.py" else 300
    assert len(path.read_text("utf-8").splitlines()) <= limit


def test_macros_hold_no_logic() -> None:
    """macros/ only gives names to what toolkit.author does."""
    found = set(imports(REPOSITORY / "macros/__init__.py"))
    allowed = {"collections", "pathlib", "toolkit", "typing"}  # of which two are for types alone
    assert {name.partition(".")[0] for name in found} <= allowed
