"""The policy of a page, the rules of a server, and links that data may hold."""

from __future__ import annotations

import dataclasses

import pytest
from pydantic import TypeAdapter, ValidationError

from toolkit import model, security, serving
from toolkit.content import Content
from toolkit.voice import Voice

PAGE = '<meta charset="utf-8">\n<title>x</title><script>a()</script>'
HOMES = {"sl": "/", "en": "/en/"}
MISSING = '<html lang="sl"><title>a · b</title>' + "".join(
    f'<section lang="{code}" data-home="{home}"><h2>{code}</h2></section>'
    for code, home in HOMES.items()
)


def test_policy_knows_the_scripts_of_its_page() -> None:
    """Once, whatever else stands there; data and files are no inline scripts."""
    others = '<script src="x.js"></script><script type="application/json">{}</script>'
    page = security.with_policy(PAGE + others)
    assert page.count("sha256-") == 1 and "unsafe-inline" not in page.partition("style-src")[0]
    assert security.with_policy(page) == page
    assert security.with_policy("<p>a piece</p>") == "<p>a piece</p>"
    assert security.with_policy(PAGE.replace("a()", "b()")).split("sha256-")[1] != page


def test_rules_say_where_pages_lead() -> None:
    """An address that could mean something else to the server is left to its page."""
    leads = '<meta http-equiv="refresh" content="0; url={}">'
    pages = {
        "index.html": "",
        "404.html": MISSING,
        "old/index.html": leads.format("../new/"),
        "part/index.html": leads.format("../new/#x"),
        'a";b/index.html': leads.format("../new/"),
        "$c/index.html": leads.format("../new/"),
    }
    rules = serving.rules(pages)
    assert '"/old/" "/new/$is_args$args";' in rules and '"/part" "/new/#x";' in rules
    assert "$c" not in rules and "b/" not in rules.replace("sub/", "")
    assert '"~^/en/" "/404.en.html";' in rules


def test_missing_page_begins_with_its_language() -> None:
    """Its section, its title and its language come first, the others follow."""
    ((name, page),) = serving.missing_pages(MISSING).items()
    assert name == "404.en.html"
    assert page.startswith('<html lang="en"><title>en</title><section lang="en"')
    assert page.count("<section") == len(HOMES)


@pytest.mark.parametrize(
    "address",
    [
        "javascript:alert(1)", "JavaScript:x.y", "data:text/html,x", "vbscript:x.y", "ftp://a.b/",
        "//evil.example", " https://a.b/", "https://user@a.b/", "https://a.b/ x", "file:///etc/x",
    ],
)  # fmt: skip
def test_data_links_to_the_web_alone(address: str) -> None:
    """Any other kind of address is refused."""
    with pytest.raises(ValidationError):
        TypeAdapter(model.Url).validate_python(address)
    if not address.startswith("https:"):
        with pytest.raises(ValidationError):
            model.Site(report_address=address)


def test_a_sentence_cannot_look_into_what_it_is_given(content: Content) -> None:
    """Only names are filled in."""
    sentence = {"en": "{x} {x.__class__} {x!r} {% x %}"}
    records = {**content.data.records, "strings": {"s": sentence}}
    voice = Voice(dataclasses.replace(content.data, records=records), "en")
    assert voice.word("s", x="a") == "a {x.__class__} {x!r} {% x %}"
