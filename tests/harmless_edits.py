"""Edits to the real content that break nothing, each in a random place."""

from __future__ import annotations

import random
import re

from tests.planting import HEADING_ID, SENTENCE, VALUE, Changed, Files, Planter, page_with, replaced


def trailing_space(files: Files, chance: random.Random) -> Changed | None:
    """A sentence gets a space at its end."""
    return replaced(files, SENTENCE, chance, lambda m: m[0] + " ")


def blank_line(files: Files, chance: random.Random) -> Changed | None:
    """Another blank line stands between two paragraphs."""
    return replaced(files, re.compile(r"\n\n(?=[A-ZČŠŽ#])"), chance, lambda m: "\n\n\n")


def windows_lines(files: Files, chance: random.Random) -> Changed | None:
    """A page is saved with Windows line ends."""
    path = page_with(files, HEADING_ID, chance)
    return {path: files[path].replace("\n", "\r\n")} if path else None


def other_value(files: Files, chance: random.Random) -> Changed | None:
    """A percentage goes up by half a point, which flips no claim."""
    pattern = re.compile(
        r"^(daily_problem_solving|demand_rising|capacities_differ):\n  value: (\d+)$", re.M
    )
    return replaced(
        files, pattern, chance, lambda m: f"{m[1]}:\n  value: {m[2]}.5", "data/figures.yml"
    )


def other_target(files: Files, chance: random.Random) -> Changed | None:
    """A target is set to another number."""
    number = chance.choice([1, 2, 3, 4, 7, 11, 20, 101])
    return replaced(files, VALUE, chance, lambda m: f"{m[1]}{number}", "data/pilots.yml")


def comment(files: Files, chance: random.Random) -> Changed | None:
    """A data file gets a comment."""
    path = chance.choice(sorted(p for p in files if re.fullmatch(r"data/\w+\.yml", p)))
    return {path: files[path] + "# Checked.\n"}


def quoted_value(files: Files, chance: random.Random) -> Changed | None:
    """A text of the data is put in quotation marks."""
    pattern = re.compile(r"^  (unit|survey): (\w+)$", re.MULTILINE)
    return replaced(files, pattern, chance, lambda m: f'  {m[1]}: "{m[2]}"', "data/figures.yml")


def other_link(files: Files, chance: random.Random) -> Changed | None:
    """A link leads to another page, in all languages."""
    path = page_with(files, re.compile(r"\]\((\w+)\.md\)"), chance)
    if path is None:
        return None
    slug = path.split("/", 2)[2]
    target = chance.choice(re.findall(r"\]\((\w+\.md)\)", files[path]))
    folder = path.rpartition("/")[0]
    siblings = [p.rpartition("/")[2] for p in files if p.rpartition("/")[0] == folder]
    other = chance.choice(sorted(set(siblings) - {target}))
    twins = [p for p in files if re.fullmatch(rf"docs/\w+/{re.escape(slug)}", p)]
    return {p: files[p].replace(f"]({target})", f"]({other})") for p in twins}


def both_languages(files: Files, chance: random.Random) -> Changed | None:
    """A section gets a sentence in every language."""
    path = page_with(files, HEADING_ID, chance)
    if path is None:
        return None
    slug = path.split("/", 2)[2]
    heading = chance.choice(HEADING_ID.findall(files[path]))
    added = {"sl": "To velja za vso regijo.", "en": "This holds for the whole region."}
    marker = f"{{ #{heading} }}\n"
    return {
        f"docs/{code}/{slug}": files[f"docs/{code}/{slug}"].replace(
            marker, f"{marker}\n{text}\n", 1
        )
        for code, text in added.items()
    }


def data_wording(files: Files, chance: random.Random) -> Changed | None:
    """A label of the data is worded anew in one language."""
    pattern = re.compile(r"label: \{sl: (\w+)")
    return replaced(files, pattern, chance, lambda m: m[0] + " danes", "data/figures.yml")


HARMLESS: tuple[Planter, ...] = (
    trailing_space, blank_line, windows_lines, other_value, other_target, comment, quoted_value,
    other_link, both_languages, data_wording,
)  # fmt: skip
