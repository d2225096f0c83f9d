"""The page that explains every macro, with examples and what readers see of them."""

from __future__ import annotations

import inspect
from collections.abc import Iterator

from toolkit import changes, claims, report
from toolkit.author import MACROS, Author
from toolkit.catalogue import FIGURES_PAGE, GLOSSARY_PAGE
from toolkit.content import Content
from toolkit.reference import markdown
from toolkit.reference.texts import Texts, sentence

BLOCKS = (
    "chart", "key_figures", "source", "pilot_progress", "pilot_cards", "practice_cards",
    "organisations_table", "network_picture", "places_map", "embed",
)  # fmt: skip
"""Macros that stand in a paragraph of their own."""

WHOLE_PAGES = {
    "figures_table": FIGURES_PAGE,
    "glossary": GLOSSARY_PAGE,
    "changes": changes.PAGE,
    "status_table": "about/status/",
    "accessibility_run": "about/accessibility/",
}
"""Macros too large for an example, and the page where they are."""


def page(content: Content, texts: Texts) -> str:
    """The reference of macros in a language; the examples are run when it is built."""
    said = texts.values["pages"]["macros"]
    top = markdown.heading(1, said["heading"], "macros")
    macros = (block for name in MACROS for block in _macro(name, texts, content))
    blocks = (top, said["opening"], *_cases(content, texts), *macros)
    return markdown.page(said["title"], said["description"], *blocks)


def purpose(name: str) -> str:
    """What a macro does: its docstring up to the example."""
    return sentence(getattr(Author, name).__doc__).partition(": `")[0].rstrip(".") + "."


def parameters(name: str) -> list[inspect.Parameter]:
    """What authors write between the brackets of a macro."""
    found = inspect.signature(getattr(Author, name)).parameters.values()
    return [p for p in found if p.name not in ("self", "caller")]


def _cases(content: Content, texts: Texts) -> Iterator[str]:
    said = texts.values["cases"]
    yield markdown.heading(2, said["heading"], "cases")
    yield said["opening"]
    codes = dict.fromkeys(c for lang in content.data.languages.values() for c in lang.cases)
    rows = ([said["names"].get(case, case), markdown.code(f'"{case}"')] for case in codes)
    yield markdown.table((texts["case"], texts["in_data"]), rows)


def _macro(name: str, texts: Texts, content: Content) -> Iterator[str]:
    yield markdown.heading(2, markdown.code(name), name.replace("_", "-"))
    yield texts.docstring(purpose(name))
    yield from _examples(name, texts, content)
    yield _arguments(name, texts)
    if name == "claim":
        yield from _claims(texts)


def calls(name: str, texts: Texts) -> list[str]:
    """The examples of a macro; where the language gives none, that of the docstring."""
    listed = texts.values["examples"].get(name)
    if listed is None:
        documentation = sentence(getattr(Author, name).__doc__)
        return [documentation.partition(": `")[2].partition("`")[0]]
    return [_written(example) for example in listed]


def _written(example: str) -> str:
    """A macro in braces; one that encloses a sentence is given as `call …|sentence`."""
    call, bar, inside = example.partition("|")
    return f"{{% {call} %}}{inside}{{% endcall %}}" if bar else f"{{{{ {call} }}}}"


def _examples(name: str, texts: Texts, content: Content) -> Iterator[str]:
    found = calls(name, texts)
    shown = [call for call in found if _can_be_filled(call, texts, content)]
    if name in BLOCKS or name in WHOLE_PAGES or not shown:
        yield f"{texts['you_write']}: {markdown.code(found[0])}"
        if name in WHOLE_PAGES:
            yield texts["seen_on"].format(page=f"../{WHOLE_PAGES[name].rstrip('/')}.md")
        elif shown:
            yield f"{texts['reader_sees']}:"
            yield shown[0]
    else:
        rows = ((markdown.code(call), call) for call in shown)
        yield markdown.table((texts["you_write"], texts["reader_sees"]), rows)


def _can_be_filled(call: str, texts: Texts, content: Content) -> bool:
    """Whether the data of the site have what an example names: another region has other ids."""
    languages = content.data.languages
    locale = texts.language if texts.language in languages else next(iter(languages))
    try:
        return bool(Author(content, locale, languages[locale].path).fill(call))
    except Exception:
        return False


def _arguments(name: str, texts: Texts) -> str:
    said = texts.values["arguments"]
    found = parameters(name)
    if not found:
        return texts["no_arguments"]
    rows = (
        [
            markdown.code(p.name),
            said.get(f"{name}.{p.name}") or said.get(p.name, ""),
            _required(p, texts),
        ]
        for p in found
    )
    table = markdown.table((texts["argument"], texts["what"], texts["needed"]), rows)
    has_case = any(p.name == "case" for p in found)
    return f"{table}\n\n{texts['with_case']}" if has_case else table


def _required(parameter: inspect.Parameter, texts: Texts) -> str:
    if parameter.kind in (parameter.VAR_POSITIONAL, parameter.VAR_KEYWORD):
        return texts["several"]
    return texts["yes" if parameter.default is parameter.empty else "no"]


def _claims(texts: Texts) -> Iterator[str]:
    said = texts.values["claims"]
    yield f"{markdown.heading(3, said['heading'], 'claim-kinds')}"
    yield said["opening"]
    words = report.messages(texts.language)["_words"]
    rows = ([markdown.code(f'"{kind}"'), words[f"kind_{kind}"]] for kind in claims.KINDS)
    yield markdown.table((texts["claim"], texts["claim_holds"]), rows)
