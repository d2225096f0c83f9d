"""Has every language words of its own?"""

from __future__ import annotations

from collections.abc import Iterator

from toolkit.content import Content
from toolkit.issue import ADVICE, WARNING, Issue
from toolkit.reference.texts import languages


def check(content: Content) -> Iterator[Issue]:
    """Languages that are a draft, and those that the reference for editors does not have."""
    for code, language in content.data.languages.items():
        document = content.data.documents[code]
        details = {"language": language.name}
        if language.draft:
            line = document.line(("draft",))
            yield Issue(document.path, line, "language-draft", details, WARNING)
        if code not in languages():
            yield Issue(document.path, 1, "language-unspoken", details, ADVICE)
