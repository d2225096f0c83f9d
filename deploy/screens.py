"""Takes the pictures of real screens that the guides of editors show, for data/pictures/.

Run by `make screens` when the preview or the form looks different. Needs Chromium, and the form's
program (`sh deploy/form.sh`). Works on a copy: in it, an editor has just made a mistake.
"""

from __future__ import annotations

import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.error import URLError
from urllib.request import urlopen

from playwright.sync_api import Browser, Page, sync_playwright

ROOT = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(ROOT), str(ROOT / "tests")]

from local_repository import FILL  # noqa: E402
from website import copy_project, served  # noqa: E402

from toolkit import form  # noqa: E402
from toolkit.project import current_content  # noqa: E402

PICTURES = ROOT / "data/pictures"
SIZE = {"width": 1280, "height": 720}
CHROMIUM = ["--headless", "--no-sandbox", "--disable-gpu", "--disable-background-networking"]
PREVIEW = "127.0.0.1:8765"
PAGE, MISTAKE = "docs/sl/summary.md", "\nVeč o tem pove [analiza](analysis/gap.md).\n"
EDIT_ADDRESS = "edit_address: https://github.com/a/b/edit/main/{path}\n"


def main() -> None:
    """Takes both pictures."""
    with tempfile.TemporaryDirectory() as name, sync_playwright() as playwright:
        project = copy_project(Path(name) / "project")
        browser = playwright.chromium.launch(executable_path="/usr/bin/chromium", args=CHROMIUM)
        take_form(browser, project, Path(name) / "site")
        take_preview(browser, project)


def take_preview(browser: Browser, project: Path) -> None:
    """Both languages side by side, and the mistake at the foot of the page that has it."""
    file = project / PAGE
    file.write_text(file.read_text("utf-8") + MISTAKE, encoding="utf-8")
    with _serving(project):
        page = browser.new_page(viewport=SIZE)
        page.goto(f"http://{PREVIEW}/preview/")
        ours = page.frame_locator('iframe[data-locale="sl"]')
        ours.locator('a[href$="summary/"]:visible').first.click()
        ours.locator("[data-preview-issues]").scroll_into_view_if_needed(timeout=60_000)
        _take(page, "preview_screen")


@contextmanager
def _serving(project: Path) -> Iterator[None]:
    command = [sys.executable, "-m", "mkdocs", "serve", "--quiet", "--dev-addr", PREVIEW]
    server = subprocess.Popen(command, cwd=project)
    try:
        for _ in range(600):
            try:
                urlopen(f"http://{PREVIEW}/").close()
                break
            except URLError:
                time.sleep(0.1)
        yield
    finally:
        server.terminate()
        server.wait()


def take_form(browser: Browser, project: Path, site: Path) -> None:
    """A page in both languages, beside each other."""
    settings = project / "data/site.yml"
    settings.write_text(settings.read_text("utf-8") + EDIT_ADDRESS, encoding="utf-8")
    (project / form.PACKAGES).parent.mkdir(exist_ok=True)
    (project / form.PACKAGES).symlink_to(ROOT / form.PACKAGES)
    for path, raw in form.files(current_content(project), "https://example.org/"):
        (site / path).parent.mkdir(parents=True, exist_ok=True)
        (site / path).write_bytes(raw)
    for path in ("404.html", "assets/images/favicon.svg"):
        (site / path).parent.mkdir(parents=True, exist_ok=True)
        (site / path).touch()
    kinds = ("data/**/*.yml", "docs/**/*.md")
    paths = (path for kind in kinds for path in project.glob(kind))
    texts = {path.relative_to(project).as_posix(): path.read_text("utf-8") for path in paths}
    with served(site) as address:
        page = browser.new_page(viewport=SIZE)
        page.goto(address + form.FOLDER)
        page.evaluate(FILL, texts)
        start = page.get_by_role("button", name="Work with Local Repository")
        start.click()
        start.wait_for(state="detached")
        page.evaluate("location.hash = '#/collections/pages/entries/summary'")
        page.locator("[data-key-path]").first.wait_for()
        page.wait_for_timeout(1000)  # pictures and letters of the form
        _take(page, "form_screen")


def _take(page: Page, name: str) -> None:
    page.screenshot(path=PICTURES / f"{name}.png")
    page.close()


if __name__ == "__main__":
    main()
