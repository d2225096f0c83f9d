"""Does the data still support every sentence that rests on it?"""

from __future__ import annotations

from collections.abc import Iterator

from toolkit import claims
from toolkit.content import Content
from toolkit.issue import Issue
from toolkit.pages import Call, Page
from toolkit.validation import nearest
from toolkit.voice import UnknownId, Voice


def check(content: Content) -> Iterator[Issue]:
    """Evaluates the condition of every claim in every language."""
    for page in content.pages:
        voice = Voice(content.data, page.locale)
        for call in page.calls:
            if call.name == "claim" and call.arguments is not None:
                issue = _fault(page, call, voice)
                if issue:
                    yield issue


def _fault(page: Page, call: Call, voice: Voice) -> Issue | None:
    try:
        kind, *facts = call.arguments or ("",)
        claims.require(voice, str(kind), tuple(facts))
    except claims.ClaimFails as error:
        kind, found = error.args
        details = {"kind": kind, "found": found, "sentence": _sentence(page, call)}
        return Issue(page.path, call.line, "claim-fails", details)
    except claims.UnknownClaim as error:
        details = {"kind": error.args[0], "known": list(claims.KINDS)}
        return Issue(page.path, call.line, "claim-unknown", details)
    except UnknownId as error:
        key = error.args[1]
        known = [*voice.data.figures, *voice.data.targets]
        details = {"kind": "number", "key": key, "nearest": nearest(key, known), "name": "claim"}
        return Issue(page.path, call.line, "id-unknown", details)
    return None


def _sentence(page: Page, call: Call) -> str:
    """The sentence inside the claim, as it stands in the file."""
    text = "\n".join(page.body.split("\n")[call.line - page.body_line :])
    opening, _, rest = text.partition("%}")
    del opening
    return " ".join(rest.partition("{%")[0].split())
