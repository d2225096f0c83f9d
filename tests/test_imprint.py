"""What readers see of data/site.yml and of the last check of accessibility."""

from __future__ import annotations

import pytest
from jinja2 import Environment, FileSystemLoader
from small_project import REPOSITORY, Project

from toolkit.author import Author
from toolkit.frame import Frame
from toolkit.imprint import FIELDS, LOGOS, THEME, imprint, tools
from toolkit.markup import plain
from toolkit.voice import UnknownId, Voice

PARTIALS = REPOSITORY / "overrides"

SITE = """\
edit_address: https://example.org/edit/main/{path}
report_address: https://example.org/issues/new?title={title}&body={path}
publisher: {sl: Izdajatelj d. o. o., en: Publisher Ltd}
contact:
  address: {sl: Trg 1, en: Square 1}
  email: info@example.org
licence: {name: {sl: Prosto, en: Free}, url: https://example.org/terms}
funding_statement: {sl: Uradna izjava., en: Official statement.}
disclaimer: {sl: Omejitev., en: Disclaimer.}
logos:
  - {file: wide.svg, text: {sl: Program, en: Programme}}
  - {file: emblem.svg, text: {sl: Znak, en: Emblem}, emblem: true}
  - {file: missing.svg, text: {sl: Manjka, en: Missing}}
statement_adopted: 2026-11-22
enforcement_body: {name: {sl: Organ, en: Body}, url: https://example.org/}
server_log: {sl: Ničesar., en: Nothing.}
"""


@pytest.fixture
def full(project: Project) -> Project:
    """A project that was given everything, with two of its three logos."""
    project.write("data/site.yml", SITE)
    for name in ("wide.svg", "emblem.svg"):
        project.write(f"{THEME}/{LOGOS}/{name}", "<svg/>")
    return project


def voice(project: Project, locale: str = "en") -> Voice:
    return Voice(project.content().data, locale)


def drawn(template: str, project: Project, locale: str = "en", **context: object) -> str:
    """A partial template as the theme would draw it."""
    environment = Environment(loader=FileSystemLoader(PARTIALS), autoescape=False)
    environment.filters["url"] = lambda address: "/" + address
    return environment.get_template(template).render(word=voice(project, locale).word, **context)


def footer(project: Project, locale: str = "en") -> str:
    made = imprint(voice(project, locale), project.root)
    return drawn("partials/funding.html", project, locale, imprint=made)


def page_tools(project: Project, path: str, day: str | None = None, locale: str = "en") -> str:
    made = tools(voice(project, locale), path, "A & b", day, "")
    return drawn("partials/page-tools.html", project, locale, tools=made)


def test_what_is_not_given_is_said_to_be_missing(project: Project) -> None:
    """Nothing official is made up: a page says so, the footer leaves it out."""
    author = Author(project.content(), "en", "")
    for field in FIELDS:
        assert author.given(field) == "the publisher has not supplied this yet"
    made = plain(footer(project)).split()
    assert " ".join(made) == (
        "Prepared in the x-Inno Radar project, part of the Interreg Central Europe programme."
    )


def test_what_is_given_stands_in_its_language(full: Project) -> None:
    """Each field as its reader sees it."""
    english, slovenian = (Author(full.content(), code, "") for code in ("en", "sl"))
    assert english.given("publisher") == "Publisher Ltd"
    assert slovenian.given("publisher") == "Izdajatelj d. o. o."
    assert plain(english.given("contact")) == "Square 1, info@example.org"
    assert 'href="mailto:info@example.org"' in english.given("contact")
    assert 'href="https://example.org/terms"' in english.given("licence")
    assert plain(slovenian.given("enforcement_body")) == "Organ"
    assert slovenian.given("statement_adopted") == "22. november 2026"
    assert english.given("server_log") == "Nothing."


def test_an_unknown_field_is_refused(project: Project) -> None:
    """A page cannot ask for what does not exist."""
    with pytest.raises(UnknownId):
        Author(project.content(), "en", "").given("fax")


def test_the_footer_says_who_pays_in_both_languages(full: Project) -> None:
    """Statement, disclaimer, publisher, contact and licence, word for word."""
    for locale, words in (
        ("en", ("Official statement.", "Disclaimer.", "Publisher Ltd", "Square 1", "Free")),
        ("sl", ("Uradna izjava.", "Omejitev.", "Izdajatelj d. o. o.", "Trg 1", "Prosto")),
    ):
        shown = footer(full, locale)
        assert all(word in shown for word in words)


def test_only_logos_that_are_there_are_drawn_the_emblem_first(full: Project) -> None:
    """A missing file leaves no broken picture."""
    shown = footer(full)
    assert "missing.svg" not in shown
    assert 0 < shown.index('src="/assets/logos/emblem.svg" alt="Emblem"') < shown.index("wide.svg")


def test_a_page_leads_to_the_right_file_of_the_right_language(full: Project) -> None:
    """Edit and report name the file; the title is made safe for an address."""
    shown = page_tools(full, "docs/sl/about/privacy.md", locale="sl")
    assert 'href="https://example.org/edit/main/docs/sl/about/privacy.md"' in shown
    assert "title=A%20%26%20b&amp;body=docs/sl/about/privacy.md" in shown
    assert "Uredite to stran" in shown and "Sporočite napako" in shown
    assert "docs/en/goals.md" in page_tools(full, "docs/en/goals.md")


def test_the_last_change_is_said_in_the_language_of_the_page(project: Project) -> None:
    """With the day from history; without history nothing is said."""
    assert "Zadnja sprememba: 4. marec 2026" in page_tools(project, "x.md", "2026-03-04", "sl")
    assert "Last changed: 4 March 2026" in page_tools(project, "x.md", "2026-03-04")
    assert page_tools(project, "x.md").strip() == ""


def test_the_last_change_comes_from_the_history_of_the_file(
    project: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Each page has the day of its own file."""
    days = {"docs/en/index.md": "2026-01-02"}
    monkeypatch.setattr("toolkit.revisions.last_changes", lambda root: days)
    author = Frame(project.content(), "en", "")
    assert author.tools("docs/en/index.md", "A", "").changed == "2 January 2026"
    assert author.tools("docs/en/practices.md", "A", "").changed == ""


@pytest.mark.parametrize(
    ("line", "code"),
    [
        ("edit_address: https://example.org/edit", "bad-form"),
        ("report_address: example.org", "bad-form"),
        ("publisher: {sl: Samo slovensko}", "language-missing"),
        ("publsher: {sl: A, en: B}", "unknown-key"),
        ("contact: {email: nobody}", "bad-form"),
        ("licence: {name: {sl: A, en: B}, url: example.org}", "web-address"),
        ("logos: [{file: ../secret.svg, text: {sl: A, en: B}}]", "bad-form"),
    ],
)
def test_a_slip_is_told_at_its_line(project: Project, line: str, code: str) -> None:
    """Fields of the site are checked like all data."""
    project.write("data/site.yml", f"# Site\n{line}\n")
    _, issues = project.load()
    assert [(i.path, i.line, i.code) for i in issues] == [("data/site.yml", 2, code)]


def test_the_check_of_accessibility_is_told_as_it_was_recorded(project: Project) -> None:
    """Day, pages, colours, widths, tools and what was found; or that there was no check."""
    assert "no record" in Author(project.content(), "en", "").accessibility_run()
    project.write(
        "data/accessibility.yml",
        "date: 2026-11-22\npages: 54\nschemes: [light, dark]\nwidths: [320, 1280]\n"
        'tools: [axe-core 4.10, "Chromium 1"]\nviolations: []\n',
    )
    said = plain(Author(project.content(), "en", "").accessibility_run())
    for part in ("22 November 2026", "54", "light and dark", "320 and 1,280", "axe-core 4.10"):
        assert part in said
    assert "none" in said
    project.replace("data/accessibility.yml", "violations: []", 'violations: ["/goals/ region"]')
    said = plain(Author(project.content(), "en", "").accessibility_run())
    assert "/goals/ region" in said and "none" not in said


def test_partials_are_where_the_theme_looks() -> None:
    """What is tested here is what every page includes."""
    main = (PARTIALS / "main.html").read_text("utf-8")
    foot = (PARTIALS / "partials/copyright.html").read_text("utf-8")
    assert 'include "partials/page-tools.html"' in main
    assert 'include "partials/number-notes.html"' in main
    assert 'include "partials/funding.html"' in foot
