"""Do the addresses outside the site still answer? Asked once a week, not with the other checks."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from queue import Empty, Queue
from urllib.error import HTTPError, URLError
from urllib.parse import quote, urldefrag
from urllib.request import Request, urlopen

from toolkit import links
from toolkit.content import Content
from toolkit.issue import ERROR, WARNING, Issue
from toolkit.model import is_web_address

SECONDS = 15.0
"""How long an address may take altogether."""
AT_ONCE = 8
GONE = (404, 410)
HEADERS = {"User-Agent": "Mozilla/5.0 (compatible; link check of this site)", "Accept": "*/*"}
IN_ADDRESSES = ":/?&=#%+@!$'()*,;[]~"

Place = tuple[str, int]


def check(content: Content) -> Iterator[Issue]:
    """Every address of pages and data, asked once however often it stands."""
    places = _places(content)
    with ThreadPoolExecutor(AT_ONCE) as pool:
        answers = dict(zip(places, pool.map(answer, places), strict=True))
    for url, problem in answers.items():
        if problem is None:
            continue
        code, severity = ("address-gone", ERROR) if problem in GONE else ("address-silent", WARNING)
        for path, line in places[url]:
            yield Issue(path, line, code, {"url": url, "problem": problem}, severity)


def _places(content: Content) -> dict[str, list[Place]]:
    found: dict[str, list[Place]] = {}
    for collection in ("links", "organisations"):
        for key, record in content.data.records[collection].items():
            if record.url:
                place = content.data.place(collection, key, "url")
                found.setdefault(record.url, []).append(place)
    for page in content.pages:
        for link in links.links(page):
            if is_web_address(link.goal):
                found.setdefault(link.goal, []).append((page.path, link.line))
    return found


def answer(url: str, seconds: float = SECONDS) -> int | str | None:
    """None where the address answers; otherwise the status, or why there is no answer."""
    answers: Queue[int | str | None] = Queue()
    asking = threading.Thread(target=lambda: answers.put(_asked(url, seconds)), daemon=True)
    asking.start()
    try:
        return answers.get(timeout=seconds)
    except Empty:
        return f"{seconds:g} s"


def _asked(url: str, seconds: float) -> int | str | None:
    address = quote(urldefrag(url).url, safe=IN_ADDRESSES)
    try:
        with urlopen(Request(address, headers=HEADERS), timeout=seconds):
            return None
    except HTTPError as error:
        return error.code
    except URLError as error:
        return str(error.reason)
    except (OSError, ValueError) as error:  # also what is wrong with the answer itself
        return str(error) or type(error).__name__
