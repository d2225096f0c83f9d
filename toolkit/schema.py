"""Which file of `data/` holds which records."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from toolkit import model

COLLECTIONS: Mapping[str, object] = MappingProxyType(
    {
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
    }
)
"""What each file of `data/` holds: `<name>.yml` maps ids to records of this type."""

NAMED = ("organisations", "names", "pilots", "places", "practices", "strands", "groups", "formats")
"""Collections in which a name is looked up, in this order."""
