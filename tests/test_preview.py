"""The preview shows an editor what is wrong on the page that is open."""

from __future__ import annotations

from pathlib import Path

import pytest

from toolkit import preview
from toolkit.content import Content
from toolkit.issue import Issue

ROOT = Path("/project")
PAGE = "<html><body><p>Text</p></body></html>"
OURS = Issue("docs/en/summary.md", 7, "number-too-small", {"found": "<53>"})
THEIRS = Issue("docs/sl/summary.md", 8, "number-too-small", {"found": "54"})
OF_DATA = Issue("data/figures.yml", 9, "file-empty")


def shown(*issues: Issue, locale: str = "en") -> str:
    """The English summary with these mistakes in the project."""
    return preview.on_page(PAGE, issues, "docs/en/summary.md", locale, ROOT)


def test_a_page_without_mistakes_is_as_readers_see_it() -> None:
    """Mistakes of other pages are shown there."""
    assert shown() == shown(THEIRS) == PAGE


def test_mistakes_of_the_page_and_of_the_data_are_shown() -> None:
    """Each with its place, which leads to the line in the editor."""
    page = shown(OURS, THEIRS, OF_DATA)
    assert 'href="vscode://file//project/docs/en/summary.md:7"' in page
    assert 'href="vscode://file//project/data/figures.yml:9"' in page
    assert "docs/sl/summary.md" not in page
    assert page.endswith("</aside></body></html>")


def test_what_a_page_holds_cannot_break_the_preview() -> None:
    """Found text is escaped."""
    assert "&lt;53&gt;" in shown(OURS)
    assert "<53>" not in shown(OURS)


@pytest.mark.parametrize(("locale", "said"), [("sl", "Napake: 1"), ("en", "Mistakes: 1")])
def test_messages_are_in_the_language_of_the_page(locale: str, said: str) -> None:
    """An editor of Slovenian pages reads Slovenian."""
    assert said in shown(OF_DATA, locale=locale)


def test_each_message_leads_to_the_guide() -> None:
    """The guide is part of the site, in both languages."""
    assert 'href="/en/editing/checks/#file-empty"' in shown(OF_DATA)


def test_every_language_has_a_frame(content: Content) -> None:
    """Side by side, each beginning at its home."""
    page = preview.side_by_side(content.data.languages, "sl")
    for code, language in content.data.languages.items():
        assert f'data-locale="{code}"' in page
        assert f'data-home="../{language.path}"' in page
    assert page.index('data-locale="sl"') < page.index('data-locale="en"')
    assert '<html lang="sl">' in page
    assert "[" not in page.partition("<script>")[0]
