"""The page that explains every field of every data file."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from toolkit.content import Content
from toolkit.data import FOLDER, LANGUAGES
from toolkit.reference import markdown
from toolkit.reference.texts import Texts
from toolkit.schemas import KINDS, outline, resolved

PLACES = {"language": f"{FOLDER}/{LANGUAGES}/", "page": "docs/"}
FILES = {"language": LANGUAGES}
"""How the macro that shows an example calls a file whose name is not that of its schema."""


@dataclass(frozen=True)
class Field:
    """A field by its path in a record, such as `document.section`."""

    path: str
    description: str
    schema: Mapping[str, Any]
    required: bool
    has_parts: bool


def page(content: Content, texts: Texts) -> str:
    """The reference of fields in a language; the data fills in the examples when it is built."""
    del content
    said = texts.values["pages"]["fields"]
    top = markdown.heading(1, said["heading"], "fields")
    blocks = (block for name in KINDS for block in _file(name, texts))
    return markdown.page(said["title"], said["description"], top, said["opening"], *blocks)


def _file(name: str, texts: Texts) -> Iterator[str]:
    place = PLACES.get(name, f"{FOLDER}/{name}.yml")
    said = texts.values["files"].get(name) or {"heading": name, "text": ""}
    yield markdown.heading(2, said["heading"], f"file-{name}")
    yield f"**{markdown.code(place)}**"
    yield said["text"]
    root = outline(KINDS[name])
    rows = [_row(name, field, texts) for field in _fields(root, root, "")]
    if rows:
        head = (texts[key] for key in ("field", "what", "write", "example"))
        yield markdown.table(head, rows)


def _fields(schema: Any, root: Mapping[str, Any], prefix: str) -> Iterator[Field]:
    """Each field of a record; those inside it follow it."""
    record = _record(schema, root) or {}
    for key, field in record.get("properties", {}).items():
        inside = list(_fields(field, root, f"{prefix}{key}."))
        said = field.get("description") or resolved(field, root).get("description", "")
        needed = key in record.get("required", ())
        yield Field(prefix + key, said, field, needed, bool(inside))
        yield from inside


def _record(schema: Any, root: Mapping[str, Any]) -> Mapping[str, Any] | None:
    """The record that a schema holds: itself, its entries or what it refers to."""
    if not isinstance(schema, dict):
        return None
    whole = resolved(schema, root)
    if "properties" in whole:
        return whole
    inner = [whole.get("items"), whole.get("additionalProperties")]
    inner += whole.get("patternProperties", {}).values()
    return next((found for part in inner if (found := _record(part, root))), None)


def _row(name: str, field: Field, texts: Texts) -> list[str]:
    shown = f'{{{{ example("{FILES.get(name, name)}", "{field.path}") }}}}'
    written = kind(field.schema, texts)
    return [
        f"{markdown.code(field.path)}<br>{texts.key(field.path.rpartition('.')[2])}",
        texts.docstring(field.description),
        f"{written}<br>**{texts['required']}**" if field.required else written,
        texts["none"] if field.has_parts or name == "page" else shown,
    ]


def kind(field: Mapping[str, Any], texts: Texts) -> str:
    """What an editor writes into a field."""
    kinds: Mapping[str, str] = texts.values["kinds"]
    if "x-reference" in field:
        collection, *others = field["x-reference"]
        options = ", ".join(map(markdown.code, others))
        file = f"{FOLDER}/{collection}.yml"
        return kinds["id_or" if others else "id"].format(options=options, file=file)
    if "enum" in field:
        return kinds["choice"].format(options=", ".join(map(markdown.code, field["enum"])))
    if field.get("items", {}).get("x-reference"):
        return kinds["id_list"].format(file=f"{FOLDER}/{field['items']['x-reference'][0]}.yml")
    return kinds[_kind_name(field)]


def _kind_name(field: Mapping[str, Any]) -> str:
    if "x-per-language" in field:
        if field["x-per-language"]["cases"]:
            return "name"
        return "wording_list" if "items" in field["additionalProperties"] else "wording"
    if field.get("type") == "array":
        return "record_list" if "$ref" in field.get("items", {}) else "text_list"
    if "$ref" in field or "$ref" in str(field.get("additionalProperties", "")):
        return "record"
    by_form = {"date": "date", "uri": "web"}
    by_type = {"boolean": "flag", "number": "number", "integer": "number", "object": "mapping"}
    return by_form.get(field.get("format", "")) or by_type.get(field.get("type", ""), "text")
