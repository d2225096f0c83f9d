"""Are quotation marks, dashes, spaces and decimals those of the language?"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from toolkit import prose
from toolkit.content import Content
from toolkit.formatting import visible
from toolkit.issue import ERROR, WARNING, Issue
from toolkit.language import Language
from toolkit.prose import MARK

QUOTES = '"“”„‟«»‹›‘‚‛'
SPACES = " \u00a0\u202f"
DOTS = "…"
SUSPECT = re.compile(
    rf"[{QUOTES}%\d—―−]|[ ]-|--|\.\.\.|  |[{SPACES}][,;:!?.)]|\( |[^\W\d_][,;][^\W\d_]"
)
"""Something that a rule may be about; most lines hold nothing of it."""
BEFORE_OPENING = re.compile(rf"(?:^|[\s(\[{{/–—*_+{SPACES}])$")
AFTER_CLOSING = re.compile(rf"(?:$|[\s)\]}}/.,;:!?…–—*_+{SPACES}-])")
HYPHEN = re.compile(r"(?<=[^\s|:-]) -{1,2} (?=[^\s|-])|(?<=[^\W_])--(?=[^\W_])")
ANY_DASH = re.compile(r"(?<=[^\s|]) ?[–—―] ?(?=[^\s|])")
RANGE = re.compile(r"(?<![\w.,/–-])(\d{1,9})(-| ?[–—―] ?)(\d{1,9})(?![\w/–-]|[.,]\d)")


@dataclass(frozen=True)
class Slip:
    """A piece of a line that is set wrongly; `better` is None where only a person can tell."""

    code: str
    start: int
    found: str
    better: str | None
    severity: str = WARNING
    perhaps: str = ""
    """What may be meant where that is not certain."""


Rule = Callable[[str, Language], Iterator[Slip]]


def check(content: Content) -> Iterator[Issue]:
    """Every line of prose that people write on pages, and every text of data."""
    for page in prose.written(content):
        language = content.data.languages[page.locale]
        for number, line in prose.lines(page, MARK, own_language=True):
            for slip in slips(line, language):
                yield _issue(page.path, number, slip)
    for locale, language in content.data.languages.items():
        for _, wording in prose.wordings(content, locale):
            for slip in slips(prose.blank(wording.text, MARK), language):
                yield _issue(wording.path, wording.line, slip)


def _issue(path: str, line: int, slip: Slip) -> Issue:
    better = slip.perhaps if slip.better is None else slip.better
    details = {"found": visible(slip.found), "better": visible(better)}
    return Issue(path, line, slip.code, details, slip.severity)


def slips(line: str, language: Language) -> list[Slip]:
    """What is set wrongly in a line of prose, whose other parts are replaced by marks."""
    if not SUSPECT.search(line):
        return []
    return sorted((slip for rule in RULES for slip in rule(line, language)), key=lambda s: s.start)


def _quotes(line: str, language: Language) -> Iterator[Slip]:
    """Quotation marks of the language, each where it opens or closes."""
    accepted = {*language.quotes, *language.typography.accepted_quotes}
    for match in re.finditer(f"[{QUOTES}]", line):
        start, mark = match.start(), match[0]
        if _is_apostrophe(line, start):
            continue
        better = _in_its_role(line, start, language)
        if mark not in accepted:
            yield Slip("typography-quote", start, mark, better, ERROR, "…".join(language.quotes))
        elif mark in language.quotes and better not in (None, mark):
            yield Slip("typography-quote-turned", start, mark, better, ERROR)


def _is_apostrophe(line: str, start: int) -> bool:
    before, after = line[start - 1 : start], line[start + 1 : start + 2]
    return line[start] in "‘‛" and before.isalpha() and after.isalpha()


def _in_its_role(line: str, start: int, language: Language) -> str | None:
    """The mark that belongs here, where its neighbours tell whether it opens or closes."""
    before, after = line[:start], line[start + 1 :]
    opens = bool(BEFORE_OPENING.search(before)) and bool(after) and not after[0].isspace()
    closes = bool(AFTER_CLOSING.match(after)) and bool(before) and not before[-1].isspace()
    if opens == closes or line[start] in "‹›‘‚‛":
        return None
    return language.quotes[0 if opens else 1]


def _dashes(line: str, language: Language) -> Iterator[Slip]:
    """A dash, and not hyphens, between the parts of a sentence."""
    dash = language.typography.dash
    for match in HYPHEN.finditer(line):
        yield Slip("typography-hyphen", match.start(), match[0], f" {dash} ", ERROR)
    for match in ANY_DASH.finditer(line):
        between_numbers = line[match.start() - 1].isdigit() and line[match.end()].isdigit()
        if match[0].strip() in language.typography.other_dashes and not between_numbers:
            yield Slip("typography-dash", match.start(), match[0], f" {dash} ")


def _ranges(line: str, language: Language) -> Iterator[Slip]:
    """A dash without spaces between two numbers: 2021–2027."""
    for match in RANGE.finditer(line):
        first, between, last = match.groups()
        if between == language.typography.dash:
            continue
        rising = len(first) <= len(last) and int(first) < int(last) and first[0] != "0"
        years = rising and len(first) == len(last) == 4
        better = f"{first}{language.typography.dash}{last}"
        severity = ERROR if years else WARNING
        certain = better if rising else None
        yield Slip("typography-range", match.start(), match[0], certain, severity, better)


def _dots(line: str, language: Language) -> Iterator[Slip]:
    """Three dots are one character."""
    for match in re.finditer(r"(?<!\.)\.{3}(?!\.)", line):
        yield Slip("typography-ellipsis", match.start(), match[0], DOTS, ERROR)


def _spaces(line: str, language: Language) -> Iterator[Slip]:
    """One space between words, none before a comma or inside brackets, one after a comma."""
    for match in re.finditer(r"(?<=[^\s|]) {2,}(?=[^\s|])", line):
        yield Slip("typography-double-space", match.start(), match[0], " ")
    for match in re.finditer(rf"(?<=[\w%)])[{SPACES}]+(?=[,;:!?.](?:\s|$))", line):
        yield Slip(
            "typography-space-before",
            match.start(),
            match[0] + line[match.end()],
            line[match.end()],
        )
    for match in re.finditer(r"(?<=\() +(?=\w)|(?<=\w) +(?=\))", line):
        yield Slip("typography-bracket", match.start(), match[0], "")
    for match in re.finditer(r"(?<=[^\W\d_])([,;])(?=[^\W\d_])", line):
        yield Slip("typography-space-after", match.start(), match[0], f"{match[1]} ")


def _percent(line: str, language: Language) -> Iterator[Slip]:
    """The percent sign stands beside its number as the language wants it."""
    before, _, sign = language.percent.partition("{number}")
    if before or not sign.endswith("%"):
        return
    for match in re.finditer(rf"(?<=[\d{MARK}])([{SPACES}]*)%", line):
        if match[0] != sign:
            yield Slip("typography-percent", match.start(), match[0], sign, ERROR)


def _decimals(line: str, language: Language) -> Iterator[Slip]:
    """Decimals stand after the mark of the language."""
    mark = language.typography.decimal_mark
    if mark is None:
        return
    other = re.escape("." if mark == "," else ",")
    pattern = rf"(?<![\w.,:])(?<![A-Z][A-Z] )\d+{other}(?!\d{{3}}(?!\d))\d+(?![\w:]|[.,]\d)"
    for match in re.finditer(pattern, line):
        yield Slip("typography-decimal", match.start(), match[0], None)


RULES: tuple[Rule, ...] = (_quotes, _dashes, _ranges, _dots, _spaces, _percent, _decimals)
