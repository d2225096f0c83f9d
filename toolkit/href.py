"""Says how one page of the site links to another place of it, wherever the site stands."""

from __future__ import annotations

import posixpath


def relative(origin: str, goal: str) -> str:
    """How a page at the address `origin` links to `goal`, both counted from the site's root."""
    address, hash_sign, anchor = goal.partition("#")
    path = posixpath.relpath("/" + address, "/" + origin)
    return f"{path}/{hash_sign}{anchor}"
