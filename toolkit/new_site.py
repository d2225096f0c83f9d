"""An empty, valid project for another region: the code of this one, with content of its own."""

from __future__ import annotations

import json
import re
import shutil
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from toolkit import draft_language, generate, matches, new_settings, report, stemming
from toolkit.content import Content, load_content
from toolkit.menu import scalar
from toolkit.reference import markdown
from toolkit.schema import COLLECTIONS, OPTIONAL
from toolkit.words import in_alphabet

COPIED = (
    "toolkit", "engine", "macros", "overrides", "deploy", "hooks.py", "Makefile",
    "requirements.txt", "requirements-test.txt", "requirements-engines.txt", ".ci",
    ".github/dependabot.yml", ".gitattributes", ".gitignore", ".vscode",
)  # fmt: skip
"""What serves every region as it is."""
SETTINGS = "mkdocs.yml"
WORKFLOWS = ".github/workflows"
SCHEMA = "# yaml-language-server: $schema=schemas/{name}.json\n"
WORD = re.compile(r"[^\W\d_]{2,}")
FEWEST_LANGUAGES = 2
README = """\
# {name}

| | |
|---|---|
| `make check` | looks for mistakes in data and pages |
| `make preview` | serves the site on this machine |
| `make build` | writes it to `site/` |
| `make test` | tries all of it |
| `docs/`, `data/`, `mkdocs.yml` | the pages, the data, the menu |
| `toolkit/`, `engine/`, `macros/`, `hooks.py` | the code, which is the same for every region |
"""
TEST = '''\
"""The project has no mistakes and can be built."""

import subprocess
import sys

import pytest


@pytest.mark.parametrize("command", [("toolkit", "check"), ("mkdocs", "build", "--strict")])
def test_the_project_is_sound(command: tuple[str, ...], tmp_path) -> None:
    """Nothing that the checks or the site generator find is wrong."""
    goal = ("--site-dir", str(tmp_path)) if command[0] == "mkdocs" else ()
    assert subprocess.run([sys.executable, "-m", *command, *goal], check=False).returncode == 0
'''

Texts = Mapping[str, str]


class Refused(Exception):
    """Nothing is written; `args` is (code, found)."""


@dataclass(frozen=True)
class Order:
    """What is asked for; wordings by language, the one at the root of the site first."""

    languages: Sequence[str]
    name: Texts
    region: Texts
    address: str


@cache
def starter() -> Mapping[str, Any]:
    """Pages and words to begin with."""
    text = Path(__file__).with_name("starter.yml").read_text("utf-8")
    found: Mapping[str, Any] = yaml.safe_load(text)
    return found


def make(origin: Content, folder: Path, order: Order) -> None:
    """Writes the project into a folder that is new or empty."""
    _require(folder, order)
    _copy(origin.root, folder)
    for path, text in files(origin, order).items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_text(text, "utf-8", newline="\n")
    for name in generate.GENERATORS:
        if name != "stems":  # copied
            generate.write(_content(folder), name)
    matches.renew(_content(folder), (), everything=True)


def _require(folder: Path, order: Order) -> None:
    unknown = [code for code in order.languages if not draft_language.is_known(code)]
    if unknown:
        raise Refused("language_unknown", ", ".join(unknown))
    if len(set(order.languages)) < FEWEST_LANGUAGES:
        raise Refused("languages_few", ", ".join(order.languages))
    if not re.match(r"https?://[^\s\"]+/$", order.address):
        raise Refused("address_form", order.address)
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise Refused("folder_taken", str(folder))


def _copy(root: Path, folder: Path) -> None:
    for name in COPIED:
        if (root / name).is_dir():
            left_out = shutil.ignore_patterns("__pycache__")
            shutil.copytree(root / name, folder / name, ignore=left_out, dirs_exist_ok=True)
        elif (root / name).is_file():
            (folder / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy(root / name, folder / name)


def _content(folder: Path) -> Content:
    content, issues = load_content(folder)
    if content is None:
        raise Refused("faults", report.as_text(issues, report.FALLBACK))
    return content


def files(origin: Content, order: Order) -> dict[str, str]:
    """Every file of the new project that is not copied, by path."""
    made = _Site(origin, order)
    return {**made.pages(), **made.data(), **made.around()}


@dataclass(frozen=True)
class _Site:
    """The new project on its way into files."""

    origin: Content
    order: Order

    def _said(self, of: Mapping[str, Any], code: str) -> Mapping[str, str]:
        """The words of the starter in a language, or in English, filled in."""
        values = {"site": self.order.name[code], "region": self.order.region[code]}
        words = of.get(code) or of[report.FALLBACK]
        return {key: _filled(text, values) for key, text in words.items()}

    def pages(self) -> dict[str, str]:
        """The pages in every language; those that are generated follow later."""
        return {
            f"docs/{code}/{name}.md": self._page(page, code)
            for name, page in starter()["pages"].items()
            if "anchor" in page
            for code in self.order.languages
        }

    def _page(self, page: Mapping[str, Any], code: str) -> str:
        said = self._said(page, code)
        heading = markdown.heading(1, said["heading"], page["anchor"])
        front = [f"{key}: {scalar(said[key])}" for key in ("title", "description")]
        body = page.get("body") or self._said(starter()["words"], code)["to_write"]
        return "\n".join(["---", *front, "---", "", heading, "", body, ""])

    def data(self) -> dict[str, str]:
        """The files of data/: languages and fixed words, and everything else empty."""
        needed = [name for name in COLLECTIONS if name not in (*OPTIONAL, "strings")]
        empty = {f"data/{name}.yml": SCHEMA.format(name=name) + "{}\n" for name in needed}
        languages = {f"data/languages/{c}.yml": self._language(c) for c in self.order.languages}
        known = [code for code in self.order.languages if code in self.origin.data.languages]
        words = {f"data/words/{code}.txt": self._words(code) for code in known}
        stems = [stemming.committed(Path(), c, k) for c in known for k in stemming.KINDS]
        kept = ["data/sizes.yml", *map(Path.as_posix, stems)]
        root = self.origin.root
        copied = {path: (root / path).read_text("utf-8") for path in kept if (root / path).exists()}
        return {**empty, **languages, **words, **copied, "data/strings.yml": self._strings()}

    def _words(self, code: str) -> str:
        """Words that no dictionary has, those in the names of the new site too."""
        listed = self.origin.words[code]
        named = set(WORD.findall(f"{self.order.name[code]} {self.order.region[code]}"))
        fresh = sorted(named - listed.words, key=in_alphabet)
        return "\n".join([*listed.lines, "", "# Names of this site", *fresh, ""])

    def _language(self, code: str) -> str:
        path = "" if code == self.order.languages[0] else f"{code}/"
        known = self.origin.data.languages
        if code not in known:
            model = known.get(report.FALLBACK) or next(iter(known.values()))
            return draft_language.draft(code, self.order.name[code], path, model)
        text = (self.origin.root / f"data/languages/{code}.yml").read_text("utf-8")
        text = re.sub(r"^book:.*\n", "", text, flags=re.MULTILINE)
        return _with(_with(text, "site_name", self.order.name[code]), "path", path)

    def _strings(self) -> str:
        made = {
            key: {code: self._string(key, wording, code) for code in self.order.languages}
            for key, wording in self.origin.data.strings.items()
        }
        return SCHEMA.format(name="strings") + yaml.safe_dump(
            made, sort_keys=False, allow_unicode=True, width=1000
        )

    def _string(self, key: str, wording: Texts, code: str) -> str:
        own = self._said(starter()["strings"], code)
        if key in own:
            return own[key]
        if code in wording:
            return wording[code]
        if key in starter()["language_names"]:
            return draft_language.name(code)
        return wording.get(report.FALLBACK) or next(iter(wording.values()))

    def around(self) -> dict[str, str]:
        """What stands beside pages and data."""
        root = self.origin.root
        name = self.order.name[self.order.languages[0]]
        settings = (root / SETTINGS).read_text("utf-8")
        project = (root / "pyproject.toml").read_text("utf-8")
        described = f"description = {json.dumps(name, ensure_ascii=False)}"
        spoken = next((c for c in self.order.languages if c in report.languages()), report.FALLBACK)
        workflows = {
            path.relative_to(root).as_posix(): re.sub(
                r"(?m)^( +TOOLKIT_LANGUAGE:) \w+", rf"\1 {spoken}", path.read_text("utf-8")
            )
            for path in sorted((root / WORKFLOWS).glob("*.yml"))
        }
        return {
            **workflows,
            SETTINGS: new_settings.rewritten(settings, self._settings()),
            "pyproject.toml": re.sub(r"(?m)^description = .*$", lambda _: described, project),
            "LICENSE": (root / "LICENSE").read_text("utf-8").partition("\n---")[0] + "\n",
            "README.md": README.format(name=name),
            "tests/test_project.py": TEST,
        }

    def _settings(self) -> new_settings.Settings:
        """What the settings of the site generator say of this site."""
        words = {code: self._said(starter()["words"], code) for code in self.order.languages}
        pages = starter()["pages"].items()
        labels = {
            code: {**{name: self._said(p, code)["menu"] for name, p in pages}, **words[code]}
            for code in self.order.languages
        }
        return new_settings.Settings(
            address=self.order.address,
            menu=starter()["menu"],
            editions=[
                new_settings.Edition(
                    code, draft_language.name(code), self.order.name[code],
                    words[code]["description"], (words[code]["dark"], words[code]["light"]),
                    labels[code], starter()["admonitions"].get(code, {}),
                )
                for code in self.order.languages
            ],
        )  # fmt: skip


def _with(text: str, key: str, value: str) -> str:
    """The text of a file with another value of a key."""
    return re.sub(rf"^{key}:.*$", lambda _: f"{key}: {scalar(value)}", text, flags=re.MULTILINE)


def _filled(text: str, values: Texts) -> str:
    """Only these names are filled in: other braces belong to the text."""
    for key, value in values.items():
        text = text.replace(f"{{{key}}}", value)
    return text
