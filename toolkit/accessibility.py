"""Says what the last machine check of accessibility looked at and what it found."""

from __future__ import annotations

from toolkit import formatting
from toolkit.markup import each, element, text
from toolkit.model import AccessibilityRun
from toolkit.voice import Voice


def report(voice: Voice, run: AccessibilityRun) -> str:
    """The outcome as sentences; that there was none where nothing has been checked."""
    if run.date is None:
        return text(voice.word("accessibility_not_checked"))
    schemes = voice.list([voice.word(f"scheme_{scheme}") for scheme in run.schemes])
    widths = voice.list([formatting.number(width, voice.language) for width in run.widths])
    rows = (
        ("accessibility_date", formatting.date(run.date, voice.language)),
        ("accessibility_pages", formatting.number(run.pages, voice.language)),
        ("accessibility_schemes", schemes),
        ("accessibility_widths", widths),
        ("accessibility_tools", voice.list(list(run.tools))),
        ("accessibility_violations", _found(voice, run)),
    )
    return element("ul", each("li", (text(f"{voice.word(key)}: {said}") for key, said in rows)))


def _found(voice: Voice, run: AccessibilityRun) -> str:
    return "; ".join(run.violations) or voice.word("accessibility_none")
