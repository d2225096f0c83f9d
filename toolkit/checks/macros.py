"""Does every macro call name a macro and a record that exist, with a form that exists?"""

from __future__ import annotations

import inspect
import json
from collections.abc import Iterator

from toolkit.author import MACROS, Author
from toolkit.content import Content
from toolkit.formatting import MissingForm
from toolkit.issue import Issue
from toolkit.pages import Call, Page
from toolkit.validation import nearest
from toolkit.voice import PERCENT, UnknownId


def check(content: Content) -> Iterator[Issue]:
    """Calls each macro as the page would, and reports what it cannot do."""
    for page in content.pages:
        path = content.data.languages[page.locale].path
        author = Author(content, page.locale, path + page.slug)
        for call in page.calls:
            issue = _fault(page, call, author)
            if issue:
                yield issue


def _fault(page: Page, call: Call, author: Author) -> Issue | None:
    if call.name not in MACROS:
        details = {"name": call.name, "nearest": nearest(call.name, list(MACROS))}
        return Issue(page.path, call.line, "macro-unknown", details)
    if call.arguments is None:
        return Issue(page.path, call.line, "macro-not-literal", {"name": call.name})
    if call.name == "claim":
        return None  # a check of its own
    macro = getattr(author, call.name)
    try:
        if call.arguments or call.options:
            macro(*call.arguments, **call.options)
        else:  # nothing can be wrong but that there are none
            inspect.signature(macro).bind()
    except Exception as error:  # whatever a macro cannot do is told at its line
        return _explained(page, call, author, error)
    return None


def _explained(page: Page, call: Call, author: Author, error: Exception) -> Issue:
    if isinstance(error, UnknownId):
        kind, key = error.args
        known = known_ids(author.content, kind)
        details = {"kind": kind, "key": key, "nearest": nearest(key, known), "name": call.name}
        return Issue(page.path, call.line, "id-unknown", details)
    if isinstance(error, MissingForm):
        cases = list(author.content.data.languages[page.locale].cases)
        details = {"form": error.args[1], "known": cases, "name": call.name}
        return Issue(page.path, call.line, "form-missing", details)
    details = {"found": written(call), "usage": usage(call.name)}
    return Issue(page.path, call.line, "macro-arguments", details)


def written(call: Call) -> str:
    """A call as a page writes it."""
    options = [f"{key}={_literal(value)}" for key, value in call.options.items()]
    arguments = [*map(_literal, call.arguments or ()), *options]
    return f"{{{{ {call.name}({', '.join(arguments)}) }}}}"


def _literal(value: object) -> str:
    return json.dumps(value, ensure_ascii=False)


def usage(name: str) -> str:
    """The example of a macro's reference."""
    documentation = inspect.getdoc(getattr(Author, name)) or ""
    return documentation.partition("`")[2].rpartition("`")[0]


def known_ids(content: Content, kind: str) -> list[str]:
    """Ids that a macro could have meant."""
    data = content.data
    numbers = [*data.figures, *data.targets]
    percentages = [key for key, figure in data.figures.items() if figure.unit == PERCENT]
    kinds = {
        "number": numbers,
        "percentage": percentages,
        "target": list(data.targets),
        "noun": list(data.nouns),
        "term": list(data.terms),
        "link": list(data.links),
        "chart": list(data.charts),
        "pilot": list(data.pilots),
        "card": [*numbers, *data.charts, *data.pilots],
        "file": list(data.documents),
        "picture": list(data.pictures),
        "kind": sorted({str(record.kind) for record in data.organisations.values() if record.kind}),
    }
    names = [key for collection in data.records.values() for key in collection]
    return kinds.get(kind, names)
