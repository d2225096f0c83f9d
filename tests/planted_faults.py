"""Faults that an editor might make, each in a random place of the real content."""

from __future__ import annotations

import random
import re

from tests.planting import HEADING_ID, SENTENCE, VALUE, Changed, Files, Planter, page_with, replaced

CALL = re.compile(r'\{\{ (figure|count|target)\("(\w+)"[^}]*\) \}\}')
LINK = re.compile(r"\]\(([\w./-]+\.md)(#[\w-]+)?\)")


def stale_section(files: Files, chance: random.Random) -> Changed | None:
    """A sentence is rewritten in one language alone."""
    return replaced(files, SENTENCE, chance, lambda m: m[0].replace(" ", " zares ", 1))


def lost_sentence(files: Files, chance: random.Random) -> Changed | None:
    """A sentence is deleted in one language alone."""
    return replaced(files, SENTENCE, chance, lambda m: "")


def swapped_number(files: Files, chance: random.Random) -> Changed | None:
    """The id of a number is replaced by another one in one language alone."""
    ids = sorted({match[2] for text in files.values() for match in CALL.finditer(text)})
    others = {"target": [i for i in ids if i.startswith(("pupils_", "expats_"))]}

    def change(match: re.Match[str]) -> str | None:
        choice = [i for i in others.get(match[1], ids) if i != match[2]]
        return match[0].replace(match[2], chance.choice(choice)) if choice else None

    return replaced(files, CALL, chance, change)


def misspelt_number(files: Files, chance: random.Random) -> Changed | None:
    """Two letters of an id change places."""
    return replaced(
        files, CALL, chance, lambda m: m[0].replace(m[2], m[2][:-2] + m[2][-1] + m[2][-2])
    )


def misspelt_macro(files: Files, chance: random.Random) -> Changed | None:
    """A letter of a macro's name is lost."""
    return replaced(files, CALL, chance, lambda m: m[0].replace(m[1], m[1][:-1], 1))


def broken_macro(files: Files, chance: random.Random) -> Changed | None:
    """A brace is lost."""
    return replaced(files, CALL, chance, lambda m: m[0][:-1])


def literal_percentage(files: Files, chance: random.Random) -> Changed | None:
    """A percentage is typed in place of its macro, with its number of today."""
    values = dict(
        re.findall(r"^(\w+):\n  value: (\d+)\n  unit: percent", files["data/figures.yml"], re.M)
    )
    pattern = re.compile(r'\{\{ figure\("(\w+)"\) \}\}')
    return replaced(
        files, pattern, chance, lambda m: f"{values[m[1]]} %" if m[1] in values else None
    )


def literal_word(files: Files, chance: random.Random) -> Changed | None:
    """A counted target is typed in words."""
    pattern = re.compile(r'\{\{ target\("pupils_challenges"[^}]*\) \}\}')
    path = page_with(files, pattern, chance)
    if path is None:
        return None
    words = (
        "vsaj petnajst izzivov" if path.startswith("docs/sl/") else "at least fifteen challenges"
    )
    return replaced(files, pattern, chance, lambda m: words, path)


def removed_anchor(files: Files, chance: random.Random) -> Changed | None:
    """The id of a heading is deleted."""
    return replaced(files, HEADING_ID, chance, lambda m: "")


def renamed_anchor(files: Files, chance: random.Random) -> Changed | None:
    """The id of a heading is changed in all languages, without a redirect."""
    path = page_with(files, HEADING_ID, chance)
    if path is None:
        return None
    match = chance.choice(list(HEADING_ID.finditer(files[path])))
    slug = path.split("/", 2)[2]
    twins = [other for other in files if re.fullmatch(rf"docs/\w+/{re.escape(slug)}", other)]
    return {twin: files[twin].replace(match[0], f"{{ #{match[1]}-new }}") for twin in twins}


def repeated_anchor(files: Files, chance: random.Random) -> Changed | None:
    """The id of a heading is that of another on the page."""
    path = page_with(files, HEADING_ID, chance)
    ids = HEADING_ID.findall(files[path]) if path else []
    if len(ids) < 2:
        return None
    first, second = chance.sample(ids, 2)
    return {path: files[path].replace(f"{{ #{first} }}", f"{{ #{second} }}")}


def deep_heading(files: Files, chance: random.Random) -> Changed | None:
    """A heading of the second level is set two levels deeper."""
    return replaced(files, re.compile(r"^## ", re.MULTILINE), chance, lambda m: "#### ")


def wrong_term(files: Files, chance: random.Random) -> Changed | None:
    """The term is replaced by one that is not used, in whatever case it stands."""
    pattern = re.compile(r"\b([Mm]ehk\w+) (vešč\w+)\b")
    stems = {"veščin": "spretnosti", "veščine": "spretnosti", "veščinah": "spretnostih"}
    stems |= {"veščinam": "spretnostim", "veščinami": "spretnostmi", "veščino": "spretnost"}
    return replaced(
        files, pattern, chance, lambda m: f"{m[1]} {stems[m[2]]}" if m[2] in stems else None
    )


def broken_link(files: Files, chance: random.Random) -> Changed | None:
    """A link leads to a page that does not exist."""
    return replaced(files, LINK, chance, lambda m: m[0].replace(".md", "s.md"))


def broken_anchor(files: Files, chance: random.Random) -> Changed | None:
    """A link leads to an anchor that does not exist."""
    pattern = re.compile(r"\]\([\w./-]*\.md#[\w-]+\)")
    return replaced(files, pattern, chance, lambda m: m[0][:-1] + "x)")


def lost_description(files: Files, chance: random.Random) -> Changed | None:
    """A page loses its description."""
    return replaced(files, re.compile(r"^description: .*\n", re.MULTILINE), chance, lambda m: "")


def lost_page(files: Files, chance: random.Random) -> Changed | None:
    """A page is deleted in one language."""
    path = page_with(files, HEADING_ID, chance)
    return {path: None} if path else None


def lost_translation(files: Files, chance: random.Random) -> Changed | None:
    """A wording of the data loses one of its languages."""
    path = chance.choice(["data/figures.yml", "data/pilots.yml", "data/surveys.yml"])
    pattern = re.compile(r"\{sl: ([^{}]*?), en: [^{}]*\}")
    return replaced(files, pattern, chance, lambda m: f"{{sl: {m[1]}}}", path)


def flipped_claim(files: Files, chance: random.Random) -> Changed | None:
    """A percentage changes so that a sentence which rests on it no longer holds."""
    key, value = chance.choice(
        [
            ("needed_critical_thinking", 12),
            ("daily_problem_solving", 31),
            ("daily_communication", 99),
        ]
    )
    pattern = re.compile(rf"^{key}:\n  value: \d+$", re.MULTILINE)
    return replaced(
        files, pattern, chance, lambda m: f"{key}:\n  value: {value}", "data/figures.yml"
    )


def bad_value(files: Files, chance: random.Random) -> Changed | None:
    """A number of the data is written as no number can be."""
    path = chance.choice(["data/figures.yml", "data/pilots.yml"])
    wrong = chance.choice(["53,5", "no", "010", "53 %", "12:30", "'53'", "", "-4", "many"])
    return replaced(files, VALUE, chance, lambda m: m[1] + wrong, path)


def over_hundred(files: Files, chance: random.Random) -> Changed | None:
    """A percentage is over 100."""
    pattern = re.compile(r"^  value: \d+(?=\n  unit: percent)", re.MULTILINE)
    return replaced(files, pattern, chance, lambda m: "  value: 530", "data/figures.yml")


def bad_key(files: Files, chance: random.Random) -> Changed | None:
    """A key of a record is misspelt."""
    path = chance.choice(["data/figures.yml", "data/pilots.yml", "data/surveys.yml"])
    pattern = re.compile(r"^  (label|unit|name|asked|strand|summary|meaning):", re.MULTILINE)
    return replaced(files, pattern, chance, lambda m: f"  {m[1][:-1]}:", path)


def repeated_key(files: Files, chance: random.Random) -> Changed | None:
    """A line of a record stands twice."""
    path = chance.choice(["data/figures.yml", "data/pilots.yml"])
    pattern = re.compile(r"^  (unit|survey|page|strand): \S+$", re.MULTILINE)
    return replaced(files, pattern, chance, lambda m: f"{m[0]}\n{m[0]}", path)


def tab_indent(files: Files, chance: random.Random) -> Changed | None:
    """A line is indented with a tab."""
    path = chance.choice(sorted(p for p in files if re.fullmatch(r"data/\w+\.yml", p)))
    pattern = re.compile(r"^  (?=\w)", re.MULTILINE)
    return (
        replaced(files, pattern, chance, lambda m: "\t", path)
        if pattern.search(files[path])
        else None
    )


def unknown_reference(files: Files, chance: random.Random) -> Changed | None:
    """A record names another that does not exist."""
    pattern = re.compile(r"^  (survey|strand): \w+$", re.MULTILINE)
    path = chance.choice(["data/figures.yml", "data/pilots.yml"])
    return replaced(files, pattern, chance, lambda m: m[0] + "x", path)


def lost_claim(files: Files, chance: random.Random) -> Changed | None:
    """A claim loses its condition in one language."""
    pattern = re.compile(r"\{% call claim\([^)]*\) %\}(.*?)\{% endcall %\}", re.DOTALL)
    return replaced(files, pattern, chance, lambda m: m[1])


FAULTS: tuple[Planter, ...] = (
    stale_section, lost_sentence, swapped_number, misspelt_number, misspelt_macro, broken_macro,
    literal_percentage, literal_word, removed_anchor, renamed_anchor, repeated_anchor, deep_heading,
    wrong_term, broken_link, broken_anchor, lost_description, lost_page, lost_translation,
    flipped_claim, bad_value, over_hundred, bad_key, repeated_key, tab_indent, unknown_reference,
    lost_claim,
)  # fmt: skip
