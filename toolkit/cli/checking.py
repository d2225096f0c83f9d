"""Commands that look at the content: check, match, status, generate."""

from __future__ import annotations

from pathlib import Path

import click

from toolkit import checks, fixes, matches, report, status_report
from toolkit import generate as generating
from toolkit.author import Author
from toolkit.cli.shared import content_or_exit, exit_with, issues_of, language_option, root_option


@click.command()
@click.argument("names", nargs=-1, type=click.Choice(list(checks.EVERY)))
@click.option("--format", "style", type=click.Choice(list(report.FORMATS)), default="text")
@language_option
@root_option
@click.option("--advice", is_flag=True, help="Also say which sentences are heavy to read.")
@click.option("--fix", is_flag=True, help="First repair what is safe to repair, and say what.")
def check(
    names: tuple[str, ...], style: str, language: str, root: Path, advice: bool, fix: bool
) -> None:
    """Look for mistakes in data and pages: all checks, or those named.

    \b
    Exits with 0 when nothing is wrong, with 1 when there are mistakes. Examples:
      python -m toolkit check                    everything
      python -m toolkit check numbers claims     two of the checks
      python -m toolkit check --language sl      in Slovenian
      python -m toolkit check --format json      for another program
      python -m toolkit check --fix              repair quotation marks, dashes, ids, word lists
      python -m toolkit check --advice           with advice on sentences that are heavy to read
      python -m toolkit check external           whether addresses outside the site still answer
    """
    if fix:
        click.echo(report.as_fixes(fixes.fix(root.resolve()), language), err=True)
    wanted = names or tuple(checks.CHECKS)
    issues = issues_of(root, (*wanted, "reading") if advice else wanted)
    click.echo(report.FORMATS[style](issues, language))  # drops colours where no person looks
    exit_with(issues)


@click.command()
@click.argument("names", nargs=-1, metavar="[SECTION]...")
@click.option("--all", "everything", is_flag=True, help="Record every section as it is now.")
@language_option
@root_option
def match(names: tuple[str, ...], everything: bool, language: str, root: Path) -> None:
    """Record that the texts of a section say the same in all languages.

    Without a name: sections that are new or were changed in every language. A change in one
    language alone is recorded only where the section, its page or --all is given.

    \b
    Examples:
      python -m toolkit match                    new sections, and those changed in every language
      python -m toolkit match summary#demand     one section, after comparing its texts
      python -m toolkit match summary            every section of a page
      python -m toolkit match --all              all of them
    """
    words = report.messages(language)["_match"]
    if names and everything:
        raise click.UsageError(words["both"])
    content = content_or_exit(root, language)
    unknown = matches.unknown(content, names)
    if unknown:
        raise click.UsageError(words["unknown"].format(name=unknown[0]))
    renewal = matches.renew(content, names, everything=everything)
    for word in ("recorded", "removed", "left"):
        for key in getattr(renewal, word):
            click.echo(f"{words[word]}: {key}")
    if not (renewal.recorded or renewal.removed or renewal.left):
        click.echo(words["nothing"])


@click.command()
@click.option("--format", "style", type=click.Choice(list(status_report.FORMATS)), default="text")
@language_option
@root_option
def status(style: str, language: str, root: Path) -> None:
    """Show how pages and numbers stand: what matches, what is used where, what is not known.

    \b
    Examples:
      python -m toolkit status                   one screen
      python -m toolkit status --language sl     in Slovenian
      python -m toolkit status --format json     for another program
    """
    content = content_or_exit(root, language)
    found = Author(content, next(iter(content.data.languages)), "").status()
    click.echo(status_report.FORMATS[style](found, language))


@click.command()
@click.argument("names", nargs=-1, type=click.Choice(list(generating.GENERATORS)))
@click.option("--check", "only_check", is_flag=True, help="Write nothing; fail on stale files.")
@language_option
@root_option
def generate(names: tuple[str, ...], only_check: bool, language: str, root: Path) -> None:
    """Make the files that follow from the data and the pages: all of them, or those named.

    \b
    They are committed beside the rest and never edited by hand. Examples:
      python -m toolkit generate                 make them all, say what changed
      python -m toolkit generate schemas         only the schemas of the data files
      python -m toolkit generate --check         write nothing; exit 1 where one is stale
    """
    wanted = names or tuple(generating.GENERATORS)
    if only_check:
        issues = sorted(generating.faults(content_or_exit(root, language), wanted))
        click.echo(report.as_text(issues, language))
        exit_with(issues)
    words = report.messages(language)["_words"]
    changes = [
        c for name in wanted for c in generating.write(content_or_exit(root, language), name)
    ]
    for change in changes:
        click.echo(f"{words[f'file_{change.kind}']}: {change.path}")
    if not changes:
        click.echo(words["files_unchanged"])
