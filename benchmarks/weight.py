"""Weighs the first view of every page, beside stock Material with the same text.

Run by `make bench`, and in parts by the tests. A real Chromium opens each page as somebody does who
was never here: what comes over gzip, in how many requests, when the largest part of the page is
painted on a phone (four times slower, 1.6 Mbit/s, 150 ms), and how much of it moves afterwards.
"""

from __future__ import annotations

import argparse
import shutil
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, CDPSession, sync_playwright

ROOT = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(ROOT), str(ROOT / "tests")]

from website import PackingHandler, is_card, leads_on, parse, served  # noqa: E402

from benchmarks.run import write_stock  # noqa: E402
from toolkit.project import current_content  # noqa: E402

MOST_BYTES = 95_000
MOST_IN_THE_MIDDLE = 85_000
MOST_REQUESTS = 12
PHONE = {"width": 390, "height": 844}
FOUR_G = {"offline": False, "latency": 150, "downloadThroughput": 2e5, "uploadThroughput": 9e4}
SLOWER = 4
LONGEST_WAIT = 100
"""Tenths of a second for what a page asks for after its first view."""
PAINTED = """
() => new Promise(resolve => {
  const seen = { paint: 0, shift: 0 }
  const watch = (type, note) => new PerformanceObserver(list => list.getEntries().forEach(note))
    .observe({ type, buffered: true })
  watch("largest-contentful-paint", entry => { seen.paint = entry.startTime })
  watch("layout-shift", entry => { seen.shift += entry.value })
  setTimeout(() => resolve(seen), 100)
})
"""


@dataclass
class View:
    """What the first view of a page took."""

    address: str
    asked: dict[str, str] = field(default_factory=dict)
    """The address of each request, by its number."""
    sizes: dict[str, int] = field(default_factory=dict)
    failed: list[str] = field(default_factory=list)
    paint: float = 0
    """Milliseconds to the largest contentful paint."""
    shift: float = 0

    @property
    def bytes(self) -> int:
        """All that came, with its headers."""
        return sum(self.sizes.values())

    @property
    def under_way(self) -> bool:
        """Whether something has been asked for that neither came nor failed."""
        urls = (url for key, url in self.asked.items() if key not in self.sizes)
        return any(url not in self.failed for url in urls)

    @property
    def elsewhere(self) -> list[str]:
        """What was asked of other hosts."""
        home = "/".join(self.address.split("/")[:3])
        return [url for url in self.asked.values() if not url.startswith(home)]


@contextmanager
def chromium() -> Iterator[Browser]:
    """The system's Chromium."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=shutil.which("chromium"),
            args=["--headless", "--no-sandbox", "--disable-gpu"],
        )
        yield browser
        browser.close()


def view(browser: Browser, address: str, on_a_phone: bool = True) -> View:
    """Opens a page with an empty cache and waits until it asks for nothing more."""
    context = browser.new_context(viewport=PHONE)
    page = context.new_page()
    devtools = context.new_cdp_session(page)
    seen = View(address)
    _listen(devtools, seen)
    if on_a_phone:
        devtools.send("Network.emulateNetworkConditions", FOUR_G)
        devtools.send("Emulation.setCPUThrottlingRate", {"rate": SLOWER})
    page.goto(address, wait_until="networkidle", timeout=60_000)
    page.wait_for_timeout(500)  # the icon comes last
    for _ in range(LONGEST_WAIT):
        if seen.under_way:
            page.wait_for_timeout(100)
    painted = page.evaluate(PAINTED)
    seen.paint, seen.shift = painted["paint"], painted["shift"]
    context.close()
    return seen


def _listen(devtools: CDPSession, seen: View) -> None:
    def on_request(event: Any) -> None:
        if event["request"]["url"].startswith("http"):
            seen.asked[event["requestId"]] = event["request"]["url"]

    def on_answer(event: Any) -> None:
        if event["response"]["status"] >= 400:
            seen.failed.append(event["response"]["url"])

    def on_end(event: Any) -> None:
        if event["requestId"] in seen.asked:
            seen.sizes[event["requestId"]] = int(event["encodedDataLength"])

    def on_failure(event: Any) -> None:
        if event["requestId"] in seen.asked:
            seen.failed.append(seen.asked[event["requestId"]])

    devtools.on("Network.requestWillBeSent", on_request)
    devtools.on("Network.responseReceived", on_answer)
    devtools.on("Network.loadingFinished", on_end)
    devtools.on("Network.loadingFailed", on_failure)
    devtools.send("Network.enable")


def paths(site: Path) -> list[str]:
    """The path of every page, without those that only lead on and the cards for other sites."""
    files = ((file.parent, parse(file)) for file in sorted(site.rglob("index.html")))
    folders = (folder for folder, page in files if not (leads_on(page) or is_card(page)))
    found = [folder.relative_to(site).as_posix() for folder in folders]
    return ["" if path == "." else f"{path}/" for path in found]


def build_stock(folder: Path) -> Path:
    """The site that stock Material makes of the same text."""
    write_stock(current_content(ROOT), folder)
    command = [sys.executable, "-m", "mkdocs", "build", "--quiet", "--site-dir", "site"]
    subprocess.run(command, cwd=folder, check=True, capture_output=True)
    return folder / "site"


def build_own(site: Path) -> Path:
    """This site, as `make build` writes it."""
    command = [sys.executable, "-m", "toolkit", "build", str(site)]
    subprocess.run(command, cwd=ROOT, check=True, capture_output=True)
    return site


def measure(site: Path, some: int | None) -> list[View]:
    """The first views of the pages of a site, or of some of them; prints a line for each."""
    print(f"{'':54}{'bytes':>8}{'requests':>9}{'paint ms':>9}{'shift':>7}")
    views = []
    with served(site, kind=PackingHandler) as address, chromium() as browser:
        for path in paths(site)[:some]:
            views.append(view(browser, address + path))
            print(_line(path, views[-1]), flush=True)
    return views


def _line(path: str, seen: View) -> str:
    numbers = f"{seen.bytes:8,}{len(seen.asked):9}{seen.paint:9.0f}{seen.shift:7.3f}"
    return f"/{path:53}{numbers}{''.join(f'  failed: {url}' for url in seen.failed)}"


def print_summary(title: str, views: list[View]) -> None:
    """The worst and the middle of all pages of a site."""
    sizes = [seen.bytes for seen in views]
    paints = [seen.paint for seen in views]
    print(
        f"{title}: {len(views)} pages; bytes at most {max(sizes):,}, median "
        f"{statistics.median(sizes):,.0f}; requests at most {max(len(s.asked) for s in views)}; "
        f"largest paint at most {max(paints):.0f} ms, median {statistics.median(paints):.0f} ms; "
        f"shift at most {max(s.shift for s in views):.3f}; "
        f"failed {sum(len(s.failed) for s in views)}; "
        f"asked of other hosts {sum(len(s.elsewhere) for s in views)}"
    )


def main() -> None:
    """Prints every page of both sites, and each site in short."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--site", type=Path, help="a site that is already built")
    parser.add_argument("--some", type=int, help="how many pages of each site; all without it")
    chosen = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        own = measure(chosen.site or build_own(Path(name) / "site"), chosen.some)
        stock = measure(build_stock(Path(name) / "stock"), chosen.some)
    print_summary("this site", own)
    print_summary("stock Material", stock)


if __name__ == "__main__":
    main()
