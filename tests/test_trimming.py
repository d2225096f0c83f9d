"""What is taken out of a style sheet, and what must stay."""

from __future__ import annotations

import pytest

from toolkit.trimming import Vocabulary, seen, trim, vocabulary

PAGE = """
<html dir="ltr"><body class="site dark" data-scheme="slate">
<nav id="menu" title="a > b" class="menu open"><a href="x/" style="color: var(--own)">x</a></nav>
<script>document.body.classList.add("scrolled"); animate("pulse")</script>
</body></html>
"""
SCRIPT = """
element.className="note-tip";element.dataset.state="none";document.createElement("dialog")
"""


@pytest.fixture
def known() -> Vocabulary:
    """The words of a small page and its script."""
    return vocabulary([seen([PAGE])], [SCRIPT], {})


@pytest.mark.parametrize(
    "selector",
    [
        "body",
        "*",
        ":root",
        "::selection",
        "A",
        ".menu",
        "#menu",
        ".menu.open > a:hover::after",
        ".scrolled .note-tip",
        "dialog[open]",
        "[data-state=none]",
        "[data-scheme=slate]",
        '[href$=".pdf"]',
        "[dir=ltr i]",
        "a:not(.unheard-of)",
        "a:is(.unheard-of, .menu)",
        "nav:has(> .unheard-of, > a)",
        "a:nth-child(2n + 1)",
        "html:lang(sl)",
    ],
)
def test_what_a_page_or_a_script_may_show_stays(known: Vocabulary, selector: str) -> None:
    """Whatever cannot be ruled out is kept: states, values that scripts set, negations."""
    assert trim(f"{selector}{{top:0}}", known) == f"{selector}{{top:0}}"


@pytest.mark.parametrize(
    "selector",
    [
        "table",
        ".unheard-of",
        ".menu .unheard-of",
        ".menu.unheard-of",
        "#unheard-of",
        "[dir=rtl] .menu",
        "a:is(.unheard-of, #unheard-of)",
        "nav:has(> .unheard-of)",
    ],
)
def test_what_nothing_can_show_goes(known: Vocabulary, selector: str) -> None:
    """One part of a selector that is nowhere is enough."""
    assert trim(f"{selector}{{top:0}}a{{top:1px}}", known) == "a{top:1px}"


def test_of_several_selectors_the_possible_ones_stay(known: Vocabulary) -> None:
    """A list of selectors is shortened."""
    assert trim(".menu , .unheard-of, a b, a {top:0}", known) == ".menu,a{top:0}"


def test_conditions_keep_their_rules_and_go_when_empty(known: Vocabulary) -> None:
    """Media, support and layers are looked into; what is empty then is left out."""
    css = "@media print{.menu{top:0}.unheard-of{top:0}}@media screen{.unheard-of{top:0}}"
    assert trim(css, known) == "@media print{.menu{top:0}}"
    assert trim("@layer one, two;@layer one{a{top:0}}", known) == (
        "@layer one, two;@layer one{a{top:0}}"
    )


def test_nested_rules_are_looked_into(known: Vocabulary) -> None:
    """Sheets may nest rules and conditions."""
    css = ".menu{top:0;&:hover{top:1px}.unheard-of{top:2px}@media print{left:0}}"
    assert trim(css, known) == ".menu{top:0;&:hover{top:1px}@media print{left:0}}"


def test_variables_that_nothing_asks_for_go(known: Vocabulary) -> None:
    """Through any number of steps; what a page or a script names stays."""
    css = (
        ":root{--used:var(--below);--below:1px;--unused:var(--lost);--lost:2px;--own:red}"
        "a{top:var(--used)}.unheard-of{top:var(--lost)}"
    )
    assert trim(css, known) == ":root{--used:var(--below);--below:1px;--own:red}a{top:var(--used)}"


def test_animations_that_nothing_plays_go(known: Vocabulary) -> None:
    """By a property, or by a script."""
    css = "@keyframes spin{to{top:0}}@keyframes pulse{to{top:0}}@keyframes lost{to{top:0}}"
    played = "a{animation:spin 1s}"
    assert trim(css + played, known) == (
        "@keyframes spin{to{top:0}}@keyframes pulse{to{top:0}}" + played
    )


def test_fonts_pages_and_importance_are_as_they_were(known: Vocabulary) -> None:
    """What is not a rule for elements is copied; comments are not."""
    css = (
        '/* one */@font-face{font-family:"X";src:url("x.woff2")}'
        "@page{size:A4}a{/* two */top:0!important;background:url(data:a;b)}"
    )
    assert trim('@charset "UTF-8";' + css, known) == (
        '@font-face{font-family:"X";src:url("x.woff2")}'
        "@page{size:A4}a{top:0!important;background:url(data:a;b)}"
    )


def test_part_of_a_script_that_sleeps_does_not_count() -> None:
    """Until a page has a class of that part, or one that wakes it."""
    css = ".note-tip{top:0}"
    dormant = {"note": ["footnote"]}
    assert trim(css, vocabulary([seen(["<p>"])], [SCRIPT], dormant)) == ""
    assert trim(css, vocabulary([seen(['<p class="notes">'])], [SCRIPT], dormant)) == css
    assert trim(css, vocabulary([seen(['<p class="footnote">'])], [SCRIPT], dormant)) == css
