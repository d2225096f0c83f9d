"""Markdown that says a thing literally: nothing in it is a macro, a tag or emphasis."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping

SENTENCE_END = re.compile(r"(?<=[.!?]) (?=[^\W\d_])")
CODE_LIKE = re.compile(
    r"(`[^`]+`|\{\{.*?\}\}|\{%.*?%\}|\{\s+#[^}]*\}|[<>=]{7}|https?://[^\s,]*"
    r"|\[[^\]]*\](?:\([^)]*\)|\[[^\]]*\]))"
)
PLACE = re.compile(r"(?<!\{)\{([a-z_]+)\}(?!\})")
SPECIAL = re.compile(r"[\\`*_\[\]]")
OPEN = "…"
"""Stands where an example would need words of a language."""

QUOTED_CODE = re.compile(r"(?<!: )[»\"“]((`+)[^`\n]+\2)[«\"”]")


def code(text: object) -> str:
    """A code span that shows the text as it is, also where it is a macro."""
    shown = str(text)
    ticks = "``" if "`" in shown else "`"
    if re.search(r"\{[{%#]", shown):
        shown = f"{{% raw %}}{shown}{{% endraw %}}"
    return f"{ticks}{shown}{ticks}"


def escaped(text: str) -> str:
    """Text in which no character is Markdown, HTML or Jinja."""
    for character, name in (("&", "&amp;"), ("<", "&lt;"), (">", "&gt;"), ("{", "&#123;")):
        text = text.replace(character, name)
    return SPECIAL.sub(lambda match: "\\" + match[0], text)


def filled(template: str, values: Mapping[str, object], words: Mapping[str, str]) -> str:
    """The words of a message with examples in its places, as code where no word stands for them."""
    parts = CODE_LIKE.split(template)  # every second one is code
    said = (
        _filled_code(part, values) if n % 2 else _filled_prose(part, values, words)
        for n, part in enumerate(parts)
    )
    return QUOTED_CODE.sub(r"\1", "".join(said))


def _filled_code(text: str, values: Mapping[str, object]) -> str:
    return code(PLACE.sub(lambda place: str(values.get(place[1], OPEN)), text.strip("`")))


def _filled_prose(text: str, values: Mapping[str, object], words: Mapping[str, str]) -> str:
    parts = PLACE.split(text)  # every second one is the name of a place
    return "".join(
        _example(part, values.get(part, OPEN), words) if n % 2 else escaped(part)
        for n, part in enumerate(parts)
    )


def _example(name: str, value: object, words: Mapping[str, str]) -> str:
    several = value if isinstance(value, list) else [value]
    listed = ", ".join(OPEN if item == OPEN else code(item) for item in several)
    return words.get(f"{name}_{value}") or listed


def sentences(text: str) -> list[str]:
    """The sentences of a text, for a line each."""
    found: list[str] = []
    for part in SENTENCE_END.split(text.strip()):
        if found and part[:1].islower():  # after an abbreviation
            found[-1] += f" {part}"
        else:
            found.append(part)
    return found


def table(head: Iterable[str], rows: Iterable[Iterable[str]]) -> str:
    """A table; a vertical bar in a cell does not end it."""
    lines = [list(head)]
    lines.append(["---"] * len(lines[0]))
    lines += [[cell.replace("|", "&#124;") for cell in row] for row in rows]
    return "\n".join(f"| {' | '.join(cells)} |" for cells in lines)


def page(title: str, description: str, *blocks: str) -> str:
    """A page that a command makes."""
    front = [
        f"{key}: {json.dumps(text, ensure_ascii=False)}"
        for key, text in (("title", title), ("description", description))
    ]
    head = "\n".join(["---", *front, "generated: true", "---"])
    return "\n\n".join([head, *(block.strip("\n") for block in blocks)]) + "\n"


def heading(level: int, text: str, key: str) -> str:
    """A heading with its explicit id."""
    return f"{'#' * level} {text} {{ #{key} }}"
