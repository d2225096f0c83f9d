"""Ends in good order when a person or the system says stop, and no child outlives its parent."""

from __future__ import annotations

import ctypes
import multiprocessing
import signal
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType

SIGNALS = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)
PR_SET_PDEATHSIG = 1
"""Of Linux: which signal a process gets when its parent has died."""


class Stopped(BaseException):
    """Somebody said stop; `number` is that of the signal.

    No Exception, so that nothing on the way takes it for a mistake of its own.
    """

    def __init__(self, number: int) -> None:
        super().__init__(signal.Signals(number).name)
        self.number = number


@contextmanager
def stoppable() -> Iterator[None]:
    """While it lasts, a signal to stop raises Stopped, and whoever is at work can tidy up.

    Only the first signal counts, and none after `finish_anyway`.
    """
    before = {number: signal.signal(number, _stop) for number in SIGNALS}
    try:
        yield
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)


def finish_anyway() -> None:
    """From here on nothing stops what is done in a moment, such as tidying up."""
    for number in SIGNALS:
        signal.signal(number, signal.SIG_IGN)


def _stop(number: int, _: FrameType | None) -> None:
    finish_anyway()
    for child in multiprocessing.active_children():
        child.kill()  # otherwise their parent would wait until they are done
    raise Stopped(number)


def follow_parent() -> None:
    """For a child: leaves signals to its parent, and dies with it even when that is killed."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    for number in (signal.SIGTERM, signal.SIGHUP):
        signal.signal(number, signal.SIG_DFL)
    prctl = getattr(ctypes.CDLL(None), "prctl", None)
    if prctl:  # elsewhere a child of a killed build works on until it is done
        prctl(PR_SET_PDEATHSIG, signal.SIGKILL)
