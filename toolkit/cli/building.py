"""Commands that make the site: build, pdf."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import click

from toolkit import build as building
from toolkit import pictures, replacing, report, serving, stopping
from toolkit.cli.shared import (
    FAULTS_FOUND,
    content_or_exit,
    has_errors,
    issues_of,
    language_option,
    root_option,
)
from toolkit.content import Content

STOPPED = 128
"""To which the number of the signal is added, as shells do."""


@click.command()
@click.argument("site", type=click.Path(path_type=Path), default="site")
@language_option
@root_option
def build(site: Path, language: str, root: Path) -> None:
    """Check everything, build the site beside SITE, and put it in place when it is whole.

    \b
    The site that is there stays when something is wrong. Examples:
      python -m toolkit build                    into the folder site/
      python -m toolkit build public             into another folder
    """
    with _publishing(root.resolve() / site, language) as beside:
        issues = issues_of(root)
        if has_errors(issues):
            click.echo(report.as_coloured_text(issues, language), err=True)
            raise building.NotBuilt("faulty", "")
        building.build(root.resolve(), beside, language)
        content = content_or_exit(root, language)
        pictures.write(content, beside)
        with _printing(language) as print_books:
            print_books(content, beside)
        serving.complete(beside)


@click.command()
@click.argument(
    "site", type=click.Path(exists=True, file_okay=False, path_type=Path), default="site"
)
@language_option
@root_option
def pdf(site: Path, language: str, root: Path) -> None:
    """Print the whole concept as a PDF for each language, from the pages of the built SITE.

    \b
    `build` does this too. Examples:
      python -m toolkit pdf                      from site/ into site/
      python -m toolkit pdf public               from and into another folder
    """
    with _printing(language) as print_books:
        print_books(content_or_exit(root, language), site.resolve())


@contextmanager
def _publishing(site: Path, language: str) -> Iterator[Path]:
    """Gives the folder in which a site grows; where it cannot be published, says why and exits."""
    try:
        with replacing.replacing(site) as beside:
            yield beside
    except (building.NotBuilt, replacing.NotReplaced) as error:
        code, found = error.args
        _say_unpublished(code, found, language)
        sys.exit(FAULTS_FOUND)
    except stopping.Stopped as stop:
        _say_unpublished("stopped", "", language)
        sys.exit(STOPPED + stop.number)


def _say_unpublished(code: str, found: str, language: str) -> None:
    """Why nothing was published, in one line."""
    words = report.messages(language)
    why = words["_build"][code].format(found=found).rstrip()
    click.echo(f"{why} {words['_words']['nothing_published']}".strip(), err=True)


@contextmanager
def _printing(language: str) -> Iterator[Callable[[Content, Path], None]]:
    """Gives what prints the PDFs; where that cannot be done, says why and exits."""
    from toolkit import pdf as printing  # slow to load, and most commands do without

    try:
        yield printing.write
    except printing.NotPrinted as error:
        code, found = error.args
        click.echo(report.messages(language)["_pdf"][code].format(found=found), err=True)
        sys.exit(FAULTS_FOUND)
