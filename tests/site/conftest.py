"""The real site, built once, at the root of a host and below a path."""

from __future__ import annotations

import pytest
from website import ADDRESS_BELOW, ROOT, Built, build_once, shared_folder

from toolkit.content import Content
from toolkit.project import current_content


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Built:
    """The site as `make build` writes it."""
    return build_once(shared_folder(tmp_path_factory.getbasetemp()), "site")


@pytest.fixture(scope="session")
def site_below(tmp_path_factory: pytest.TempPathFactory) -> Built:
    """The site for an address that has a path."""
    return build_once(shared_folder(tmp_path_factory.getbasetemp()), "site-below", ADDRESS_BELOW)


@pytest.fixture(scope="session")
def content() -> Content:
    """The data and pages of the real project."""
    return current_content(ROOT)
