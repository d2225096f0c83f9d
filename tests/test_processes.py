"""Sharing work among processes changes nothing but the time that it takes."""

from __future__ import annotations

import os
import threading
import time
from collections.abc import Sequence
from concurrent.futures.process import BrokenProcessPool
from pathlib import Path

import pytest

from toolkit import processes
from toolkit.processes import FEWEST, mapped

MANY = list(range(5 * FEWEST))


@pytest.fixture(autouse=True)
def two_processors(monkeypatch: pytest.MonkeyPatch) -> None:
    """As on a machine that has them, in a program without the threads of other tests' servers."""
    monkeypatch.setattr(os, "sched_getaffinity", lambda _: {0, 1}, raising=False)
    running, others = threading.active_count, threading.active_count() - 1
    monkeypatch.setattr(threading, "active_count", lambda: running() - others)


def where(_: int) -> int:
    time.sleep(0.001)
    return os.getpid()


def test_results_keep_their_order() -> None:
    """Whichever process gives them, and whichever is ready first."""

    def slow_at_first(number: int) -> int:
        time.sleep(0.02 if number < 3 else 0)
        return number * number

    assert mapped(slow_at_first, MANY) == [number * number for number in MANY]


def test_several_processes_work() -> None:
    """None of them is this one."""
    used = set(mapped(where, MANY))
    assert len(used) == 2 and os.getpid() not in used


def test_few_things_stay_here() -> None:
    """A process costs more than they do."""
    assert set(mapped(where, MANY[: FEWEST - 1])) == {os.getpid()}


def test_one_processor_works_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    """As a system that cannot copy processes does."""
    monkeypatch.setattr(os, "sched_getaffinity", lambda _: {0})
    assert set(mapped(where, MANY)) == {os.getpid()}
    monkeypatch.delattr(os, "sched_getaffinity")
    assert set(mapped(where, MANY)) == {os.getpid()}


@pytest.mark.parametrize("error", [PermissionError, ImportError, NotImplementedError])
def test_without_shared_memory_all_stays_here(
    monkeypatch: pytest.MonkeyPatch, error: type[Exception]
) -> None:
    """As in some containers."""

    def refuse(*_: object) -> None:
        raise error

    monkeypatch.setattr(processes, "ProcessPoolExecutor", refuse)
    assert set(mapped(where, MANY)) == {os.getpid()}


def test_beside_a_thread_all_stays_here() -> None:
    """A copy of a process could wait for ever for a thread that it does not have: the preview."""
    over = threading.Event()
    waiting = threading.Thread(target=over.wait)
    waiting.start()
    try:
        assert set(mapped(where, MANY)) == {os.getpid()}
    finally:
        over.set()
        waiting.join()


def test_things_need_not_be_pickled() -> None:
    """They are there in the copy of the process; only results go back."""
    assert mapped(lambda thing: thing(), [lambda n=n: n for n in MANY]) == MANY


def test_what_goes_wrong_is_said() -> None:
    """As if it had been done here."""

    def refuse(number: int) -> int:
        if number == FEWEST:
            raise LookupError(f"no {number}")
        return number

    with pytest.raises(LookupError, match=f"no {FEWEST}"):
        mapped(refuse, MANY)


def test_a_process_that_is_killed_is_no_result() -> None:
    """It must not look as if the work were done."""

    here = os.getpid()

    def die(number: int) -> int:
        assert os.getpid() != here
        if number == FEWEST:
            os._exit(9)
        return number

    with pytest.raises(BrokenProcessPool):
        mapped(die, MANY)


def test_work_beside_leaves_its_files(tmp_path: Path) -> None:
    """It goes on in a process of its own until somebody waits for it."""
    begun = time.monotonic()

    def work() -> None:
        time.sleep(0.3)
        (tmp_path / "made").write_text(str(os.getpid()), "utf-8")

    wait = processes.beside(work)
    assert time.monotonic() - begun < 0.3
    wait()
    assert (tmp_path / "made").read_text("utf-8") != str(os.getpid())


def test_work_beside_fails_in_silence(capfd: pytest.CaptureFixture[str]) -> None:
    """Who needs the files finds out and says it."""

    def fail() -> None:
        raise LookupError

    processes.beside(fail)()
    assert capfd.readouterr() == ("", "")


def test_with_one_processor_nothing_is_begun(monkeypatch: pytest.MonkeyPatch) -> None:
    """It would only take time from what is waited for."""
    monkeypatch.setattr(os, "sched_getaffinity", lambda _: {0})
    monkeypatch.setattr(processes.multiprocessing, "get_context", None)
    processes.beside(lambda: None)()


def test_parts_are_said_together() -> None:
    """A process says something of a part as a whole; together they have seen everything."""

    def said(part: Sequence[int]) -> tuple[int, list[int]]:
        time.sleep(0.05)
        return os.getpid(), list(part)

    parts = processes.in_parts(said, MANY)
    assert [number for _, part in parts for number in part] == MANY
    assert len(parts) > 2 and len({process for process, _ in parts}) == 2
    assert processes.in_parts(list, []) == [[]]
