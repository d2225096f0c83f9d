"""Which file of `data/` holds which records."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Annotated, Any, get_args, get_type_hints

from pydantic import Field

from toolkit import model


class Collections:
    """The collections of records, each by the ids of `<name>.yml`."""

    book: Mapping[model.Id, model.BookPart]
    changes: Mapping[model.Id, model.Change]
    charts: Mapping[model.Id, model.Chart]
    figures: Mapping[model.Id, model.Figure]
    formats: Mapping[model.Id, model.Format]
    groups: Mapping[model.Id, model.Group]
    links: Mapping[model.Id, model.Link]
    names: Mapping[model.Id, model.NamedThing]
    nouns: Mapping[model.Id, model.Noun]
    organisations: Mapping[model.Id, model.Organisation]
    pictures: Mapping[model.Id, model.Picture]
    pilots: Mapping[model.Id, model.Pilot]
    places: Mapping[model.Id, model.Place]
    practices: Mapping[model.Id, model.Practice]
    strands: Mapping[model.Id, model.Strand]
    strings: Mapping[model.Id, model.Sentence]
    surveys: Mapping[model.Id, model.Survey]
    terms: Mapping[model.Id, model.Term]
    words: Mapping[model.Id, model.Word]


_BY_ID = get_type_hints(Collections, include_extras=True)

COLLECTIONS: Mapping[str, Any] = MappingProxyType(
    {name: get_args(kind)[1] for name, kind in _BY_ID.items()}
)
"""What each file of `data/` holds: `<name>.yml` maps ids to records of this type."""

FILES: Mapping[str, Any] = MappingProxyType(
    {
        "sizes": Annotated[list[model.SizeStep], Field(min_length=1)],
        "addresses": dict[model.Address, tuple[model.Text, ...]],
        "baseline": dict[model.Id, model.Number],
        "published": dict[model.Text, dict[model.Text, model.Text]],
        "redirects": dict[model.Address, model.Address],
        "matches": dict[model.MatchKey, model.Match],
        "site": model.Site,
        "accessibility": model.AccessibilityRun,
    }
)
"""Files of `data/` that hold something else than records by id."""

WHOLE: Mapping[str, Any] = MappingProxyType({**_BY_ID, **FILES})
"""The type of each file of `data/` as a whole."""

OPTIONAL = (
    "accessibility", "addresses", "baseline", "book", "changes", "matches", "pictures",
    "published", "redirects", "site", "words",
)  # fmt: skip
"""Files of `data/` that a new site does not have yet."""

SINGLE = ("accessibility", "site")
"""Files of `data/` that hold one record, without an id."""

NAMED = ("organisations", "names", "pilots", "places", "practices", "strands", "groups", "formats")
"""Collections in which a name is looked up, in this order."""

Named = (
    model.Organisation | model.NamedThing | model.Pilot | model.Place
    | model.Practice | model.Strand | model.Group | model.Format
)  # fmt: skip
"""What these collections hold."""
