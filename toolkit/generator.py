"""Runs the site generator as a child of the build: `python -m toolkit.generator mkdocs build …`.

Where the disk is full or a file may not be written, it says so in one line.
"""

from __future__ import annotations

import runpy
import sys
from types import TracebackType

from toolkit import replacing, report, stopping


def main() -> None:
    """Runs the program that the arguments name."""
    stopping.follow_parent()
    sys.excepthook = _say
    del sys.argv[0]
    runpy.run_module(sys.argv[0], run_name="__main__", alter_sys=True)


def _say(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
    if not isinstance(error, OSError):
        return sys.__excepthook__(kind, error, trace)
    code, found = replacing.reason(error)
    said = report.messages(report.environment_language())["_build"][code].format(found=found)
    sys.stderr.write(f"{said.rstrip()}\n")


if __name__ == "__main__":
    main()
