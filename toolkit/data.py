"""Loads `data/` into the model, or says everything that is wrong with it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any

from pydantic import TypeAdapter, ValidationError

from toolkit import model, references
from toolkit.issue import Issue, in_order
from toolkit.language import Language
from toolkit.schema import COLLECTIONS, FILES, NAMED, OPTIONAL, WHOLE, Collections, Named
from toolkit.validation import explain, nearest
from toolkit.yaml_nodes import Document, read_document

FOLDER = "data"
LANGUAGES = "languages"


@dataclass(frozen=True)
class Data(Collections):
    """Everything that `data/` holds, and where it stands."""

    records: Mapping[str, Mapping[str, Any]]
    """Every collection by its name; one that is known by name is an attribute."""
    sizes: tuple[model.SizeStep, ...]
    languages: Mapping[str, Language]
    documents: Mapping[str, Document] = field(repr=False, compare=False)
    addresses: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """Every page that was ever published, with its anchors."""
    baseline: Mapping[str, float] = field(default_factory=dict)
    """The value that each number had when it was first published."""
    published: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    """Every field of the data that was ever published, by table, with its type."""
    redirects: Mapping[str, str] = field(default_factory=dict)
    """Where addresses lead that the pages no longer have."""
    matches: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    """Sections whose texts match, with what they were then."""
    site: model.Site = field(default_factory=model.Site)
    """Who publishes the site and where it is kept."""
    accessibility: model.AccessibilityRun = field(default_factory=model.AccessibilityRun)
    """What the last machine check of accessibility found."""

    def __post_init__(self) -> None:
        vars(self).update(self.records)  # under the names that Collections gives them

    @property
    def targets(self) -> Mapping[str, model.Target]:
        """The targets of all pilots by id."""
        return {
            key: target for pilot in self.pilots.values() for key, target in pilot.targets.items()
        }

    def place(self, collection: str, *location: str | int) -> tuple[str, int]:
        """Path and line of a value, for messages."""
        document = self.documents[collection]
        return document.path, document.line(location)

    def named(self, key: str) -> Named | None:
        """The organisation, programme, pilot, place … with this id."""
        return next((self.records[c][key] for c in NAMED if key in self.records[c]), None)


def load_data(root: Path) -> tuple[Data | None, list[Issue]]:
    """The data of the project at `root`; without data where a file cannot be used."""
    documents = _documents(root)
    languages = _language_documents(root)
    issues = [issue for d in (*documents.values(), *languages.values()) for issue in d.issues]
    issues.extend(_unknown_files(root))
    if not languages:
        issues.append(Issue(f"{FOLDER}/{LANGUAGES}", 1, "file-missing"))
    parsed_languages, language_issues = _validate_all(languages, dict.fromkeys(languages, Language))
    issues.extend(language_issues)
    parsed, record_issues = _validate_all(documents, WHOLE)
    issues.extend(record_issues)
    if len(parsed) < len(documents) or not languages or len(parsed_languages) < len(languages):
        return None, in_order(issues)
    files = {name: parsed.pop(name) for name in FILES if name in parsed}
    sizes = tuple(files.pop("sizes"))
    data = Data(parsed, sizes, parsed_languages, documents | languages, **files)
    issues.extend(references.faults(data))
    return (None if issues else data), in_order(issues)


def _documents(root: Path) -> dict[str, Document]:
    """Every file of `data/`; one that may be missing holds nothing when it is."""
    found = {name: _read(root, f"{name}.yml") for name in (*COLLECTIONS, *FILES)}
    missing = [name for name in OPTIONAL if _holds_nothing(found[name])]
    return found | {name: Document(found[name].path, {}) for name in missing}


def _holds_nothing(document: Document) -> bool:
    return any(issue.code in ("file-missing", "file-empty") for issue in document.issues)


def _read(root: Path, name: str) -> Document:
    return read_document(root / FOLDER / name, f"{FOLDER}/{name}")


def _language_documents(root: Path) -> dict[str, Document]:
    folder = root / FOLDER / LANGUAGES
    names = sorted(path.name for path in folder.glob("*.yml"))
    return {name.removesuffix(".yml"): _read(root, f"{LANGUAGES}/{name}") for name in names}


def _unknown_files(root: Path) -> Iterator[Issue]:
    known = {f"{name}.yml" for name in (*COLLECTIONS, *FILES)}
    for path in sorted((root / FOLDER).glob("*.y*ml")):
        if path.name not in known:
            suggestion = nearest(path.name, sorted(known))
            details = {"found": path.name, "nearest": suggestion}
            yield Issue(f"{FOLDER}/{path.name}", 1, "unknown-file", details)


def _validate_all(
    documents: Mapping[str, Document], types: Mapping[str, Any]
) -> tuple[dict[str, Any], list[Issue]]:
    parsed: dict[str, Any] = {}
    issues: list[Issue] = []
    for name, document in documents.items():
        if document.issues:
            continue
        try:
            parsed[name] = _validator(types[name]).validate_python(document.value)
        except ValidationError as error:
            issues.extend(explain(error, document, types[name]))
    return parsed, issues


@cache
def _validator(kind: Any) -> TypeAdapter[Any]:
    return TypeAdapter(kind)
