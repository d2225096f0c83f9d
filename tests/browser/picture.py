"""Takes the README's picture of the site.

Usage, after `make build` and `make test`: .venv/bin/python tests/browser/picture.py
"""

from __future__ import annotations

import shutil
import sys
from pathlib import Path

from playwright.sync_api import sync_playwright

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT / "tests"))

from website import served  # noqa: E402

PICTURE = ROOT / "assets/readme.png"
WINDOW = {"width": 1120, "height": 690}
PLACE = "en/analysis/survey/#needed-skills"


def take(site: Path, picture: Path) -> None:
    """A chart of the survey page, as a reader on a computer sees it."""
    picture.parent.mkdir(exist_ok=True)
    with served(site) as address, sync_playwright() as playwright:
        flags = ["--headless", "--no-sandbox", "--disable-gpu", "--hide-scrollbars"]
        browser = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=flags)
        page = browser.new_page(viewport=WINDOW)
        page.goto(address + PLACE)
        page.screenshot(path=picture)
        browser.close()


if __name__ == "__main__":
    take(ROOT / "site", PICTURE)
