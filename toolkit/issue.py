"""What a check finds: one fault, at one place, with what is needed to say it in any language."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

ERROR = "error"
WARNING = "warning"
ADVICE = "advice"


@dataclass(frozen=True, order=True)
class Issue:
    """A fault at `path:line`; `code` names its message, `details` fill it."""

    path: str
    line: int
    code: str
    details: Mapping[str, Any] = field(default_factory=dict, compare=False)
    severity: str = ERROR


def in_order(issues: Iterable[Issue]) -> list[Issue]:
    """The issues by file and line, each once; two on one line differ in their details."""
    distinct = {(issue, repr(sorted(issue.details.items()))): issue for issue in issues}
    return sorted(distinct.values())
