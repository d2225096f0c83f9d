"""The preview in a real browser: both languages side by side, and mistakes on the page."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect
from website import QUIET, copy_project

STARTING = 90_000
WRONG = '\nTega ni: {{ figure("nothing_of_this_name") }}.\n'


def free_port() -> int:
    """A port that nobody uses at the moment."""
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        return listener.getsockname()[1]


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A copy of the project."""
    return copy_project(tmp_path / "project")


@pytest.fixture
def address(project: Path) -> Iterator[str]:
    """Where `mkdocs serve` shows the project."""
    host = f"127.0.0.1:{free_port()}"
    command = [sys.executable, "-m", "mkdocs", "serve", "--dev-addr", host]
    settings = {key: value for key, value in os.environ.items() if key != "SITE_URL"}
    with (project / "preview.log").open("w") as log:
        server = subprocess.Popen(
            command, cwd=project, env=settings | QUIET, stdout=log, stderr=subprocess.STDOUT
        )
        try:
            _wait_for(project / "preview.log", "Serving on")
            yield f"http://{host}/"
        finally:
            server.terminate()
            server.wait()


@pytest.fixture
def patience() -> Iterator[None]:
    """A build comes before what is expected; other tests need not wait that long."""
    expect.set_options(timeout=STARTING)
    yield
    expect.set_options(timeout=None)


def _wait_for(log: Path, said: str) -> None:
    until = time.monotonic() + STARTING / 1000
    while said not in log.read_text(encoding="utf-8"):
        assert time.monotonic() < until, log.read_text(encoding="utf-8")
        time.sleep(0.1)


@pytest.mark.usefixtures("patience")
def test_a_change_is_seen_in_both_languages(browser: Browser, address: str, project: Path) -> None:
    """Frames go to the same page; a mistake appears on the page; a mended one goes away."""
    page = browser.new_page(viewport={"width": 1400, "height": 800})
    page.set_default_timeout(STARTING)
    page.goto(f"{address}preview/")
    ours, theirs = (page.frame_locator(f'iframe[data-locale="{code}"]') for code in ("sl", "en"))
    expect(theirs.locator("html")).to_have_attribute("lang", "en")
    ours.locator('a[href$="summary/"]:visible').first.click()
    expect(theirs.locator("h1")).to_have_id("concept-in-brief")
    expect(ours.locator("[data-preview-issues]")).to_have_count(0)
    file = project / "docs/sl/summary.md"
    text = file.read_text(encoding="utf-8")
    file.write_text(text + WRONG, encoding="utf-8")
    expect(ours.locator("[data-preview-issues]")).to_contain_text("nothing_of_this_name")
    expect(theirs.locator("main")).not_to_contain_text("nothing_of_this_name")
    expect(ours.locator("main h1")).to_contain_text("Te strani zdaj ni mogoče prikazati")
    expect(ours.locator("main")).not_to_contain_text("Traceback")
    link = ours.locator("[data-preview-issues] li a").first.get_attribute("href")
    assert link == f"vscode://file/{project}/docs/sl/summary.md:{text.count(chr(10)) + 2}"
    file.write_text(text, encoding="utf-8")
    expect(ours.locator("[data-preview-issues]")).to_have_count(0)
    page.close()
