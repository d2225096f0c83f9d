"""Does every macro call name a macro and a record that exist?"""

from __future__ import annotations

import inspect

import pytest
from small_project import Project

from toolkit.author import MACROS, Author
from toolkit.checks.macros import usage
from toolkit.issue import Issue

PATH = "docs/en/about/glossary.md"


def told(project: Project, call: str) -> Issue | None:
    project.append(PATH, f"\n{call}\n")
    issues = project.issues("macros")
    assert all((i.path, i.line) == (PATH, 10) for i in issues)
    assert len(issues) <= 1
    return issues[0] if issues else None


@pytest.mark.parametrize(
    ("call", "code", "near"),
    [
        ('{{ figur("needed_thinking") }}', "macro-unknown", "figure"),
        ("{{ needed_thinking }}", "macro-unknown", None),
        ('{{ figure("pilots")|uper }}', "macro-unknown", None),
        ('{{ figure("needed_thinkin") }}', "id-unknown", "needed_thinking"),
        ("{{ figure(5) }}", "id-unknown", None),
        ('{{ target("workshops") }}', "id-unknown", None),
        ('{{ target("challenge") }}', "id-unknown", "challenges"),
        ('{{ count("pilots", noun="pilott") }}', "id-unknown", "pilot"),
        ('{{ size("pilots") }}', "id-unknown", None),
        ('{{ size("need_thinking") }}', "id-unknown", "needed_thinking"),
        ('{{ name("kovačnica") }}', "id-unknown", "kovacnica"),
        ('{{ term("soft_skill") }}', "id-unknown", "soft_skills"),
        ('{{ link("project_sit") }}', "id-unknown", "project_site"),
        ('{{ chart("neded") }}', "id-unknown", "needed"),
        ('{{ pilot_progress("open_sqare") }}', "id-unknown", "open_square"),
        ('{{ organisations_table(kind="educaton") }}', "id-unknown", "education"),
        ('{{ key_figures("pilots", "pilts") }}', "id-unknown", "pilots"),
        ('{{ source("pilts") }}', "id-unknown", "pilots"),
        ('{{ count("pilots", "genitive") }}', "form-missing", None),
        ('{{ name("kranj", 5) }}', "form-missing", None),
        ("{{ figure() }}", "macro-arguments", None),
        ('{{ figure("pilots", "pilots") }}', "macro-arguments", None),
        ('{{ figure("pilots", colour="red") }}', "macro-arguments", None),
        ('{{ agree("pilots", one="is") }}', "macro-arguments", None),
        ('{{ date("2026-02-30") }}', "macro-arguments", None),
        ("{{ date(none) }}", "macro-arguments", None),
        ("{{ figure }}", "macro-not-literal", None),
        ("{{ figure(pilots) }}", "macro-not-literal", None),
        ('{{ figure("pil" + "ots") }}', "macro-not-literal", None),
        ('{{ figure(["pilots"]) }}', "macro-not-literal", None),
    ],
)
def test_fault(project: Project, call: str, code: str, near: str | None) -> None:
    """Each wrong call is told at its line, with the nearest id of the right kind."""
    issue = told(project, call)
    assert issue is not None
    assert (issue.code, issue.details.get("nearest")) == (code, near)


ARGUMENTS = {
    "figure": '"pilots"', "count": '"pilots"', "target": '"challenges"',
    "agree": '"pilots", one="a", other="b"', "preposition": '"s", "pilots"',
    "size": '"needed_thinking"', "date": '"2026-11-22"', "literal": '"three"',
    "name": '"kranj"', "term": '"soft_skills"', "definition": '"soft_skills"',
    "link": '"project_site"', "chart": '"needed"', "key_figures": '"pilots"',
    "source": '"pilots"', "example": '"figures", "unit"',
}  # fmt: skip


def needs_arguments(name: str) -> bool:
    _, *parameters = inspect.signature(getattr(Author, name)).parameters.values()
    return any(p.default is p.empty and p.kind is not p.VAR_POSITIONAL for p in parameters)


CALLABLE = sorted(ARGUMENTS.keys() | {name for name in MACROS if not needs_arguments(name)})


@pytest.mark.parametrize("name", CALLABLE)
def test_every_macro_can_be_called(project: Project, name: str) -> None:
    """A right call of each macro passes."""
    assert told(project, f"{{{{ {name}({ARGUMENTS.get(name, '')}) }}}}") is None


def test_usage_is_the_example_of_the_reference() -> None:
    """The message shows the call that the reference shows."""
    assert usage("target") == '{{ target("pupils_challenges") }}'
    assert all(usage(name) for name in MACROS if callable(getattr(Author, name)))


def test_front_matter_is_checked(project: Project) -> None:
    """A wrong call in a title is told at the title."""
    project.replace(PATH, '"Glossary"', "\"{{ figur('pilots') }}\"")
    assert [(i.line, i.code) for i in project.issues("macros")] == [(2, "macro-unknown")]
