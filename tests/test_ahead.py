"""Pictures are drawn while the site generator gets ready."""

from __future__ import annotations

import os
import threading

import drawn
import pytest
from small_project import Project

from toolkit import ahead, renditions


@pytest.fixture(autouse=True)
def two_processors(monkeypatch: pytest.MonkeyPatch) -> None:
    """As on a machine that has them, in a program without the threads of other tests."""
    monkeypatch.setattr(os, "sched_getaffinity", lambda _: {0, 1}, raising=False)
    monkeypatch.setattr(threading, "active_count", lambda: 1)


@pytest.fixture
def with_picture(project: Project) -> Project:
    """A project with one photograph, and a folder for what is kept."""
    (project.root / ".cache").mkdir()
    project.write("data/pictures.yml", drawn.RECORD)
    project.write("data/pictures/workshop.jpg", drawn.photograph())
    return project


def kept(project: Project) -> set[str]:
    return {file.name for file in project.root.glob(f".cache/{renditions.KEPT}/*")}


def test_pictures_are_there_once_they_are_waited_for(with_picture: Project) -> None:
    """All that the site publishes, from the data alone: nothing is left to draw."""
    ahead.draw_pictures(with_picture.root)
    ahead.wait()
    drawn_beside = kept(with_picture)
    wanted = {path.rpartition("/")[2] for path, _ in renditions.files(with_picture.content(), "")}
    assert drawn_beside == wanted


def test_data_that_cannot_be_read_draw_nothing(with_picture: Project) -> None:
    """What is wrong with them is said by those who read them next."""
    with_picture.write("data/pictures.yml", "workshop: [")
    ahead.draw_pictures(with_picture.root)
    ahead.wait()
    assert not kept(with_picture)
