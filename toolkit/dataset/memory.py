"""Remembers every field that was ever published, with its type."""

from __future__ import annotations

from collections.abc import Mapping

import yaml

from toolkit.content import Content
from toolkit.dataset import fields
from toolkit.dataset.records import locales

FILE = "data/published.yml"
ABOUT = """\
# Every field of the data under /data/v1/ that was ever published, with its type.
# A field never goes away and never changes its type; new fields are added.
# Vsako polje podatkov v mapi /data/v1/, ki je bilo kdaj objavljeno, in njegova vrsta.
"""

Forms = Mapping[str, Mapping[str, str]]


def current(content: Content) -> Forms:
    """Every field as it is now by its table: `label.<language>` where each language has one."""
    codes = locales(content)
    return {
        name: {field.name: field.form for field in fields.columns(table.fields, codes, ".")}
        for name, table in fields.tables().items()
    }


def generate(content: Content) -> dict[str, str]:
    """The memory with the fields that are new; nothing ever leaves it or changes in it."""
    now, known = current(content), content.data.published
    names = list(dict.fromkeys([*known, *now]))
    merged = {name: {**now.get(name, {}), **known.get(name, {})} for name in names}
    in_order = {
        name: {key: merged[name][key] for key in dict.fromkeys([*known.get(name, ()), *forms])}
        for name, forms in merged.items()
    }
    return {FILE: ABOUT + yaml.safe_dump(in_order, sort_keys=False, allow_unicode=True)}
