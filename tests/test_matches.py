"""The record of sections whose texts match, and the command that renews it."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner

from tests.small_site import page, project, reread, write
from toolkit import matches
from toolkit.cli import main
from toolkit.content import load_content
from toolkit.matches import State

SL = "# Naslov { #top }\n\nPrva poved.\nDruga poved.\n\n## Več { #more }\n\nŠe nekaj.\n"
EN = "# Heading { #top }\n\nFirst sentence.\nSecond one.\n\n## More { #more }\n\nSomething else.\n"
PAGES = {"docs/sl/summary.md": page(SL), "docs/en/summary.md": page(EN)}
KEYS = ["summary:title", "summary:description", "summary#top", "summary#more"]


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A project of one page whose sections are all recorded."""
    matches.renew(project(tmp_path, PAGES), (), everything=True)
    return tmp_path


def states(root: Path) -> dict[str, State]:
    """What has become of each section."""
    return {section.key: section.state for section in matches.sections(reread(root))}


def edit(root: Path, locale: str, old: str, new: str) -> None:
    """Changes a page."""
    path = root / f"docs/{locale}/summary.md"
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new), "utf-8")


def test_one_line_for_each_section(root: Path) -> None:
    """Each section, title and description has one line with a short hash per sentence."""
    lines = (root / matches.PATH).read_text("utf-8").splitlines()
    records = [line for line in lines if not line.startswith("#")]
    assert [line.partition('": ')[0].strip('"') for line in records] == KEYS
    assert records[2].count(".") == 4
    assert max(map(len, records)) < 60


def test_everything_recorded_is_the_same(root: Path) -> None:
    """Right after the command every section matches."""
    assert set(states(root).values()) == {State.SAME}


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("Prva poved.\nDruga", "Prva poved. Druga"),
        ("Prva poved.\nDruga", "Prva  poved. \n\n\nDruga"),
        ("Prva poved.", '<div class="frame" markdown>\n\nPrva poved.\n\n</div>'),
        ("Prva poved.\nDruga", "Prva\npoved.\r\nDruga"),
        ("Prva poved", "Prva\u00a0poved"),
        ("## Več { #more }\n\nŠe", "## Več {  #more }\nŠe"),
    ],
)
def test_spacing_never_matters(root: Path, old: str, new: str) -> None:
    """White space, line ends and where lines break are no change."""
    edit(root, "sl", old, new)
    assert set(states(root).values()) == {State.SAME}


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("Glej [tu](a.md#b).", "Glej [tu](../c.md)."),
        ("Glej [tu][a].", "Glej [tu][b]."),
        ('Glej <a href="a">tu</a>.', 'Glej <a href="b">tu</a>.'),
        ("Glej https://a.si zdaj.", "Glej https://b.si/x zdaj."),
        ('Je {{ count("pilots") }}.', 'Je {{count( "pilots", "locative", words=true )}}.'),
        ("Tu je. <!-- opomba -->", "Tu je."),
        ('{% call claim("equal", "a", "b") %}Tu je.{% endcall %}\nIn tam.',
         '{% call claim("equal", "a", "b") %}\nTu je.\n{% endcall %} In tam.'),
    ],
)  # fmt: skip
def test_targets_and_forms_never_matter(root: Path, before: str, after: str) -> None:
    """Targets of links, comments, and the case or spelling of a macro are no change."""
    edit(root, "sl", "Še nekaj.", before)
    matches.renew(reread(root), (), everything=True)
    edit(root, "sl", before, after)
    assert states(root)["summary#more"] is State.SAME


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ('Je {{ figure("a") }}.', 'Je {{ figure("b") }}.'),
        ('Je {{ agree("a", other="so") }}.', 'Je {{ agree("a", other="bodo") }}.'),
        ("Glej [tu](a.md).", "Glej [tam](a.md)."),
        ("Tu je.", "Tu ni."),
    ],
)
def test_words_and_ids_matter(root: Path, before: str, after: str) -> None:
    """Words, the text of links, ids of macros and the words inside them are a change."""
    edit(root, "sl", "Še nekaj.", before)
    matches.renew(reread(root), (), everything=True)
    edit(root, "sl", before, after)
    assert states(root)["summary#more"] is State.STALE


def test_data_never_matters(root: Path) -> None:
    """A change of data leaves every section as it was."""
    write(root, {"data/strings.yml": "a: {sl: Nekaj, en: Something}\n"})
    assert set(states(root).values()) == {State.SAME}


@pytest.mark.parametrize(
    ("locales", "state"),
    [(["sl"], State.STALE), (["en"], State.STALE), (["sl", "en"], State.CHANGED)],
)
def test_neither_language_is_the_master(root: Path, locales: list[str], state: State) -> None:
    """A change on any one side is stale; a change on all sides is not."""
    for locale in locales:
        edit(root, locale, "{ #top }\n\n", "{ #top }\n\nNovo.\n")
    assert states(root)["summary#top"] is state
    assert states(root)["summary#more"] is State.SAME


def test_text_before_the_first_heading_counts(root: Path) -> None:
    """Text that only one language has before its first heading is seen."""
    edit(root, "en", "# Heading", "An opening.\n\n# Heading")
    assert states(root)["summary:opening"] is State.STALE


def test_any_number_of_languages(root: Path) -> None:
    """With a third language, a change in two of them is still stale."""
    language = (root / "data/languages/en.yml").read_text("utf-8")
    third = page(EN.replace("First", "Third"))
    write(root, {"data/languages/de.yml": language.replace("path: en/", "path: de/")})
    write(root, {"docs/de/summary.md": third})
    assert set(states(root).values()) == {State.NEW}
    matches.renew(reread(root), (), everything=True)
    for locale in ("sl", "en"):
        edit(root, locale, "{ #top }\n\n", "{ #top }\n\nNovo.\n")
    section = next(s for s in matches.sections(reread(root)) if s.key == "summary#top")
    assert (section.state, set(section.changed)) == (State.STALE, {"sl", "en"})


def test_page_that_begins_with_its_heading(tmp_path: Path) -> None:
    """No blank line is needed between the front matter and the first heading."""
    pages = {f"docs/{c}/a.md": page("# A { #a }").replace("---\n\n", "---\n") for c in ("sl", "en")}
    keys = [section.key for section in matches.sections(project(tmp_path, pages))]
    assert keys == ["a:title", "a:description", "a#a"]


def test_ids_that_are_no_ids(tmp_path: Path) -> None:
    """A section whose id is malformed is left out, so that the file can always be read again."""
    text = page('# A { #a }\n\n## B { #š"b }\n\nText.\n')
    content = project(tmp_path, {"docs/sl/a.md": text, "docs/en/a.md": text})
    matches.renew(content, (), everything=True)
    assert "a#a" in reread(tmp_path).data.matches
    assert len(reread(tmp_path).data.matches) == 3


def test_home_and_folders_have_names(tmp_path: Path) -> None:
    """The home page is called index, a page in a folder by its address."""
    names = ("index", "pilots/index", "pilots/one")
    pages = {f"docs/{c}/{n}.md": page("# A { #a }\n") for c in ("sl", "en") for n in names}
    keys = {s.key for s in matches.sections(project(tmp_path, pages))}
    assert {"index#a", "pilots#a", "pilots/one#a"} <= keys


def run(root: Path, *arguments: str) -> tuple[int, list[str]]:
    """Exit code and lines of `toolkit match`."""
    command = ["match", *arguments, "--root", str(root), "--language", "en"]
    result = CliRunner().invoke(main, command)
    return result.exit_code, result.output.splitlines()


def test_command_leaves_a_change_of_one_language(root: Path) -> None:
    """Without a name, only what needs no decision is recorded."""
    edit(root, "sl", "Še nekaj.", "Drugo.")
    edit(root, "sl", "Prva", "Ena")
    edit(root, "en", "First", "One")
    code, lines = run(root)
    assert code == 0
    assert lines[0] == "recorded: summary#top"
    assert lines[1].startswith("not recorded") and lines[1].endswith(": summary#more")
    assert states(root)["summary#more"] is State.STALE


@pytest.mark.parametrize("name", ["summary#more", "summary", "--all"])
def test_command_records_what_is_named(root: Path, name: str) -> None:
    """A section, its page or everything is recorded where it is asked for."""
    edit(root, "sl", "Še nekaj.", "Drugo.")
    assert run(root, name) == (0, ["recorded: summary#more"])
    assert set(states(root).values()) == {State.SAME}
    assert run(root)[1] == ["data/matches.yml holds everything already."]


def test_command_removes_what_is_gone(root: Path) -> None:
    """The record of a section that no longer exists is dropped."""
    for locale, text in (("sl", SL), ("en", EN)):
        write(root, {f"docs/{locale}/summary.md": page(text.split("##")[0])})
    assert run(root) == (0, ["removed: summary#more"])
    assert "summary#more" not in (root / matches.PATH).read_text("utf-8")


@pytest.mark.parametrize("arguments", [("summary#nothing",), ("summary", "--all")])
def test_command_used_wrongly(root: Path, arguments: tuple[str, ...]) -> None:
    """An unknown section, or a section beside --all, is a use error and changes nothing."""
    before = (root / matches.PATH).read_text("utf-8")
    assert run(root, *arguments)[0] == 2
    assert (root / matches.PATH).read_text("utf-8") == before


def test_file_is_deterministic(root: Path) -> None:
    """The file is the same, byte for byte, however often and from whatever order it is written."""
    path = root / matches.PATH
    before = path.read_bytes()
    path.write_text("\n".join(reversed(before.decode().splitlines())), "utf-8")
    run(root)
    assert path.read_bytes() == before


@pytest.mark.parametrize("text", [None, "", "# nothing\n", "{}\n"])
def test_missing_or_empty_file(root: Path, text: str | None) -> None:
    """Without records the content still loads, and the command writes them."""
    path = root / matches.PATH
    path.unlink() if text is None else path.write_text(text, "utf-8")
    assert set(states(root).values()) == {State.NEW}
    assert len(run(root)[1]) == len(KEYS)


@pytest.mark.parametrize(
    ("line", "code"),
    [
        ('"summary": {sl: bcdf, en: bcdf}', "match-key"),
        ('"summary#top": {sl: 12.5, en: bcdf}', "not-text"),
        ('"summary#top": {sl: "b c", en: bcdf}', "match-form"),
        ('"summary#top": bcdf', "not-a-mapping"),
        ("<<<<<<< ours", "merge-conflict"),
    ],
)
def test_faults_of_the_file_are_messages(root: Path, line: str, code: str) -> None:
    """A line that was not pasted whole is named with its place."""
    (root / matches.PATH).write_text(f"# records\n{line}\n", "utf-8")
    content, issues = load_content(root)
    assert content is None
    assert [(i.path, i.line, i.code) for i in issues] == [(matches.PATH, 2, code)]
