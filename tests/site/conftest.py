"""The real site, built once, at the root of a host and below a path."""

from __future__ import annotations

import shutil

import pytest
from website import ADDRESS_BELOW, PAGES_ONLY, ROOT, Built, build_once, shared_folder

from toolkit.content import Content
from toolkit.project import current_content


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Built:
    """The site as `make build` writes it."""
    return build_once(shared_folder(tmp_path_factory.getbasetemp()), "site")


@pytest.fixture(scope="session")
def site_below(tmp_path_factory: pytest.TempPathFactory, site: Built) -> Built:
    """The pages for an address that has a path; the files made of pages are those of the site."""
    shared = shared_folder(tmp_path_factory.getbasetemp())
    built = build_once(shared, "site-below", ADDRESS_BELOW, command=PAGES_ONLY)
    for made in ("*.pdf", "*.png"):
        for file in site.folder.rglob(made):
            copy = built.folder / file.relative_to(site.folder)
            copy.parent.mkdir(parents=True, exist_ok=True)
            shutil.copy2(file, copy)
    return built


@pytest.fixture(scope="session")
def content() -> Content:
    """The data and pages of the real project."""
    return current_content(ROOT)
