"""Small projects for the tests of terms, matches, translations and claims."""

from __future__ import annotations

import shutil
from collections.abc import Mapping
from pathlib import Path

from toolkit.content import Content, load_content
from toolkit.schema import COLLECTIONS, OPTIONAL

ROOT = Path(__file__).resolve().parent.parent

SKILLS = """\
soft_skills:
  name:
    sl:
      nominative: mehke veščine
      genitive: mehkih veščin
      dative: mehkim veščinam
      accusative: mehke veščine
      locative: mehkih veščinah
      instrumental: mehkimi veščinami
    en: soft skills
  definition: {sl: Razlaga., en: Explanation.}
  avoid:
    sl: [mehke spretnosti, mehke kompetence]
    en: [soft competencies]
"""

SURVEYS = """\
people:
  name: {sl: Anketa, en: Survey}
  asked: {sl: ljudje, en: people}
  sections: [A]
"""


def figure(value: int) -> str:
    """The fields of a percentage of the survey."""
    return f"""
  value: {value}
  unit: percent
  survey: people
  label: {{sl: Oznaka, en: Label}}
  meaning: {{sl: Pomen., en: Meaning.}}
  document: []
"""


def page(body: str, title: str = "Title", description: str = "Description.") -> str:
    """A page with its front matter; `body` begins on line 6."""
    return f'---\ntitle: "{title}"\ndescription: "{description}"\n---\n\n{body}'


def write(root: Path, files: Mapping[str, str]) -> None:
    """Puts files into the project."""
    for name, text in files.items():
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")


def project(root: Path, files: Mapping[str, str]) -> Content:
    """A project with the languages of this site, no records but those given, and its pages."""
    shutil.copytree(ROOT / "data/languages", root / "data/languages", dirs_exist_ok=True)
    shutil.copy(ROOT / "data/sizes.yml", root / "data/sizes.yml")
    empty = {f"data/{name}.yml": "{}\n" for name in COLLECTIONS if name not in OPTIONAL}
    write(root, empty | dict(files))
    return reread(root)


def reread(root: Path, files: Mapping[str, str] | None = None) -> Content:
    """The content after some files were changed."""
    write(root, files or {})
    content, issues = load_content(root)
    assert content is not None, issues
    return content
