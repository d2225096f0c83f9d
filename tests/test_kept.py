"""Results are found again by what they were made from, and by nothing else."""

from __future__ import annotations

from pathlib import Path

import pytest

from toolkit.kept import FOLDER, Kept, _code, fingerprint, kept


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A project with a folder for results."""
    (tmp_path / FOLDER).mkdir()
    return tmp_path


def refuse() -> str:
    """Fails the test: nothing was to be made."""
    raise AssertionError


def test_a_later_run_finds_results_again(root: Path) -> None:
    """What was made from the same values need not be made again."""
    with kept(root, "words") as results:
        assert results.get(("a", 1), lambda: "made") == "made"
    with kept(root, "words") as results:
        assert results.get(("a", 1), refuse) == "made"


@pytest.mark.parametrize("other", [("a", 2), ("a", "1"), ("a",), ("b", 1)])
def test_other_values_are_another_result(root: Path, other: tuple[object, ...]) -> None:
    """Any difference counts, also that of a number and its text."""
    with kept(root, "words") as results:
        results.get(("a", 1), lambda: "old")
    with kept(root, "words") as results:
        assert results.get(other, lambda: "new") == "new"


def test_other_code_is_another_result(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A change of the toolkit makes everything anew."""
    with kept(root, "words") as results:
        results.get(("a",), lambda: "old")
    monkeypatch.setattr("toolkit.kept._code", lambda: "changed")
    with kept(root, "words") as results:
        assert results.get(("a",), lambda: "new") == "new"


def test_another_library_is_another_result(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """After an upgrade everything is made anew."""
    monkeypatch.setattr("toolkit.kept.get_path", lambda _: str(tmp_path))
    before = _code.__wrapped__()
    (tmp_path / "weasyprint-99.0.dist-info").mkdir()
    assert _code.__wrapped__() != before


def test_what_no_run_asks_for_is_dropped(root: Path) -> None:
    """The folder does not grow with the history of the project."""
    with kept(root, "words") as results:
        results.get(("a",), lambda: "a")
        results.get(("b",), lambda: "b")
    with kept(root, "words") as results:
        results.get(("a",), refuse)
    with kept(root, "words") as results:
        assert results.get(("b",), lambda: "anew") == "anew"


def test_one_object_serves_many_runs(root: Path) -> None:
    """A preview saves after each build and goes on."""
    results = Kept(root, "words")
    results.get(("a",), lambda: "a")
    results.save()
    assert results.get(("a",), refuse) == "a"
    results.save()
    assert Kept(root, "words").get(("a",), refuse) == "a"


@pytest.mark.parametrize("raw", [b"", b"no pickle", b"\x80\x05K\x01."])
def test_a_file_that_cannot_be_read_costs_only_time(root: Path, raw: bytes) -> None:
    """Half a file, another program's file, another form: everything is made anew."""
    (root / FOLDER / "words.pickle").write_bytes(raw)
    with kept(root, "words") as results:
        assert results.get(("a",), lambda: "made") == "made"
    with kept(root, "words") as results:
        assert results.get(("a",), refuse) == "made"


def test_without_a_folder_nothing_is_written(tmp_path: Path) -> None:
    """Looking at somebody's project leaves no trace in it."""
    with kept(tmp_path, "words") as results:
        assert results.get(("a",), lambda: "made") == "made"
    assert list(tmp_path.iterdir()) == []


def test_fingerprints_tell_values_apart() -> None:
    """Also where their texts would run together."""
    assert fingerprint("ab", "c") != fingerprint("a", "bc")
    assert fingerprint({"a": 1}) == fingerprint({"a": 1})


def test_what_a_killed_run_left_is_removed(root: Path) -> None:
    """The next run that writes takes half-written files along, and no others."""
    left, other = root / FOLDER / "words.12345", root / FOLDER / "words-too.12345"
    left.write_bytes(b"half")
    other.write_bytes(b"of another kind")
    with kept(root, "words") as results:
        results.get(("a",), lambda: "made")
    assert not left.exists() and other.exists()


def test_what_another_process_was_asked_for_is_kept(root: Path) -> None:
    """Also what only had to be found there, and nothing of it twice."""
    with kept(root, "words") as results:
        results.get(("old",), lambda: "old")
    here, there = Kept(root, "words"), Kept(root, "words")
    here.get(("mine",), lambda: "mine")
    with there.handed_over() as handed:
        assert there.get(("old",), refuse) == "old"
        assert there.get(("new",), lambda: "new") == "new"
    assert [result is None for result in handed.values()] == [True, False]
    here.take(handed)
    here.save()
    with kept(root, "words") as results:
        assert [results.get((name,), refuse) for name in ("old", "new", "mine")] == [
            "old",
            "new",
            "mine",
        ]


def test_each_is_made_by_itself(root: Path) -> None:
    """Only what is missing is made, and a result that is nothing is a result."""
    with kept(root, "words") as results:
        assert results.each({1: ("a", "b")}, lambda _: None) == {1: None}
    with kept(root, "words") as results:
        both = results.each({1: ("a", "b"), 2: ("c", "d")}, lambda name: name)
    assert both == {1: None, 2: 2}
