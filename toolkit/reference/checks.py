"""The page that explains every message of the checks, each under a heading of its own."""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path

import yaml

from toolkit import checks, report
from toolkit.checks import EVERY
from toolkit.content import Content
from toolkit.reference import markdown
from toolkit.reference.texts import FOLDER, Texts, sentence

FILES = Path(checks.__file__).parent
ANY_CODE = "_any"


def page(content: Content, texts: Texts) -> str:
    """The reference of checks in a language."""
    del content
    said = texts.values["pages"]["checks"]
    top = markdown.heading(1, said["heading"], "checks")
    groups = (block for name, codes in grouped().items() for block in _group(name, codes, texts))
    return markdown.page(said["title"], said["description"], top, said["opening"], *groups)


def question(check: str) -> str:
    """The question that a check answers: the first line of its file."""
    documentation = sys.modules[EVERY[check].__module__].__doc__ or ""
    return sentence(documentation.partition("\n\n")[0])


def grouped() -> dict[str, list[str]]:
    """Every code of a message once, under the check that raises it; what reading raises first."""
    left = [code for code in report.messages(report.FALLBACK) if not code.startswith("_")]
    found: dict[str, list[str]] = {"form": []}
    files = {name: FILES / f"{name}.py" for name in EVERY}
    for name, file in {**files, "generated": FILES.parent / "generate.py"}.items():
        raised = set(re.findall(r'"([a-z]+(?:-[a-z]+)*)"', file.read_text("utf-8")))
        found[name] = [code for code in left if code in raised]
        left = [code for code in left if code not in raised]
    return found | {"form": left}


@cache
def examples() -> Mapping[str, Mapping[str, object]]:
    """What fills in the messages on the page, by code."""
    found: Mapping[str, Mapping[str, object]] = yaml.safe_load(
        (FOLDER / "examples.yml").read_text("utf-8")
    )
    return found


def _group(name: str, codes: list[str], texts: Texts) -> Iterator[str]:
    said = texts.values["groups"].get(name) or _asked(name, texts)
    yield markdown.heading(2, said["heading"], f"check-{name}")
    if said["text"]:
        yield said["text"]
    if name in EVERY:
        yield texts["command"].format(command=f"python -m toolkit check {name}")
    for code in codes:
        yield markdown.heading(3, markdown.code(code), code)
        yield _message(code, texts)


def _asked(check: str, texts: Texts) -> Mapping[str, str]:
    """The question of a check as a heading, and what its file says after it."""
    asked, mark, more = texts.docstring(question(check)).partition("?")
    return {"heading": asked + mark, "text": more.strip()}


def _message(code: str, texts: Texts) -> str:
    """What must hold, what was found and what to do, a sentence a line."""
    messages = report.messages(texts.language)
    values = {**examples()[ANY_CODE], **examples().get(code, {})}
    values = {k: v[texts.language] if isinstance(v, dict) else v for k, v in values.items()}
    items = []
    for part in ("rule", "found", "fix"):
        lines = [
            markdown.filled(line, values, messages["_words"])
            for line in markdown.sentences(messages[code][part])
        ]
        items.append("\n    ".join([f"- **{texts[part]}:** {lines[0]}", *lines[1:]]))
    return "\n".join(items)
