"""A release: the same bytes for the same site, sums that hold, a bill that says what is in it."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
import tarfile
import tomllib
from pathlib import Path

import pytest
from jsonschema import Draft7Validator
from referencing import Registry, Resource
from small_project import REPOSITORY

STANDARDS = REPOSITORY / "tests/standards"
SCHEMAS = ("cyclonedx-1.6.json", "cyclonedx-spdx.json", "cyclonedx-jsf-0.82.json")
LOCK = (REPOSITORY / "requirements.txt").read_text("utf-8")
MOMENT = 1_700_000_000
ARCHIVE, BILL = "site.tar.gz", "bill-of-materials.cdx.json"
PIP = re.compile(r"-m pip (?:install|download) (.*)")


def release(site: Path, folder: Path, umask: int = 0o022) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, REPOSITORY / "deploy/release.py", site, folder],
        env={**os.environ, "SOURCE_DATE_EPOCH": str(MOMENT), "LC_ALL": "C"},
        umask=umask,
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )


def write_site(folder: Path, names: list[str], mode: int, moment: int) -> Path:
    for name in names:
        file = folder / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(name, "utf-8")
        file.chmod(mode)
        os.utime(file, (moment, moment))
    return folder


@pytest.fixture(scope="module")
def releases(tmp_path_factory: pytest.TempPathFactory) -> list[Path]:
    """Two releases of one site whose files were written in other ways."""
    root = tmp_path_factory.mktemp("releases")
    names = ["index.html", ".nginx/site.conf", "en/č.html", "en/" + "long/" * 30 + "x.html"]
    one = write_site(root / "one", names, 0o644, 1)
    other = write_site(root / "other", names[::-1], 0o600, 2_000_000_000)
    for site, umask in ((one, 0o022), (other, 0o077)):
        done = release(site, root / f"release-{site.name}", umask)
        assert (done.returncode, done.stdout, done.stderr) == (0, "", "")
    return [root / "release-one", root / "release-other"]


@pytest.fixture(scope="module")
def bill(releases: list[Path]) -> dict:
    return json.loads((releases[0] / BILL).read_text("utf-8"))


def test_releases_of_one_site_are_the_same(releases: list[Path]) -> None:
    """Byte for byte, whoever owned the files, since when, and with which rights."""
    contents = [{f.name: f.read_bytes() for f in folder.iterdir()} for folder in releases]
    assert contents[0] == contents[1]
    assert set(contents[0]) == {ARCHIVE, BILL, "SHA256SUMS"}


def test_the_archive_holds_the_site(releases: list[Path]) -> None:
    """All of it, readable for everybody, from the moment of the commit, and of nobody."""
    with tarfile.open(releases[0] / ARCHIVE) as files:
        entries = files.getmembers()
        texts = {e.name: files.extractfile(e).read().decode() for e in entries}
    assert texts == {f"site/{text}": text for text in texts.values()} and len(texts) == 4
    assert {(e.mode, e.mtime, e.uid, e.gid, e.uname, e.gname) for e in entries} == {
        (0o644, MOMENT, 0, 0, "", "")
    }


def test_sums_hold(releases: list[Path]) -> None:
    """`sha256sum --check` finds every file, and one that was altered."""
    command = ["sha256sum", "--check", "--strict", "SHA256SUMS"]
    done = subprocess.run(command, cwd=releases[0], capture_output=True, text=True, check=False)
    assert done.returncode == 0 and done.stdout.count("OK") == 2


def test_the_bill_is_valid(bill: dict) -> None:
    """By the schema of CycloneDX 1.6."""
    schemas = [json.loads((STANDARDS / name).read_text("utf-8")) for name in SCHEMAS]
    registry = Registry().with_resources((s["$id"], Resource.from_contents(s)) for s in schemas)
    errors = list(Draft7Validator(schemas[0], registry=registry).iter_errors(bill))
    assert errors == []


def test_the_bill_names_every_package_of_the_lock(bill: dict) -> None:
    """With its version, the hashes of the files that may be installed, and mostly a licence."""
    packages = [c for c in bill["components"] if c["type"] == "library"]
    pins = re.findall(r"^([\w.-]+)==(\S+)", LOCK, re.MULTILINE)
    assert [(c["name"], c["version"]) for c in packages] == pins
    digests = [h["content"] for c in packages for h in c["externalReferences"][0]["hashes"]]
    assert digests == re.findall(r"sha256:([0-9a-f]{64})", LOCK)
    assert sum(bool(c["licenses"]) for c in packages) > 0.8 * len(packages)


def test_the_bill_says_what_needs_what(bill: dict) -> None:
    """From the toolkit, which needs what pyproject.toml names, to the last package."""
    needs = {entry["ref"]: entry["dependsOn"] for entry in bill["dependencies"]}
    project = tomllib.loads((REPOSITORY / "pyproject.toml").read_text("utf-8"))["project"]
    named = {re.match(r"[\w-]+", text)[0].lower() for text in project["dependencies"]}
    direct = {address.partition("@")[0].rpartition("/")[2] for address in needs["toolkit"]}
    assert direct <= named and len(direct) > 0.8 * len(named)  # a new one waits for `make lock`
    reached, waiting = set(), ["toolkit"]
    while waiting:
        reached.add(ref := waiting.pop())
        waiting += set(needs[ref]) - reached
    assert reached == set(needs)


def test_the_bill_says_of_which_moment_and_machine_it_is(bill: dict) -> None:
    """What the pages of the PDF depend on besides the packages."""
    about = bill["metadata"]
    assert about["timestamp"] == "2023-11-14T22:13:20+00:00"
    assert {"python", "pango"} <= {entry["name"] for entry in about["properties"]}


def test_the_bill_names_what_the_editing_form_is_made_of(tmp_path: Path) -> None:
    """Where the site has the form, with the versions that were fetched."""
    site = write_site(tmp_path / "site", ["index.html", "admin/index.html"], 0o644, 1)
    root = write_site(tmp_path / "root", [".cache/form/cms.version"], 0o644, 1)
    (root / ".cache/form/cms.version").write_text("@a/cms@1.2.3\n")
    for name in ("requirements.txt", "pyproject.toml"):
        (root / name).write_bytes((REPOSITORY / name).read_bytes())
    program = "import sys, pathlib, bill; print(bill.bill(*map(pathlib.Path, sys.argv[1:])))"
    done = subprocess.run(
        [sys.executable, "-c", program, root, site],
        env={**os.environ, "PYTHONPATH": f"{REPOSITORY / 'deploy'}:{REPOSITORY}"},
        capture_output=True,
        text=True,
        check=True,
    )
    assert '"purl": "pkg:npm/%40a/cms@1.2.3"' in done.stdout


def test_a_folder_with_other_things_is_not_replaced(tmp_path: Path) -> None:
    """A release goes into its own folder alone."""
    site = write_site(tmp_path / "site", ["index.html"], 0o644, 1)
    work = write_site(tmp_path / "work", ["precious.txt"], 0o644, 1)
    done = release(site, work)
    assert done.returncode == 1 and done.stderr.count("\n") == 1 and str(work) in done.stderr
    assert [path.name for path in work.iterdir()] == ["precious.txt"]


def test_pip_takes_only_what_the_lock_knows() -> None:
    """Also what builds packages: nothing else is asked for, so that a wheelhouse is enough."""
    plan = ["make", "--dry-run", "--always-make", "build", "wheelhouse", "test", "VENV=x"]
    done = subprocess.run(plan, cwd=REPOSITORY, capture_output=True, text=True, check=True)
    calls = PIP.findall(done.stdout.replace("\\\n", " "))
    assert len(calls) >= 5
    for call in calls:
        assert "--require-hashes" in call or "--no-deps" in call
        assert "--no-build-isolation" in call or "builder.txt" in call
