"""Injections in every text of data/ and of the front matter: nothing of them lives on the site."""

from __future__ import annotations

import fcntl
import json
import re
from pathlib import Path

import pytest
from hostile import Planted, plant
from lxml import etree
from playwright.sync_api import Browser
from website import (
    ADDRESS,
    PAGES_ONLY,
    Built,
    Element,
    build_once,
    copy_project,
    parse,
    served,
    shared_folder,
)

CALCULATED = "jj1337jj"
"""What a template would have made of an injection."""
LIVING = ("javascript:", "vbscript:", "data:text")
LINKS = ("href", "src", "action", "formaction", "xlink:href", "data", "srcdoc")
MOST_AFFECTED = 10
OPENED = "() => [window.hit, document.querySelectorAll('[hit], hit-me').length]"


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> tuple[Built, Planted]:
    """A site whose texts are hostile, made once for all processes."""
    folder = shared_folder(tmp_path_factory.getbasetemp())
    root, counted = folder / "hostile-project", folder / "hostile.json"
    with (folder / "hostile-planting.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not counted.exists():
            planted = plant(copy_project(root))
            counted.write_text(json.dumps([planted.taken, planted.refused]), encoding="utf-8")
    built = build_once(folder, "hostile", ADDRESS, root, PAGES_ONLY)
    return built, Planted(*json.loads(counted.read_text("utf-8")))


def files(built: Built, *patterns: str) -> list[Path]:
    """The files of the site with these names."""
    found = [file for pattern in patterns for file in sorted(built.folder.rglob(pattern))]
    assert found
    return found


def faults(page: Element) -> list[str]:
    """What would run, or stands there as an element, of what was only text."""
    found = []
    for element in page.walk():
        script = "".join(c for c in element.children if isinstance(c, str))
        kind = element.attributes.get("type", "")
        if element.tag == "script" and "hit" in script and kind != "application/ld+json":
            found.append(f"script {script[:60]}")
        if element.tag == "hit-me" or "hit" in element.attributes:
            found.append(f"element {element.tag} {element.attributes}")
        for name, value in element.attributes.items():
            goal = re.sub(r"[\x00-\x20]", "", value).lower()
            if name.startswith("on") or (name in LINKS and goal.startswith(LIVING)):
                found.append(f"attribute {element.tag} {name}={value[:60]}")
    return found


def test_most_texts_were_hostile(hostile: tuple[Built, Planted]) -> None:
    """The loader lets texts through; ids, addresses and hidden characters it refuses."""
    built, planted = hostile
    assert planted.taken > 3 * 500 and planted.refused > 500
    text = (built.folder / "about/glossary/index.html").read_text("utf-8")
    assert "&lt;hit-me&gt;" in text and "window.hit=1" in text


def test_no_injection_lives_on_a_page(hostile: tuple[Built, Planted]) -> None:
    """No script, attribute, address or element; pages, cards and redirects."""
    built, _ = hostile
    found = {str(file.relative_to(built.folder)): faults(parse(file)) for file in
             files(built, "*.html")}  # fmt: skip
    assert {path: said for path, said in found.items() if said} == {}


def test_no_injection_lives_in_other_files(hostile: tuple[Built, Planted]) -> None:
    """JSON, feeds, drawings and descriptions are whole, and no template was filled in."""
    built, _ = hostile
    for file in files(built, "*.json", "*.jsonld", "*.webmanifest"):
        json.loads(file.read_bytes())
    for file in files(built, "oembed.json"):
        (built.folder / "x.html").write_text(json.loads(file.read_bytes())["html"], "utf-8")
        assert faults(parse(built.folder / "x.html")) == []
    for file in files(built, "*.xml", "*.svg"):
        for element in etree.parse(file).iter():
            assert "hit" not in element.attrib and "script" not in str(element.tag)
    for script in re.findall(
        r'<script type="application/ld\+json">(.*?)</script>',
        "".join(file.read_text("utf-8") for file in files(built, "index.html")),
        re.DOTALL,
    ):
        json.loads(script)
    for file in files(built, "*.html", "*.json", "*.md", "*.xml", "*.csv", "*.txt"):
        assert CALCULATED not in file.read_text("utf-8"), file


def test_nothing_runs_in_a_browser(hostile: tuple[Built, Planted], browser: Browser) -> None:
    """On the pages with the most injections, under no policy at all."""
    built, _ = hostile
    counted = {file: file.read_text("utf-8").count("window.hit") for file in
               files(built, "index.html")}  # fmt: skip
    most = sorted(counted, key=lambda file: (-counted[file], file))[:MOST_AFFECTED]
    assert min(counted[file] for file in most) > 5
    context = browser.new_context(bypass_csp=True)
    page = context.new_page()
    with served(built.folder) as address:
        for file in most:
            page.goto(f"{address}{file.relative_to(built.folder).parent.as_posix()}/")
            assert page.evaluate(OPENED) == [None, 0], file
    context.close()
