"""Commands that give the data to others: export, snapshot."""

from __future__ import annotations

from pathlib import Path

import click

from toolkit import export as exporting
from toolkit import report
from toolkit.cli.shared import content_or_exit, language_option, root_option
from toolkit.dataset import snapshots


@click.command()
@click.argument("folder", type=click.Path(file_okay=False, writable=True, path_type=Path))
@click.option(
    "--address",
    envvar="SITE_URL",
    default="http://localhost:8000/",
    help="Address of the site, with / at its end; SITE_URL when not given.",
)
@language_option
@root_option
def export(folder: Path, address: str, language: str, root: Path) -> None:
    """Write the data into FOLDER, as the site publishes them under /data/v1/.

    \b
    figures, targets, pilots, organisations, practices and glossary, each as .csv and .json;
    a file for each number; schemas, a data package and other descriptions; snapshots.
    One row for each record: its id, its words in every language (label_sl, label_en),
    where it comes from (source_…) and what is not known of it (unknown_…).
    CSV is UTF-8 with commas and a header row; several values in a cell are parted by "; ".
    What the document does not say is empty in CSV and null in JSON.
    \b
    Examples:
      python -m toolkit export tables            into the folder tables/
      python -m toolkit export tables --address https://example.org/
      python -m toolkit export tables --root ../another-site
    """
    content = content_or_exit(root, language)
    try:
        names = exporting.write(content, folder, address)
    except OSError as error:
        raise click.FileError(str(folder), hint=error.strerror) from error
    for name in names:
        click.echo(folder / name)


@click.command()
@language_option
@root_option
def snapshot(language: str, root: Path) -> None:
    """Keep the data of the version that data/site.yml names, as files that never change again.

    \b
    First write the new `version` and `released` in data/site.yml. The files go to
    data/snapshots/ and are published under /data/v1/snapshots/. Example:
      python -m toolkit snapshot                 once for each version, then commit
    """
    content = content_or_exit(root, language)
    try:
        names = snapshots.take(content)
    except snapshots.NotTaken as error:
        code, version = error.args
        words = report.messages(language)["_snapshot"]
        raise click.UsageError(words[code].format(version=version)) from None
    for name in names:
        click.echo(name)
