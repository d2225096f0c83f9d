"""Commands that begin content: new page, new practice …, new site."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

import click

from toolkit import new as drafting
from toolkit import new_site as sites
from toolkit import report
from toolkit.cli.shared import FAULTS_FOUND, content_or_exit, language_option, root_option
from toolkit.content import Content
from toolkit.questions import QUESTIONS, Form, Question

Given = str | tuple[str, ...] | None
"""What an option says, or each of several alike."""


@click.group()
def new() -> None:
    """Begin a page or a record in every language: asks, and marks with TODO what is missing.

    \b
    What is not answered can be written later; until then the checks report `unfinished`, and
    nothing is published. Every question is also an option; texts are given by language. Examples:
      python -m toolkit new page                 asks everything
      python -m toolkit new page analysis/mentors --menu sl=Mentorji --menu en=Mentors
      python -m toolkit new practice school_makerspace --status planned --blank
      python -m toolkit new organisation --help
      python -m toolkit new site ../istria       an empty project for another region
    """


def _command(kind: str) -> click.Command:
    """The command for one kind of content, with an option for each of its questions."""
    questions = QUESTIONS[kind]

    def run(key: str | None, language: str, root: Path, blank: bool, **given: Given) -> None:
        content = content_or_exit(root, language)
        answers = {q.key: _given(given[q.key], content, language) for q in questions}
        key = key or ("" if blank else _prompt(_first(kind, language), ""))
        if not blank:
            answers = {q.key: _ask(q, answers[q.key], content, language) for q in questions}
        with _refusing(language):
            made = drafting.draft(content, kind, key, answers, drafting.menu_of(content.root))
        for path, change in drafting.write(content.root, made).items():
            click.echo(f"{report.messages(language)['_words'][f'file_{change}']}: {path}")
        click.echo(report.messages(language)["_new"]["next"])

    options = [
        click.Option([f"--{q.key}"], multiple=q.form is Form.WORDING, help=q.asked(report.FALLBACK))
        for q in questions
    ]
    name = click.Argument(["key"], required=False, metavar="[NAME]" if kind == "page" else "[ID]")
    blank = click.Option(["--blank"], is_flag=True, help="Ask nothing; mark what is not given.")
    made = click.Command(kind, callback=run, params=[name, *options, blank], help=f"Begin: {kind}.")
    return root_option(language_option(made))


def _first(kind: str, language: str) -> str:
    return report.messages(language)["_new"]["ask_page" if kind == "page" else "ask_id"]


def _given(given: Given, content: Content, language: str) -> drafting.Answer:
    """What the options say; texts by language, such as sl=…."""
    if not isinstance(given, tuple):
        return given or ""
    parts = [text.partition("=") for text in given]
    for code, equals, _ in parts:
        if not equals or code not in content.data.languages:
            example = ", ".join(f"{known}=…" for known in content.data.languages)
            words = report.messages(language)["_new"]
            raise click.UsageError(words["no_language"].format(known=example, found=code))
    return {code: text for code, _, text in parts}


def _ask(
    question: Question, known: drafting.Answer, content: Content, language: str
) -> drafting.Answer:
    """The answer of a person to what the options leave open."""
    words = report.messages(language)["_new"]
    asked = question.asked(language).rstrip(".")
    if isinstance(known, Mapping):
        later = "" if question.needed else words["later"]
        return {c: known.get(c) or _prompt(asked, later, c) for c in content.data.languages}
    hint = words["ids"] if question.form is Form.IDS and question.meaning else ""
    return known or _prompt(asked, "" if question.needed else words["optional"], hint)


def _prompt(asked: str, leave: str, hint: str = "") -> str:
    """Asks until there is an answer, or once where it may be left."""
    said = "; ".join(filter(None, (hint, leave)))
    text = f"{asked} ({said})" if said else asked
    return click.prompt(text, "" if leave else None, show_default=False)


@contextmanager
def _refusing(language: str) -> Iterator[None]:
    """Where nothing can be written, says why and exits."""
    try:
        yield
    except drafting.Refused as error:
        if error.issues:
            click.echo(report.as_text(error.issues, language), err=True)
            sys.exit(FAULTS_FOUND)
        words = report.messages(language)["_new"]
        raise click.UsageError(words[error.code].format(found=error.found)) from None


for _kind in QUESTIONS:
    new.add_command(_command(_kind))


@new.command("site")
@click.argument("folder", type=click.Path(file_okay=False, path_type=Path))
@click.option("--languages", help="Codes with commas, that of the home page first: de,it.")
@click.option("--name", multiple=True, help="Name of the site: de=…")
@click.option("--region", multiple=True, help="Region and country: de=…")
@click.option("--address", help="Where the site will be published.")
@language_option
@root_option
def new_site(
    folder: Path,
    languages: str | None,
    name: tuple[str, ...],
    region: tuple[str, ...],
    address: str | None,
    language: str,
    root: Path,
) -> None:
    """Begin a project for another region in FOLDER: this code, with empty data and pages.

    \b
    Asks for what is not given. Examples:
      python -m toolkit new site ../istria
      python -m toolkit new site ../istria --languages it,hr --address https://example.org/
    """
    content = content_or_exit(root, language)
    words = report.messages(language)["_site"]
    known = ", ".join(content.data.languages)
    listed = languages or click.prompt(words["ask_languages"].format(known=known))
    codes = list(dict.fromkeys(code.strip() for code in listed.split(",")))
    order = sites.Order(
        codes,
        _by_language(name, codes, words["ask_name"]),
        _by_language(region, codes, words["ask_region"]),
        address or click.prompt(words["ask_address"]),
    )
    try:
        sites.make(content, folder, order)
    except sites.Refused as error:
        code, found = error.args
        raise click.UsageError(words[code].format(found=found)) from None
    except OSError as error:
        raise click.FileError(str(folder), hint=error.strerror) from error
    click.echo(words["written"].format(folder=folder))
    click.echo(words["next"])


def _by_language(given: tuple[str, ...], codes: list[str], asked: str) -> dict[str, str]:
    """A text for each language: those of the options, and what a person answers."""
    known = dict(text.split("=", 1) for text in given if "=" in text)
    return {code: known.get(code) or _prompt(asked, "", code) for code in codes}
