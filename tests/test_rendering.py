"""Charts, cards, targets and tables as HTML."""

from __future__ import annotations

import re
from collections.abc import Callable

from small_project import Project

from toolkit.author import Author
from toolkit.markup import plain

NBSP = "\u00a0"
Build = Callable[..., Author]


def test_chart_is_a_table_that_draws_itself(author: Build) -> None:
    """A caption, a row for each figure in order, its number and the length of its bar."""
    made = author("en").chart("needed")
    assert made.startswith('<figure class="chart" id="chart-needed"><table><caption>')
    assert "<caption>Skills needed most</caption>" in made
    rows = re.findall(r'<th scope="row">(.*?)</th><td>(.*?)</td>', made)
    assert [plain(label) for label, _ in rows] == ["critical thinking", "communication"]
    assert [plain(number) for _, number in rows] == ["53%", "47%"]
    assert re.findall(r"--value:(\d+)", made) == ["53", "47"]
    assert 'href="about/figures/#needed_thinking"' in made


def test_source_says_what_is_not_known(author: Build) -> None:
    """A note names each survey once, its sections, and that sample and date are not stated."""
    voice = author("en")._voice
    note = plain(author("en").source("needed_thinking", "needed_speech"))
    assert note.count("Expert survey") == 1
    assert voice.word("sample_and_date_unknown") in note


def test_source_says_what_is_known(author: Build) -> None:
    """Sample size and date stand in the note as the language writes them."""
    assert "1,204" in plain(author("en").source("daily_teamwork"))
    assert "1 March 2025" in plain(author("en").source("daily_teamwork"))
    assert "1.204" in plain(author("sl").source("daily_teamwork"))


def test_source_of_a_count_is_the_document(author: Build) -> None:
    """A number that is from no survey names the sections of the document alone."""
    note = plain(author("en").source("workshops"))
    assert "section D" in note
    assert "survey" not in note.lower()


def test_key_figures(author: Build) -> None:
    """Each number with its label and link, and one note for all."""
    made = author("en").key_figures("needed_thinking", "workshops")
    assert re.findall(r'data-figure="(\w+)"', made) == ["needed_thinking", "workshops"]
    assert made.count('class="source-note"') == 1


def test_progress_draws_the_target_where_no_result_is_known(author: Build) -> None:
    """A target without result has an empty track and says so."""
    voice = author("en")._voice
    made = author("en").pilot_progress("young_pioneers")
    rows = re.findall(r"<tr>(<th scope=\"row\">.*?)</tr>", made)
    assert "--value:0" in rows[0]
    assert voice.word("result_unknown") in plain(rows[0])
    assert f"at least 15{NBSP}challenges" in plain(rows[0])


def test_progress_shows_a_result_with_its_day(author: Build) -> None:
    """A result fills the track in proportion and carries its date."""
    made = author("en").pilot_progress("young_pioneers")
    rows = re.findall(r"<tr>(<th scope=\"row\">.*?)</tr>", made)
    assert "--value:30" in rows[1]  # 3 of 8, with the target at 80
    assert "30 June 2026" in plain(rows[1])


def test_track_never_leaves_its_frame(project: Project) -> None:
    """A result far above its target, or a target of zero, stays drawable."""
    project.replace("data/pilots.yml", "actual: 3", "actual: 900")
    assert "--value:100" in Author(project.content(), "en", "").pilot_progress()
    project.replace("data/pilots.yml", "value: 8", "value: 0")
    assert "--value:0" in Author(project.content(), "en", "").pilot_progress()


def test_progress_of_all_pilots(author: Build) -> None:
    """Without a name the targets of all pilots stand in one table."""
    made = author("en").pilot_progress()
    assert re.findall(r'data-figure="(\w+)"', made) == ["challenges", "projects"]


def test_cards_lead_to_their_page(author: Build) -> None:
    """A card has the name as its link, a remark and a sentence."""
    made = author("en", "pilots/").pilot_cards()
    assert 'href="../pilots/young-pioneers/"' in made or 'href="young-pioneers/"' in made
    assert plain(made).count("Pupils look for challenges.") == 1
    assert 'href="practices/#next-step"' in author("sl").practice_cards()


def test_table_of_organisations(author: Build) -> None:
    """Only those that the document says something of, or those of a kind."""
    made = author("en").organisations_table()
    assert "Kovačnica" in made
    assert "Network of schools" not in made
    chosen = plain(author("en").organisations_table(kind="education"))
    assert "Network of schools" in chosen
    assert author("en")._voice.word("not_stated") in chosen


def test_wide_tables_scroll_by_keyboard(author: Build) -> None:
    """A table in a frame of its own has a name and takes the focus."""
    made = author("sl").organisations_table()
    assert re.match(
        r'<div class="table-scroll" role="region" aria-label="[^"]+" tabindex="0">', made
    )


def test_a_card_has_the_drawing_of_its_record(project: Project) -> None:
    """A file of the same name is drawn on the card, for the eye alone; without it nothing is."""
    key = next(iter(project.content().data.pilots))
    assert "card-drawing" not in Author(project.content(), "en", "").pilot_cards()
    project.write(f"data/drawings/{key}.svg", "<svg><path/></svg>\n")
    made = Author(project.content(), "en", "").pilot_cards()
    assert made.count("<svg>") == 1
    assert 'class="card-drawing no-print" aria-hidden="true"><svg>' in made


def test_shares_among_key_figures_have_a_bar(author: Build) -> None:
    """A percentage is drawn as long as it is; a count is not a share of anything."""
    made = author("en").key_figures("needed_thinking", "workshops")
    assert re.findall(r"--value:(\d+)", made) == ["53"]
