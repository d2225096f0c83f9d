"""Packs the built site for keeping: an archive, a bill of what it was made with, their checksums.

Run by `make release`. Two runs for one commit write the same bytes; decisions/building-again.md
says how to build from them in years to come.
"""

from __future__ import annotations

import gzip
import hashlib
import io
import sys
import tarfile
from pathlib import Path

from bill import bill

from toolkit import replacing, report, revisions

ROOT = Path(__file__).resolve().parent.parent
ARCHIVE, BILL, SUMS = "site.tar.gz", "bill-of-materials.cdx.json", "SHA256SUMS"


def archive(site: Path, moment: int) -> bytes:
    """All files of a site; only their names and contents count, not whose they are nor since when.

    Its folder is called as the site is.
    """
    packed = io.BytesIO()
    with (
        gzip.GzipFile(filename="", mode="wb", fileobj=packed, mtime=0) as stream,
        tarfile.open(fileobj=stream, mode="w", format=tarfile.PAX_FORMAT) as files,
    ):
        for path in sorted(path for path in site.rglob("*") if path.is_file()):
            entry = tarfile.TarInfo(f"site/{path.relative_to(site).as_posix()}")
            entry.size, entry.mtime, entry.mode = path.stat().st_size, moment, 0o644
            with path.open("rb") as file:
                files.addfile(entry, file)
    return packed.getvalue()


def sums(folder: Path) -> str:
    """What `sha256sum --check` reads."""
    files = sorted(path for path in folder.iterdir() if path.name != SUMS)
    return "".join(f"{hashlib.sha256(f.read_bytes()).hexdigest()}  {f.name}\n" for f in files)


def write(site: Path, folder: Path) -> None:
    """Writes a release into a folder, in the place of an earlier one."""
    with replacing.replacing(folder, home=SUMS) as beside:
        beside.mkdir()
        (beside / ARCHIVE).write_bytes(archive(site, revisions.moment_for_tools(ROOT)))
        (beside / BILL).write_text(bill(ROOT, site), "utf-8")
        (beside / SUMS).write_text(sums(beside), "utf-8")


if __name__ == "__main__":
    try:
        write(*map(Path, sys.argv[1:]))
    except replacing.NotReplaced as error:
        code, found = error.args
        words = report.messages(report.environment_language())["_build"]
        sys.exit(words[code].format(found=found))
