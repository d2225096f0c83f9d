"""Snippets with which an editor program completes macros and begins a page."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping, Sequence

from toolkit import model
from toolkit.author import MACROS
from toolkit.content import Content
from toolkit.reference import macros
from toolkit.reference.texts import Texts, of_site, sentence

FILE = ".vscode/macros.code-snippets"
PAGE = "page"
BY_COMMAND = "generated"
"""The one field of a page that its author never writes."""
MARKDOWN = {"scope": "markdown"}
FRONT_MATTER = {"scope": "yaml", "include": ["*.md"]}
"""Where an author writes the fields of a page: VS Code takes the lines between `---` for YAML."""
TO_FILL = re.compile(r'("[^"]*"|(?<=[ (])\d+(?=[,)])|(?<=%\})[^{]+(?=\{%))')
"""What an author puts in place of an example: texts, numbers, the sentence inside."""


def generate(content: Content) -> dict[str, str]:
    """One snippet for each macro, one for the top of a page, one for each field there."""
    said = of_site(content)
    snippets = {name: _snippet(name, _body(name, said[0]), _purpose(name, said)) for name in MACROS}
    snippets[PAGE] = _snippet(PAGE, _page(said[0]), _described(model.FrontMatter.__doc__, said))
    snippets |= {f"{PAGE}: {key}": _field_snippet(key, said) for key in _fields()}
    return {FILE: json.dumps(snippets, ensure_ascii=False, indent=2) + "\n"}


def _snippet(
    prefix: str | list[str], body: str, description: str, place: Mapping[str, object] = MARKDOWN
) -> dict[str, object]:
    return {**place, "prefix": prefix, "body": body.split("\n"), "description": description}


def _fields() -> list[str]:
    return [key for key in model.FrontMatter.model_fields if key != BY_COMMAND]


def _field_snippet(key: str, said: Sequence[Texts]) -> dict[str, object]:
    """A field of a page, offered under its key and under its name in every language."""
    names = list(dict.fromkeys((key, *(texts.key(key) for texts in said))))
    explained = _described(model.FrontMatter.model_fields[key].description, said)
    return _snippet(names, _field(1, key, said[0]), explained, FRONT_MATTER)


def _field(number: int, key: str, texts: Texts) -> str:
    """The line of a field, in which stands what it is to say."""
    explained = texts.docstring(model.FrontMatter.model_fields[key].description or "")
    wanted = explained.partition(";")[0].rstrip(".")
    return f"{key}: " + _stop(number, f'"{wanted}"')


def _purpose(name: str, said: Sequence[Texts]) -> str:
    return _described(macros.purpose(name), said)


def _described(documentation: str | None, said: Sequence[Texts]) -> str:
    """A docstring in every language."""
    return " – ".join(texts.docstring(sentence(documentation)) for texts in said)


def _body(name: str, texts: Texts) -> str:
    """The first example of a macro, whose values the author steps through."""
    example = macros.calls(name, texts)[0]
    stops = iter(range(1, len(example)))
    parts = TO_FILL.split(example)
    return "".join(_stop(next(stops), part) if i % 2 else part for i, part in enumerate(parts))


def _stop(number: int, example: str) -> str:
    """A place to fill in, with the example; quotation marks stay around it."""
    mark = '"' if example.startswith('"') else ""
    shown = re.sub(r"([\\$}])", r"\\\1", example.strip(mark or None))
    return f"{mark}${{{number}:{shown}}}{mark}"


def _page(texts: Texts) -> str:
    """The top of a new page: what is required there, and its one heading with its id."""
    required = [key for key, field in model.FrontMatter.model_fields.items() if field.is_required()]
    lines = [_field(number, key, texts) for number, key in enumerate(required, 1)]
    heading, anchor = len(required) + 1, len(required) + 2
    top = f"# ${{{heading}:{texts.key('title')}}} {{ #${{{anchor}:{texts.key('anchor')}}} }}"
    return "\n".join(["---", *lines, "---", "", top, "", "$0"])
