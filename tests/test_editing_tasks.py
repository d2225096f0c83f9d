"""Ten tasks of editors, done step by step as the guides say: what is said, and what readers get."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import drawn
import pytest
from editing import MATCHES, Editor, everything, key_of, undone
from test_guides import examples
from website import copy_project

from toolkit import fixes, renditions
from toolkit.draft import read
from toolkit.impact import compare
from toolkit.redirects import pages as leading_pages

LANGUAGES = ("sl", "en")
FIGURES, PILOTS, CHANGES = "data/figures.yml", "data/pilots.yml", "data/changes.yml"
PRACTICES, ORGANISATIONS = "data/practices.yml", "data/organisations.yml"
PICTURES = "data/pictures.yml"
REDIRECTS, BOOK = "data/redirects.yml", "data/book.yml"


@pytest.fixture(scope="module")
def copied(tmp_path_factory: pytest.TempPathFactory) -> Editor:
    """A copy of the real site, where checks keep what they found, as they do in use."""
    root = copy_project(tmp_path_factory.mktemp("copy") / "site")
    content, issues = everything(root)
    assert content is not None, issues
    return Editor(root, content, frozenset(map(key_of, issues)))


@pytest.fixture
def editor(copied: Editor) -> Iterator[Editor]:
    """An editor on a new branch; afterwards every file is as it was."""
    with undone(copied.root):
        yield copied


def example(path: str, *, holding: str = "") -> str:
    """What the guide shows to add to a file."""
    (text,) = (e.text for e in examples("sl") if e.file == path and holding in e.text)
    return text


def test_change_a_figure(editor: Editor) -> None:
    """data.md#figure: the number changes once; the warning gives the record of the change."""
    old = editor.before.data.figures["demand_rising"].value
    line = editor.sub(FIGURES, r"(?<=^demand_rising:\n)  value: \S+", f"  value: {old - 1}")
    assert editor.said() == [("change-unrecorded", FIGURES, line)]
    editor.explain()
    assert editor.said() == []
    for locale, shown in (("sl", "{} %"), ("en", "{}%")):
        assert shown.format(old - 1) in editor.page(locale, "summary/")
        assert shown.format(old) in editor.page(locale, "about/changes/")
    (number,) = compare(editor.before, editor.content()).numbers
    assert (number.key, number.old.value, number.new.value) == ("demand_rising", old, old - 1)


def test_change_a_target_from_five_to_three(editor: Editor) -> None:
    """data.md#target: the forms of the words follow, in both languages, in words and digits."""
    assert editor.before.data.targets["expats_activities"].value == 5
    line = editor.sub(PILOTS, r"(?<=expats_activities:\n)      value: 5", "      value: 3")
    assert editor.said() == [("change-unrecorded", PILOTS, line)]
    editor.explain()
    assert editor.said() == []
    texts = compare(editor.before, editor.content()).texts
    said = {code: " ".join(change.new or "" for change in texts(code)) for code in LANGUAGES}
    said = {code: text.replace("\u00a0", " ") for code, text in said.items()}
    assert "vsaj tri dejavnosti" in said["sl"] and "vsaj 3 dejavnosti" in said["sl"]
    assert "at least 3 activities" in said["en"]
    assert not re.search(r"vsaj (5|pet) dejavnosti", editor.page("sl", "summary/"))


def test_fix_a_typo_in_one_language(editor: Editor) -> None:
    """text.md#sentence: the word is found; once corrected, the other language is looked at."""
    path = "docs/sl/analysis/gaps.md"
    line = editor.sub(path, r"(?m)\bGorenjska\b(?=[^\n#{]* )", "Gorenska")
    said = editor.said()
    assert ("spelling", path, line) in said
    editor.record()
    assert editor.said() == [("spelling", path, line)]
    editor.sub(path, r"\bGorenska\b", "Gorenjska")
    assert [(code, where) for code, where, _ in editor.said()] == [("match-stale", path)]
    editor.record()
    assert editor.said() == []
    before = editor.page("sl", "analysis/gaps/", editor.before)
    assert editor.page("sl", "analysis/gaps/") == before


def test_rewrite_a_section_in_one_language(editor: Editor) -> None:
    """text.md#translate: nothing is published until the other language says the same."""
    new = {
        "en": "Nobody knows yet why the answers differ.",
        "sl": "Zakaj se odgovori razlikujejo, še nihče ne ve.",
    }
    old = {"en": r"Perhaps different people[^\n]*", "sl": r"Morda so odgovarjali[^\n]*"}
    line = editor.sub("docs/en/summary.md", old["en"], new["en"])
    assert editor.said() == [("match-stale", "docs/en/summary.md", line)]
    (issue,) = editor.issues()
    assert issue.severity == "error" and issue.details["section"] == "summary#demand"
    assert issue.details["twin"][0].startswith("docs/sl/summary.md:")
    editor.sub("docs/sl/summary.md", old["sl"], new["sl"])
    assert {(code, where) for code, where, _ in editor.said()} == {
        ("match-renew", "docs/en/summary.md")
    }
    editor.record()
    assert editor.said() == []
    for locale in LANGUAGES:
        assert new[locale] in editor.page(locale, "summary/")


def test_add_a_practice_with_a_picture(editor: Editor) -> None:
    """data.md#practice, text.md#picture: record, sections, picture with its text, what changed."""
    editor.append(PRACTICES, "\n" + example(PRACTICES))
    record = editor.line(PRACTICES, "anchor: school-makerspace")
    missing = ("practice-anchor", PRACTICES, record)
    assert editor.said("practice-anchor") == [missing, missing]
    for locale in LANGUAGES:
        path = f"docs/{locale}/practices.md"
        editor.append(path, "\n" + example(path, holding="##"))
    described = example(PICTURES)
    silent = described.replace("Pupils at a table build a robot", "workshop.jpg")
    editor.append(PICTURES, silent.replace("Kovačnica archive", "Ana Zgled"))
    missing = ("picture-file-missing", PICTURES, editor.line(PICTURES, "file: workshop.jpg"))
    assert missing in editor.said()
    editor.write("data/pictures/workshop.jpg", drawn.photograph())
    line = editor.line(PICTURES, "en: workshop.jpg")
    unused = ("picture-unused", PICTURES, editor.line(PICTURES, "school_makerspace:"))
    said = editor.said("picture-text-missing", "picture-unused", "picture-file-missing")
    assert said == [unused, ("picture-text-missing", PICTURES, line)]
    editor.replace(PICTURES, "en: workshop.jpg", "en: Pupils at a table build a robot")
    for locale in LANGUAGES:
        path = f"docs/{locale}/practices.md"
        editor.append(path, "\n" + example(path, holding="picture("))
    anchor = "  anchor: school-makerspace\n"
    editor.replace(PRACTICES, anchor, anchor + "  picture: school_makerspace\n")
    credit = ("spelling", PICTURES, editor.line(PICTURES, "Ana Zgled"))
    assert editor.said("spelling") == [credit]
    editor.append("data/words/en.txt", "Zgled\n")
    fixes.fix(editor.root)  # puts the list in order
    assert editor.codes() == ["change-unrecorded", "match-new"]
    editor.explain()
    editor.record()
    assert editor.said() == []
    texts = {
        "sl": ("Dijaki za mizo sestavljajo robota", "Slika: arhiv Kovačnice, objavljeno z"),
        "en": ("Pupils at a table build a robot", "Picture: Ana Zgled, published with permission"),
    }
    for locale, (alternative, credit) in texts.items():
        page = editor.content().by_address[locale, "practices/"]
        shown = read(editor.content(), page).filled
        assert f'alt="{alternative}"' in shown and 'class="card-picture' in shown
        assert credit in editor.page(locale, "practices/")
    files = [path for path, _ in renditions.files(editor.content(), "")]
    assert len({Path(path).suffix for path in files}) == 3
    name = editor.content().data.practices["school_makerspace"].name
    assert all(name[code] in editor.page(code, "practices/") for code in LANGUAGES)


def test_rename_a_page(editor: Editor) -> None:
    """structure.md#move-page: the old address leads on, and every link goes to the new name."""
    old, new = "analysis/networks", "analysis/cooperation"
    for locale in LANGUAGES:
        (editor.root / f"docs/{locale}/{old}.md").rename(editor.root / f"docs/{locale}/{new}.md")
    address = editor.line("data/addresses.yml", f'"{old}/":')
    assert ("page-gone", "data/addresses.yml", address) in editor.said()
    editor.replace(REDIRECTS, "\n{}\n", f'\n"{old}/": "{new}/"\n')
    editor.replace("mkdocs.yml", f"{old}.md", f"{new}.md")
    editor.replace(BOOK, old, new)
    editor.write(MATCHES, editor.read(MATCHES).replace(f'"{old}', f'"{new}'))
    said = editor.said()
    assert {code for code, _, _ in said} == {"link-page"}
    for _, path, line in said:
        lines = editor.read(path).split("\n")
        assert "networks.md" in lines[line - 1]
        lines[line - 1] = lines[line - 1].replace("networks.md", "cooperation.md")
        editor.write(path, "\n".join(lines))
    assert editor.said() == []
    leading = leading_pages(editor.content())
    for locale, folder in (("sl", ""), ("en", "en/")):
        assert (locale, f"{new}/") in editor.content().by_address
        assert "cooperation/" in leading[f"{folder}{old}/index.html"]


def test_add_an_organisation_for_two_groups(editor: Editor) -> None:
    """data.md#organisation: it stands in the tables under both groups, in both languages."""
    record = example(ORGANISATIONS)
    editor.append(ORGANISATIONS, "\n" + record.replace("university_youth", "univerity_youth"))
    line = editor.line(ORGANISATIONS, "univerity_youth")
    assert editor.said() == [("unknown-reference", ORGANISATIONS, line)]
    editor.replace(ORGANISATIONS, "univerity_youth", "university_youth")
    assert editor.said() == []
    added = editor.content().data.organisations["example_school"]
    assert added.serves == ("pupils_youth", "university_youth")
    changes = compare(editor.before, editor.content()).texts
    for locale, name in (("sl", "Srednja šola Zgled"), ("en", "Zgled Secondary School")):
        rows = [change.new for change in changes(locale) if change.new and name in change.new]
        groups = [editor.content().data.groups[key].name[locale] for key in added.serves]
        for group in groups:
            nominative = group if isinstance(group, str) else group["nominative"]
            assert any(nominative.casefold() in row.casefold() for row in rows), (group, rows)


MISTAKES = {
    "decimal-comma": (r"(?<=^demand_rising:\n)  value: \S+", "  value: 65,5"),
    "percent-sign": (r"(?<=^demand_rising:\n)  value: \S+", "  value: 65 %"),
    "quoted-number": (r"(?<=^demand_rising:\n)  value: \S+", '  value: "65"'),
    "tab": (r"(?<=^demand_rising:\n)  value:", "\tvalue:"),
    "duplicate-key": (r"(?<=^demand_rising:\n  value: 65\n)  unit: percent", "  value: 66"),
    "unknown-key": (r"(?<=^demand_rising:\n)  value:", "  vaule:"),
    "unknown-reference": (r"(?<=65\n  unit: percent\n)  survey: \w+", "  survey: expert"),
    "language-missing": (r"  label: \{sl: povpraševanje[^\n]*", "  label: {sl: raste}"),
    "yaml-colon": (r"    sl: Strokovnjaki, ki v", "    sl: Strokovnjaki: ki v"),
    "yaml-quote": (r"  label: \{sl: povpraševanje", '  label: {sl: "povpraševanje'),
}  # fmt: skip
"""Ten slips in one record: the message, where, and what somebody types."""


def test_ten_mistakes_in_yaml(editor: Editor) -> None:
    """data.md#mistakes: each is found at its line, and correcting that line is all it takes."""
    right = editor.read(FIGURES)
    for code, (pattern, typed) in MISTAKES.items():
        line = editor.sub(FIGURES, pattern, typed)
        assert editor.said()[0] == (code, FIGURES, line), code
        assert {where for _, where, _ in editor.said()} == {FIGURES}
        editor.write(FIGURES, right)
    assert editor.said() == []
    for locale in LANGUAGES:
        guide = editor.read(f"docs/{locale}/editing/data.md")
        assert [code for code in MISTAKES if f"#{code})" not in guide] == []


PASTED = (
    "“Veščine”  vadimo - vsak dan - od 2021-2027.\n"
    "• V šolah so\u200b robotika...\n"
    "• \uf0b7 V podjetjih sodelujejo.\n"
)
"""What a word processor leaves in a text."""

BY_HAND = {"\n• V šolah": "\n\n- V šolah", "so\u200b": "so", "• \uf0b7 ": "- "}
"""What the guide tells to do before looking at the checks, and what they then show."""


def test_paste_text_from_a_word_processor(editor: Editor) -> None:
    """text.md#paste: what was left behind is found at its line; a command repairs the rest."""
    path = "docs/sl/summary.md"
    editor.append(path, f"\n{PASTED}")
    first = editor.line(path, "“Veščine”")
    said = [(code, line - first) for code, where, line in editor.said() if where == path]
    assert {*said} - {("match-stale", 0)} == {
        ("typography-quote", 0), ("typography-double-space", 0), ("typography-hyphen", 0),
        ("typography-range", 0), ("hidden-character", 1), ("typography-ellipsis", 1),
        ("hidden-character", 2),
    }  # fmt: skip
    for pasted, typed in BY_HAND.items():
        editor.replace(path, pasted, typed)
    fixes.fix(editor.root)
    assert editor.codes() == ["match-stale", "section-lists-differ"]
    english = (
        "“Skills” are practised every day.\n\n- Schools have robotics.\n- Companies join in.\n"
    )
    editor.append("docs/en/summary.md", f"\n{english.replace('“', chr(34)).replace('”', chr(34))}")
    editor.record()
    assert editor.said() == []
    shown = editor.page("sl", "summary/")
    assert "»Veščine« vadimo – vsak dan – od 2021–2027." in shown
    assert "- V šolah so robotika…\n- V podjetjih sodelujejo." in shown


def test_delete_a_heading_that_others_link_to(editor: Editor) -> None:
    """structure.md#remove-section: every link is shown, and the old anchor leads on."""
    linked = []
    for locale in LANGUAGES:
        path = f"docs/{locale}/about/notes.md"
        editor.sub(path, r"^### [^\n]*\{ #no-dates \}\n.*?(?=^#)", "")
    for page in editor.before.pages:
        for number, line in enumerate(editor.read(page.path).split("\n"), 1):
            if "notes.md#no-dates" in line:
                linked.append(("link-anchor", page.path, number))
    assert len(linked) >= 4 and editor.said("link-anchor") == sorted(linked, key=lambda s: s[1:])
    gone = [("anchor-gone", f"docs/{code}/about/notes.md") for code in sorted(LANGUAGES)]
    assert [said[:2] for said in editor.said("anchor-gone")] == gone
    assert editor.said("match-gone") == [
        ("match-gone", MATCHES, editor.line(MATCHES, '"about/notes#no-dates"'))
    ]
    editor.replace(REDIRECTS, "\n{}\n", '\n"about/notes/#no-dates": "about/notes/#notes"\n')
    for _, path, _ in linked:
        editor.write(path, editor.read(path).replace("notes.md#no-dates", "notes.md"))
    editor.sub(MATCHES, r'^"about/notes#no-dates": [^\n]*\n', "")
    editor.record()
    assert editor.said() == []
    leads = editor.content().data.redirects["about/notes/#no-dates"]
    assert leads == "about/notes/#notes"
    assert not any("#no-dates" in page.body for page in editor.content().pages)
