"""Invented data for other languages and regions, and what the sites built with them show."""

from __future__ import annotations

import re
from pathlib import Path

import yaml
from website import Built, Element

from toolkit import generate, report
from toolkit.project import current

CODE = ("toolkit", "engine", "macros", "overrides", "hooks.py")
"""What must stay as it is, whatever the languages."""
ADDRESS = "http://localhost:8000/"

NUMBERS = {"one": 1, "two": 2, "three": 3, "five": 5, "many": 22, "part": 1.5, "large": 1000.5}


def survey(locales: tuple[str, ...]) -> str:
    """An invented survey in these languages."""
    said = dict.fromkeys(locales, "Fixture")
    return written({"fixture": {"name": said, "asked": said, "sections": ["A"]}})


def figures(unit: str, locales: tuple[str, ...]) -> str:
    """Invented figures in these languages: a share, and a number of things for each plural form."""
    said = dict.fromkeys(locales, "Fixture")
    record = {"label": said, "document": [{"section": "A", "says": said}]}
    made = {"fixture_share": {"value": 53, "unit": "percent", "survey": "fixture"}}
    made |= {f"fixture_{key}": {"value": value, "unit": unit} for key, value in NUMBERS.items()}
    records = {
        key: {**values, **record, "meaning": {c: f"{key} {c}" for c in locales}}
        for key, values in made.items()
    }
    return written(records)


class _InFull(yaml.SafeDumper):
    """Data files have no aliases."""

    def ignore_aliases(self, data: object) -> bool:
        return True


def written(records: object) -> str:
    """Records as a data file holds them."""
    return yaml.dump(records, Dumper=_InFull, allow_unicode=True, sort_keys=False)


def code_of(root: Path) -> dict[str, bytes]:
    """Every file of the code."""
    files = (file for name in CODE for file in [root / name, *(root / name).rglob("*")])
    return {
        file.relative_to(root).as_posix(): file.read_bytes()
        for file in files
        if file.is_file() and file.suffix != ".pyc"
    }


def renew(root: Path) -> None:
    """Makes the generated files; the rules of search need a dictionary, and stay."""
    for name in generate.GENERATORS:
        if name != "stems":
            content, issues = current(root)
            assert content is not None, report.as_text(issues, "en")
            generate.write(content, name)


def alternates(page: Element) -> dict[str, str]:
    links = (link for link in page.all("link") if "hreflang" in link.attributes)
    return {link.attributes["hreflang"]: link.attributes["href"] for link in links}


def shown(built: Built, address: str) -> str:
    """The text of a page, with plain spaces."""
    return re.sub(r"\s+", " ", built.pages[address].one("article").text)


def append(root: Path, path: str, text: str) -> None:
    file = root / path
    file.write_text(f"{file.read_text('utf-8').rstrip()}\n{text}", "utf-8")
