"""Published fields are only ever added; the memory holds that against the last version."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest
import yaml
from small_project import REPOSITORY, Project

from toolkit import generate
from toolkit.content import load_content
from toolkit.dataset import fields
from toolkit.dataset.fields import Field, Table

FILE = "data/published.yml"
Change = Callable[[tuple[Field, ...]], tuple[Field, ...]]


@pytest.fixture
def known(project: Project) -> Project:
    """A project that remembers the fields of now."""
    generate.write(project.content(), "published")
    return project


@pytest.fixture
def change(monkeypatch: pytest.MonkeyPatch) -> Callable[[str, Change], None]:
    """Publishes other fields in a table."""

    def apply(name: str, changed: Change) -> None:
        tables = fields.tables()
        table = Table(tables[name].title, changed(tables[name].fields))
        monkeypatch.setattr(fields, "tables", lambda: {**tables, name: table})

    return apply


def without(name: str) -> Change:
    return lambda known: tuple(field for field in known if field.name != name)


def with_type(name: str, **kind: object) -> Change:
    return lambda known: tuple(replace(f, **kind) if f.name == name else f for f in known)


def found(project: Project) -> list[tuple[str, str]]:
    return [(i.code, str(i.details["field"])) for i in project.issues("published")]


def test_the_fields_of_now_are_right(known: Project) -> None:
    """Nothing to say while every field is there."""
    assert found(known) == []


def test_a_field_that_goes_is_an_error_at_its_line(known: Project, change: Callable) -> None:
    """In each language that had it; generating again does not make it good."""
    change("figures", without("label"))
    assert found(known) == [("field-gone", f"figures.label.{code}") for code in ("sl", "en")]
    issue = known.issues("published")[0]
    assert issue.path == FILE and "label.sl" in known.read(FILE).split("\n")[issue.line - 1]
    generate.write(known.content(), "published")
    assert len(found(known)) == 2


@pytest.mark.parametrize("kind", [{"type": "text"}, {"many": True}, {"empty": True}])
def test_a_field_of_another_type_is_an_error(known: Project, change: Callable, kind: dict) -> None:
    """A number becomes no text, one value no list, and what was always there never empty."""
    change("figures", with_type("value", **kind))
    generate.write(known.content(), "published")
    assert found(known) == [("field-type-changed", "figures.value")]


def test_a_field_may_be_added_and_is_remembered(known: Project, change: Callable) -> None:
    """The new one comes after those that are known, and from then on it stays."""
    added = Field("colour", "text", {"en": "Its colour."})
    change("figures", lambda known: (added, *known))
    assert found(known) == []
    generate.write(known.content(), "published")
    assert list(yaml.safe_load(known.read(FILE))["figures"])[-1] == "colour"
    change("figures", without("colour"))
    assert found(known) == [("field-gone", "figures.colour")]


def test_this_project_remembers_every_field() -> None:
    """The committed memory is that of now; `toolkit generate published` renews it."""
    content, issues = load_content(REPOSITORY)
    assert content is not None, issues
    assert list(generate.faults(content, ("published",))) == []
