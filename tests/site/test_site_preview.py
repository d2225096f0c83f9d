"""The preview shows open pages at once, while the build of the whole site is held by a file."""

from __future__ import annotations

import html
import os
import re
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from website import QUIET, copy_project

PATIENCE = 90
HOLDING = """
import time
from pathlib import Path

def on_nav(nav, config, files):
    while Path("held").exists():
        time.sleep(0.02)
"""
RELOADING = re.compile(
    r"<script>\s*var livereload.*?livereload\((\d+), \d+\);\s*</script>", re.DOTALL
)
MISTAKES = re.compile(r"<aside [^>]*data-preview-issues.*?</aside>", re.DOTALL)
FIGURES, PAGE = "data/figures.yml", "docs/sl/summary.md"


@dataclass(frozen=True)
class Shown:
    """A page as the preview shows it, and which state of the site a browser takes it for."""

    text: str
    state: str

    @property
    def without_mistakes(self) -> str:
        """The page as it would be published."""
        return MISTAKES.sub("", self.text)


@dataclass(frozen=True)
class Preview:
    """A running preview of a project."""

    project: Path
    address: str

    @property
    def log(self) -> str:
        return (self.project / "preview.log").read_text(encoding="utf-8")

    def page(self, path: str) -> Shown:
        """What a browser gets, without the script that waits for changes."""
        with urllib.request.urlopen(self.address + path, timeout=PATIENCE) as answer:
            text = answer.read().decode()
        found = RELOADING.search(text)
        assert found
        return Shown(RELOADING.sub("", text), found[1])

    def change(self, file: str, old: str, new: str) -> None:
        """Somebody saves a file."""
        text = (self.project / file).read_text(encoding="utf-8")
        assert old in text
        (self.project / file).write_text(text.replace(old, new, 1), encoding="utf-8")

    def wait(self, seen: Callable[[], bool]) -> None:
        until = time.monotonic() + PATIENCE
        while not seen():
            assert time.monotonic() < until, self.log
            time.sleep(0.05)

    def hold(self) -> None:
        (self.project / "held").touch()

    def let_go(self) -> None:
        """Waits until the whole site is built."""
        built = self.log.count("Reloading browsers")
        (self.project / "held").unlink()
        self.wait(lambda: self.log.count("Reloading browsers") > built)


@pytest.fixture(scope="module")
def preview(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Preview]:
    """A preview of a copy of the project."""
    project = copy_project(tmp_path_factory.mktemp("preview") / "project")
    (project / "holding.py").write_text(HOLDING)
    settings = project / "mkdocs.yml"
    settings.write_text(
        settings.read_text("utf-8").replace("hooks: [hooks.py]", "hooks: [hooks.py, holding.py]"),
        "utf-8",
    )
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        host = f"127.0.0.1:{listener.getsockname()[1]}"
    command = [sys.executable, "-m", "mkdocs", "serve", "--dev-addr", host]
    environment = {key: value for key, value in os.environ.items() if key != "SITE_URL"} | QUIET
    with (project / "preview.log").open("w") as log:
        server = subprocess.Popen(
            command, cwd=project, env=environment, stdout=log, stderr=subprocess.STDOUT
        )
        try:
            started = Preview(project, f"http://{host}/")
            started.wait(lambda: "Serving on" in started.log)
            yield started
        finally:
            server.terminate()
            server.wait()


def test_a_figure_changes_on_open_pages_before_the_site_is_built(preview: Preview) -> None:
    """In both languages; no page is missing meanwhile; the whole build then says the same."""
    before = [preview.page(path) for path in ("", "en/")]
    preview.hold()
    preview.change(FIGURES, "value: 53\n", "value: 53.5\n")
    preview.wait(lambda: "53,5" in preview.page("").text)
    at_once = [preview.page(path) for path in ("", "en/")]
    assert "53.5%" in at_once[1].text
    assert all(new.state > old.state for new, old in zip(at_once, before, strict=True))
    assert "53,5" not in preview.page("about/figures/").text
    preview.let_go()
    for page, path in zip(at_once, ("", "en/"), strict=True):
        assert preview.page(path).without_mistakes == page.text
    assert "53,5" in preview.page("about/figures/").text


def test_a_newer_change_does_not_wait_for_the_build_of_the_one_before(preview: Preview) -> None:
    """Each is shown on the open page at once; the build that is let go has both."""
    preview.page("summary/")
    preview.hold()
    preview.change(PAGE, "\n# ", "\nPrvi nov stavek.\n\n# ")
    preview.wait(lambda: "<p>Prvi nov stavek" in preview.page("summary/").text)
    preview.change(PAGE, "\n# ", "\nDrugi nov stavek.\n\n# ")
    preview.wait(lambda: "<p>Drugi nov stavek" in preview.page("summary/").text)
    shown = preview.page("summary/")
    preview.let_go()
    mended = preview.page("summary/")
    assert "<p>Prvi nov stavek" in mended.text
    assert "summary:opening" in mended.text, "only one language was changed"
    assert mended.state > shown.state, "browsers do not load the page with its mistakes"


def test_a_mistake_is_left_to_the_whole_build(preview: Preview) -> None:
    """A page that cannot be made at once is shown as soon as it says what is wrong with it."""
    seen = [preview.page("summary/").text]
    preview.change(PAGE, "\n# ", '\n{{ figure("of_no_such_name") }}\n\n# ')
    while "of_no_such_name" not in html.unescape(seen[-1]):
        preview.wait(lambda: preview.page("summary/").text != seen[-1])
        seen.append(preview.page("summary/").text)
    assert "of_no_such_name" in html.unescape("".join(MISTAKES.findall(seen[-1])))
