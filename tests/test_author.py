"""The macros of page authors: what they write, how they link, and what they refuse."""

from __future__ import annotations

import inspect
import re
from collections.abc import Callable

import pytest
import yaml
from jinja2 import UndefinedError
from jinja2.exceptions import SecurityError
from small_project import Project

from toolkit.author import MACROS, Author
from toolkit.claims import ClaimFails, UnknownClaim
from toolkit.formatting import MissingForm
from toolkit.href import relative
from toolkit.markup import plain
from toolkit.voice import UnknownId

NBSP = "\u00a0"
Build = Callable[..., Author]


def test_every_macro_has_its_example() -> None:
    """The docstring of a macro shows how it is called, by its own name."""
    for name in MACROS:
        assert re.search(rf"`\{{[{{%] (call )?{name}\(.*`", inspect.getdoc(getattr(Author, name)))


@pytest.mark.parametrize(
    ("template", "slovenian", "english"),
    [
        ('figure("needed_thinking")', f"53{NBSP}%", "53%"),
        ('figure("daily_teamwork")', f"72,5{NBSP}%", "72.5%"),
        ('figure("workshops")', "4", "4"),
        ('count("workshops")', f"4{NBSP}delavnice", f"4{NBSP}workshops"),
        ('count("workshops", words=true, capital=true)', "Štiri delavnice", "Four workshops"),
        ('count("workshops", noun="town")', f"4{NBSP}mesta", f"4{NBSP}towns"),
        ('count("pilots", words=true)', "dva pilota", "two pilots"),
        ('count("needed_speech")', f"47{NBSP}%", "47%"),
        ('target("challenges")', f"vsaj 15{NBSP}izzivov", f"at least 15{NBSP}challenges"),
        ('target("projects", words=true)', "osem projektov", "eight projects"),
        ('size("daily_teamwork")', "skoraj tri četrtine", "almost three quarters"),
        ('size("daily_teamwork", capital=true)', "Skoraj tri četrtine", "Almost three quarters"),
        ('agree("pilots", one="a", two="b", other="c")', "b", "c"),
        ('preposition("s", "workshops")', "s", "s"),
        ('date("2026-11-22")', "22. november 2026", "22 November 2026"),
        ('literal("three")', "three", "three"),
        ('name("kranj")', "Kranj", "Kranj"),
        ('name("kovacnica", gloss=true)', "Kovačnica (podjetniški inkubator)",
         "Kovačnica (a business incubator)"),
        ('term("soft_skills")', "mehke veščine", "soft skills"),
        ('definition("soft_skills")', "Veščine za delo z ljudmi.",
         "Skills for working with people."),
        ('link("project_site")', "stran projekta", "project website"),
    ],
)  # fmt: skip
def test_macro_reads(author: Build, template: str, slovenian: str, english: str) -> None:
    """What a reader sees of a macro in both languages."""
    assert plain(author("sl").fill(f"{{{{ {template} }}}}")) == slovenian
    assert plain(author("en").fill(f"{{{{ {template} }}}}")) == english


def test_case_of_a_macro(author: Build) -> None:
    """Slovenian macros take a case."""
    said = author("sl").fill_text(
        '{{ count("workshops", "instrumental") }}, {{ target("challenges", "genitive") }}, '
        '{{ name("kranj", "locative") }}, {{ term("soft_skills", "genitive") }}, '
        '{{ size("daily_teamwork", "locative") }}'
    )
    assert said == (
        f"4{NBSP}delavnicami, vsaj 15{NBSP}izzivov, Kranju, mehkih veščin, skoraj treh četrtinah"
    )


@pytest.mark.parametrize(
    ("template", "value", "key"),
    [
        ('figure("needed_thinking")', "53", "needed_thinking"),
        ('count("pilots", words=true)', "2", "pilots"),
        ('target("challenges")', "15", "challenges"),
        ('size("daily_teamwork")', "72.5", "daily_teamwork"),
    ],
)
def test_number_carries_its_figure(author: Build, template: str, value: str, key: str) -> None:
    """A number says in HTML which figure it is, with its value for machines."""
    for locale in ("sl", "en"):
        made = author(locale).fill(f"{{{{ {template} }}}}")
        assert made.startswith(f'<data value="{value}" data-figure="{key}">')
        assert made.endswith("</data>")


@pytest.mark.parametrize(
    ("origin", "goal", "link"),
    [
        ("", "about/figures/#a", "about/figures/#a"),
        ("about/figures/", "about/figures/#a", "./#a"),
        ("about/figures/", "about/glossary/", "../glossary/"),
        ("en/", "en/about/figures/", "about/figures/"),
        ("en/pilots/x/", "en/", "../../"),
        ("practices/", "practices/#b", "./#b"),
    ],
)
def test_relative(origin: str, goal: str, link: str) -> None:
    """Links count from the page on which they stand."""
    assert relative(origin, goal) == link


def test_links_stay_within_the_language(author: Build) -> None:
    """A term links to the glossary of its language, from wherever it stands."""
    macro = '{{ term("soft_skills") }}'
    assert 'href="../../about/glossary/#soft-skills"' in author("en", "pilots/x/").fill(macro)
    assert 'href="about/glossary/#soft-skills"' in author("sl").fill(macro)
    assert 'href="about/glossary/#soft-skills"' in author("en").fill(macro)


def test_outside_link(author: Build) -> None:
    """A link to another site has its address from the data."""
    made = author("en").link("project_site")
    assert made == '<a href="https://www.example.org/radar/">project website</a>'


def test_name_of_another_language_is_marked(author: Build) -> None:
    """A Slovenian name on an English page says that it is Slovenian."""
    assert author("en").name("kovacnica") == '<span lang="sl">Kovačnica</span>'
    assert author("sl").name("kovacnica") == "Kovačnica"


def test_claim_that_holds_shows_its_sentence(author: Build) -> None:
    """A claim gives its sentence while the numbers support it."""
    sentence = '{% call claim("greater", "needed_thinking", "needed_speech") %}Yes.{% endcall %}'
    assert author("en").fill(sentence) == "Yes."


@pytest.mark.parametrize(
    ("arguments", "error"),
    [
        ('"greater", "needed_speech", "needed_thinking"', ClaimFails),
        ('"equal", "needed_speech", "needed_thinking"', ClaimFails),
        ('"at_most", "needed_speech", 46.9', ClaimFails),
        ('"at_least", "needed_speech", 47.1', ClaimFails),
        ('"smallest", "needed_thinking", "needed_speech"', ClaimFails),
        ('"biggest", "needed_thinking", "needed_speech"', UnknownClaim),
        ('"largest", "needed_thinking"', UnknownClaim),
        ('"greater", "needed_thinking", "needed_speech", "pilots"', UnknownClaim),
        ('"largest", "needed_thinking", "missing"', UnknownId),
    ],
)
def test_claim_that_fails_stops_the_page(author: Build, arguments: str, error: type) -> None:
    """No page is made with a sentence that the numbers do not support."""
    with pytest.raises(error):
        author("en").fill(f"{{% call claim({arguments}) %}}No.{{% endcall %}}")


@pytest.mark.parametrize(
    "arguments",
    [
        '"largest", "needed_thinking", "needed_speech", "workshops"',
        '"smallest", "workshops", "needed_speech"',
        '"equal", "workshops", "workshops"',
        '"at_least", "needed_thinking", 53',
        '"at_most", "needed_thinking", 53',
    ],
)
def test_kinds_of_claims(author: Build, arguments: str) -> None:
    """Each kind of claim holds where it should, the limit included."""
    assert author("sl").fill(f"{{% call claim({arguments}) %}}Da.{{% endcall %}}") == "Da."


@pytest.mark.parametrize(
    ("template", "error"),
    [
        ('figure("missing")', UnknownId),
        ("figure()", TypeError),
        ('figure("pilots", "locative")', TypeError),
        ('target("workshops")', UnknownId),
        ('count("pilots", "lokative")', MissingForm),
        ('count("pilots", noun="missing")', UnknownId),
        ('size("pilots")', UnknownId),
        ('agree("pilots", one="is")', TypeError),
        ('date("2026-02-30")', ValueError),
        ('name("missing")', UnknownId),
        ('name("kranj", "dative")', MissingForm),
        ('term("missing")', UnknownId),
        ('definition("missing")', UnknownId),
        ('link("missing")', UnknownId),
        ('chart("missing")', UnknownId),
        ('key_figures("missing")', UnknownId),
        ('source("missing")', UnknownId),
        ('pilot_progress("missing")', UnknownId),
        ('organisations_table(kind="missing")', UnknownId),
        ("missing", UndefinedError),
        ('name("kranj").__class__.__mro__', SecurityError),
    ],
)
def test_wrong_arguments_stop_the_page(author: Build, template: str, error: type) -> None:
    """A macro never guesses: what does not exist raises."""
    with pytest.raises(error):
        author("sl").fill(f"{{{{ {template} }}}}")


def test_title_and_description_are_plain_text(author: Build) -> None:
    """In a title no tag is left, and text without a macro stays as it is."""
    assert author("en").fill_text('A {{ figure("needed_thinking") }} B') == "A 53% B"
    assert author("en").fill_text("A < B & C") == "A < B & C"


HOSTILE = (
    "<script>alert(1)</script>",
    "\" onmouseover='alert(1)",
    "**bold** _em_ [a](javascript:alert(1)) `code` ~~x~~ \\",
    "a | b | c",
    "{{ figure('needed_thinking') }} {% raw %} { #id .class }",
    "&lt;img src=x&gt; <!-- --> ]]>",
    "# heading > quote - item 1. ![x](y)",
)
EVERYTHING = """
{{ figure("needed_thinking") }}{{ chart("needed") }}{{ key_figures("needed_thinking", "pilots") }}
{{ source("daily_teamwork", "workshops") }}{{ pilot_progress() }}
{{ pilot_progress("young_pioneers") }}
{{ pilot_cards() }}{{ practice_cards() }}{{ organisations_table() }}{{ figures_table() }}
{{ glossary() }}{{ term("soft_skills") }}{{ definition("soft_skills") }}{{ link("project_site") }}
{{ name("kovacnica", gloss=true) }}{{ name("radar") }}{{ count("workshops") }}
{{ target("challenges") }}
"""
ALLOWED = set(
    "a b caption code data dd details dfn div dl dt figcaption figure li p pre q small span strong "
    "summary table tbody td th thead tr ul".split()
)
TAG = re.compile(r"<(/?)([a-z]+)((?: [a-z-]+(?:=\"[^\"<>]*\")?)*)>")


def poisoned(record: object, poison: str, key: str = "") -> object:
    """The data with the poison after every text that a reader may see."""
    if isinstance(record, dict):
        return {k: poisoned(v, poison, k) for k, v in record.items()}
    if isinstance(record, list):
        return [poisoned(item, poison, key) for item in record]
    seen = key in ("sl", "en", "nominative", "genitive", "accusative", "section", "sections")
    return f"{record}{poison}" if seen and isinstance(record, str) else record


@pytest.mark.parametrize("poison", HOSTILE)
def test_hostile_text_in_every_field_stays_text(project: Project, poison: str) -> None:
    """Whatever stands in a text of the data, it reaches the page as characters alone."""
    for path in sorted((project.root / "data").glob("*.yml")):
        if path.stem not in ("sizes", "strings"):
            data = poisoned(yaml.safe_load(path.read_text("utf-8")), poison)
            text = yaml.safe_dump(data, allow_unicode=True, sort_keys=False, width=10_000)
            project.write(f"data/{path.name}", text)
    content = project.content()
    for locale in ("sl", "en"):
        made = Author(content, locale, "").fill(EVERYTHING)
        rest = TAG.sub("", made)
        assert not set('<>"*_`[]|{}~\\') & set(rest), "markup in the text"
        attributes = "".join(match[3] for match in TAG.finditer(made))
        assert not set("`[]|{}\\") & set(attributes), "Markdown in an attribute"
        names = re.findall(r' ([a-z-]+)(?:="[^"]*")?', attributes)
        assert not [name for name in names if name.startswith("on")]
        assert {match[2] for match in TAG.finditer(made)} <= ALLOWED
        assert poison in plain(made)


def test_macros_close_what_they_open(author: Build) -> None:
    """The HTML of every macro is well formed."""
    for locale in ("sl", "en"):
        open_tags: list[str] = []
        for match in TAG.finditer(author(locale).fill(EVERYTHING)):
            if match[1]:
                assert open_tags.pop() == match[2]
            else:
                open_tags.append(match[2])
        assert open_tags == []


def test_every_block_is_one_line(author: Build) -> None:
    """HTML without line ends: Markdown takes a block of it whole."""
    for template in ('chart("needed")', "figures_table()", "glossary()", "organisations_table()"):
        assert "\n" not in author("sl").fill(f"{{{{ {template} }}}}")
