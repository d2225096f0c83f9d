"""Checks every page of the built site for accessibility and writes what it found into data/.

    python tests/browser/record_accessibility.py [site]

The same rules as test_browser_pages.py; the accessibility statement shows the outcome.
"""

from __future__ import annotations

import datetime
import shutil
import sys
from pathlib import Path

import yaml

sys.path.append(str(Path(__file__).resolve().parent.parent))

from axe_playwright_python.base import AXE_SCRIPT
from conftest import FLAGS
from playwright.sync_api import Browser, sync_playwright
from test_browser_pages import NARROW, WIDE, add_styles, every_address, violations
from website import ROOT, served

RECORD = ROOT / "data/accessibility.yml"
SCHEMES = ("light", "dark")
HEAD = """\
# yaml-language-server: $schema=schemas/accessibility.json
# What the last machine check of accessibility found. "make accessibility" writes this file; never
# edit it by hand.
"""


def found_in(browser: Browser, site: str, scheme: str) -> tuple[str, list[str]]:
    """The version of axe, and each violation in a colour scheme as page and rule."""
    context = browser.new_context(color_scheme=scheme)
    context.add_init_script(AXE_SCRIPT)
    page = context.new_page()
    found: dict[str, None] = {}
    for address in every_address():
        page.goto(site + address)
        add_styles(page, "*, ::before, ::after { transition: none !important }")
        for violation in violations(page, scheme == "dark", everywhere=True):
            found[f"/{address} {violation.partition(':')[0]}"] = None
    version = page.evaluate("axe.version")
    context.close()
    return version, list(found)


def record(site_folder: Path) -> dict[str, object]:
    """What a run of the check looked at and what it found."""
    with served(site_folder) as site, sync_playwright() as playwright:
        chromium = shutil.which("chromium")
        browser = playwright.chromium.launch(executable_path=chromium, args=list(FLAGS))
        runs = [found_in(browser, site, scheme) for scheme in SCHEMES]
        tools = [f"axe-core {runs[0][0]}", f"Chromium {browser.version}"]
        browser.close()
    return {
        "date": datetime.date.today().isoformat(),
        "pages": len(every_address()),
        "schemes": list(SCHEMES),
        "widths": [NARROW["width"], WIDE["width"]],
        "tools": tools,
        "violations": list(dict.fromkeys(v for _, found in runs for v in found)),
    }


if __name__ == "__main__":
    outcome = record(Path(sys.argv[1] if len(sys.argv) > 1 else ROOT / "site").resolve())
    text = yaml.safe_dump(outcome, sort_keys=False, allow_unicode=True, width=100)
    RECORD.write_text(HEAD + text.replace(f"{outcome['date']!r}", outcome["date"]), "utf-8")
    print(text)
