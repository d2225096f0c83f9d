"""Work on many things, shared among as many processes as there are processors."""

from __future__ import annotations

import multiprocessing
import os
import threading
from collections.abc import Callable, Sequence
from concurrent.futures import ProcessPoolExecutor
from contextlib import suppress
from itertools import chain
from typing import Any, TypeVar

T = TypeVar("T")
R = TypeVar("R")

FEWEST = 16
"""Of fewer things none is worth a process."""
PARTS = 4
"""Of the work for each process, as some things take longer than others."""
MOST_PROCESSES = 8
"""Each has a copy of what it changes in memory."""

_work: Callable[[Any], Any]
_things: Sequence[Any]
_is_copy = False


def mapped(work: Callable[[T], R], things: Sequence[T], fewest: int = FEWEST) -> list[R]:
    """What `work` gives for each thing, in their order; what it gives must be possible to pickle.

    Each process is a copy of this one: what the work changes in memory is lost, files are not.
    """
    done = in_parts(lambda part: [work(thing) for thing in part], things, fewest)
    return list(chain.from_iterable(done))


def in_parts(
    work: Callable[[Sequence[T]], R], things: Sequence[T], fewest: int = FEWEST
) -> list[R]:
    """What `work` gives for each part of the things, where several say it together."""
    count = _processes() if len(things) >= fewest else 1
    size = max(1, -(-len(things) // (count * PARTS)))
    parts = [things[start : start + size] for start in range(0, len(things), size)]
    pool = _pool(count, work, parts) if count > 1 else None
    if not pool:
        return [work(things)]
    with pool:
        return list(pool.map(_do, range(len(parts))))


def beside(work: Callable[[], object]) -> Callable[[], object]:
    """Begins work that leaves files behind in a process of its own; what comes back waits for it.

    Where no process is to spare nothing is begun: whoever needs the files makes what is missing,
    and says what is wrong.
    """
    if _processes() == 1:
        return lambda: None
    process = multiprocessing.get_context("fork").Process(
        target=_quietly, args=(work,), daemon=True
    )
    try:
        process.start()
    except OSError:
        return lambda: None
    return process.join


def _quietly(work: Callable[[], object]) -> None:
    global _is_copy
    _is_copy = True
    with suppress(Exception):
        work()


def _processes() -> int:
    """How many to use; a copy of a process with threads could wait for one of them for ever."""
    if _is_copy or not hasattr(os, "sched_getaffinity") or threading.active_count() > 1:
        return 1
    return min(len(os.sched_getaffinity(0)), MOST_PROCESSES)


def _pool(
    count: int, work: Callable[[Any], Any], things: Sequence[Any]
) -> ProcessPoolExecutor | None:
    """None where the system lets processes share no memory, as some containers do."""
    copies = multiprocessing.get_context("fork")
    try:
        return ProcessPoolExecutor(count, copies, _begin, (work, things))
    except (ImportError, NotImplementedError, OSError):
        return None


def _begin(work: Callable[[Any], Any], things: Sequence[Any]) -> None:
    global _work, _things, _is_copy
    _work, _things, _is_copy = work, things, True


def _do(number: int) -> Any:
    return _work(_things[number])
