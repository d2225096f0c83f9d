"""Holds JSON-LD against the vocabulary of schema.org, of which an extract lies beside this file."""

from __future__ import annotations

import json
import warnings
from collections.abc import Iterator
from pathlib import Path

from rdflib import RDF, Graph, Namespace, URIRef
from rdflib.term import Node

SCHEMA = Namespace("https://schema.org/")
EXTRACT = json.loads(Path(__file__).with_name("schema-org.json").read_text("utf-8"))
TYPES, PROPERTIES = EXTRACT["types"], EXTRACT["properties"]


def parsed(text: str) -> Graph:
    """The graph of JSON-LD whose context is that of schema.org, without asking its server."""
    document = json.loads(text)
    assert document.pop("@context") == "https://schema.org"
    inline = json.dumps({"@context": {"@vocab": str(SCHEMA)}, **document})
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", DeprecationWarning)  # rdflib uses what it gave up itself
        return Graph().parse(data=inline, format="json-ld")


def faults(graph: Graph) -> Iterator[str]:
    """What the vocabulary does not know, and properties of things that do not have them."""
    for subject, predicate, value in graph:
        if predicate == RDF.type:
            if _name(value) not in TYPES:
                yield f"no type {value}"
            continue
        name = _name(predicate)
        if name not in PROPERTIES:
            yield f"no property {predicate}"
            continue
        domains, ranges = PROPERTIES[name]
        own = _kinds(graph, subject)
        if not own & set(domains):
            yield f"{name} on {sorted(own)}"
        kinds = _kinds(graph, value)
        if kinds and not kinds & set(ranges):
            yield f"{name} holds {sorted(kinds)}"
        if isinstance(value, URIRef) and not kinds:
            yield f"{name} leads to {value}, which is nowhere described"


def _kinds(graph: Graph, thing: Node) -> set[str]:
    """The types of a thing with all types above them."""
    found: set[str] = set()
    waiting = [_name(kind) for kind in graph.objects(thing, RDF.type)]
    while waiting:
        kind = waiting.pop()
        found.add(kind)
        waiting += TYPES.get(kind, ())
    return found


def _name(address: Node) -> str:
    return str(address).removeprefix(str(SCHEMA))
