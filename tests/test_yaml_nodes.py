"""Reading YAML strictly: values as editors mean them, with the line of each."""

from __future__ import annotations

from pathlib import Path

import pytest

from toolkit.yaml_nodes import MAXIMUM_SIZE, dotted, parse_document, read_document


def value(text: str) -> object:
    document = parse_document(text.encode(), "x.yml")
    assert document.issues == []
    return document.value


def faults(raw: bytes) -> list[tuple[int, str]]:
    return [(issue.line, issue.code) for issue in parse_document(raw, "x.yml").issues]


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("53", 53), ("-5", -5), ("0", 0), ("53.5", 53.5), ("0.10", 0.1), ('"53"', "53"),
        ("'53'", "53"), ("53,5", "53,5"), ("010", "010"), ("0x1F", "0x1F"), ("0o17", "0o17"),
        ("1_000", "1_000"), ("1e3", "1e3"), (".5", ".5"), ("5.", "5."), ("12:30", "12:30"),
        (".inf", ".inf"), (".nan", ".nan"), ("9" * 30, "9" * 30), ("٣", "٣"), ("no", "no"),
        ("No", "No"), ("yes", "yes"), ("on", "on"), ("off", "off"), ("y", "y"), ("true", True),
        ("False", False), ("null", None), ("~", None), ("", None), ('""', ""), ('"null"', "null"),
        ("2026-11-22", "2026-11-22"), ("<<", "<<"), ("=", "="), ("|-\n  53", "53"),
    ],
)  # fmt: skip
def test_scalar(text: str, meant: object) -> None:
    """Only plain decimal numbers, true, false and null are more than text."""
    found = value(f"key: {text}\n")
    assert found == {"key": meant}
    assert type(found["key"]) is type(meant)


def test_keys_are_text() -> None:
    """A key is never a number, a truth value or nothing."""
    assert value("5: a\nno: b\ntrue: c\n") == {"5": "a", "no": "b", "true": "c"}


def test_lines() -> None:
    """Every key and item knows its line, and what has none takes that of what is around it."""
    document = parse_document(b"# first\na:\n  b: 1\n  c:\n    - x\n    - y: 2\n", "x.yml")
    lines = {
        ("a",): 2,
        ("a", "b"): 3,
        ("a", "c"): 4,
        ("a", "c", 0): 5,
        ("a", "c", 1, "y"): 6,
        ("a", "c", 1, "missing", "deeper"): 6,
        ("missing",): 2,
    }
    assert {location: document.line(location) for location in lines} == lines


def test_dotted() -> None:
    """Places are shown as people count: the first item is 1."""
    assert dotted(("a", "b", 0, "c")) == "a.b.1.c"


@pytest.mark.parametrize(
    ("raw", "found"),
    [
        (b"", [(1, "file-empty")]),
        (b"# remark\n", [(1, "file-empty")]),
        (b"---\n", []),
        (b"\xef\xbb\xbfa: 1\n", []),
        (b"a: 1\r\nb: 2\r\n", []),
        (b"a: 1\n\tb: 2\n", [(2, "tab")]),
        (b"a: x\ty\nb:\t1\n", [(1, "tab"), (2, "tab")]),
        (b"a: 1\nb: \xe8\n", [(2, "not-utf8")]),
        ("č: 1\n".encode("utf-16"), [(1, "not-utf8")]),
        ("a: č\n".encode("cp1250"), [(1, "not-utf8")]),
        (b"a: 1\x00\n", [(1, "hidden-character")]),
        (b"a: 1\rb: 2\n", [(1, "hidden-character")]),
        ("a: b\u2028c\n".encode(), [(1, "hidden-character")]),
        (b"<<<<<<< HEAD\na: 1\n=======\na: 2\n>>>>>>> b\n",
         [(1, "merge-conflict"), (3, "merge-conflict"), (5, "merge-conflict")]),
        (b"<<<<<<< HEAD\r\na: 1\r\n=======\r\n>>>>>>> b\r\n",
         [(1, "merge-conflict"), (3, "merge-conflict"), (4, "merge-conflict")]),
        (b"a: 1\nb: 2\na: 3\na: 4\n", [(3, "duplicate-key"), (4, "duplicate-key")]),
        (b"a: {b: 1, b: 2}\n", [(1, "duplicate-key")]),
        (b"a: &x 1\nb: *x\n", [(2, "alias")]),
        (b"a: &x {b: 1}\nc:\n  <<: *x\n", [(3, "alias")]),
        (b"a: &x [*x]\n", [(1, "alias")]),
        (b"a: *x\n", [(1, "alias")]),
        (b"[a]: 1\n", [(1, "key-not-text")]),
        (b"a: b: c\n", [(1, "yaml-colon")]),
        (b'a: 1\nb: "open\nc: 2\n', [(2, "yaml-quote")]),
        (b"a: 1\nb: @x\n", [(2, "yaml-character")]),
        (b"a: 1\n--- \nb: 2\n", [(2, "yaml-syntax")]),
        (b"a: [1\nb: 2\n", [(2, "yaml-syntax")]),
        (b'a: "x" y\n', [(1, "yaml-syntax")]),
        (b"a: !!binary x\n", []),
        (b"%YAML 9.9\n---\na: 1\n", [(1, "yaml-syntax")]),
    ],
)  # fmt: skip
def test_faults_of_a_text(raw: bytes, found: list) -> None:
    """Each fault is told at its line, all of them where they can be seen together."""
    assert faults(raw) == found


def test_python_tags_stay_text() -> None:
    """A tag never runs anything."""
    assert value("a: !!python/object/apply:os.system [echo]\n") == {"a": ["echo"]}
    assert value("a: !secret 5\n") == {"a": "5"}


@pytest.mark.parametrize("opening", ["[", "{a: ", "- ", "{", "? "])
def test_bottomless_nesting_is_told(opening: str) -> None:
    """Nesting that would kill the parser (and the process with it) is refused at once."""
    assert [code for _, code in faults(opening.encode() * 300_000)] == ["too-deep"]


def test_depth_that_is_allowed() -> None:
    """Thirty levels are fine, one more is not."""
    assert faults(b"[" * 30 + b"]" * 30) == []
    assert faults(b"[" * 31 + b"]" * 31) == [(1, "too-deep")]


def test_aliases_cannot_grow() -> None:
    """A text that would unfold without end is only told, not unfolded."""
    bomb = "a: &a [x, x]\n" + "".join(
        f"{chr(98 + i)}: &{chr(98 + i)} [*{chr(97 + i)}, *{chr(97 + i)}]\n" for i in range(20)
    )
    assert {code for _, code in faults(bomb.encode())} == {"alias"}


def test_size() -> None:
    """A file beyond two megabytes is not read."""
    assert faults(b"#" * (MAXIMUM_SIZE + 1)) == [(1, "file-too-large")]


def test_missing_file(tmp_path: Path) -> None:
    """A file that is not there, or is a folder, is a fault and no exception."""
    for path in (tmp_path / "none.yml", tmp_path):
        assert [i.code for i in read_document(path, "x.yml").issues] == ["file-missing"]
