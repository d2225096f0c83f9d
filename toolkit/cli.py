"""The command line: arguments and exit codes only."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from functools import partial
from pathlib import Path

import click

from toolkit import build as building
from toolkit import (
    checks,
    fixes,
    impact_report,
    matches,
    pictures,
    pull_request,
    replacing,
    report,
    serving,
    states,
    status_report,
    stopping,
)
from toolkit import export as exporting
from toolkit import generate as generating
from toolkit import new as drafting
from toolkit import new_site as sites
from toolkit.author import Author
from toolkit.content import Content
from toolkit.dataset import snapshots
from toolkit.impact import Impact
from toolkit.issue import ERROR, Issue, in_order
from toolkit.project import current, faults
from toolkit.questions import QUESTIONS, Form, Question
from toolkit.revisions import NoState

Given = str | tuple[str, ...] | None
"""What an option says, or each of several alike."""

FAULTS_FOUND = 1
STOPPED = 128
"""To which the number of the signal is added, as shells do."""


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


@main.command()
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
    issues = _issues(root, (*wanted, "reading") if advice else wanted)
    click.echo(report.FORMATS[style](issues, language))  # drops colours where no person looks
    _exit(issues)


@main.command()
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
        issues = _issues(root)
        if _errors(issues):
            click.echo(report.as_coloured_text(issues, language), err=True)
            raise building.NotBuilt("faulty", "")
        building.build(root.resolve(), beside, language)
        content = _content(root, language)
        pictures.write(content, beside)
        with _printing(language) as print_books:
            print_books(content, beside)
        serving.complete(beside)


@main.command()
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
        print_books(_content(root, language), site.resolve())


@main.command()
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
        issues = sorted(generating.faults(_content(root, language), wanted))
        click.echo(report.as_text(issues, language))
        _exit(issues)
    words = report.messages(language)["_words"]
    changes = [c for name in wanted for c in generating.write(_content(root, language), name)]
    for change in changes:
        click.echo(f"{words[f'file_{change.kind}']}: {change.path}")
    if not changes:
        click.echo(words["files_unchanged"])


folder_option = partial(
    click.option, type=click.Path(exists=True, file_okay=False, path_type=Path), default=None
)


@main.command()
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


@main.command()
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
    issues = _issues(root)
    usable = _impact(revision, None, None, language, root.resolve()) if _usable(root) else None
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


@main.command()
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
    content = _content(root, language)
    unknown = matches.unknown(content, names)
    if unknown:
        raise click.UsageError(words["unknown"].format(name=unknown[0]))
    renewal = matches.renew(content, names, everything=everything)
    for word in ("recorded", "removed", "left"):
        for key in getattr(renewal, word):
            click.echo(f"{words[word]}: {key}")
    if not (renewal.recorded or renewal.removed or renewal.left):
        click.echo(words["nothing"])


@main.command()
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
    content = _content(root, language)
    found = Author(content, next(iter(content.data.languages)), "").status()
    click.echo(status_report.FORMATS[style](found, language))


@main.command()
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
    content = _content(root, language)
    try:
        names = exporting.write(content, folder, address)
    except OSError as error:
        raise click.FileError(str(folder), hint=error.strerror) from error
    for name in names:
        click.echo(folder / name)


@main.command()
@language_option
@root_option
def snapshot(language: str, root: Path) -> None:
    """Keep the data of the version that data/site.yml names, as files that never change again.

    \b
    First write the new `version` and `released` in data/site.yml. The files go to
    data/snapshots/ and are published under /data/v1/snapshots/. Example:
      python -m toolkit snapshot                 once for each version, then commit
    """
    content = _content(root, language)
    try:
        names = snapshots.take(content)
    except snapshots.NotTaken as error:
        code, version = error.args
        words = report.messages(language)["_snapshot"]
        raise click.UsageError(words[code].format(version=version)) from None
    for name in names:
        click.echo(name)


@main.group()
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
        content = _content(root, language)
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
    content = _content(root, language)
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


def _content(root: Path, language: str) -> Content:
    """The content as it is now; where its data cannot be used, says why and exits."""
    content, issues = current(root.resolve())
    if content is None:
        click.echo(report.as_coloured_text(issues, language), err=True)
        sys.exit(FAULTS_FOUND)
    return content


def _usable(root: Path) -> bool:
    return current(root.resolve())[0] is not None


def _issues(root: Path, names: tuple[str, ...] = ()) -> list[Issue]:
    """What the checks find; a person at a terminal sees how far they are."""
    wanted = names or tuple(checks.CHECKS)
    hidden = not sys.stderr.isatty()
    with click.progressbar(
        wanted, item_show_func=lambda name: name, file=sys.stderr, hidden=hidden
    ) as bar:
        return in_order(issue for name in bar for issue in faults(root.resolve(), (name,)))


def _errors(issues: list[Issue]) -> bool:
    return any(issue.severity == ERROR for issue in issues)


def _exit(issues: list[Issue]) -> None:
    sys.exit(FAULTS_FOUND if _errors(issues) else 0)
