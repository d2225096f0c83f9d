"""The editors' reference as pages of the site, made from the model, the macros and the checks."""

from __future__ import annotations

from toolkit.content import Content
from toolkit.reference import checks, fields, macros
from toolkit.reference.texts import by_language

PAGES = {"fields": fields.page, "macros": macros.page, "checks": checks.page}


def generate(content: Content) -> dict[str, str]:
    """The pages by path, in every language of the site."""
    return {
        f"docs/{locale}/editing/{name}.md": write(content, texts)
        for locale, texts in by_language(content).items()
        for name, write in PAGES.items()
    }
