"""The editors' reference as pages of the site, made from the model, the macros and the checks."""

from __future__ import annotations

from toolkit.content import Content
from toolkit.reference import checks, fields, macros
from toolkit.reference.texts import of_site

PAGES = {"fields": fields.page, "macros": macros.page, "checks": checks.page}


def generate(content: Content) -> dict[str, str]:
    """The pages by path, in every language of the site."""
    return {
        f"docs/{texts.language}/editing/{name}.md": write(content, texts)
        for texts in of_site(content)
        for name, write in PAGES.items()
    }
