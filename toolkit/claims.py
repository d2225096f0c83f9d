"""Conditions that a sentence puts on the data."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from toolkit.voice import Voice

Test = Callable[..., bool]

KINDS: Mapping[str, Test] = {
    "largest": lambda first, *others: all(first > other for other in others),
    "smallest": lambda first, *others: all(first < other for other in others),
    "greater": lambda a, b: a > b,
    "equal": lambda first, *others: all(first == other for other in others),
    "at_least": lambda value, limit: value >= limit,
    "at_most": lambda value, limit: value <= limit,
}
"""What a claim may say of numbers, in the order in which it names them."""


class ClaimFails(ValueError):
    """The data no longer supports a claim; `args` is (kind, ids and values)."""


class UnknownClaim(LookupError):
    """There is no claim of this kind, or it was given the wrong numbers."""


def require(voice: Voice, kind: str, facts: tuple[object, ...]) -> None:
    """Raises ClaimFails where the claim does not hold."""
    if kind not in KINDS:
        raise UnknownClaim(kind)
    values = [voice.value(fact) if isinstance(fact, str) else fact for fact in facts]
    try:
        holds = KINDS[kind](*values)
    except TypeError:
        raise UnknownClaim(kind) from None
    if not holds or len(values) < 2:
        found = ", ".join(f"{fact} = {value:g}" for fact, value in zip(facts, values, strict=True))
        raise ClaimFails(kind, found)
