"""The command line: arguments and exit codes only."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import click

from toolkit import build as building
from toolkit import checks, report
from toolkit.issue import ERROR, Issue
from toolkit.project import current

FAULTS_FOUND = 1


def _default_language() -> str:
    """The first language of the environment that the toolkit speaks."""
    wanted = os.environ.get("LC_ALL") or os.environ.get("LC_MESSAGES") or os.environ.get("LANG", "")
    code = wanted[:2].lower()
    return code if code in report.languages() else "en"


language_option = click.option(
    "--language",
    type=click.Choice(report.languages()),
    default=_default_language,
    help="Language of the messages; taken from the environment when not given.",
)
root_option = click.option(
    "--root",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    default=".",
    help="Folder of the project; this one when not given.",
)


@click.group()
def main() -> None:
    """Keeps figures, sentences and languages of the concept in agreement.

    \b
    Examples:
      python -m toolkit check                    all checks
      python -m toolkit check numbers claims     two of them
      python -m toolkit build                    check, then build site/
    """


@main.command()
@click.argument("names", nargs=-1, type=click.Choice(list(checks.CHECKS)))
@click.option("--format", "style", type=click.Choice(list(report.FORMATS)), default="text")
@language_option
@root_option
def check(names: tuple[str, ...], style: str, language: str, root: Path) -> None:
    """Look for mistakes in data and pages: all checks, or those named."""
    issues = _issues(root, names)
    click.echo(report.FORMATS[style](issues, language))
    _exit(issues)


@main.command()
@click.argument("site", type=click.Path(file_okay=False, path_type=Path), default="site")
@language_option
@root_option
def build(site: Path, language: str, root: Path) -> None:
    """Check everything, build the site beside SITE, and put it in place when it is whole."""
    issues = _issues(root)
    if _errors(issues):
        click.echo(report.as_text(issues, language), err=True)
        click.echo(report.messages(language)["_words"]["nothing_published"], err=True)
        sys.exit(FAULTS_FOUND)
    sys.exit(0 if building.build(root.resolve(), root.resolve() / site) else FAULTS_FOUND)


def _issues(root: Path, names: tuple[str, ...] = ()) -> list[Issue]:
    content, issues = current(root.resolve())
    if content is None:
        return issues
    return sorted({*issues, *checks.run(content, names or tuple(checks.CHECKS))})


def _errors(issues: list[Issue]) -> bool:
    return any(issue.severity == ERROR for issue in issues)


def _exit(issues: list[Issue]) -> None:
    sys.exit(FAULTS_FOUND if _errors(issues) else 0)
