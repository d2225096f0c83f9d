"""The feeds: valid by RFC 4287, stable, and never behind the data."""

from __future__ import annotations

import re
from urllib.parse import urlsplit

import pytest
from lxml import etree
from small_project import Project
from test_changes import RECORD, recorded

from toolkit import feed
from toolkit.content import Content

ROOT = "https://example.org/region/concept/"
ATOM = {"a": "http://www.w3.org/2005/Atom"}
MOMENT = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ")
ONCE = {"feed": ("id", "title", "updated"), "entry": ("id", "title", "updated", "content")}


def feeds(content: Content, root: str = ROOT) -> dict[str, etree._Element]:
    return {path: etree.fromstring(file) for path, file in feed.files(content, root)}


def texts(element: etree._Element, path: str) -> list[str]:
    return [found.text for found in element.iterfind(path, ATOM)]


@pytest.fixture
def built(project: Project) -> dict[str, etree._Element]:
    return feeds(recorded(project))


def test_there_is_a_feed_for_each_language_and_none_without_changes(
    built: dict[str, etree._Element], content: Content
) -> None:
    """The feed of a language stands beside its home page."""
    assert sorted(built) == ["changes.xml", "en/changes.xml"]
    assert feeds(content) == {}


def test_the_feeds_keep_the_rules_of_atom(built: dict[str, etree._Element]) -> None:
    """What RFC 4287 asks for is there, once, and in its form."""
    for path, root in built.items():
        assert root.tag == "{http://www.w3.org/2005/Atom}feed"
        assert texts(root, "a:author/a:name")[0]
        (own,) = root.findall("a:link[@rel='self']", ATOM)
        assert own.get("href") == ROOT + path
        elements = [root, *root.iterfind("a:entry", ATOM)]
        assert len(elements) == 3
        for element in elements:
            for name in ONCE[etree.QName(element).localname]:
                (text,) = texts(element, f"a:{name}")
                assert text.strip()
            assert MOMENT.fullmatch(element.findtext("a:updated", None, ATOM))
            assert len(element.findall("a:link[@rel='alternate']", ATOM)) == 1
            for link in element.findall("a:link", ATOM):
                assert urlsplit(link.get("href")).scheme == "https"
        ids = texts(root, ".//a:id")
        assert len(set(ids)) == len(ids)
        assert all(re.fullmatch(r"urn:uuid:[0-9a-f-]{36}", text) for text in ids)


def test_the_feed_is_as_new_as_its_newest_entry(built: dict[str, etree._Element]) -> None:
    """Readers ask for what is newer than they know."""
    for root in built.values():
        assert texts(root, "a:updated") == [max(texts(root, "a:entry/a:updated"))]
        assert texts(root, "a:updated") == ["2026-12-24T00:00:00Z"]


def test_ids_stay_wherever_the_site_is(project: Project) -> None:
    """A site that moves does not make old news new; no id serves two languages."""
    content = recorded(project)
    here, there = feeds(content), feeds(content, "https://other.example/")
    for path, root in here.items():
        assert texts(root, ".//a:id") == texts(there[path], ".//a:id")
    all_ids = [text for root in here.values() for text in texts(root, ".//a:id")]
    assert len(set(all_ids)) == len(all_ids)


def test_a_correction_is_called_one(built: dict[str, etree._Element]) -> None:
    """In its title and as a category."""
    entry = built["en/changes.xml"].findall("a:entry", ATOM)[1]
    assert entry.findtext("a:title", None, ATOM) == "Correction: Critical thinking"
    assert entry.find("a:category", ATOM).get("term") == "correction"
    assert "Before: 51%. Now: 53%." in entry.findtext("a:content", None, ATOM)


def test_a_changed_value_is_news_at_once(project: Project) -> None:
    """In every language, also before anybody has written down why."""
    before = feeds(recorded(project))
    project.replace("data/figures.yml", "value: 53", "value: 61")
    after = feeds(project.content())
    for path, said in (("changes.xml", "Zdaj: 61\u00a0%."), ("en/changes.xml", "Now: 61%.")):
        first = after[path].find("a:entry", ATOM)
        assert said in first.findtext("a:content", None, ATOM)
        assert first.findtext("a:id", None, ATOM) not in texts(before[path], ".//a:id")
        assert texts(after[path], "a:updated") >= texts(before[path], "a:updated")


def test_recording_a_change_keeps_its_id(project: Project) -> None:
    """Who has read that a number changed is not told twice."""
    recorded(project)
    project.replace("data/figures.yml", "value: 53", "value: 61")
    (before,) = feeds(project.content())["changes.xml"].xpath(
        "a:entry[1]/a:id/text()", namespaces=ATOM
    )
    line = "{date: 2027-01-05, kind: figure, figure: needed_thinking, old: 53, new: 61, "
    reason = "reason: {sl: Novo., en: New.}}"
    project.write("data/changes.yml", f"{RECORD}needed_thinking_change_2: {line}{reason}\n")
    (after,) = feeds(project.content())["changes.xml"].xpath(
        "a:entry[1]/a:id/text()", namespaces=ATOM
    )
    assert before == after
