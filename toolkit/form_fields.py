"""What the editing form asks for: a field for each property of a JSON Schema."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

Field = dict[str, Any]
Node = Mapping[str, Any]
Schemas = Mapping[str, Node]
"""The schemas by the name of their file."""

NUMBERS = {"number": "float", "integer": "int"}
ID = {"name": "id", "label": "id", "widget": "string", "required": True}


def of_file(schemas: Schemas, name: str) -> list[Field]:
    """The fields of a data file; records that have ids, or stand in a list, in one field."""
    schema = schemas[f"{name}.json"]
    field = _field(schemas, "records", {**schema, "title": name}, f"{name}.json", True)
    fields = field["fields"] if field["widget"] == "object" else [{**field, "collapsed": True}]
    return [{key: value for key, value in item.items() if key != "hint"} for item in fields]


def _field(schemas: Schemas, name: str, node: Node, file: str, required: bool) -> Field:
    node, file = _resolved(schemas, node, file)
    said = {"name": name, "label": node.get("title", name), "required": required}
    if "description" in node:
        said["hint"] = node["description"]
    return said | _widget(schemas, node, file, required)


def _widget(schemas: Schemas, node: Node, file: str, required: bool) -> Field:
    """How the form asks for a value of this kind."""
    kind = node.get("type")
    if choices := list(_choices(schemas, node, file)):
        return {"widget": "select", "options": choices}
    if "anyOf" in node:  # a text, or its cases: the form offers the text
        return {"widget": "string", "required": False}
    if kind == "array":
        return _list(schemas, node["items"], file)
    if kind == "object":
        return _object(schemas, node, file, required)
    if kind in NUMBERS:
        return {"widget": "number", "value_type": NUMBERS[kind]}
    return {"widget": "boolean" if kind == "boolean" else "string"}


def _object(schemas: Schemas, node: Node, file: str, required: bool) -> Field:
    if "properties" in node:
        return {"widget": "object", "fields": _fields(schemas, node, file)}
    record = next(iter(node.get("patternProperties", {}).values()), None)
    entry, where = _resolved(schemas, record or node["additionalProperties"], file)
    fields = [ID, *_fields(schemas, entry, where)]
    return {"widget": "list", "summary": "{{id}}", "required": required, "fields": fields}


def _list(schemas: Schemas, items: Node, file: str) -> Field:
    item, where = _resolved(schemas, items, file)
    if choices := list(_choices(schemas, item, where)):
        return {"widget": "select", "multiple": True, "options": choices}
    if "properties" in item:
        return {"widget": "list", "fields": _fields(schemas, item, where)}
    return {"widget": "list"}


def _fields(schemas: Schemas, node: Node, file: str) -> list[Field]:
    needed: Sequence[str] = node.get("required", ())
    properties = node.get("properties", {}).items()
    return [_field(schemas, name, value, file, name in needed) for name, value in properties]


def _choices(schemas: Schemas, node: Node, file: str) -> Iterator[str]:
    for option in (node, *node.get("anyOf", ())):
        yield from _resolved(schemas, option, file)[0].get("enum", ())


def _resolved(schemas: Schemas, node: Node, file: str) -> tuple[Node, str]:
    """What a schema refers to, with what it says itself, and the file that this stands in."""
    while "$ref" in node:
        other, _, pointer = node["$ref"].partition("#/")
        file = other or file
        found: Any = schemas[file]
        for step in pointer.split("/"):
            found = found[step]
        node = {**found, **{key: value for key, value in node.items() if key != "$ref"}}
    return node, file
