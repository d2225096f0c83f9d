"""The check of the book: its chapters are pages that exist, each once."""

from __future__ import annotations

from small_project import Project

BOOK = "data/book.yml"


def listed(*pages: str) -> str:
    return f"all:\n  title: {{sl: Vse, en: All}}\n  pages: [{', '.join(pages)}]\n"


def test_no_book_is_no_fault(project: Project) -> None:
    """A site may do without a PDF."""
    assert project.codes("book") == []


def test_existing_pages_are_no_fault(project: Project) -> None:
    """Pages that every language has may be chapters."""
    project.write(BOOK, listed("practices", "about/figures"))
    assert project.codes("book") == []


def test_unknown_page_is_told_with_the_nearest(project: Project) -> None:
    """A misspelt address is found before anything is built."""
    project.write(BOOK, listed("practices", "about/figure"))
    (issue,) = project.issues("book")
    assert (issue.path, issue.code, issue.line) == (BOOK, "book-page-missing", 3)
    assert issue.details == {"found": "about/figure", "nearest": "about/figures"}


def test_page_of_one_language_is_told(project: Project) -> None:
    """A chapter must not be missing from the PDF of the other language."""
    project.write(BOOK, listed("practices"))
    (project.root / "docs/sl/practices.md").unlink()
    assert "book-page-missing" in project.codes("book")


def test_page_listed_twice_is_told(project: Project) -> None:
    """Nothing is printed twice."""
    project.write(BOOK, listed("practices", "practices"))
    assert project.codes("book") == ["book-page-repeated"]
