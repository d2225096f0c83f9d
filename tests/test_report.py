"""Issues said to people and machines, in every language of the toolkit."""

from __future__ import annotations

import ast
import json
from pathlib import Path

import click
import pytest

from toolkit import report
from toolkit.issue import WARNING, Issue

PACKAGE = Path(report.__file__).parent
ISSUES = [
    Issue("data/figures.yml", 3, "decimal-comma", {"field": "a.value", "found": "53,5"}),
    Issue("docs/en/a.md", 9, "number-unused", {"key": "b"}, WARNING),
]


def placeholders(messages: dict) -> dict[str, list[str]]:
    return {
        f"{code}.{part}": sorted(set(report.FIELD.findall(text)))
        for code, parts in messages.items()
        for part, text in parts.items()
    }


def test_languages_have_the_same_messages() -> None:
    """The same codes, the same parts, and the same words to fill in."""
    first, *others = (placeholders(report.messages(code)) for code in report.languages())
    for other in others:
        assert other == first


def test_messages_say_rule_found_and_fix() -> None:
    """Each message says what must hold, what was found and what to do, as sentences."""
    for language in report.languages():
        for code, parts in report.messages(language).items():
            if not code.startswith("_"):
                assert list(parts) == ["rule", "found", "fix"], code
                assert all(text == text.strip() and text for text in parts.values()), code
                assert all(text[-1] in '.}"«”' for text in parts.values()), code


def codes_in(tree: ast.AST) -> set[str]:
    """Texts that stand as the code of an Issue."""
    calls = [n for n in ast.walk(tree) if isinstance(n, ast.Call)]
    named = [n for n in calls if getattr(n.func, "id", "") in ("Issue", "_issue")]
    return {
        n.args[2].value for n in named if len(n.args) > 2 and isinstance(n.args[2], ast.Constant)
    }


def test_every_code_has_its_message() -> None:
    """No check can find something that the report cannot say."""
    known = set(report.messages("en"))
    for path in PACKAGE.rglob("*.py"):
        assert codes_in(ast.parse(path.read_text("utf-8"))) <= known, path


def test_text() -> None:
    """One line an issue, with path and line first and its name last, then a summary."""
    first, second, last = report.as_text(ISSUES, "en").split("\n")
    assert first.endswith(" [decimal-comma]") and second.endswith(" [number-unused]")
    assert first.startswith("data/figures.yml:3: error: a.value is a number with a decimal point.")
    assert second.startswith("docs/en/a.md:9: warning: ")
    assert last == "Mistakes: 1, remarks: 1, files: 2."
    assert report.as_text(ISSUES, "sl").startswith("data/figures.yml:3: napaka: a.value je število")
    assert report.as_text([], "sl") == "Napak ni."


def test_suggestion() -> None:
    """The nearest known word stands before the advice."""
    issue = Issue("a", 1, "macro-unknown", {"name": "figur", "nearest": "figure"})
    assert report.parts(issue, "sl")["fix"].startswith("Ste mislili »figure«? ")
    assert "nearest" not in report.sentence(Issue("a", 1, "macro-unknown", {"name": "x"}), "en")


def test_braces_of_the_text_stay() -> None:
    """Braces that belong to a message are not taken for words to fill in."""
    issue = Issue("a", 1, "heading-id-missing", {"text": "{rule} {0}"})
    assert "{ #like-this }" in report.sentence(issue, "en")
    assert '"{rule} {0}"' in report.sentence(issue, "en")


def test_hostile_details_stay_on_one_line() -> None:
    """What stands in a file can neither begin a new line of the report nor command a terminal."""
    nasty = "x\n::error file=y::\x1b[31m\u202e\ud800"
    issue = Issue("docs/a\nb\udcff.md", 1, "macro-unknown", {"name": nasty})
    styles = {**report.FORMATS, "text": report.as_text}
    for style in styles.values():
        said = style([issue], "en")
        said.encode("utf-8")
        assert "\n::error file=y" not in said
        assert "\x1b" not in said
        assert "\u202e" not in said
    assert len(report.as_text([issue], "en").split("\n")) == 2
    assert click.unstyle(report.as_coloured_text([issue], "en")) == report.as_text([issue], "en")
    assert len(report.sentence(Issue("a", 1, "macro-unknown", {"name": "x" * 9999}), "en")) < 1000


def test_json() -> None:
    """A list of objects that a program can read."""
    entry = json.loads(report.as_json(ISSUES, "en"))[0]
    assert entry == {
        "path": "data/figures.yml",
        "line": 3,
        "code": "decimal-comma",
        "severity": "error",
        **report.parts(ISSUES[0], "en"),
        "guide": report.guide("decimal-comma", "en"),
    }


@pytest.mark.parametrize("style", ["annotations", "json", "markdown"])
def test_a_message_leads_to_its_section_of_the_guide(
    monkeypatch: pytest.MonkeyPatch, style: str
) -> None:
    """Where the site's address is known, an editor can open the explanation."""
    monkeypatch.setenv("SITE_URL", "https://example.org/x/")
    made = report.FORMATS[style](ISSUES, "sl")
    assert "https://example.org/x/editing/checks/#decimal-comma" in made
    assert "https://example.org/x/en/editing/" in report.FORMATS[style](ISSUES, "en")
    monkeypatch.delenv("SITE_URL")
    assert "](" not in report.FORMATS[style](ISSUES, "sl")


def test_annotations() -> None:
    """The code host shows each issue at its line; its special characters are escaped."""
    issue = Issue("docs/a,b:c.md", 2, "percent-sign", {"field": "x", "found": "5 %"})
    made = report.as_annotations([issue], "en")
    assert made.startswith("::error file=docs/a%2Cb%3Ac.md,line=2,title=percent-sign::")
    assert '"5 %25"' in made


def test_markdown() -> None:
    """What stands in a file is no Markdown in a pull request."""
    issue = Issue("a.md", 2, "macro-unknown", {"name": "*a* <b> [c](d)"})
    assert "\\*a\\* \\<b\\> \\[c\\]" in report.as_markdown([issue], "en")


@pytest.mark.parametrize(
    ("environment", "language"),
    [
        ({"LANG": "sl_SI.UTF-8"}, "sl"),
        ({"LANG": "en_GB.UTF-8", "LC_ALL": "sl"}, "sl"),
        ({"LANG": "sl_SI", "LC_MESSAGES": "en_US"}, "en"),
        ({"LANG": "de_DE.UTF-8"}, "en"),
        ({"LANG": "C"}, "en"),
        ({}, "en"),
    ],
)
def test_language_of_the_environment(
    monkeypatch: pytest.MonkeyPatch, environment: dict, language: str
) -> None:
    """The toolkit speaks the language of the computer where it can."""
    for name in ("LANG", "LC_ALL", "LC_MESSAGES"):
        monkeypatch.delenv(name, raising=False)
    for name, value in environment.items():
        monkeypatch.setenv(name, value)
    assert report.environment_language() == language
