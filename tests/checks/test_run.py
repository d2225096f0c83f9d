"""What the checks find together, whether or not they have looked at a page before."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.small_project import copy_project
from toolkit import checks
from toolkit.checks import CHECKS, PAGE_BY_PAGE, run
from toolkit.content import Content, load_content
from toolkit.issue import Issue, in_order

WRONG = """---
title: Wrong {number}
description: {{{{ figure("nowhere_{number}") }}}}
---

# Heading {{ #top }}

It says 53% of them - "so {{{{ figure("unknown") }}}}" and soft competencies, 7 in all.
"""


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A project with two wrong pages and a folder for results."""
    project = copy_project(tmp_path / "project")
    for number in (1, 2):
        page = project.root / f"docs/en/wrong-{number}.md"
        page.write_text(WRONG.format(number=number), encoding="utf-8")
    (project.root / ".cache").mkdir()
    return project.root


def content_of(root: Path) -> Content:
    """The content as it is on the disk."""
    content, _ = load_content(root)
    assert content is not None
    return content


def at_once(name: str, content: Content) -> list[Issue]:
    """What a check finds when it looks at everything itself."""
    return in_order(CHECKS[name](content))


@pytest.mark.parametrize("name", sorted(CHECKS))
def test_page_by_page_finds_the_same(root: Path, name: str) -> None:
    """From nothing, once more, and after one page has changed."""
    content = content_of(root)
    expected = at_once(name, content)
    assert run(content, (name,)) == run(content, (name,)) == expected
    page = root / "docs/en/wrong-1.md"
    page.write_text("\n" + page.read_text("utf-8").replace("53%", "53 %"), encoding="utf-8")
    changed = content_of(root)
    assert run(changed, (name,)) == at_once(name, changed)
    (root / "docs/en/wrong-2.md").unlink()
    fewer = content_of(root)
    assert run(fewer, (name,)) == at_once(name, fewer)


@pytest.mark.parametrize("name", sorted(PAGE_BY_PAGE))
def test_wrong_pages_are_found(root: Path, name: str) -> None:
    """The pages above have something for each of these checks."""
    found = {issue.path for issue in run(content_of(root), (name,))}
    assert {"docs/en/wrong-1.md", "docs/en/wrong-2.md"} <= found


def test_only_changed_pages_are_looked_at(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The second run asks the check for the page that has changed, and for no other."""
    seen: list[str] = []
    real = CHECKS["numbers"]

    def watched(content: Content) -> list[Issue]:
        seen.extend(page.path for page in content.pages)
        return list(real(content))

    monkeypatch.setattr(checks, "EVERY", {**checks.EVERY, "numbers": watched})
    run(content_of(root), ("numbers",))
    assert len(seen) == len(content_of(root).pages)
    seen.clear()
    page = root / "docs/en/wrong-1.md"
    page.write_text(page.read_text("utf-8") + "\nMore.\n", encoding="utf-8")
    run(content_of(root), ("numbers",))
    assert seen == ["docs/en/wrong-1.md"]


def test_a_change_of_data_looks_at_every_page_again(root: Path) -> None:
    """A new figure makes a digit in prose a published number."""
    run(content_of(root), ("numbers",))
    figures = root / "data/figures.yml"
    text = figures.read_text("utf-8")
    figures.write_text(text.replace("value: 53", "value: 7", 1), encoding="utf-8")
    content = content_of(root)
    assert run(content, ("numbers",)) == at_once("numbers", content)
