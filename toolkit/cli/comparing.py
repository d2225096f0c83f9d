"""Commands that compare two states: impact, summary."""

from __future__ import annotations

import sys
from functools import partial
from pathlib import Path

import click

from toolkit import impact_report, pull_request, report, states
from toolkit.cli.shared import FAULTS_FOUND, is_usable, issues_of, language_option, root_option
from toolkit.impact import Impact
from toolkit.revisions import NoState

folder_option = partial(
    click.option, type=click.Path(exists=True, file_okay=False, path_type=Path), default=None
)


@click.command()
@click.argument("revision", required=False)
@folder_option("--before", help="Folder with the old data, instead of a revision.")
@folder_option("--after", help="Folder with the new data; the project when not given.")
@click.option("--format", "style", type=click.Choice(list(impact_report.FORMATS)), default="text")
@language_option
@root_option
def impact(
    revision: str | None,
    before: Path | None,
    after: Path | None,
    style: str,
    language: str,
    root: Path,
) -> None:
    """Show what a change does: every number and every sentence that differs, in all languages.

    \b
    REVISION is any branch, tag or commit of git; the last commit when not given. Examples:
      python -m toolkit impact                   what I changed since the last commit
      python -m toolkit impact main              what my branch changes
      python -m toolkit impact main --format markdown     for a pull request
      python -m toolkit impact main --format html > impact.html
      python -m toolkit impact --before ../old/data --after data
    """
    found = _impact(revision, before, after, language, root.resolve())
    if style == "text":
        click.echo(impact_report.as_text(found, language, colour=sys.stdout.isatty()))
    else:
        click.echo(impact_report.FORMATS[style](found, language))


@click.command()
@click.argument("revision", default="HEAD")
@click.option("--edit", envvar="EDIT_ADDRESS", help="Edits a file, with {path} and {line}.")
@click.option("--preview", envvar="PREVIEW_ADDRESS", help="Where the built site is.")
@click.option("--changes", envvar="CHANGES_ADDRESS", help="Where every change is shown.")
@language_option
@root_option
def summary(
    revision: str,
    edit: str | None,
    preview: str | None,
    changes: str | None,
    language: str,
    root: Path,
) -> None:
    """Write the comment for a pull request: mistakes, the other language, what changes.

    \b
    REVISION is what the pull request starts from. Addresses may also stand in the environment:
    EDIT_ADDRESS, PREVIEW_ADDRESS, CHANGES_ADDRESS, and SITE_URL for the guide. Examples:
      python -m toolkit summary main
      python -m toolkit summary main --language sl
      python -m toolkit summary main --edit "https://example.org/edit/main/{path}#L{line}"
    """
    issues = issues_of(root)
    usable = _impact(revision, None, None, language, root.resolve()) if is_usable(root) else None
    addresses = pull_request.Addresses(edit or None, preview or None, changes or None)
    click.echo(pull_request.comment(issues, usable, addresses, language))


def _impact(
    revision: str | None, before: Path | None, after: Path | None, language: str, root: Path
) -> Impact:
    """The impact; where there are no two states to compare, says why and exits."""
    said = impact_report.words(language)
    if (revision and before) or (after and not before):
        raise click.UsageError(said["one_of_two"])
    try:
        if before:
            return states.impact_between(before, after or root, root)
        return states.impact_since(root, revision or "HEAD")
    except NoState as error:
        code, asked = error.args
        raise click.UsageError(said[code].format(asked=asked)) from None
    except states.FaultyState as error:
        click.echo(said["state_unusable"].format(asked=error.name), err=True)
        click.echo(report.as_text(error.issues, language), err=True)
        sys.exit(FAULTS_FOUND)
