"""JSON Schemas of the data files: what an editor needs in order to complete and explain them."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from pydantic import TypeAdapter

from toolkit import model
from toolkit.content import Content
from toolkit.language import Language
from toolkit.model import Schema
from toolkit.reference.texts import Texts, of_site
from toolkit.schema import WHOLE

FOLDER = "data/schemas"
DIALECT = "https://json-schema.org/draft/2020-12/schema"
LIMITS = {"ge": "minimum", "le": "maximum"}
"""What pydantic calls the limits of a number that may be whole or not."""

KINDS: Mapping[str, Any] = {
    **WHOLE,
    "language": Language,
    "page": model.FrontMatter,
}
"""What is described: each file of `data/`, those of its languages, the front matter of pages."""


def generate(content: Content) -> dict[str, str]:
    """The schemas by path, and the ids that they offer."""
    schemas = {name: outline(kind) for name, kind in KINDS.items()}
    said = of_site(content)
    texts = {
        name: {"$schema": DIALECT, **_complete(schema, content.data.languages, said)}
        for name, schema in schemas.items()
    }
    texts["ids"] = _ids(content, sorted(set(_referenced(schemas))))
    return {f"{FOLDER}/{name}.json": _written(schema) for name, schema in texts.items()}


def outline(kind: Any) -> Schema:
    """The schema of a type with its docstrings and marks, without what is no help to editors."""
    schema: Schema = _tidy(TypeAdapter(kind).json_schema())
    return schema


def resolved(schema: Mapping[str, Any], root: Mapping[str, Any]) -> Mapping[str, Any]:
    """What a schema refers to, or the schema itself."""
    name = schema.get("$ref", "").rpartition("/")[2]
    goal: Mapping[str, Any] = root["$defs"][name] if name else schema
    return goal


def _written(schema: Schema) -> str:
    return json.dumps(schema, ensure_ascii=False, indent=2) + "\n"


def _tidy(node: Any) -> Any:
    """Without titles made of keys, defaults and null: an editor leaves out what is not known."""
    if isinstance(node, list):
        return [_tidy(item) for item in node]
    if not isinstance(node, dict):
        return node
    kept: Schema = {
        str(LIMITS.get(key, key)): _tidy_each(value) if key == "properties" else _tidy(value)
        for key, value in node.items()
        if key != "default" and not (key == "title" and isinstance(value, str))
    }
    if "patternProperties" in kept:
        kept["additionalProperties"] = False
    return _without_null(kept)


def _tidy_each(properties: Any) -> Any:
    """The properties of a record, whose names may well be `title` or `default`."""
    return {name: _tidy(schema) for name, schema in properties.items()}


def _without_null(node: Schema) -> Schema:
    options = [option for option in node.get("anyOf", ()) if option != {"type": "null"}]
    if {"type": "integer"} in options and {"type": "number"} in options:
        options.remove({"type": "integer"})
    rest = {key: value for key, value in node.items() if key != "anyOf"}
    if len(options) == 1:
        return {**options[0], **rest}
    return {"anyOf": options, **rest} if options else rest


def _complete(node: Any, languages: Mapping[str, Language], said: Sequence[Texts]) -> Any:
    """The schema with its marks carried out and its docstrings in every language."""
    if isinstance(node, list):
        return [_complete(item, languages, said) for item in node]
    if not isinstance(node, dict):
        return node
    node = _described(node, said)
    if "x-per-language" in node:
        node = _per_language(node, languages)
    if "x-reference" in node:
        node = _reference(node)
    return {key: _complete(value, languages, said) for key, value in node.items()}


def _described(node: Schema, said: Sequence[Texts]) -> Schema:
    """Puts each language's words beside keys; editors show the Markdown where there is any."""
    if isinstance(node.get("description"), str):
        sentences = [texts.docstring(node["description"]) for texts in said]
        shown = "\n\n".join([*sentences[:1], *(f"*{sentence}*" for sentence in sentences[1:])])
        node = {**node, "description": " – ".join(sentences), "markdownDescription": shown}
    if isinstance(node.get("properties"), dict) and node.get("additionalProperties") is False:
        titled = {
            key: {"title": " · ".join(texts.key(key) for texts in said), **value}
            for key, value in node["properties"].items()
        }
        node = {**node, "properties": titled}
    return node


def _per_language(node: Schema, languages: Mapping[str, Language]) -> Schema:
    """A mapping with an entry for each language in place of one with any keys."""
    mark, entry = node["x-per-language"], node["additionalProperties"]
    rest = {key: value for key, value in node.items() if key != "x-per-language"}
    properties = {code: _entry(entry, mark, language) for code, language in languages.items()}
    required = {"required": list(languages)} if mark["complete"] else {}
    return {**rest, "properties": properties, **required, "additionalProperties": False}


def _entry(entry: Schema, mark: Schema, language: Language) -> Schema:
    named = {"title": language.name}
    if "$ref" in entry:
        forms: Schema = {"type": "array", "items": {"type": "string"}}
        forms |= {"minItems": len(language.numbers), "maxItems": len(language.numbers)}
        declined = _by_case(forms, language, needed=language.cases)
        return {**named, **entry, "properties": {"forms": declined}}
    if mark["cases"]:
        text = entry["anyOf"][0]
        return {**named, "anyOf": [text, _by_case(text, language, needed=language.cases[:1])]}
    return {**named, **entry}


def _by_case(schema: Schema, language: Language, needed: Sequence[str]) -> Schema:
    properties = dict.fromkeys(language.cases, schema)
    return {
        "type": "object",
        "properties": properties,
        "required": list(needed),
        "additionalProperties": False,
    }


def _reference(node: Schema) -> Schema:
    """A text that must be an id of a collection: the ids stand in a file of their own."""
    collection, *others = node["x-reference"]
    rest = {k: v for k, v in node.items() if k not in ("x-reference", "type", "pattern")}
    ids = {"$ref": f"ids.json#/$defs/{collection}"}
    return {**({"anyOf": [{"enum": others}, ids]} if others else ids), **rest}


def _referenced(node: Any) -> Iterator[str]:
    """The collections whose ids are referred to."""
    if isinstance(node, dict) and "x-reference" in node:
        yield node["x-reference"][0]
    children = node.values() if isinstance(node, dict) else node if isinstance(node, list) else ()
    for child in children:
        yield from _referenced(child)


def _ids(content: Content, collections: Sequence[str]) -> Schema:
    ids = {name: {"enum": list(content.data.records[name])} for name in collections}
    return {"$schema": DIALECT, "$defs": ids}
