"""Says issues to people and to machines: text, annotations of the code host, JSON, Markdown."""

from __future__ import annotations

import json
import re
import string
from collections.abc import Callable, Mapping, Sequence
from functools import cache
from pathlib import Path
from types import MappingProxyType

import yaml

from toolkit.issue import ERROR, Issue

FOLDER = Path(__file__).parent / "messages"
NO_VALUE = "–"
FIELD = re.compile(r"(?<!\{)\{([a-z_]+)\}(?!\})")


def languages() -> list[str]:
    """Languages in which the toolkit can speak."""
    return sorted(path.stem for path in FOLDER.glob("*.yml"))


@cache
def messages(language: str) -> Mapping[str, Mapping[str, str]]:
    """Messages by code: what must hold, what was found, what to do."""
    return yaml.safe_load((FOLDER / f"{language}.yml").read_text("utf-8"))


def _shown(value: object) -> str:
    if isinstance(value, list | tuple):
        return ", ".join(map(str, value)) or NO_VALUE
    return str(value) if value not in (None, "") else NO_VALUE


def _filled(template: str, details: Mapping[str, object], words: Mapping[str, str]) -> str:
    """Fills the names in braces; other braces belong to the text, such as { #id }."""

    def value(match: re.Match[str]) -> str:
        found = details.get(match[1])
        return words.get(f"{match[1]}_{found}") or _shown(found)

    return FIELD.sub(value, template)


def parts(issue: Issue, language: str) -> dict[str, str]:
    """What must hold, what was found and what to do, in a language."""
    known = messages(language)
    words = known["_words"]
    template = known[issue.code]
    said = {key: _filled(template[key], issue.details, words) for key in ("rule", "found", "fix")}
    if issue.details.get("nearest"):
        nearest = _filled(words["nearest"], issue.details, words)
        said["fix"] = f"{nearest} {said['fix']}"
    return said


def sentence(issue: Issue, language: str) -> str:
    """The whole message in one line."""
    return " ".join(parts(issue, language).values())


def as_text(issues: Sequence[Issue], language: str) -> str:
    """One line an issue: path:line: severity: message."""
    words = messages(language)["_words"]
    lines = [f"{i.path}:{i.line}: {words[i.severity]}: {sentence(i, language)}" for i in issues]
    return "\n".join([*lines, summary(issues, language)])


def summary(issues: Sequence[Issue], language: str) -> str:
    """How many mistakes there are."""
    words = messages(language)["_words"]
    if not issues:
        return words["summary_none"]
    errors = sum(issue.severity == ERROR for issue in issues)
    files = len({issue.path for issue in issues})
    counts = {"errors": errors, "warnings": len(issues) - errors, "files": files}
    return words["summary"].format(**counts)


def as_annotations(issues: Sequence[Issue], language: str) -> str:
    """Workflow commands of the code host, which show an issue at its line."""

    def escaped(text: str) -> str:
        return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")

    lines = (
        f"::{i.severity} file={i.path},line={i.line},title={i.code}::"
        + escaped(sentence(i, language))
        for i in issues
    )
    return "\n".join(lines)


def as_json(issues: Sequence[Issue], language: str) -> str:
    """A list of objects with path, line, code, severity and the parts of the message."""
    entries = [
        {
            "path": i.path,
            "line": i.line,
            "code": i.code,
            "severity": i.severity,
            **parts(i, language),
        }
        for i in issues
    ]
    return json.dumps(entries, ensure_ascii=False, indent=2)


def as_markdown(issues: Sequence[Issue], language: str) -> str:
    """A list for a pull request."""
    lines = [f"- `{i.path}:{i.line}` {_markdown(sentence(i, language))}" for i in issues]
    return "\n".join([f"**{summary(issues, language)}**", "", *lines])


def _markdown(text: str) -> str:
    return "".join(f"\\{c}" if c in string.punctuation and c in "*_`<>[]|#" else c for c in text)


FORMATS: Mapping[str, Callable[[Sequence[Issue], str], str]] = MappingProxyType(
    {"text": as_text, "annotations": as_annotations, "json": as_json, "markdown": as_markdown}
)
