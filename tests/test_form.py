"""Where the editing form is published, what it asks for, what it may do."""

from __future__ import annotations

import json

import pytest
from small_project import Project

from toolkit import form, form_fields, security, serving

GITHUB = "https://github.com/owner/name/edit/main/{path}"
ROOT = "https://example.org/"


def given(project: Project, address: str = GITHUB) -> Project:
    """The project with an address for editing, and with packages that stand for the real ones."""
    project.write("data/site.yml", f"edit_address: {address}\n")
    for name in form.SERVED:
        project.write(f"{form.PACKAGES}/{name}/index.js", "")
    return project


def published(project: Project) -> dict[str, str]:
    return {path: file.decode() for path, file in form.files(project.content(), ROOT)}


def config(project: Project) -> dict:
    return json.loads(published(project)["admin/config.json"])


def file(project: Project, name: str) -> dict:
    pages, data = config(project)["collections"]
    return next(file for file in (*pages["files"], *data["files"]) if file["name"] == name)


def test_without_packages_or_repository_there_is_no_form(project: Project) -> None:
    """A form that can reach no repository would only disappoint."""
    assert not published(project)
    project.write("data/site.yml", f"edit_address: {GITHUB}\n")
    assert not published(project)
    assert not published(given(project, "https://example.org/edit/{path}"))
    assert "admin/index.html" in published(given(project))


@pytest.mark.parametrize(
    ("address", "backend"),
    [
        (GITHUB, ("github", "owner/name", "main")),
        ("https://gitlab.com/a/b/c/-/edit/new/{path}", ("gitlab", "a/b/c", "new")),
    ],
)
def test_the_repository_is_that_of_the_edit_links(
    project: Project, address: str, backend: tuple[str, ...]
) -> None:
    """It opens pull requests there, and asks nobody else to sign editors in."""
    made = config(given(project, address))
    found = made["backend"]
    assert (found["name"], found["repo"], found["branch"]) == backend
    assert found["auth_methods"] == ["token"]
    assert made["publish_mode"] == "editorial_workflow"


def test_a_data_file_has_the_fields_of_its_schema(project: Project) -> None:
    """With their words in both languages, choices, needed fields, and the first language first."""
    records, source = file(given(project), "figures")["fields"]
    assert (source["name"], source["widget"]) == ("_source", "hidden")
    fields = {field["name"]: field for field in records["fields"]}
    assert list(fields)[:2] == ["id", "value"]
    assert fields["value"]["widget"] == "number"
    assert fields["value"]["label"] == "vrednost · value"
    assert "53 ali 53.5" in fields["value"]["hint"] and "53 or 53.5" in fields["value"]["hint"]
    assert fields["unit"]["options"][0] == "percent" and "pilot" in fields["unit"]["options"]
    assert fields["label"]["required"] and not fields["unknown"]["required"]
    assert [field["name"] for field in fields["label"]["fields"]] == ["sl", "en"]


def test_records_within_records_have_ids_too(project: Project) -> None:
    """The targets of a pilot are a list that can grow; its partners are chosen."""
    pilot = {f["name"]: f for f in file(given(project), "pilots")["fields"][0]["fields"]}
    assert pilot["targets"]["fields"][0] == form_fields.ID
    assert pilot["partners"]["multiple"]


def test_a_page_stands_in_both_languages_side_by_side(project: Project) -> None:
    """One entry for both files; what a command makes is left out."""
    page = file(given(project), "practices")
    assert page["file"] == "docs/{{locale}}/practices.md"
    assert [field["i18n"] for field in page["fields"]] == [True] * 4
    for locale in ("sl", "en"):
        project.replace(f"docs/{locale}/practices.md", "---\ntitle", "---\ngenerated: true\ntitle")
    assert page not in config(project)["collections"][0]["files"]


def test_the_form_brings_its_own_policy_which_the_server_sends_too(project: Project) -> None:
    """The policy of the other pages would stop it; it allows no host but the repository's."""
    page = published(given(project))["admin/index.html"]
    said = security.own_policy(page)
    assert "https://api.github.com" in said and "gitlab" not in said
    assert "unsafe-eval" not in said.replace("wasm-unsafe-eval", "")
    assert security.with_policy(page) == page
    other = '<meta charset="utf-8"><title>x</title>'
    rules = serving.rules({"index.html": other, "404.html": other, "admin/index.html": page})
    assert f'"~^/admin/" "{said}";' in rules


def test_search_engines_stay_away_from_the_form(project: Project) -> None:
    """It is for editors; the sitemap holds pages only."""
    assert (
        '<meta name="robots" content="noindex, nofollow">'
        in published(given(project))["admin/index.html"]
    )
