"""What a check finds: one fault, at one place, with what is needed to say it in any language."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

ERROR = "error"
WARNING = "warning"


@dataclass(frozen=True, order=True)
class Issue:
    """A fault at `path:line`; `code` names its message, `details` fill it."""

    path: str
    line: int
    code: str
    details: Mapping[str, object] = field(
        default_factory=lambda: MappingProxyType({}), compare=False
    )
    severity: str = ERROR
