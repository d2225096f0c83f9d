"""Does the data still support every sentence that rests on it?"""

from __future__ import annotations

from collections.abc import Iterator

from jinja2 import TemplateError

from toolkit import claims, formatting
from toolkit.author import Author
from toolkit.content import Content
from toolkit.issue import Issue
from toolkit.pages import Call, Page
from toolkit.validation import nearest
from toolkit.voice import UnknownId, Voice


def check(content: Content) -> Iterator[Issue]:
    """Evaluates the condition of every claim in every language."""
    for page in content.pages:
        voice = Voice(content.data, page.locale)
        for claim in claims.on_page(page):
            if claim.call.arguments is not None:
                issue = _fault(page, claim, voice, content)
                if issue:
                    yield issue


def _fault(page: Page, claim: claims.Claim, voice: Voice, content: Content) -> Issue | None:
    call = claim.call
    try:
        kind, *facts = call.arguments or ("",)
        claims.require(voice, str(kind), tuple(facts))
    except claims.ClaimFails as error:
        kind, found = error.args
        details = {"kind": kind, "found": found, "sentences": _sentences(page, claim, content)}
        return Issue(page.path, call.line, "claim-fails", details)
    except claims.WrongNumbers as error:
        return Issue(page.path, call.line, "claim-numbers", {"found": error.args[0]})
    except claims.UnknownClaim as error:
        known = list(claims.KINDS)
        details = {"found": error.args[0], "known": known, "nearest": nearest(kind, known)}
        return Issue(page.path, call.line, "claim-unknown", details)
    except UnknownId as error:
        return _unknown_id(page, call, error.args[1], voice)
    return None


def _unknown_id(page: Page, call: Call, key: str, voice: Voice) -> Issue:
    known = [*voice.data.figures, *voice.data.targets]
    details = {"kind": "number", "key": key, "nearest": nearest(key, known), "name": "claim"}
    return Issue(page.path, call.line, "id-unknown", details)


def _sentences(page: Page, claim: claims.Claim, content: Content) -> list[str]:
    """The sentence in every language, each with its place, this page's first."""
    twins = (content.by_address.get((code, page.slug)) for code in content.data.languages)
    found = {page.path: (page, claim)}
    for twin in twins:
        match = claims.twin(claim, claims.on_page(page), claims.on_page(twin)) if twin else None
        if twin and match:
            found.setdefault(twin.path, (twin, match))
    return [f"{p.path}:{c.call.line} {_read(p, c, content)}" for p, c in found.values()]


def _read(page: Page, claim: claims.Claim, content: Content) -> str:
    """The sentence as a reader would see it, or as it stands in the file where that fails."""
    language = content.data.languages[page.locale]
    try:
        sentence = Author(content, page.locale, language.path + page.slug).fill_text(claim.sentence)
    except (LookupError, TypeError, ValueError, TemplateError):
        sentence = claim.sentence
    return formatting.quoted(sentence, language)
