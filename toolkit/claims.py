"""Conditions that a sentence puts on the data."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from toolkit.pages import Call, Page
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


SPAN = re.compile(r"\{%-?\s*call\s+claim\b.*?%\}(.*?)\{%-?\s*endcall\s*-?%\}", re.DOTALL)
COMMENT = re.compile(r"\{#.*?#\}", re.DOTALL)


@dataclass(frozen=True)
class Claim:
    """A claim as it stands on a page, with the sentence that it carries."""

    call: Call
    sentence: str


class ClaimFails(ValueError):
    """The data no longer supports a claim; `args` is (kind, ids and values)."""


class UnknownClaim(LookupError):
    """There is no claim of this kind."""


class WrongNumbers(UnknownClaim):
    """The claim was given more or fewer numbers than it compares."""


def require(voice: Voice, kind: str, facts: tuple[object, ...]) -> None:
    """Raises ClaimFails where the claim does not hold."""
    if kind not in KINDS:
        raise UnknownClaim(kind)
    values = [voice.value(fact) if isinstance(fact, str) else fact for fact in facts]
    try:
        holds = len(values) > 1 and KINDS[kind](*values)
    except TypeError:
        raise WrongNumbers(kind) from None
    if len(values) < 2:
        raise WrongNumbers(kind)
    if not holds:
        pairs = zip(facts, values, strict=True)
        found = ", ".join(f"{fact} = {value:g}" for fact, value in pairs if fact != value)
        raise ClaimFails(kind, found)


def on_page(page: Page) -> list[Claim]:
    """The claims of a page in order; a sentence may span lines."""
    calls = [call for call in page.calls if call.name == "claim"]
    texts = [page.meta("title"), page.meta("description"), page.body]
    spans = [span for text in texts for span in SPAN.findall(COMMENT.sub("", text))]
    sentences = [" ".join(span.split()) for span in spans] + [""] * len(calls)
    return [Claim(call, sentence) for call, sentence in zip(calls, sentences, strict=False)]


def twin(claim: Claim, ours: Sequence[Claim], theirs: Sequence[Claim]) -> Claim | None:
    """The claim that says the same in another language: the one at its place in its section."""
    place = _in_section(claim, ours).index(claim)
    others = _in_section(claim, theirs)
    same = [other for other in others if other.call.arguments == claim.call.arguments]
    alike = [c for c in _in_section(claim, ours) if c.call.arguments == claim.call.arguments]
    if len(same) == len(alike):
        return same[alike.index(claim)]
    return others[place] if place < len(others) else None


def _in_section(claim: Claim, claims: Sequence[Claim]) -> list[Claim]:
    return [other for other in claims if other.call.section == claim.call.section]
