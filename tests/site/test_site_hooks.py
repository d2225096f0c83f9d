"""What the hooks do apart from MkDocs: stop at mistakes, keep a preview alive, small rewriting."""

from __future__ import annotations

import importlib.util
import logging
from pathlib import Path
from types import ModuleType, SimpleNamespace

import pytest
from jinja2 import StrictUndefined, UndefinedError
from jinja2.sandbox import SecurityError
from mkdocs.exceptions import PluginError
from website import ROOT, copy_project

from engine.languages import require_address
from engine.markup import make_tables_scrollable, plain_text
from engine.templates import PageEnvironment
from toolkit import project as toolkit_project


@pytest.fixture(scope="session")
def hooks() -> ModuleType:
    """The hooks as a module of its own."""
    spec = importlib.util.spec_from_file_location("site_hooks", ROOT / "hooks.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.fixture
def broken(tmp_path: Path) -> Path:
    """A project whose first figure is no number."""
    root = copy_project(tmp_path / "project")
    file = root / "data/figures.yml"
    file.write_text(file.read_text("utf-8").replace("value: 53\n", "value: no\n", 1), "utf-8")
    return root


@pytest.fixture
def preview(hooks: ModuleType, monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    """The hooks as during `mkdocs serve`."""
    monkeypatch.setattr(hooks, "_is_preview", True)
    return hooks


def test_the_project_itself_passes(hooks: ModuleType):
    """Good content goes through in silence."""
    hooks.check_content(ROOT)


def test_a_mistake_stops_the_build_in_the_language_of_the_environment(
    hooks: ModuleType, broken: Path, monkeypatch: pytest.MonkeyPatch
):
    """The error names file and line, in Slovenian for Slovenian staff."""
    monkeypatch.setenv("LC_ALL", "sl_SI.UTF-8")
    with pytest.raises(PluginError, match=r"data/figures\.yml:\d+: napaka: "):
        hooks.check_content(broken)
    monkeypatch.setenv("LC_ALL", "C.UTF-8")
    with pytest.raises(PluginError, match=r"data/figures\.yml:\d+: error: "):
        hooks.check_content(broken)


def test_a_preview_names_the_mistake_and_keeps_the_last_good_content(
    preview: ModuleType, tmp_path: Path, caplog: pytest.LogCaptureFixture
):
    """After a good start, a mistake is logged, and macros go on with what they had."""
    root = copy_project(tmp_path / "project")
    preview.check_content(root)
    good = toolkit_project.current_content(root)
    (root / "data/figures.yml").write_text("needed_communication: 47,5\n", encoding="utf-8")
    with caplog.at_level(logging.WARNING):
        preview.check_content(root)
    assert "data/figures.yml:1: " in caplog.text
    assert toolkit_project.current_content(root) is good


def test_a_preview_cannot_start_without_usable_data(preview: ModuleType, broken: Path):
    """With no good content to show, the mistake ends the preview with its message."""
    with pytest.raises(PluginError, match=r"data/figures\.yml:\d+: "):
        preview.check_content(broken)


def test_a_preview_shows_pages_with_mistakes_of_their_own(
    preview: ModuleType, tmp_path: Path, caplog: pytest.LogCaptureFixture
):
    """A fault that only a check finds is logged; the preview goes on."""
    root = copy_project(tmp_path / "project")
    page = next((root / "docs").rglob("goals.md"))
    page.write_text(page.read_text("utf-8") + '\n{{ figure("no_such_figure") }}\n', "utf-8")
    with caplog.at_level(logging.WARNING):
        preview.check_content(root)
    assert "no_such_figure" in caplog.text


@pytest.mark.parametrize(
    ("markup", "expected"),
    [
        ("plain", "plain"),
        ('<data value="53">53\u00a0%</data> of <em>all</em>', "53\u00a0% of all"),
        ("a &amp; b &#124; c", "a & b | c"),
        ("two\n  lines", "two lines"),
    ],
)
def test_titles_and_descriptions_become_plain_text(markup: str, expected: str):
    """Tags go, entities become characters, no-break spaces stay."""
    assert plain_text(markup) == expected


def test_only_tables_without_a_frame_get_one():
    """A table written in Markdown can be scrolled by keyboard; others have their own frame."""
    bare = make_tables_scrollable("<table><tr></tr></table>", 'A "table"')
    assert bare == (
        '<div class="table-scroll" role="group" tabindex="0" aria-label="A &quot;table&quot;">'
        "<table><tr></tr></table></div>"
    )
    framed = '<figure class="chart"><table><tr></tr></table></figure>'
    assert make_tables_scrollable(framed, "Table") == framed


def test_pages_cannot_reach_files_settings_or_the_shell():
    """Jinja in a page sees text, numbers and lists, nothing that could do harm."""
    environment = PageEnvironment(undefined=StrictUndefined)
    assert environment.from_string("{{ 'abc'.upper() }}").render() == "ABC"
    for template in (
        "{{ cycler.__init__.__globals__ }}",
        "{{ ''.__class__.__mro__ }}",
        "{{ config.config_file_path }}",
    ):
        with pytest.raises((SecurityError, UndefinedError)):
            environment.from_string(template).render(config=object())


def test_a_site_without_an_address_is_not_built():
    """Feeds, cards and descriptions need one: the message says where to give it."""
    with pytest.raises(PluginError, match="SITE_URL"):
        require_address(SimpleNamespace(site_url=""))
    require_address(SimpleNamespace(site_url="https://example.org/"))
