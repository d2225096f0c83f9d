"""Replaces a folder as a whole or not at all: the new one is filled beside the old one."""

from __future__ import annotations

import ctypes
import errno
import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

from toolkit import stopping

HOME = "index.html"
"""What every site has."""
AT_FDCWD, RENAME_EXCHANGE = -100, 2
"""Of Linux: paths are as they are given; two of them swap places."""
CODES = {
    **dict.fromkeys((errno.ENOSPC, errno.EDQUOT, errno.EFBIG), "disk_full"),
    **dict.fromkeys((errno.EACCES, errno.EPERM, errno.EROFS), "forbidden"),
    **dict.fromkeys((errno.EBUSY, errno.EXDEV), "mounted"),
}
"""Messages for what the system says most often."""


class NotReplaced(Exception):
    """The folder stays as it was; `args` is (code of the message, what is wrong)."""


@contextmanager
def replacing(goal: Path, home: str = HOME) -> Iterator[Path]:
    """Gives a place beside a folder; what is there in the end takes the folder's place at once.

    When anything goes wrong before, the folder is as it was. What an earlier run left that was
    killed is put right first. A link is followed, and stays. A signal to stop raises Stopped.
    Only a folder that has the file `home` may be replaced; any other is somebody's work.
    """
    place = _Place(Path(os.path.realpath(goal)))
    try:
        _require_replaceable(place.folder, home)
        place.folder.parent.mkdir(parents=True, exist_ok=True)
        with stopping.stoppable(), _alone(place.lock):
            place.tidy()
            try:
                yield place.beside
                stopping.finish_anyway()
                place.put()
            finally:
                with suppress(OSError):
                    place.tidy()
    except OSError as error:
        raise NotReplaced(*reason(error)) from error


def reason(error: OSError) -> tuple[str, str]:
    """Code of the message for what the system said, and of which file."""
    code = CODES.get(error.errno or 0, "system")
    file = error.filename2 if code == "disk_full" and error.filename2 else error.filename  # a copy
    said = (error.strerror, file) if code == "system" else (file,)
    return code, ": ".join(str(part) for part in said if part)


def _require_replaceable(folder: Path, home: str) -> None:
    if folder.exists() and not folder.is_dir():
        raise NotReplaced("no_folder", str(folder))
    if folder.is_mount():
        raise NotReplaced("mounted", str(folder))
    if folder.exists() and any(folder.iterdir()) and not (folder / home).is_file():
        raise NotReplaced("no_site", str(folder))


@dataclass(frozen=True)
class _Place:
    """A folder with what stands beside it for a while."""

    folder: Path

    @property
    def beside(self) -> Path:
        return self.folder.with_name(f".{self.folder.name}.building")

    @property
    def old(self) -> Path:
        return self.folder.with_name(f".{self.folder.name}.old")

    @property
    def lock(self) -> Path:
        return self.folder.with_name(f".{self.folder.name}.lock")

    def tidy(self) -> None:
        """Leaves nothing beside the folder; the old one is put back if it stands there alone."""
        if not self.folder.exists() and self.old.is_dir():
            self.old.rename(self.folder)
        for left in (self.beside, self.old):
            if left.is_dir() and not left.is_symlink():
                shutil.rmtree(left)
            else:
                left.unlink(missing_ok=True)

    def put(self) -> None:
        """Puts the new folder in the place of the old one, in one step where the system can."""
        if not self.folder.exists():
            self.beside.rename(self.folder)
        elif not _exchanged(self.beside, self.folder):
            self.folder.rename(self.old)
            self.beside.rename(self.folder)


def _exchanged(one: Path, other: Path) -> bool:
    """Whether two folders could swap places in one step, so that neither is ever missing."""
    exchange = getattr(ctypes.CDLL(None), "renameat2", None)
    paths = (os.fsencode(one), os.fsencode(other))
    if exchange is None:
        return False
    return not exchange(AT_FDCWD, paths[0], AT_FDCWD, paths[1], RENAME_EXCHANGE)


@contextmanager
def _alone(lock: Path) -> Iterator[None]:
    """Lets one process at a time in; the system lets go of the lock when that process dies."""
    import fcntl  # not on Windows, where the checks work all the same

    while True:
        with lock.open("a") as file:
            try:
                fcntl.lockf(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError:
                raise NotReplaced("busy", str(lock)) from None
            if not _is_at(file.fileno(), lock):
                continue  # the one before has just removed it
            try:
                yield
            finally:
                lock.unlink(missing_ok=True)
            return


def _is_at(open_file: int, path: Path) -> bool:
    try:
        return os.path.samestat(os.fstat(open_file), path.stat())
    except FileNotFoundError:
        return False
