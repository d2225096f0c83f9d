"""The editing form in a real browser, over a folder as its repository."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from difflib import unified_diff
from pathlib import Path

import pytest
from local_repository import FILL
from playwright.sync_api import Page
from small_project import REPOSITORY, Project
from website import served

from toolkit import form

ROOT = "https://example.org/"
FIGURES, PILOTS = "data/figures.yml", "data/pilots.yml"
PAGE = "docs/{}/practices.md"
OVERVIEW = re.compile("#/collections/pages$")

READ = """async path => {
  let folder = await navigator.storage.getDirectory();
  const names = path.split('/');
  const name = names.pop();
  for (const step of names) folder = await folder.getDirectoryHandle(step);
  try {
    return await (await (await folder.getFileHandle(name)).getFile()).text();
  } catch {
    return "";
  }
}"""
"""The text of a file; nothing while the form puts another one in its place."""
WITHOUT_CMS = """
window.formats = {};
export const registerCustomFormat = (name, _, format) => { window.formats[name] = format; };
export const init = () => { window.started = true; };
"""


@pytest.fixture
def files(project: Project) -> dict[str, str]:
    """The texts of the project, some of them written in an unusual way."""
    project.write("data/site.yml", "edit_address: https://github.com/a/b/edit/main/{path}\n")
    project.replace(FIGURES, "needed_thinking:\n", "# A remark.\n\nneeded_thinking:\n")
    project.replace(FIGURES, "value: 47\n", "value: 47 # another\n")
    project.replace(FIGURES, "needed_speech:\n", "\n# Survey\nneeded_speech:\n")
    project.replace(PAGE.format("sl"), "title: ", "# Kept.\ntitle: ")
    paths = (path for kind in ("yml", "md") for path in project.root.rglob(f"*.{kind}"))
    return {str(path.relative_to(project.root)): path.read_text("utf-8") for path in paths}


@pytest.fixture
def address(project: Project, files: dict[str, str], tmp_path: Path) -> Iterator[str]:
    """Where the form is served."""
    packages = REPOSITORY / form.PACKAGES
    if not all((packages / name).is_dir() for name in form.SERVED):
        pytest.skip("The form was not fetched: sh deploy/form.sh")
    (project.root / form.PACKAGES).parent.mkdir(exist_ok=True)
    (project.root / form.PACKAGES).symlink_to(packages)
    for path, file in form.files(project.content(), ROOT):
        target = tmp_path / "site" / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(file)
    for path in ("404.html", "assets/images/favicon.svg"):
        (tmp_path / "site" / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / "site" / path).touch()
    with served(tmp_path / "site") as address:
        yield address + form.FOLDER


@pytest.fixture
def formats(page: Page, address: str) -> Page:
    """The page of the form with the formats alone."""
    script = {"body": WITHOUT_CMS, "content_type": "text/javascript"}
    page.route("**/cms/index.js", lambda route: route.fulfill(**script))
    page.goto(address)
    _until(page, lambda: page.evaluate("window.started"))
    return page


def lines(before: str, after: str) -> list[str]:
    """The lines that differ, with a sign before each."""
    differing = list(unified_diff(before.splitlines(), after.splitlines(), n=0, lineterm=""))[2:]
    return [line for line in differing if not line.startswith("@@")]


def after(formats: Page, name: str, text: str, change: str) -> list[str]:
    """What a change of the form's data, written in JavaScript, changes in a file."""
    script = """([name, text, change]) => {
      const {fromFile, toFile} = window.formats[name];
      const data = fromFile(text);
      new Function('data', change)(data);
      return toFile(data);
    }"""
    return lines(text, formats.evaluate(script, [name, text, change]))


def test_what_is_not_changed_stays_as_it_is_written(formats: Page, files: dict[str, str]) -> None:
    """Comments, order, quotes and lines of every file, byte for byte."""
    script = """([name, text]) => {
      const {fromFile, toFile} = window.formats[name];
      return toFile(fromFile(text));
    }"""
    names = formats.evaluate("Object.keys(window.formats)")
    assert "form-figures" in names and "form-frontmatter" in names
    for path, text in files.items():
        name = f"form-{Path(path).stem}" if path.startswith("data") else "form-frontmatter"
        if name in names:
            assert formats.evaluate(script, [name, text]) == text, path


@pytest.mark.parametrize(
    ("change", "expected"),
    [
        ("data.records[0].value = 5.5", ["-  value: 53", "+  value: 5.5"]),
        (
            "data.records[0].label.en = 'one: two'",
            [
                "-  label: {sl: kritično mišljenje, en: critical thinking}",
                '+  label: {sl: kritično mišljenje, en: "one: two"}',
            ],
        ),
        (
            "data.records[0].document.unshift({section: 'B', says: {sl: 'X', en: 'Y'}}, {})",
            [
                "-    - {section: A, says: {sl: Izid ankete., en: Result of the survey.}}",
                "+    - {section: B, says: {sl: X, en: Y}}",
                "+    - section: A",
                "+      says:",
                "+        sl: Izid ankete.",
                "+        en: Result of the survey.",
            ],
        ),
        (
            "delete data.records[0].unknown",
            ["-  unknown: {sl: Ni znano od česa., en: Of what is not known.}"],
        ),
        (
            "data.records.push({id: 'more', value: 7, unit: 'percent', counts: '', label: {}})",
            ["+more:", "+  value: 7", "+  unit: percent"],
        ),
    ],
)
def test_a_change_writes_its_own_lines_alone(
    formats: Page, files: dict[str, str], change: str, expected: list[str]
) -> None:
    """A value, a text that needs quotes, a field that goes, a record that comes."""
    assert after(formats, "form-figures", files[FIGURES], change) == expected


def test_a_record_takes_its_comment_along(formats: Page, files: dict[str, str]) -> None:
    """Removed or moved, the remark above it goes where it goes."""
    gone = after(formats, "form-figures", files[FIGURES], "data.records.splice(1, 1)")
    assert all(line.startswith("-") for line in gone)
    assert {"-needed_speech:", "-# Survey"} <= set(gone)


def test_a_change_in_the_form_reaches_the_file(
    page: Page, address: str, files: dict[str, str]
) -> None:
    """An editor opens a figure and a page, changes both languages, and saves."""
    outside: list[str] = []
    page.on("requestfinished", lambda request: outside.append(request.url))
    page.goto(address)
    page.evaluate(FILL, files)
    page.get_by_role("button", name="Work with Local Repository").click()
    page.wait_for_url(OVERVIEW)  # where the form leads by itself, once it has read all files
    _open(page, "data/entries/figures")
    page.get_by_role("button", name="Expand All").first.click()
    page.locator("[data-key-path='records.0.value'] input").first.fill("54")
    _save(page)
    _wait_for(page, FIGURES, "value: 54")
    assert lines(files[FIGURES], page.evaluate(READ, FIGURES)) == ["-  value: 53", "+  value: 54"]

    _open(page, "pages/entries/practices")
    for place in (0, 1):
        body = page.locator("[data-key-path='body'] textarea").nth(place)
        body.fill(body.input_value() + "\n\nX {{ y }} { #z }")
    _save(page)
    for locale in ("sl", "en"):
        path = PAGE.format(locale)
        _wait_for(page, path, "X {{ y }}")
        added = lines(files[path], page.evaluate(READ, path))
        assert added == ["+", "+X {{ y }} { #z }"]
    assert all(
        url.startswith((address.removesuffix("admin/"), "blob:", "data:")) for url in outside
    )


def _open(page: Page, entry: str) -> None:
    page.evaluate(f"location.hash = '#/collections/{entry}'")
    page.locator("[data-key-path]").first.wait_for()


def _save(page: Page) -> None:
    page.get_by_role("button", name="Save", exact=True).click()


def _wait_for(page: Page, path: str, text: str) -> None:
    _until(page, lambda: text in page.evaluate(READ, path))


def _until(page: Page, holds: Callable[[], bool]) -> None:
    """Waits; the page's policy forbids that Playwright itself asks again and again."""
    for _ in range(100):
        if holds():
            return
        page.wait_for_timeout(50)
    raise AssertionError("It did not come to that.")
