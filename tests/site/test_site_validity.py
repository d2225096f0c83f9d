"""Every published page is valid HTML, as the Nu HTML checker sees it."""

from __future__ import annotations

import json
import shutil
import subprocess
from collections.abc import Iterable
from pathlib import Path

import pytest
from website import ROOT, Built

from engine.validity import mend

JAR = next((ROOT / ".cache").glob("vnu-jar@*/vnu.jar"), None)
PAGE = '<!doctype html>\n<html lang="en"><head><title>t</title></head><body>\n{}\n</body></html>'

needs_checker = pytest.mark.skipif(
    not (JAR and shutil.which("java")),
    reason="needs the Nu HTML checker: sh deploy/system-packages.sh test",
)


def errors(files: Iterable[Path]) -> list[str]:
    """What the checker holds against files."""
    command = ["java", "-Xss4m", "-jar", str(JAR), "--errors-only", "--format", "json", "--stdout"]
    done = subprocess.run([*command, *map(str, files)], capture_output=True, text=True, check=False)
    found = json.loads(done.stdout)["messages"]
    return [f"{e.get('url')}:{e.get('lastLine')}: {e['message']}" for e in found]


@needs_checker
def test_every_page_is_valid(site: Built, tmp_path: Path) -> None:
    """Pages, 404, redirects and embeds; fragments within a page made for them."""
    files = sorted(site.folder.rglob("*.html"))
    documents = [file for file in files if _is_document(file)]
    for number, file in enumerate(set(files) - set(documents)):
        document = tmp_path / f"{number}-{file.parent.name}-{file.name}"
        document.write_text(PAGE.format(file.read_text(encoding="utf-8")), encoding="utf-8")
    assert len(documents) > len(site.pages)
    assert errors([*documents, *tmp_path.iterdir()]) == []


def _is_document(file: Path) -> bool:
    return file.read_text(encoding="utf-8").lstrip().lower().startswith("<!doctype html>")


@needs_checker
def test_checker_sees_mistakes(tmp_path: Path) -> None:
    """An empty list of errors is worth something."""
    page = tmp_path / "page.html"
    page.write_text(PAGE.format('<label tabindex="">x</label>'), encoding="utf-8")
    assert len(errors([page])) == 1


def test_what_the_theme_writes_is_mended() -> None:
    """The same to a browser, and valid."""
    switch, title = '<input id="__toc">', '<label class="md-nav__title" for="__toc">'
    box = '<input type="checkbox" id="a" autocomplete="off">'
    text = '<input type="text" autocomplete="off">'
    assert mend(f'{box}{text}<label tabindex="">{switch}{title}') == (
        f'<input type="checkbox" id="a">{text}<label tabindex="-1">{switch}{title}'
    )
    assert mend(title) == '<label class="md-nav__title">'
