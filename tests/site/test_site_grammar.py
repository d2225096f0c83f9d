"""The real targets and counts read right at every number, in both languages."""

from __future__ import annotations

from dataclasses import replace

import pytest

from toolkit.author import Author
from toolkit.content import Content
from toolkit.markup import plain

NUMBERS = (0, 1, 2, 3, 4, 5, 11, 101, 102)

EXPECTED = {
    # a target, as a sentence asks for it
    ("sl", "pupils_challenges", '{{ target("pupils_challenges") }}'): """
        vsaj 0 izzivov skupnosti
        vsaj 1 izziv skupnosti
        vsaj 2 izziva skupnosti
        vsaj 3 izzive skupnosti
        vsaj 4 izzive skupnosti
        vsaj 5 izzivov skupnosti
        vsaj 11 izzivov skupnosti
        vsaj 101 izziv skupnosti
        vsaj 102 izziva skupnosti
    """,
    ("sl", "pupils_projects", '{{ target("pupils_projects") }}'): """
        vsaj 0 projektov
        vsaj 1 projekt
        vsaj 2 projekta
        vsaj 3 projekte
        vsaj 4 projekte
        vsaj 5 projektov
        vsaj 11 projektov
        vsaj 101 projekt
        vsaj 102 projekta
    """,
    (
        "sl",
        "expats_activities",
        '{{ target("expats_activities", "nominative", capital=true) }}',
    ): """
        Vsaj 0 dejavnosti
        Vsaj 1 dejavnost
        Vsaj 2 dejavnosti
        Vsaj 3 dejavnosti
        Vsaj 4 dejavnosti
        Vsaj 5 dejavnosti
        Vsaj 11 dejavnosti
        Vsaj 101 dejavnost
        Vsaj 102 dejavnosti
    """,
    ("en", "pupils_challenges", '{{ target("pupils_challenges") }}'): """
        at least 0 community challenges
        at least 1 community challenge
        at least 2 community challenges
        at least 3 community challenges
        at least 4 community challenges
        at least 5 community challenges
        at least 11 community challenges
        at least 101 community challenges
        at least 102 community challenges
    """,
    ("en", "expats_activities", '{{ target("expats_activities", words=true) }}'): """
        at least 0 activities
        at least one activity
        at least two activities
        at least three activities
        at least four activities
        at least five activities
        at least 11 activities
        at least 101 activities
        at least 102 activities
    """,
    # a count as the subject, with the verb that goes with it
    (
        "sl",
        "themed_fridays",
        '{{ agree("themed_fridays", one="Predviden je", two="Predvidena sta", few="Predvideni so", '
        'other="Predvidenih je") }} {{ count("themed_fridays", words=true) }}',
    ): """
        Predvidenih je 0 tematskih petkov
        Predviden je en tematski petek
        Predvidena sta dva tematska petka
        Predvideni so trije tematski petki
        Predvideni so štirje tematski petki
        Predvidenih je pet tematskih petkov
        Predvidenih je 11 tematskih petkov
        Predviden je 101 tematski petek
        Predvidena sta 102 tematska petka
    """,
    (
        "en",
        "themed_fridays",
        'There {{ agree("themed_fridays", one="is", other="are") }} {{ count("themed_fridays") }}',
    ): """
        There are 0 themed Fridays
        There is 1 themed Friday
        There are 2 themed Fridays
        There are 3 themed Fridays
        There are 4 themed Fridays
        There are 5 themed Fridays
        There are 11 themed Fridays
        There are 101 themed Fridays
        There are 102 themed Fridays
    """,
    # a preposition that follows the sound of the number, and the case that it takes
    (
        "sl",
        "partner_regions",
        '{{ preposition("s", "partner_regions") }} {{ count("partner_regions", "instrumental") }}',
    ): """
        z 0 industrijskimi regijami
        z 1 industrijsko regijo
        z 2 industrijskima regijama
        s 3 industrijskimi regijami
        s 4 industrijskimi regijami
        s 5 industrijskimi regijami
        z 11 industrijskimi regijami
        s 101 industrijsko regijo
        s 102 industrijskima regijama
    """,
    ("sl", "partner_regions", 'v {{ count("partner_regions", "locative", words=true) }}'): """
        v 0 industrijskih regijah
        v eni industrijski regiji
        v dveh industrijskih regijah
        v treh industrijskih regijah
        v štirih industrijskih regijah
        v petih industrijskih regijah
        v 11 industrijskih regijah
        v 101 industrijski regiji
        v 102 industrijskih regijah
    """,
    ("sl", "summary_gaps", 'brez {{ count("summary_gaps", "genitive") }}'): """
        brez 0 vrzeli
        brez 1 vrzeli
        brez 2 vrzeli
        brez 3 vrzeli
        brez 4 vrzeli
        brez 5 vrzeli
        brez 11 vrzeli
        brez 101 vrzeli
        brez 102 vrzeli
    """,
    ("sl", "pupils_projects", 'k {{ count("pupils_projects", "dative") }}'): """
        k 0 projektom
        k 1 projektu
        k 2 projektoma
        k 3 projektom
        k 4 projektom
        k 5 projektom
        k 11 projektom
        k 101 projektu
        k 102 projektoma
    """,
    ("en", "partner_regions", 'with {{ count("partner_regions", words=true) }}'): """
        with 0 industrial regions
        with one industrial region
        with two industrial regions
        with three industrial regions
        with four industrial regions
        with five industrial regions
        with 11 industrial regions
        with 101 industrial regions
        with 102 industrial regions
    """,
}


def with_value(content: Content, key: str, value: float) -> Content:
    """The real content in which one number is another one."""
    records = {name: dict(collection) for name, collection in content.data.records.items()}
    if key in records["figures"]:
        records["figures"][key] = records["figures"][key].model_copy(update={"value": value})
    for pilot, record in records["pilots"].items():
        if key in record.targets:
            target = record.targets[key].model_copy(update={"value": value})
            targets = {**record.targets, key: target}
            records["pilots"][pilot] = record.model_copy(update={"targets": targets})
    return replace(content, data=replace(content.data, records=records))


@pytest.mark.parametrize(("locale", "key", "template"), EXPECTED)
def test_a_number_reads_right_whatever_it_is(
    content: Content, locale: str, key: str, template: str
):
    """Noun, verb and preposition follow the number."""
    expected = [line.strip() for line in EXPECTED[locale, key, template].strip().splitlines()]
    said = [
        plain(Author(with_value(content, key, number), locale, "").fill(template))
        for number in NUMBERS
    ]
    assert [text.replace("\u00a0", " ") for text in said] == expected


@pytest.mark.parametrize("number", NUMBERS)
def test_every_page_can_be_said_at_every_number(content: Content, number: int):
    """No page fails, and none keeps another number, when all targets and counts are this one."""
    keys = {
        key
        for key, record in {**content.data.figures, **content.data.targets}.items()
        if record.value is not None and record.unit != "percent"
    }
    changed = content
    for key in keys:
        changed = with_value(changed, key, number)
    for page in changed.pages:
        address = changed.data.languages[page.locale].path + page.slug
        filled = Author(changed, page.locale, address).fill(page.body)
        for key in keys:
            marks = filled.count(f'data-figure="{key}"')
            assert marks == filled.count(f'value="{number}" data-figure="{key}"'), page.path
