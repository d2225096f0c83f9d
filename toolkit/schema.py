"""Which file of `data/` holds which records."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Annotated

from pydantic import Field

from toolkit import model

COLLECTIONS: Mapping[str, object] = MappingProxyType(
    {
        "book": model.BookPart,
        "changes": model.Change,
        "charts": model.Chart,
        "figures": model.Figure,
        "formats": model.Format,
        "groups": model.Group,
        "links": model.Link,
        "names": model.NamedThing,
        "nouns": model.Noun,
        "organisations": model.Organisation,
        "pilots": model.Pilot,
        "places": model.Place,
        "practices": model.Practice,
        "strands": model.Strand,
        "strings": model.Sentence,
        "surveys": model.Survey,
        "terms": model.Term,
        "words": model.Word,
    }
)
"""What each file of `data/` holds: `<name>.yml` maps ids to records of this type."""

FILES: Mapping[str, object] = MappingProxyType(
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

OPTIONAL = (
    "accessibility", "addresses", "baseline", "book", "changes", "matches", "published",
    "redirects", "site", "words",
)  # fmt: skip
"""Files of `data/` that a new site does not have yet."""

SINGLE = ("accessibility", "site")
"""Files of `data/` that hold one record, without an id."""

NAMED = ("organisations", "names", "pilots", "places", "practices", "strands", "groups", "formats")
"""Collections in which a name is looked up, in this order."""
