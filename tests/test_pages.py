"""Reading pages: front matter, headings, and what they ask of the data."""

from __future__ import annotations

from pathlib import Path

import pytest

from toolkit.pages import Page, parse_page, read_pages

HEAD = '---\ntitle: "A"\ndescription: "B"\n---\n'


def page(body: str, head: str = HEAD) -> Page:
    return parse_page(head + body, "docs/en/a.md", "en", "a/")


def faults(found: Page) -> list[tuple[int, str]]:
    return [(issue.line, issue.code) for issue in found.issues]


def read(path: Path, root: Path) -> Page:
    """The only page of a folder, in English."""
    (found,) = read_pages(root, {"en": path})
    return found


@pytest.mark.parametrize(
    ("name", "slug"),
    [("index", ""), ("a", "a/"), ("a/index", "a/"), ("a/b", "a/b/"), ("index/index", "index/")],
)
def test_slug(tmp_path: Path, name: str, slug: str) -> None:
    """A page has the address of its file, without index."""
    path = tmp_path / "docs/en" / f"{name}.md"
    path.parent.mkdir(parents=True)
    path.write_text(HEAD, "utf-8")
    assert read(path, tmp_path).slug == slug


def test_front_matter() -> None:
    """Title and description are texts; the line of each is known."""
    found = page("x\n", '---\ntitle: "A"\n\ndescription: "B"\nmore: 5\n---\n')
    assert (found.meta("title"), found.meta("description"), found.meta("more")) == ("A", "B", "")
    assert found.front.line(("description",)) == 4
    assert found.body_line == 7


@pytest.mark.parametrize(
    ("head", "fault"),
    [
        ("", (1, "front-matter-missing")),
        ("title: A\n", (1, "front-matter-missing")),
        ("---\ntitle: A\n", (1, "front-matter-missing")),
        ("\n---\ntitle: A\n---\n", (1, "front-matter-missing")),
        ("---\n- A\n---\n", (2, "front-matter-form")),
        ("---\n# remark\n---\n", (1, "file-empty")),
        ("---\ntitle: A: B\n---\n", (2, "yaml-colon")),
        ("---\na: 1\ntitle: 1\ntitle: 2\n---\n", (4, "duplicate-key")),
    ],
)
def test_bad_front_matter(head: str, fault: tuple[int, str]) -> None:
    """A fault of the first lines is told at its line in the page."""
    assert faults(page("# A { #a }\n", head)) == [fault]


def test_headings() -> None:
    """Level, text, id and line of each heading; code is none."""
    found = page("# One { #one }\n\n## Two\n\n```\n# no\n```\n\n### Three {#three}\n#no\n")
    assert [(h.level, h.text, h.id, h.line) for h in found.headings] == [
        (1, "One", "one", 5),
        (2, "Two", None, 7),
        (3, "Three {#three}", None, 13),
    ]


def test_calls() -> None:
    """Name, arguments, line and section of each call, front matter first."""
    found = page(
        '# A { #a }\n\n{{ f("x", 2, words=true) }} {{ g() }}\n\n## B { #b }\n\n'
        '{% call claim("largest", "x", -1.5) %}{{ h("y") }}{% endcall %}\n',
        '---\ntitle: "{{ t(\'z\') }}"\ndescription: "B"\n---\n',
    )
    assert [(c.name, c.arguments, dict(c.options), c.line, c.section) for c in found.calls] == [
        ("t", ("z",), {}, 2, None),
        ("f", ("x", 2), {"words": True}, 7, "a"),
        ("g", (), {}, 7, "a"),
        ("claim", None, {}, 11, "b"),
        ("h", ("y",), {}, 11, "b"),
    ]


@pytest.mark.parametrize(
    ("written", "name"),
    [
        ("{{ f(x) }}", "f"),
        ('{{ f("a" * 999999999) }}', "f"),
        ("{{ f(2 ** 9999999) }}", "f"),
        ('{{ f(["a"]) }}', "f"),
        ("{{ f(*x) }}", "f"),
        ("{{ f }}", "f"),
        ('{{ f("a")|nothing }}', "|nothing"),
    ],
)
def test_what_is_not_written_out(written: str, name: str) -> None:
    """A call without literal arguments is known as such, and nothing of it is worked out."""
    assert (name, None) in [(call.name, call.arguments) for call in page(written).calls]


def test_method_of_something() -> None:
    """What is called is named as the page writes it."""
    assert [call.name for call in page("{{ a.b.c() }}").calls] == ["a.b.c"]


@pytest.mark.parametrize(
    "body",
    ["{{ f( }}", "{{ f('a) }}", "{% call claim('a') %}", "{% nothing %}", "{{ }}"],
)
def test_bad_macro_syntax(body: str) -> None:
    """Braces that cannot be read are told once, at their line."""
    assert faults(page(f"a\n\n{body}\n")) == [(7, "macro-syntax")]


def test_bottomless_macro() -> None:
    """Brackets without end are told, not followed."""
    assert faults(page("{{ " + "(" * 9999)) == [(5, "macro-syntax")]


def test_merge_conflict_in_a_page() -> None:
    """Marks of a merge are never published; a line under a heading is no mark."""
    text = "A\n=======\n<<<<<<< HEAD\nx\n=======\ny\n>>>>>>> b\n"
    assert faults(page(text)) == [(7, "merge-conflict"), (11, "merge-conflict")]


def test_windows_and_byte_order_mark(tmp_path: Path) -> None:
    """Pages from Windows read the same, on the same lines."""
    path = tmp_path / "docs/en/a.md"
    path.parent.mkdir(parents=True)
    path.write_bytes(b"\xef\xbb\xbf" + (HEAD + "# A { #a }\n").replace("\n", "\r\n").encode())
    found = read(path, tmp_path)
    assert found.issues == ()
    assert (found.headings[0].id, found.headings[0].line) == ("a", 5)


def test_bad_encoding(tmp_path: Path) -> None:
    """A page in another encoding is told at the line of the first bad character."""
    path = tmp_path / "docs/en/a.md"
    path.parent.mkdir(parents=True)
    path.write_bytes(HEAD.encode() + "\nškola\n".encode("cp1250"))
    assert faults(read(path, tmp_path)) == [(6, "not-utf8")]
