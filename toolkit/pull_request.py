"""The one comment that a pull request gets: what is wrong, what lacks its twin, what changes."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from urllib.parse import quote

from toolkit import impact_report, matches, report
from toolkit.impact import Impact
from toolkit.issue import Issue

MARK = "<!-- toolkit summary -->"
"""By this the comment is found again, so that a pull request has one and not many."""

CHANGED_ALONE = ("match-stale", "match-shortened")
CHANGED_TOGETHER = ("match-new", "match-renew")
DIFFERENT = (
    "translation-missing",
    "headings-differ",
    "section-data-differs",
    "section-links-differ",
    "section-lists-differ",
)
"""What is said of two languages; each code has its message."""

LONGEST = 60_000
"""Characters; the code host takes no comment above 65,536."""
LISTED = 30
"""How many mistakes are listed; all of them stand at their lines."""

Words = Mapping[str, str]


@dataclass(frozen=True)
class Addresses:
    """Where a pull request can be edited and looked at; what is not known is None."""

    edit: str | None = None
    """Edits a file of the branch; `{path}` and `{line}` are filled in."""
    preview: str | None = None
    """The built site."""
    changes: str | None = None
    """The page that shows every change side by side."""

    def editing(self, path: str, line: int | str) -> str:
        """A link that opens a file for editing at a line, or the place in words."""
        place = f"{path}:{line}"
        if self.edit is None:
            return f"`{place}`"
        goal = self.edit.replace("{path}", path).replace("{line}", str(line))
        return f"[{report.in_markdown(place)}]({_address(goal)})"


def comment(
    issues: Sequence[Issue], impact: Impact | None, addresses: Addresses, language: str
) -> str:
    """The comment; without an impact, since the data cannot be used, what is wrong."""
    said = report.messages(language)["_pull_request"]
    parts = [
        MARK,
        f"## {said['title']}",
        *_mistakes(issues, said, language),
        *_other_language(issues, addresses, said, language),
    ]
    whole = "\n\n".join([*parts, *_impact(impact, said, language), *_preview(addresses, said)])
    if len(whole) <= LONGEST:
        return whole
    short = [impact_report.summary(impact, impact_report.words(language))] if impact else []
    cut = "\n\n".join([*parts, *short, said["cut"], *_preview(addresses, said)])
    return cut if len(cut) <= LONGEST else f"{cut[:LONGEST]} …\n\n{said['cut']}"


def _mistakes(issues: Sequence[Issue], said: Words, language: str) -> Iterator[str]:
    """What is wrong, apart from what is said of the languages below."""
    apart = (*CHANGED_ALONE, *CHANGED_TOGETHER, *DIFFERENT)
    own = [issue for issue in issues if issue.code not in apart]
    yield f"**{report.summary(issues, language)}**"
    if own:
        yield "\n".join(report.as_markdown_item(issue, language) for issue in own[:LISTED])
    if len(own) > LISTED:
        yield said["more"].format(number=len(own) - LISTED)


def _other_language(
    issues: Sequence[Issue], addresses: Addresses, said: Words, language: str
) -> Iterator[str]:
    """Sections of which one language is behind, and what to record once they say the same."""
    items = [
        f"{report.as_markdown_item(issue, language)} **{said['edit']}**: {places}"
        for issue in issues
        if issue.code in DIFFERENT
        for places in [addresses.editing(issue.path, issue.line)]
    ]
    items += [_behind(i, addresses, said) for i in issues if i.code in CHANGED_ALONE]
    if items:
        yield f"### {said['other_language']}"
        yield "\n".join(items)
    codes = (*CHANGED_ALONE, *CHANGED_TOGETHER)
    lines = [str(issue.details["line"]) for issue in issues if issue.code in codes]
    if lines:
        yield said["record"].format(file=addresses.editing(matches.PATH, 1))
        yield "\n".join(("```yaml", *dict.fromkeys(lines), "```"))


def _behind(issue: Issue, addresses: Addresses, said: Words) -> str:
    """A section that was changed in one language, and where the other languages have it."""
    twins = [twin.rpartition(":") for twin in issue.details["twin"]]
    places = ", ".join(addresses.editing(path, line) for path, _, line in twins)
    changed = f"`{issue.path}:{issue.line}`"
    said_of = said["behind"].format(section=issue.details["section"], changed=changed)
    return f"- {said_of} **{said['edit']}**: {places}"


def _impact(impact: Impact | None, said: Words, language: str) -> Iterator[str]:
    yield said["no_impact"] if impact is None else impact_report.as_markdown(impact, language)


def _preview(addresses: Addresses, said: Words) -> Iterator[str]:
    """Links to what can be looked at."""
    known = {"changes": addresses.changes, "preview": addresses.preview}
    links = [f"- [{said[name]}]({_address(goal)})" for name, goal in known.items() if goal]
    if links:
        yield f"## {said['look']}"
        yield "\n".join(links)


def _address(address: str) -> str:
    """An address that can neither end its link early nor hold another."""
    return quote(address, safe="/:#?=&%+,;~@")
