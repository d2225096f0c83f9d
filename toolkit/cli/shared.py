"""What all commands share: their options, and how they end."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from toolkit import checks, report
from toolkit.content import Content
from toolkit.issue import ERROR, Issue, in_order
from toolkit.project import current, faults

FAULTS_FOUND = 1


language_option = click.option(
    "--language",
    type=click.Choice(report.languages()),
    default=report.environment_language,
    envvar="TOOLKIT_LANGUAGE",
    help="Language of the messages; taken from the environment when not given.",
)
root_option = click.option(
    "--root",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    default=".",
    help="Folder of the project; this one when not given.",
)


def content_or_exit(root: Path, language: str) -> Content:
    """The content as it is now; where its data cannot be used, says why and exits."""
    content, issues = current(root.resolve())
    if content is None:
        click.echo(report.as_coloured_text(issues, language), err=True)
        sys.exit(FAULTS_FOUND)
    return content


def is_usable(root: Path) -> bool:
    return current(root.resolve())[0] is not None


def issues_of(root: Path, names: tuple[str, ...] = ()) -> list[Issue]:
    """What the checks find; a person at a terminal sees how far they are."""
    wanted = names or tuple(checks.CHECKS)
    hidden = not sys.stderr.isatty()
    with click.progressbar(
        wanted, item_show_func=lambda name: name, file=sys.stderr, hidden=hidden
    ) as bar:
        return in_order(issue for name in bar for issue in faults(root.resolve(), (name,)))


def has_errors(issues: list[Issue]) -> bool:
    return any(issue.severity == ERROR for issue in issues)


def exit_with(issues: list[Issue]) -> None:
    sys.exit(FAULTS_FOUND if has_errors(issues) else 0)
