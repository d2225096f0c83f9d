"""Says issues to people and to machines: text, annotations of the code host, JSON, Markdown."""

from __future__ import annotations

import json
import os
import re
import string
from collections.abc import Callable, Mapping, Sequence
from functools import cache
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING

import yaml

from toolkit.formatting import visible
from toolkit.issue import ADVICE, ERROR, WARNING, Issue
from toolkit.terminal import BOLD, CYAN, DIM, PLAIN, RED, YELLOW

if TYPE_CHECKING:
    from toolkit.fixes import Fix

FOLDER = Path(__file__).parent / "messages"
FALLBACK = "en"
NO_VALUE = "–"
LONGEST_VALUE = 500
UNPRINTABLE = re.compile(
    "[\x00-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069\ud800-\udfff]+"  # also halves of characters
)
FIELD = re.compile(r"(?<!\{)\{([a-z_]+)\}(?!\})")


COMMANDS = {ADVICE: "notice"}
TONES = {ERROR: RED, WARNING: YELLOW, ADVICE: CYAN}
"""Severities that the code host calls otherwise."""


def languages() -> list[str]:
    """Languages in which the toolkit can speak."""
    return sorted(path.stem for path in FOLDER.glob("*.yml"))


def environment_language() -> str:
    """The language of the environment, where the toolkit speaks it; otherwise English."""
    names = ("TOOLKIT_LANGUAGE", "LC_ALL", "LC_MESSAGES", "LANG")
    wanted = next((os.environ[name] for name in names if os.environ.get(name)), "")
    code = wanted[:2].lower()
    return code if code in languages() else FALLBACK


@cache
def messages(language: str) -> Mapping[str, Mapping[str, str]]:
    """Messages by code: what must hold, what was found, what to do."""
    said: Mapping[str, Mapping[str, str]] = yaml.safe_load(
        (FOLDER / f"{language}.yml").read_text("utf-8")
    )
    return said


def _shown(value: object) -> str:
    if isinstance(value, list | tuple):
        return ", ".join(map(_shown, value)) or NO_VALUE
    return shortened(str(value)) if value not in (None, "") else NO_VALUE


def shortened(text: str) -> str:
    """A text on one line, not endless, without what a terminal would take as a command."""
    flat = UNPRINTABLE.sub(" ", text)
    return flat if len(flat) <= LONGEST_VALUE else flat[: LONGEST_VALUE - 1] + "…"


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


def guide(code: str, language: str) -> str:
    """Where the guide explains a message: on the site, or without its address, which page."""
    return os.environ.get("SITE_URL", "") + guide_page(code, language)


def guide_page(code: str, language: str) -> str:
    """The page and the anchor that explain a message."""
    return messages(language)["_words"]["guide"].format(code=code)


def as_text(issues: Sequence[Issue], language: str) -> str:
    """One line an issue: path:line: severity: message [its name in the guide]."""
    words = messages(language)["_words"]
    lines = (
        f"{_place(i)}: {words[i.severity]}: {sentence(i, language)} [{i.code}]" for i in issues
    )
    return "\n".join([*lines, summary(issues, language)])


def as_coloured_text(issues: Sequence[Issue], language: str) -> str:
    """The same for a terminal: the place stands out, and the severity by its colour."""
    words = messages(language)["_words"]
    lines = (
        f"{BOLD}{_place(i)}{PLAIN}: {TONES[i.severity]}{words[i.severity]}{PLAIN}: "
        f"{sentence(i, language)} {DIM}[{i.code}]{PLAIN}"
        for i in issues
    )
    return "\n".join([*lines, f"{BOLD}{summary(issues, language)}{PLAIN}"])


def _place(issue: Issue) -> str:
    return f"{shortened(issue.path)}:{issue.line}"


def summary(issues: Sequence[Issue], language: str) -> str:
    """How many mistakes there are."""
    words = messages(language)["_words"]
    faults = [issue for issue in issues if issue.severity != ADVICE]
    advice = len(issues) - len(faults)
    errors = sum(issue.severity == ERROR for issue in faults)
    files = len({issue.path for issue in faults})
    counts = {"errors": errors, "warnings": len(faults) - errors, "files": files}
    said = words["summary"].format(**counts) if faults else words["summary_none"]
    return f"{said} {words['summary_advice'].format(advice=advice)}" if advice else said


def as_fixes(fixes: Sequence[Fix], language: str) -> str:
    """One line for each thing that was repaired: path:line: what was done."""
    words = messages(language)["_fixes"]
    lines = (
        f"{shortened(fix.path)}:{fix.line}: "
        + _filled(words[fix.code], {"old": visible(fix.old), "new": visible(fix.new)}, {})
        for fix in fixes
    )
    return "\n".join(lines) if fixes else words["none"]


def as_annotations(issues: Sequence[Issue], language: str) -> str:
    """Workflow commands of the code host, which show an issue at its line."""

    def escaped(text: str, special: str) -> str:
        return "".join(f"%{ord(c):02X}" if c in special else c for c in text)

    lines = (
        f"::{COMMANDS.get(i.severity, i.severity)} file={escaped(shortened(i.path), '%,:')},"
        f"line={i.line},title={i.code}::"
        f"{escaped(f'{sentence(i, language)} ({guide(i.code, language)})', '%')}"
        for i in issues
    )
    return "\n".join(lines)


def as_json(issues: Sequence[Issue], language: str) -> str:
    """A list of objects with path, line, code, severity and the parts of the message."""
    entries = [
        {
            "path": shortened(i.path),
            "line": i.line,
            "code": i.code,
            "severity": i.severity,
            **parts(i, language),
            "guide": guide(i.code, language),
        }
        for i in issues
    ]
    return json.dumps(entries, ensure_ascii=False, indent=2)


def as_markdown(issues: Sequence[Issue], language: str) -> str:
    """A list for a pull request."""
    lines = [as_markdown_item(issue, language) for issue in issues]
    return "\n".join([f"**{summary(issues, language)}**", "", *lines])


def as_markdown_item(issue: Issue, language: str) -> str:
    """An issue in that list, with the way to its explanation."""
    code, address = f"`{issue.code}`", guide(issue.code, language)
    more = f"[{code}]({address})" if "://" in address else code
    said = in_markdown(sentence(issue, language))
    return f"- `{shortened(issue.path)}:{issue.line}` {said} ({more})"


def in_markdown(text: str) -> str:
    """A text whose signs are no Markdown."""
    return "".join(f"\\{c}" if c in string.punctuation and c in "*_`<>[]|#" else c for c in text)


FORMATS: Mapping[str, Callable[[Sequence[Issue], str], str]] = MappingProxyType(
    {
        "text": as_coloured_text,
        "annotations": as_annotations,
        "json": as_json,
        "markdown": as_markdown,
    }
)
