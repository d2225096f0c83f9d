"""Fixtures for all tests: the small project, what speaks of it, and the real site as files."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings
from small_project import Project, copy_project
from web_server import Server, running
from website import Built, build_once, shared_folder

from toolkit.author import Author
from toolkit.content import Content
from toolkit.language import Language
from toolkit.voice import Voice

settings.register_profile(
    "project",
    derandomize=True,
    deadline=None,
    database=None,
    max_examples=60,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
settings.load_profile("project")


ON_THE_SITE = {"browser", "site"}
"""Folders of tests that wait until the real site has been built."""
HEAD_START = 0.2
"""What part of the other tests comes before all but the first of these."""


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mixes files that wait for the site and for browsers with files that only reckon: the first
    one builds the site, and the processors have something to do at any time.
    """
    files = [*dict.fromkeys(item.path for item in items)]
    waiting = [file for file in files if file.parent.name in ON_THE_SITE]
    others = [file for file in files if file not in waiting]
    place = {file: number / len(waiting) for number, file in enumerate(waiting)}
    place |= {file: number / len(others) - HEAD_START for number, file in enumerate(others)}
    place |= dict.fromkeys(waiting[:1], -1.0)
    items.sort(key=lambda item: place[item.path])


@pytest.fixture
def project(tmp_path: Path) -> Project:
    """A copy of the small project that the test may change."""
    return copy_project(tmp_path / "project")


@pytest.fixture(scope="session")
def content(tmp_path_factory: pytest.TempPathFactory) -> Content:
    """The content of the unchanged small project; not to be changed."""
    return copy_project(tmp_path_factory.mktemp("unchanged")).content()


@pytest.fixture(scope="session")
def sl(content: Content) -> Language:
    """How Slovenian is written."""
    return content.data.languages["sl"]


@pytest.fixture(scope="session")
def en(content: Content) -> Language:
    """How English is written."""
    return content.data.languages["en"]


@pytest.fixture(scope="session")
def voice(content: Content) -> Callable[[str], Voice]:
    """Speaks of the small project in the language with this code."""
    return lambda locale: Voice(content.data, locale)


@pytest.fixture(scope="session")
def author(content: Content) -> Callable[..., Author]:
    """The macros of the small project, in a language and at an address."""

    def build(locale: str, slug: str = "") -> Author:
        return Author(content, locale, content.data.languages[locale].path + slug)

    return build


@pytest.fixture(scope="session")
def built(tmp_path_factory: pytest.TempPathFactory) -> Built:
    """The files of the real site as `make build` writes them."""
    return build_once(shared_folder(tmp_path_factory.getbasetemp()), "site")


@pytest.fixture(scope="session")
def server(built: Built, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """The real site as nginx serves it."""
    with running(built.folder, tmp_path_factory.mktemp("nginx") / "run") as server:
        yield server
