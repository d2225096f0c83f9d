"""What the site is made with, as a bill of materials in the form of CycloneDX 1.6.

It follows from requirements.txt, pyproject.toml, the licences that the installed packages state,
and what this machine brings along.
"""

from __future__ import annotations

import ctypes
import ctypes.util
import json
import platform
import re
import subprocess
import tomllib
import uuid
from base64 import b64decode
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from importlib.metadata import PackageNotFoundError, metadata
from pathlib import Path
from typing import Any

import font

from toolkit import form, revisions

LOCK = "requirements.txt"
FORM = {
    "$schema": "http://cyclonedx.org/schema/bom-1.6.schema.json",
    "bomFormat": "CycloneDX",
    "specVersion": "1.6",
}
PIN = re.compile(r"^([\w.-]+)==(\S+)")
DIGEST = re.compile(r"--hash=sha256:([0-9a-f]{64})")
NEEDED_BY = re.compile(r"^ +#(?: via)? +(?!via$)([\w.-]+)", re.MULTILINE)
CLASSIFIER = "License :: OSI Approved :: "
FONT_LICENCE = "OFL-1.1"
Json = dict[str, Any]


@dataclass(frozen=True)
class Package:
    """A package of the lock: the files that may be installed, and which packages need it."""

    name: str
    version: str
    digests: tuple[str, ...]
    needed_by: tuple[str, ...]

    @property
    def address(self) -> str:
        return f"pkg:pypi/{self.name}@{self.version}"


def packages(lock: str) -> Iterator[Package]:
    """Those of a lock, in its order."""
    for block in re.split(r"\n(?=\w)", lock):
        if pin := PIN.match(block):
            yield Package(
                *pin.groups(), tuple(DIGEST.findall(block)), tuple(NEEDED_BY.findall(block))
            )


def bill(root: Path, site: Path) -> str:
    """The bill of the project in a folder and of the site that was built from it."""
    project = tomllib.loads((root / "pyproject.toml").read_text("utf-8"))["project"]
    found = list(packages((root / LOCK).read_text("utf-8")))
    addresses = {project["name"]: project["name"]} | {p.name: p.address for p in found}
    needs: dict[str, list[str]] = {address: [] for address in addresses.values()}
    for package in found:
        for name in package.needed_by:
            needs[addresses[name]].append(package.address)
    text: Json = {
        "metadata": _about(root, project),
        "components": [*map(_component, found), _font(), *_form(root, site)],
        "dependencies": [{"ref": ref, "dependsOn": goals} for ref, goals in needs.items()],
    }
    number = uuid.uuid5(uuid.NAMESPACE_OID, json.dumps(text))
    whole = {**FORM, "serialNumber": number.urn, "version": 1, **text}
    return json.dumps(whole, indent=1, ensure_ascii=False) + "\n"


def _about(root: Path, project: Json) -> Json:
    name, version, said = project["name"], project["version"], project["description"]
    about = {"type": "application", "bom-ref": name, "name": name}
    moment = revisions.last_moment(root)
    day = {} if moment is None else {"timestamp": datetime.fromtimestamp(moment, UTC).isoformat()}
    machine = {"python": platform.python_version(), "pango": _pango(), "commit": _commit(root)}
    return {
        **day,
        "lifecycles": [{"phase": "build"}],
        "component": {**about, "version": version, "description": said},
        "properties": [{"name": key, "value": value} for key, value in machine.items() if value],
    }


def _component(package: Package) -> Json:
    hashes = [{"alg": "SHA-256", "content": digest} for digest in package.digests]
    return {
        "type": "library",
        "bom-ref": package.address,
        "name": package.name,
        "version": package.version,
        "licenses": _licences(package.name),
        "purl": package.address,
        "externalReferences": [
            {
                "type": "distribution",
                "url": f"https://pypi.org/project/{package.name}/{package.version}/",
                "comment": "one of these files was installed",
                "hashes": hashes,
            }
        ],
    }


def _licences(name: str) -> list[Json]:
    """What an installed package states of its licence."""
    try:
        about = metadata(name)
    except PackageNotFoundError:  # of another system
        return []
    if expression := about.get("License-Expression"):
        return [{"expression": expression}]
    classes = [c for c in about.get_all("Classifier", []) if c.startswith(CLASSIFIER)]
    stated = [c.removeprefix(CLASSIFIER) for c in classes] or [about.get("License") or ""]
    return [{"license": {"name": text.partition("\n")[0]}} for text in stated if text]


def _font() -> Json:
    """The font of the pages, which is no package."""
    return {
        "type": "data",
        **_from_npm(font.RELEASE),
        "hashes": [{"alg": "SHA-512", "content": b64decode(font.SHA512).hex()}],
        "licenses": [{"license": {"id": FONT_LICENCE}}],
    }


def _form(root: Path, site: Path) -> Iterator[Json]:
    """What the editing form is made of, where the site has one."""
    if (site / form.FOLDER).is_dir():
        for file in sorted((root / form.PACKAGES).glob("*.version")):
            yield {"type": "library", **_from_npm(file.read_text("utf-8").strip())}


def _from_npm(package: str) -> Json:
    name, _, version = package.rpartition("@")
    address = f"pkg:npm/{name.replace('@', '%40')}@{version}"
    return {"bom-ref": address, "name": name, "version": version, "purl": address}


def _pango() -> str:
    """The version of what lays out the PDF, as its pages depend on it."""
    library = ctypes.util.find_library("pango-1.0")
    if library is None:
        return ""
    version = ctypes.CDLL(library).pango_version_string
    version.restype = ctypes.c_char_p
    return str(version().decode())


def _commit(root: Path) -> str:
    """The commit, and whether files differ from it."""
    command = ["git", "describe", "--always", "--dirty", "--abbrev=40", "--exclude=*"]
    try:
        done = subprocess.run(command, cwd=root, capture_output=True, text=True, check=True)
    except (OSError, subprocess.CalledProcessError):
        return ""
    return done.stdout.strip()
