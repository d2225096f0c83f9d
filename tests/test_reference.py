"""The editors' reference: complete in every language, literal where it must be, free of faults."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown import markdown as rendered
from small_project import REPOSITORY, Project

from toolkit import author as macros_of_pages
from toolkit import checks, generate, report, schemas
from toolkit.author import ENVIRONMENT, MACROS, Author
from toolkit.content import Content, load_content
from toolkit.markup import plain
from toolkit.pages import Page
from toolkit.reference import checks as checks_page
from toolkit.reference import macros as macros_page
from toolkit.reference import markdown
from toolkit.reference.pages import PAGES
from toolkit.reference.texts import Texts, languages, texts

ADDED = ("docstrings", "keys")
"""What only a language has that is not that of the docstrings and of the keys."""


def docstrings() -> set[str]:
    """Every sentence of the program that editors read."""

    def described(node: Any) -> Iterator[str]:
        if isinstance(node, dict) and isinstance(node.get("description"), str):
            yield node["description"]
        for child in node.values() if isinstance(node, dict) else node:
            if isinstance(child, dict | list):
                yield from described(child)

    fields = {text for kind in schemas.KINDS.values() for text in described(schemas.outline(kind))}
    questions = {checks_page.question(name) for name in checks.EVERY}
    return fields | {macros_page.purpose(name) for name in MACROS} | questions


def keys() -> set[str]:
    """Every key of every record."""

    def named(node: Any) -> Iterator[str]:
        if isinstance(node, dict) and node.get("additionalProperties") is False:
            yield from node.get("properties", {})
        for child in node.values() if isinstance(node, dict) else node:
            if isinstance(child, dict | list):
                yield from named(child)

    return {key for kind in schemas.KINDS.values() for key in named(schemas.outline(kind))}


def shape(value: object) -> object:
    """The keys of a mapping and how long its lists are, without the words."""
    if isinstance(value, dict):
        return {key: shape(below) for key, below in value.items()}
    return len(value) if isinstance(value, list) else ""


@pytest.fixture(scope="module")
def real() -> Content:
    """The content of this project, whose ids the examples of macros name."""
    content, issues = load_content(REPOSITORY)
    assert content is not None, issues
    return content


def made(content: Content, name: str, language: str) -> str:
    return PAGES[name](content, texts(language))


def parsed(content: Content, name: str, language: str) -> Page:
    from toolkit.pages import parse_page

    path = f"docs/{language}/editing/{name}.md"
    return parse_page(made(content, name, language), path, language, f"editing/{name}/")


@pytest.mark.parametrize("language", languages())
def test_every_sentence_is_translated_and_none_is_left_over(language: str) -> None:
    """A changed docstring needs its translation; one that is gone takes it along."""
    translated = texts(language).values.get("docstrings")
    if translated is not None:
        assert docstrings() - set(translated) == set(), "missing"
        assert set(translated) - docstrings() == set(), "left over"


@pytest.mark.parametrize("language", languages())
def test_every_key_has_a_word_and_none_is_left_over(language: str) -> None:
    """An English key has its word in each other language; names of cases count as keys."""
    named = texts(language).values.get("keys")
    if named is not None:
        cases = set(texts(language).values["cases"]["names"])
        assert keys() - set(named) == set(), "missing"
        assert set(named) - keys() - cases == set(), "left over"


def test_one_language_at_least_translates_and_one_is_the_source() -> None:
    """The two tests above have something to look at."""
    with_translations = {code for code in languages() if "docstrings" in texts(code).values}
    assert with_translations and with_translations != set(languages())


def test_the_languages_hold_the_same_texts() -> None:
    """What one language says, the others say too: same keys, as many examples."""
    shapes = [
        {key: shape(value) for key, value in texts(code).values.items() if key not in ADDED}
        for code in languages()
    ]
    assert all(found == shapes[0] for found in shapes)


@pytest.mark.parametrize("language", languages())
def test_every_file_argument_and_case_is_explained(language: str, content: Content) -> None:
    """No field of a page stays empty because a text was forgotten, and none is left over."""
    values = texts(language).values
    assert set(values["files"]) == set(schemas.KINDS)
    used = set()
    for name in MACROS:
        for parameter in macros_page.parameters(name):
            own = f"{name}.{parameter.name}"
            used.add(own if own in values["arguments"] else parameter.name)
    assert used == set(values["arguments"])
    cases = {case for lang in content.data.languages.values() for case in lang.cases}
    assert cases == set(values["cases"]["names"])
    assert set(values["examples"]) <= set(MACROS)


def test_every_message_has_one_heading_in_both_languages(content: Content) -> None:
    """The anchor of a message is its code; every check has an anchor of its own."""
    codes = [code for code in report.messages("en") if not code.startswith("_")]
    for language in languages():
        ids = [h.id for h in parsed(content, "checks", language).headings]
        assert sorted(ids) == sorted(set(ids))
        assert set(codes) <= set(ids)
        assert {f"check-{name}" for name in checks.EVERY} <= set(ids)


def test_messages_stand_under_the_check_that_raises_them() -> None:
    """Who looks for a check finds its messages there, each once."""
    groups = checks_page.grouped()
    assert "literal-number" in groups["numbers"]
    assert "heading-order" in groups["pages"]
    assert "decimal-comma" in groups["form"]
    assert "generated-stale" in groups["generated"]
    codes = [code for group in groups.values() for code in group]
    assert len(codes) == len(set(codes))


def test_examples_belong_to_messages_that_exist() -> None:
    """An example of a message that is gone goes too."""
    known = set(report.messages("en"))
    assert set(checks_page.examples()) - known == {checks_page.ANY_CODE}


def test_every_macro_has_a_heading_and_an_example(content: Content) -> None:
    """Each macro is explained, and each example calls the macro that it explains."""
    for language in languages():
        ids = [h.id for h in parsed(content, "macros", language).headings]
        assert {name.replace("_", "-") for name in MACROS} <= set(ids)
        for name in MACROS:
            calls = macros_page.calls(name, texts(language))
            assert calls and all(f"{name}(" in call for call in calls)


@pytest.mark.parametrize("name", PAGES)
def test_headings_are_the_same_in_every_language(content: Content, name: str) -> None:
    """The pages are twins: same headings with the same ids, in the same order."""
    found = [
        [(h.level, h.id) for h in parsed(content, name, code).headings] for code in languages()
    ]
    assert all(headings == found[0] for headings in found)
    assert all(key for _, key in found[0])


@pytest.mark.parametrize("name", PAGES)
@pytest.mark.parametrize("language", languages())
def test_a_page_has_nothing_to_complain_of(real: Content, name: str, language: str) -> None:
    """The generated pages of this project pass every check as they are."""
    path = f"docs/{language}/editing/{name}.md"
    assert [i for i in checks.run(real) if i.path == path] == []


@pytest.mark.parametrize("language", languages())
def test_an_example_is_shown_as_written_and_as_readers_see_it(real: Content, language: str) -> None:
    """The call stands there literally, and beside it what it gives on the real data."""
    page = parsed(real, "macros", language)
    author = Author(real, language, real.data.languages[language].path + page.slug)
    shown = plain(rendered(author.fill(page.body), extensions=["tables", "attr_list"]))
    assert '{{ figure("needed_communication") }}' in shown
    assert plain(author.figure("needed_communication")) in shown
    assert "{% raw" not in shown
    for name in MACROS:
        for call in macros_page.calls(name, texts(language)):
            assert call in shown, name


def test_the_examples_of_macros_are_not_uses_of_figures(real: Content) -> None:
    """A figure is not in use because the reference shows how to write it."""
    for uses in real.uses.values():
        assert not any(use.page.generated for found in uses.values() for use in found)


def test_numbers_on_generated_pages_are_nobodys_literals(project: Project) -> None:
    """The same text is a fault on a page that people write."""
    text = '---\ntitle: "T"\ndescription: "D"\n{}---\n\n# T {{ #t }}\n\nIt is 53 here.\n'
    for front, codes in (("", ["literal-number"]), ("generated: true\n", [])):
        project.write("docs/en/more.md", text.format(front))
        found = [i.code for i in project.issues("numbers") if i.path == "docs/en/more.md"]
        assert found == codes


@given(st.text(st.characters(exclude_characters="`\n\r", exclude_categories=["C", "Z"])))
def test_code_shows_its_text_whatever_it_is(text: str) -> None:
    """A macro between the ticks is not run."""
    if text and "endraw" not in text:
        assert ENVIRONMENT.from_string(markdown.code(text)).render() == f"`{text}`"


@given(st.text("ab *_[]<>&{}%#`\\"))
def test_escaped_text_reads_as_it_was_written(text: str) -> None:
    """Neither Jinja nor Markdown takes a character of it as its own."""
    line = f"x {text} x"
    filled = ENVIRONMENT.from_string(markdown.escaped(line)).render()
    assert " ".join(plain(rendered(filled)).split()) == " ".join(line.split())


def test_a_message_is_filled_with_examples_as_code() -> None:
    """Values become code without quotation marks around; words of the language stay words."""
    template = 'Here stands "{found}" ({kind}): write {{ literal("{found}") }} or { #id }.'
    said = markdown.filled(template, {"found": "53", "kind": "number"}, {"kind_number": "a number"})
    expected = "Here stands `53` (a number): write "
    assert said == expected + '`{% raw %}{{ literal("53") }}{% endraw %}` or `{ #id }`.'


def test_a_place_without_example_stays_open() -> None:
    """A new message needs no example in order to be shown."""
    assert markdown.filled("It is {found}.", {}, {}) == "It is …."


def test_a_message_stands_a_sentence_a_line() -> None:
    """Sentences part at their end, not inside an abbreviation such as C.3."""
    assert markdown.sentences("See C.3 (4). Then write.") == ["See C.3 (4).", "Then write."]


def test_an_undescribed_macro_does_not_stop_the_pages(
    content: Content, monkeypatch: pytest.MonkeyPatch, voice: Callable
) -> None:
    """A colleague's new macro or field is shown in English until it is described."""
    monkeypatch.setitem(schemas.KINDS, "novelties", schemas.KINDS["links"])
    spare = Texts("en", {**texts("en").values, "arguments": {}})
    assert "novelties" in PAGES["fields"](content, texts("sl"))
    assert "| `key` |  | yes |" in PAGES["macros"](content, spare)
    assert macros_of_pages.MACROS == MACROS and generate.GENERATORS
