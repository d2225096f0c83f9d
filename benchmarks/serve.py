"""Loads the site as nginx serves it on loopback: requests per second and the 99th percentile.

Run by `make bench`. Many connections that stay open ask for the page, its style sheet and the index
of search in turn, packed; any error, and any answer but 200, fails.
"""

from __future__ import annotations

import asyncio
import statistics
import sys
import tempfile
import time
from functools import partial
from itertools import cycle
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(ROOT), str(ROOT / "tests")]

from web_server import running, trusting  # noqa: E402
from website import run  # noqa: E402

Connection = tuple[asyncio.StreamReader, asyncio.StreamWriter]
CONNECTIONS = 200
SECONDS = 3
SLOWEST = 1.0
"""Seconds that one answer in a hundred may take."""
PATHS = ("", "en/summary/", "search/search_index.json", "data/v1/figures.json")
ASKED = "GET /{} HTTP/1.1\r\nHost: localhost\r\nAccept-Encoding: gzip, br\r\n\r\n"


async def _ask(connection: Connection, until: float, took: list[float]) -> None:
    """Asks, reads the whole answer, asks again."""
    reader, writer = connection
    for path in cycle(PATHS):
        if (start := time.perf_counter()) >= until:
            return writer.close()
        writer.write(ASKED.format(path).encode())
        head = (await reader.readuntil(b"\r\n\r\n")).decode("latin-1").lower()
        assert head.startswith("http/1.1 200 "), head
        await reader.readexactly(int(head.partition("content-length: ")[2].split("\r\n")[0]))
        took.append(time.perf_counter() - start)


async def load(port: int) -> list[float]:
    """How long each answer took, once all are connected; raises at the first error."""
    opening = partial(asyncio.open_connection, "127.0.0.1", port, ssl=trusting())
    connections = [await opening() for _ in range(CONNECTIONS)]
    took: list[float] = []
    until = time.perf_counter() + SECONDS
    await asyncio.gather(*(_ask(connection, until, took) for connection in connections))
    return took


def main() -> int:
    """Prints the figures; 1 where answers are too slow."""
    with tempfile.TemporaryDirectory() as folder:
        site = Path(folder, "site")
        built = run([sys.executable, "-m", "toolkit", "build", str(site)])
        assert site.is_dir(), built.stdout
        with running(site, Path(folder, "run")) as server:
            took = asyncio.run(load(server.secure))
    slow = statistics.quantiles(took, n=100)[98]
    print(f"served  {len(took) / SECONDS:.0f} requests/s over {CONNECTIONS} connections, no error")
    print(f"served  99th percentile {slow * 1000:.0f} ms (at most {SLOWEST * 1000:.0f} ms)")
    return 0 if slow <= SLOWEST else 1


if __name__ == "__main__":
    sys.exit(main())
