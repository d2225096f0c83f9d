"""Results kept on disk between runs and found again by all that they were made from."""

from __future__ import annotations

import contextlib
import hashlib
import os
import pickle
import sys
import zlib
from collections import ChainMap
from collections.abc import Callable, Hashable, Iterator, Mapping
from functools import cache
from pathlib import Path
from sysconfig import get_path
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


Handed = dict[str, bytes | None]
"""Results, packed, as one process hands them over to another; None where that knows it."""


class Kept:
    """Results of one kind, each packed; where there is no folder for them, each is made anew."""

    def __init__(self, root: Path, kind: str) -> None:
        self._file = root / FOLDER / f"{kind}.pickle"
        self._found: dict[str, bytes] | None = None
        self._asked: dict[str, bytes] = {}

    def get(self, made_from: tuple[object, ...], make: Callable[[], T]) -> T:
        """What `make` gave for the same values, all of which have a `repr` of their own."""
        return self.several({0: made_from}, lambda _: {0: make()})[0]

    def each(self, made_from: Mapping[K, tuple[object, ...]], make: Callable[[K], T]) -> dict[K, T]:
        """The results of several things, each of which is made by itself."""

        if not self._keeps():
            return dict(zip(made_from, mapped(make, [*made_from]), strict=True))

        def at_once(missing: list[K]) -> dict[K, bytes]:
            packed = mapped(lambda name: _packed(make(name)), missing)
            return dict(zip(missing, packed, strict=True))

        return self._results(made_from, at_once)

    def several(
        self, made_from: Mapping[K, tuple[object, ...]], make: Callable[[set[K]], Mapping[K, T]]
    ) -> dict[K, T]:
        """The results of several things; `make` gives those that are not kept, all in one go."""

        if not self._keeps():
            return dict(make({*made_from}))

        def together(missing: list[K]) -> dict[K, bytes]:
            return {name: _packed(result) for name, result in make({*missing}).items()}

        return self._results(made_from, together)

    def _results(
        self,
        made_from: Mapping[K, tuple[object, ...]],
        make: Callable[[list[K]], Mapping[K, bytes]],
    ) -> dict[K, Any]:
        keys = {name: fingerprint(_code(), values) for name, values in made_from.items()}
        known = ChainMap(self._asked, self._known())
        missing = [name for name, key in keys.items() if key not in known]
        made = make(missing) if missing else {}
        found = {name: made[name] if name in made else known[key] for name, key in keys.items()}
        self._asked.update((keys[name], result) for name, result in found.items())
        return {name: _unpacked(result) for name, result in found.items()}

    def _keeps(self) -> bool:
        return self._file.parent.is_dir()

    @contextlib.contextmanager
    def handed_over(self) -> Iterator[Handed]:
        """What is asked for meanwhile, for another process to `take`."""
        before, self._asked = self._asked, {}
        handed: Handed = {}
        try:
            yield handed
        finally:
            known = ChainMap(before, self._known())
            handed.update((key, None if key in known else self._asked[key]) for key in self._asked)
            self._asked = before

    def take(self, handed: Handed) -> None:
        """Counts what another process was asked for as asked for here."""
        known = ChainMap(self._asked, self._known())
        for key, result in handed.items():
            self._asked[key] = known[key] if result is None else result

    def save(self) -> None:
        """Keeps what was asked for since the last time, and nothing else."""
        is_new = self._asked.keys() != (self._found or {}).keys()
        if is_new and self._keeps() and self._write():
            self._found = None  # what is on the disk need not be in memory
        else:
            self._found = self._asked
        self._asked = {}

    def _known(self) -> dict[str, bytes]:
        if self._found is None:
            self._found = self._read()
        return self._found

    def _read(self) -> dict[str, bytes]:
        try:
            found = pickle.loads(self._file.read_bytes())
        except Exception:  # missing, broken, or of other code: made anew
            return {}
        return found if isinstance(found, dict) else {}

    def _write(self) -> bool:
        beside = self._file.with_suffix(f".{os.getpid()}")
        written = False
        with contextlib.suppress(OSError):  # nothing is lost but time
            beside.write_bytes(pickle.dumps(self._asked, protocol=pickle.HIGHEST_PROTOCOL))
            beside.replace(self._file)
            written = True
        for left in self._file.parent.glob(f"{self._file.stem}.[0-9]*"):  # of a run that was killed
            with contextlib.suppress(OSError):
                left.unlink()
        return written


def _packed(result: object) -> bytes:
    """As little as it can be, for most results are texts that only the next run will ask for."""
    return zlib.compress(pickle.dumps(result, protocol=pickle.HIGHEST_PROTOCOL), 1)


def _unpacked(packed: bytes) -> Any:
    return pickle.loads(zlib.decompress(packed))


@contextlib.contextmanager
def kept(root: Path, kind: str) -> Iterator[Kept]:
    """The results of a kind for one run over all that they are made from."""
    results = Kept(root, kind)
    yield results
    results.save()


@cache
def _code() -> str:
    """Changes with the code that makes the results, and with the libraries that it uses."""
    root = Path(__file__).parent.parent
    libraries = sorted(file.name for file in Path(get_path("purelib")).glob("*.dist-info"))
    files = (file for name in CODE for file in sorted((root / name).rglob("*.*")))
    texts = (file.read_bytes() for file in files if file.suffix != ".pyc")
    return hashlib.sha256(b"".join([repr((sys.version, libraries)).encode(), *texts])).hexdigest()
