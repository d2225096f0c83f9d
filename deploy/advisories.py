"""Names the packages of the lock that have a known weakness, without asking anybody.

`make audit` compares the lock with advisories.json beside this file, a snapshot of the advisory
database of the Python Packaging Authority. `make advisories` renews the snapshot from a clone of
that database.
"""

from __future__ import annotations

import json
import re
import subprocess
import sys
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

import yaml
from packaging.version import InvalidVersion, Version

ROOT = Path(__file__).resolve().parent.parent
LOCKS = ("requirements.txt", "requirements-test.txt")
SNAPSHOT = Path(__file__).with_name("advisories.json")
PIN = re.compile(r"^([\w.-]+)==([^\s;]+)", re.MULTILINE)
CLOSINGS = ("fixed", "last_affected")

Advisory = dict[str, Any]
"""Its `id`, and the `ranges` or the `versions` that it concerns."""
Advisories = Mapping[str, list[Advisory]]
"""By the name of the package."""


def canonical(name: str) -> str:
    """The name of a package as registries compare it."""
    return re.sub(r"[-_.]+", "-", name).lower()


def pins(locks: Iterable[str]) -> dict[str, str]:
    """The version of each package."""
    return {canonical(name): version for lock in locks for name, version in PIN.findall(lock)}


def weaknesses(packages: Mapping[str, str], advisories: Advisories) -> Iterator[str]:
    """Each package that an advisory concerns, with the version that mends it."""
    for name, version in sorted(packages.items()):
        for advisory in advisories.get(name, ()):
            if concerns(advisory, version):
                fixed = [r["fixed"] for r in advisory.get("ranges", ()) if "fixed" in r]
                mended = f", mended in {', '.join(fixed)}" if fixed else ""
                yield f"{name} {version}: {advisory['id']}{mended}"


def concerns(advisory: Advisory, version: str) -> bool:
    """Whether a version lies in one of the ranges of an advisory, or is one of its versions."""
    if version in advisory.get("versions", ()):
        return True
    return any(_within(span, Version(version)) for span in advisory.get("ranges", ()))


def _within(span: Mapping[str, str], version: Version) -> bool:
    first, fixed, last = (span.get(key) for key in ("introduced", *CLOSINGS))
    return (
        (not first or Version(first) <= version)
        and (not fixed or version < Version(fixed))
        and (not last or version <= Version(last))
    )


def read(records: Iterable[Mapping[str, Any]]) -> dict[str, list[Advisory]]:
    """The advisories of the database as they are kept; those that were withdrawn are left out."""
    found: dict[str, list[Advisory]] = {}
    for record in records:
        for part in () if "withdrawn" in record else record["affected"]:
            spans = [span for events in _events(part) for span in _spans(events)]
            versions = (version for span in spans for version in span.values())
            compared = bool(spans) and all(map(_is_version, versions))
            kept = {"ranges": spans} if compared else {"versions": part.get("versions", [])}
            name = canonical(part["package"]["name"])
            found.setdefault(name, []).append({"id": record["id"], **kept})
    return {name: found[name] for name in sorted(found)}


def _events(part: Mapping[str, Any]) -> Iterator[list[dict[str, str]]]:
    yield from (r["events"] for r in part.get("ranges", ()) if r["type"] == "ECOSYSTEM")


def _spans(events: Iterable[dict[str, str]]) -> Iterator[dict[str, str]]:
    """From which version on, and up to which where that is known."""
    begun: dict[str, str] = {}
    for event in events:
        if "introduced" in event:
            begun = event
        elif not event.keys().isdisjoint(CLOSINGS):
            yield begun | event
            begun = {}
    if begun:
        yield begun


def _is_version(text: str) -> bool:
    try:
        Version(text)
    except InvalidVersion:
        return False
    return True


def renew(clone: Path) -> None:
    """Writes the snapshot from a clone of the database."""
    log = ["git", "-C", str(clone), "log", "-1", "--format=%cs"]
    day = subprocess.run(log, capture_output=True, text=True, check=True).stdout.strip()
    files = sorted((clone / "vulns").rglob("*.yaml"))
    records = (yaml.load(file.read_text("utf-8"), Loader=yaml.CSafeLoader) for file in files)
    lines = (f"  {json.dumps(name)}: {json.dumps(of)}" for name, of in read(records).items())
    packages = ",\n".join(lines)
    SNAPSHOT.write_text(f'{{"day": "{day}", "packages": {{\n{packages}\n}}}}\n', "utf-8")


def main(clones: list[str]) -> str | None:
    """What is said of the lock; nothing where no advisory concerns it."""
    for clone in clones:
        renew(Path(clone))
    snapshot = json.loads(SNAPSHOT.read_text("utf-8"))
    packages = pins((ROOT / lock).read_text("utf-8") for lock in LOCKS)
    found = "\n".join(weaknesses(packages, snapshot["packages"]))
    print(f"{len(packages)} packages, advisories of {snapshot['day']}")
    return found or None


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
