"""The command line: arguments and exit codes only."""

from __future__ import annotations

import click

from toolkit.cli import beginning, building, checking, comparing, publishing


@click.group()
def main() -> None:
    """Keeps figures, sentences and languages of the concept in agreement.

    \b
    Examples:
      python -m toolkit check                    all checks
      python -m toolkit check numbers claims     two of them
      python -m toolkit build                    check, then build site/
      python -m toolkit impact main              what my branch changes for a reader
      python -m toolkit summary main             the same with mistakes, for a pull request
      python -m toolkit match summary#demand     both languages say the same there again
      python -m toolkit status                   how pages and numbers stand
      python -m toolkit new practice             begin a practice, a page, a figure …
      python -m toolkit generate                 make schemas, reference and addresses again
      python -m toolkit export tables            the data as CSV and JSON
      python -m toolkit snapshot                 keep the data of a version for good
      python -m toolkit pdf                      the whole concept as a PDF, into site/
      python -m toolkit check --help             what a command can do
    """


for command in (
    checking.check,
    building.build,
    comparing.impact,
    comparing.summary,
    checking.match,
    checking.status,
    beginning.new,
    checking.generate,
    publishing.export,
    publishing.snapshot,
    building.pdf,
):
    main.add_command(command)
