"""The Markdown edition of pages: the whole text, figures filled in, links that work anywhere."""

from __future__ import annotations

import re

from small_project import Project

from toolkit import markdown_edition
from toolkit.content import Content

ROOT = "https://example.org/region/concept/"
PAGE = """\
---
title: "T"
description: "About {{ count('pilots') }}."
---

# Practices {{ figure("needed_speech") }} { #practices }

{% call claim("greater", "needed_thinking", "needed_speech") %}
Thinking is <span lang="sl">prvo</span>.
{% endcall %}
See the [figures](about/figures.md#needed_thinking), [home](index.md),
[away](https://a.example/x.md) and [here](#own).

!!! note "Mind: \\"this\\""
    Boxed {{ figure("needed_speech") }} and [home](index.md).

    More.

| a | b |
| --- | --- |
| {{ figure("needed_thinking") }} | `{ #kept }` |

## Own { #own }

```
[kept](as.md) { #it }
```


{{ chart("needed_skills") }}
"""


def editions(content: Content) -> dict[str, str]:
    return {path: text.decode() for path, text in markdown_edition.files(content, ROOT)}


def edition(project: Project) -> str:
    project.write("docs/en/practices.md", PAGE)
    chart = next(iter(project.content().data.charts))
    project.replace("docs/en/practices.md", "needed_skills", chart)
    return editions(project.content())["en/practices/index.md"]


def test_every_page_of_every_language_has_its_edition(content: Content) -> None:
    """Beside its index.html; without macros, ids and tags."""
    found = editions(content)
    paths = {content.data.languages[p.locale].path + p.slug + "index.md" for p in content.pages}
    assert set(found) == paths
    for path, text in found.items():
        assert text.startswith("# "), path
        assert not re.search(r"\{\{|\{%|\{ ?#|<data|<a |<span|<table|<div|&#", text), path


def test_the_edition_says_what_the_page_is_and_where(project: Project) -> None:
    """Title, description with its macros filled in, address."""
    lines = edition(project).split("\n")
    assert lines[:5] == [
        "# Practices 47%", "", "> About 2\u00a0pilots.", ">", f"> {ROOT}en/practices/",
    ]  # fmt: skip


def test_links_are_absolute(project: Project) -> None:
    """To pages of the same language; addresses of other sites stay as they are."""
    text = edition(project)
    assert f"[figures]({ROOT}en/about/figures/#needed_thinking)" in text
    assert f"[home]({ROOT}en/)" in text
    assert "[away](https://a.example/x.md)" in text
    assert f"[here]({ROOT}en/practices/#own)" in text


def test_boxes_become_quotations_and_code_stays(project: Project) -> None:
    """The text of a box and of code is whole."""
    text = edition(project)
    assert "> Boxed 47% and" in text
    assert ">\n> More." in text
    assert "[kept](as.md) { #it }" in text
    assert "| 53% | `{ #kept }` |" in text
    assert "Thinking is prvo." in text
    assert "\n\n\n" not in text


def test_a_chart_is_a_table(project: Project) -> None:
    """With each figure in its row."""
    assert re.search(r"\| \[.*\]\(.*/about/figures/#needed_thinking\) \| 53% \|", edition(project))


def test_a_changed_value_changes_the_editions(project: Project) -> None:
    """Also where they were kept from the last time."""
    (project.root / ".cache").mkdir()
    before = editions(project.content())
    assert editions(project.content()) == before
    project.replace("data/figures.yml", "value: 53", "value: 61")
    after = editions(project.content())
    for path, said in (
        ("about/figures/index.md", "61\u00a0%"),
        ("en/about/figures/index.md", "61%"),
    ):
        assert said not in before[path] and said in after[path]


def test_editions_follow_the_address(content: Content) -> None:
    """The same content for another address has its links."""
    there = dict(markdown_edition.files(content, "https://other.example/"))
    assert all(ROOT.encode() not in text for text in there.values())
