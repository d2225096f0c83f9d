"""Results kept on disk between runs and found again by all that they were made from."""

from __future__ import annotations

import contextlib
import hashlib
import os
import pickle
import sys
from collections import ChainMap
from collections.abc import Callable, Hashable, Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Any, TypeVar

from toolkit.processes import mapped

K = TypeVar("K", bound=Hashable)
T = TypeVar("T")

FOLDER = ".cache"
CODE = ("toolkit", "engine")
"""Folders of what makes the results, with the texts and rules that stand beside the code."""


def fingerprint(*values: object) -> str:
    """Short for values: equal where their `repr` is."""
    return hashlib.sha256(repr(values).encode()).hexdigest()


class Kept:
    """Results of one kind; where there is no folder for them, each is made anew."""

    def __init__(self, root: Path, kind: str) -> None:
        self._file = root / FOLDER / f"{kind}.pickle"
        self._found: dict[str, Any] | None = None
        self._asked: dict[str, Any] = {}

    def get(self, made_from: tuple[object, ...], make: Callable[[], T]) -> T:
        """What `make` gave for the same values, all of which have a `repr` of their own."""
        return self.several({0: made_from}, lambda _: {0: make()})[0]

    def each(self, made_from: Mapping[K, tuple[object, ...]], make: Callable[[K], T]) -> dict[K, T]:
        """The results of several things, each of which is made by itself."""

        def at_once(missing: set[K]) -> dict[K, T]:
            names = [name for name in made_from if name in missing]
            return dict(zip(names, mapped(make, names), strict=True))

        return self.several(made_from, at_once)

    def several(
        self, made_from: Mapping[K, tuple[object, ...]], make: Callable[[set[K]], Mapping[K, T]]
    ) -> dict[K, T]:
        """The results of several things; `make` gives those that are not kept, all in one go."""
        keys = {name: fingerprint(_code(), values) for name, values in made_from.items()}
        known = ChainMap(self._asked, self._known())
        missing = {name for name, key in keys.items() if key not in known}
        made = make(missing) if missing else {}
        found = {name: made[name] if name in missing else known[keys[name]] for name in keys}
        self._asked.update((keys[name], result) for name, result in found.items())
        return found

    @contextlib.contextmanager
    def handed_over(self) -> Iterator[dict[str, Any]]:
        """What is asked for meanwhile, for another process to `take`; None where it knows it."""
        before, self._asked = self._asked, {}
        handed: dict[str, Any] = {}
        try:
            yield handed
        finally:
            known = ChainMap(before, self._known())
            handed.update((key, None if key in known else self._asked[key]) for key in self._asked)
            self._asked = before

    def take(self, handed: Mapping[str, Any]) -> None:
        """Counts what another process was asked for as asked for here."""
        known = ChainMap(self._asked, self._known())
        self._asked.update((key, known.get(key, result)) for key, result in handed.items())

    def save(self) -> None:
        """Keeps what was asked for since the last time, and nothing else."""
        if self._asked.keys() != (self._found or {}).keys() and self._file.parent.is_dir():
            self._write()
        self._found, self._asked = self._asked, {}

    def _known(self) -> dict[str, Any]:
        if self._found is None:
            self._found = self._read()
        return self._found

    def _read(self) -> dict[str, Any]:
        try:
            found = pickle.loads(self._file.read_bytes())
        except Exception:  # missing, broken, or of other code: made anew
            return {}
        return found if isinstance(found, dict) else {}

    def _write(self) -> None:
        beside = self._file.with_suffix(f".{os.getpid()}")
        with contextlib.suppress(OSError):  # nothing is lost but time
            beside.write_bytes(pickle.dumps(self._asked, protocol=pickle.HIGHEST_PROTOCOL))
            beside.replace(self._file)
        for left in self._file.parent.glob(f"{self._file.stem}.[0-9]*"):  # of a run that was killed
            with contextlib.suppress(OSError):
                left.unlink()


@contextlib.contextmanager
def kept(root: Path, kind: str) -> Iterator[Kept]:
    """The results of a kind for one run over all that they are made from."""
    results = Kept(root, kind)
    yield results
    results.save()


@cache
def _code() -> str:
    """Changes with the code that makes the results."""
    root = Path(__file__).parent.parent
    files = (file for name in CODE for file in sorted((root / name).rglob("*.*")))
    texts = (file.read_bytes() for file in files if file.suffix != ".pyc")
    return hashlib.sha256(b"".join([sys.version.encode(), *texts])).hexdigest()
