"""A changed number changes everywhere: pages, charts, descriptions, search, in every language."""

from __future__ import annotations

import html
import json
import re
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

import pytest
from website import PAGES_ONLY, SILENT, Built, Element, build_once, copy_project, shared_folder

from toolkit import formatting
from toolkit.content import Content
from toolkit.data import Data
from toolkit.project import current_content
from toolkit.voice import PERCENT, Voice

Values = Mapping[str, float]
NOTE = "source-"
RECORD = "about/changes/"
"""The page of changes says old numbers as well."""
"""Begins the id of a note on a number; the number's own id follows."""


@dataclass(frozen=True)
class Changed:
    """The site of a project in which every `value:` is another one."""

    old: Content
    new: Content
    site: Built
    values: Values


def quantities(data: Data) -> Values:
    """The number under each `value:` by id; numbers that are counted have none."""
    records = {**data.figures, **data.targets}
    return {key: record.value for key, record in records.items() if record.value is not None}


def equal_by_claim(content: Content) -> list[set[str]]:
    """Groups of numbers of which a sentence says that they are equal."""
    groups: list[set[str]] = []
    for page in content.pages:
        for call in page.calls:
            if call.name == "claim" and call.arguments and call.arguments[0] == "equal":
                group = set(call.arguments[1:])
                for other in [g for g in groups if g & group]:
                    groups.remove(other)
                    group |= other
                groups.append(group)
    return groups


def other_values(content: Content) -> Values:
    """A new number for each: unusual, in the old order, equal only where a sentence says so."""
    old = quantities(content.data)
    leaders = {key: min(group) for group in equal_by_claim(content) for key in group}
    result: dict[str, float] = {}
    for percent in (True, False):
        keys = [k for k in old if (Voice(content.data, "").quantity(k).unit == PERCENT) == percent]
        ranked = sorted(keys, key=lambda key: (old[key], leaders.get(key, key)))
        for rank, key in enumerate(ranked, start=1):
            fresh = round(2.37 + 91.3 * rank / len(ranked), 2) if percent else 6_131 + 10 * rank
            result[key] = result.get(leaders.get(key, key), fresh)
    return result


def write_values(root: Path, content: Content, values: Values) -> None:
    """Replaces what stands behind `value:` and nothing else."""
    for key, value in values.items():
        pilots = content.data.pilots.items()
        owner = next(
            (("pilots", p, "targets") for p, r in pilots if key in r.targets), ("figures",)
        )
        path, line = content.data.place(*owner, key, "value")
        lines = (root / path).read_text(encoding="utf-8").split("\n")
        lines[line - 1] = re.sub(r"value: \S+", f"value: {value:g}", lines[line - 1])
        (root / path).write_text("\n".join(lines), encoding="utf-8")


@pytest.fixture(scope="session")
def changed(content: Content, tmp_path_factory: pytest.TempPathFactory) -> Changed:
    """The real project with every value changed at once, built."""
    shared = shared_folder(tmp_path_factory.getbasetemp())
    root = copy_project(tmp_path_factory.mktemp("changed") / "project")
    values = other_values(content)
    write_values(root, content, values)
    site = build_once(shared, "changed", root=root, command=PAGES_ONLY)
    return Changed(content, current_content(root), site, values)


def forms(voice: Voice, key: str) -> set[str]:
    """Every way in which a macro may state a number, without a capital at its beginning."""
    cases = voice.language.cases
    unit = voice.quantity(key).unit
    nouns = [None, *voice.data.nouns] if unit != PERCENT else [None]
    said = {voice.number(key)}
    said |= {
        voice.count(key, case, noun=noun, words=words)
        for case in cases
        for noun in nouns
        for words in (False, True)
    }
    if key in voice.data.targets:
        said |= {voice.target(key, case, words=words) for case in cases for words in (False, True)}
    if unit == PERCENT:
        said |= {voice.size(key, case) for case in cases}
    return said


def typical(voice: Voice, key: str) -> set[str]:
    """The ways of stating a number that cannot mean anything else: with a unit, or a size word."""
    cases = voice.language.cases
    if voice.quantity(key).unit != PERCENT:
        return {voice.count(key, case, words=words) for case in cases for words in (False, True)}
    sizes = {voice.size(key, case) for case in cases}
    return {voice.number(key)} | {size for size in sizes if len(size.split()) > 2}


def literals(content: Content) -> set[str]:
    """Texts of which the pages say that they are no published numbers."""
    calls = (call for page in content.pages for call in page.calls if call.name == "literal")
    return {plain(str(call.arguments[0])) for call in calls}


def voices(content: Content) -> Iterator[tuple[str, Voice]]:
    """Each language speaking of the data, with the path of its pages."""
    for code, language in content.data.languages.items():
        yield language.path, Voice(content.data, code)


def pages_of(site: Built, content: Content, path: str) -> dict[str, Element]:
    """The pages of one language."""
    others = [lang.path for lang in content.data.languages.values() if len(lang.path) > len(path)]
    return {
        address: document
        for address, document in site.pages.items()
        if address.startswith(path) and not address.startswith(tuple(others))
    }


def plain(text: str) -> str:
    """Text on one line with plain spaces."""
    return " ".join(text.replace("\u00a0", " ").split())


def prose(document: Element, *left_out: str) -> str:
    """What a page says outside the places that carry the id of a number."""
    is_note = document.attributes.get("id", "").startswith(NOTE)
    is_citation = document.attributes.get("class") == "citation"
    if (left_out and (is_note or is_citation)) or document.tag in (
        "data",
        "code",
        *SILENT,
        *left_out,
    ):
        return " | "
    return "".join(c if isinstance(c, str) else prose(c, *left_out) for c in document.children)


def said_beside(site: Built, content: Content, path: str) -> Iterator[tuple[str, str]]:
    """Texts beside the pages: titles, descriptions, labels, the search index."""
    for address, document in pages_of(site, content, path).items():
        for element in document.one("html").walk():
            for name in ("content", "aria-label", "title", "alt", "placeholder"):
                yield address, element.attributes.get(name, "")
        yield address, document.one("head").one("title").text
    index = json.loads((site.folder / path / "search/search_index.json").read_text("utf-8"))
    for doc in index["docs"]:
        text = re.sub(r"<code>.*?</code>", "", doc["text"], flags=re.DOTALL)
        yield doc["location"], html.unescape(f"{doc['title']} {re.sub('<[^>]*>', ' ', text)}")


def test_the_new_values_are_all_others(changed: Changed):
    """This test of everything is one: no number keeps its value, and nearly all differ."""
    old = quantities(changed.old.data)
    assert quantities(changed.new.data) == changed.values
    assert changed.values.keys() == old.keys()
    assert not set(changed.values.values()) & set(old.values())
    shared = sum(len(group) - 1 for group in equal_by_claim(changed.old))
    assert len(set(changed.values.values())) == len(old) - shared


def test_every_marked_number_is_the_new_one(changed: Changed):
    """Each element with the id of a number has the new value and says it in its language."""
    for path, voice in voices(changed.new):
        allowed = {key: {plain(f) for f in forms(voice, key)} for key in changed.values}
        for address, document in pages_of(changed.site, changed.new, path).items():
            for element in document.all("data"):
                key, text = element.attributes["data-figure"], plain(element.text)
                if key in changed.values:
                    assert float(element.attributes["value"]) == changed.values[key], address
                    assert text in allowed[key] | set(map(formatting.capitalised, allowed[key])), (
                        f"{address}: {key}: {text}"
                    )


def test_every_note_on_a_number_begins_with_the_new_one(changed: Changed):
    """The notes that say where a number comes from repeat it as it is now."""
    for path, voice in voices(changed.new):
        for address, document in pages_of(changed.site, changed.new, path).items():
            for note in document.all("li"):
                before, _, key = note.attributes.get("id", "").partition(NOTE)
                if not before and key in changed.values:
                    said = {plain(form) for form in forms(voice, key)}
                    assert plain(note.all("b")[0].text) in said, f"{address}: {key}"


def test_numbers_show_in_the_same_places_as_before(site: Built, changed: Changed):
    """Every page of every language states as many numbers as before, and the same ones."""
    for address, document in site.pages.items():
        before, after = (
            Counter(e.attributes["data-figure"] for e in d.all("data"))
            for d in (document, changed.site.pages[address])
        )
        assert before == after, address


def test_every_value_shows_in_every_language(changed: Changed):
    """No number of the data is missing from a language."""
    for path, _ in voices(changed.new):
        found = {
            element.attributes["data-figure"]
            for document in pages_of(changed.site, changed.new, path).values()
            for element in document.all("data")
        }
        assert changed.values.keys() <= found, path


def test_every_bar_is_as_long_as_its_number(changed: Changed):
    """The bars of charts are drawn from the new values."""
    bars = 0
    for address, document in changed.site.pages.items():
        for bar in document.all("span", class_="bar"):
            number = bar.parent.one("data")
            drawn = bar.attributes["style"].partition("--value:")[2]
            assert float(drawn) == float(number.attributes["value"]), address
            assert float(drawn) == changed.values[number.attributes["data-figure"]], address
            bars += 1
    charts = sum(len(chart.figures) for chart in changed.new.data.charts.values())
    assert bars >= charts * len(changed.new.data.languages)


def test_no_text_keeps_an_old_number(changed: Changed):
    """Neither prose nor titles, descriptions, labels or the search index say an old number."""
    for (path, before), (_, after) in zip(voices(changed.old), voices(changed.new), strict=True):
        new = {plain(form) for key in changed.values for form in typical(after, key)}
        counted = {key for key in changed.old.data.figures if key not in changed.values}
        new |= {plain(form) for key in counted for form in typical(after, key)}
        new |= literals(changed.new)
        old = {plain(f) for key in changed.values for f in typical(before, key)} - new
        pattern = re.compile(
            rf"(?<![\w.,–-])(?:{'|'.join(map(re.escape, sorted(old)))})(?!\w)", re.IGNORECASE
        )
        texts = [
            (address, prose(document.one("article")))
            for address, document in pages_of(changed.site, changed.new, path).items()
        ]
        texts += said_beside(changed.site, changed.new, path)
        texts = [(place, text) for place, text in texts if RECORD not in place]
        found = {(place, m[0]) for place, text in texts for m in pattern.finditer(plain(text))}
        assert found == set(), path


def test_new_numbers_reach_the_search_index(changed: Changed):
    """Whoever searches for a new percentage finds it in either language."""
    for path, voice in voices(changed.new):
        file = changed.site.folder / path / "search/search_index.json"
        index = plain(html.unescape(file.read_text(encoding="utf-8")))
        for key in changed.values:
            assert plain(voice.number(key)) in index, f"{path}: {key}"


def test_every_place_that_states_a_number_is_marked(changed: Changed):
    """A new number never stands in the text of a page without its id, but quoted or cited."""
    for path, voice in voices(changed.new):
        said = sorted({plain(voice.number(key)) for key in changed.values})
        pattern = re.compile(rf"(?<![\w.,])(?:{'|'.join(map(re.escape, said))})(?!\w)")
        for address, document in pages_of(changed.site, changed.new, path).items():
            found = pattern.findall(plain(prose(document.one("article"), "q")))
            assert found == [] or RECORD in address, address
