"""The audit of the lock: what the snapshot says of each package, by its version."""

from __future__ import annotations

import sys

import pytest
from small_project import REPOSITORY

sys.path.insert(0, str(REPOSITORY / "deploy"))

import advisories


def advisory(*events: dict[str, str], **more: object) -> dict[str, object]:
    ranges = [{"type": "ECOSYSTEM", "events": list(events)}, {"type": "GIT", "events": []}]
    part = {"package": {"name": "Some_Package"}, "ranges": ranges, "versions": ["1!x"], **more}
    return {"id": "PYSEC-1", "affected": [part]}


TWICE = advisory({"introduced": "0"}, {"fixed": "1.2"}, {"introduced": "2.0"}, {"fixed": "2.10"})


@pytest.mark.parametrize(
    "record, version, is_named",
    [
        (TWICE, "1.1", True), (TWICE, "1.2", False), (TWICE, "2.0", True), (TWICE, "2.9", True),
        (TWICE, "2.10", False),
        (advisory({"introduced": "3"}), "2.9", False), (advisory({"introduced": "3"}), "4", True),
        (advisory({"introduced": "0"}, {"last_affected": "1.4"}), "1.4", True),
        (advisory({"introduced": "0"}, {"last_affected": "1.4"}), "1.4.1", False),
        (advisory({"introduced": "0"}, {"fixed": "no version"}, versions=["1.1"]), "1.1", True),
        (advisory({"introduced": "0"}, {"fixed": "no version"}, versions=["1.1"]), "1.0", False),
        ({**TWICE, "withdrawn": "2026-01-01"}, "1.1", False),
    ],
)  # fmt: skip
def test_a_package_is_named_while_an_advisory_concerns_its_version(
    record: dict[str, object], version: str, is_named: bool
) -> None:
    """From the version that brought the weakness up to the one that mends it, and by list where
    versions cannot be compared; what was withdrawn says nothing."""
    packages = advisories.pins([f"some.package=={version} \\\n    --hash=sha256:0\nother==1.1\n"])
    found = list(advisories.weaknesses(packages, advisories.read([record])))
    assert [line.partition(":")[0] for line in found] == [f"some-package {version}"] * is_named


def test_the_version_that_mends_it_is_named() -> None:
    """Whoever reads it knows what to raise the package to."""
    (line,) = advisories.weaknesses({"some-package": "1.1"}, advisories.read([TWICE]))
    assert line == "some-package 1.1: PYSEC-1, mended in 1.2, 2.10"
