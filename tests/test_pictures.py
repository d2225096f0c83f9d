"""Pictures: a card for each page with its words in our own letters, icons, drawn only once."""

from __future__ import annotations

import shutil
from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image
from small_project import REPOSITORY, Project

from toolkit import pictures
from toolkit.content import Content


@pytest.fixture(scope="module")
def fonts(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The fonts as the renderer reads them."""
    folder = tmp_path_factory.mktemp("fonts")
    for name in (pictures.REGULAR, pictures.SEMIBOLD):
        pictures.unpacked(REPOSITORY / pictures.FONTS / f"{name}.woff2").save(
            folder / f"{name}.ttf"
        )
    return folder


def drawn(card: pictures.Card, fonts: Path) -> Image.Image:
    file = pictures.drawn(pictures.Picture(card, pictures.WIDTH, ""), fonts)
    return Image.open(BytesIO(file)).convert("RGB")


def with_look(project: Project) -> Project:
    """The small project with the fonts and the favicon of the real one."""
    for part in (pictures.FONTS, pictures.FAVICON):
        source, goal = REPOSITORY / part, project.root / part
        goal.parent.mkdir(parents=True, exist_ok=True)
        (shutil.copytree if source.is_dir() else shutil.copy2)(source, goal)
    return project


def test_a_card_says_section_title_and_site(content: Content) -> None:
    """In the language of the page; titles with their macros filled in."""
    card = pictures.card(content, content.by_address["en", ""])
    assert card.title == "Soft skills: 53% ask for critical thinking"
    assert card.site == content.data.languages["en"].site_name
    assert pictures.card(content, content.by_address["sl", "practices/"]).section != card.section


def test_a_card_shows_the_first_large_number_that_may_stand_alone(content: Content) -> None:
    """One of which something is unknown does not, and a target has its qualifier."""
    home = pictures.card(content, content.by_address["en", ""])
    assert (home.number, home.label) == ("47%", "Communication as most urgent.")
    pilot = pictures.card(content, content.by_address["en", "pilots/young-pioneers/"])
    assert pilot.number.startswith("at least ")
    assert pictures.card(content, content.by_address["en", "practices/"]).number == ""


def test_every_page_has_a_card_of_its_own(content: Content) -> None:
    """No two pages of any language share a file."""
    paths = [pictures.card_path(content, page) for page in content.pages]
    assert len(set(paths)) == len(paths)


def test_lines_keep_their_width() -> None:
    """A text is broken between words; a word that is too long stands alone."""
    assert pictures.broken("one two three", len, 7) == ["one two", "three"]
    assert pictures.broken("a loooooong b", len, 5) == ["a", "loooooong", "b"]
    assert pictures.broken("", len, 5) == []


@pytest.mark.parametrize("letter", "čšžČŠŽ»«–")
def test_every_letter_of_ours_is_drawn(letter: str, fonts: Path) -> None:
    """The fonts have it: it is neither left out nor a box, which every missing letter shares."""
    plain, missing = (drawn(pictures.Card("", text, ""), fonts) for text in ("", "\u4e00"))
    found = drawn(pictures.Card("", letter, ""), fonts)
    assert found.tobytes() not in (plain.tobytes(), missing.tobytes())


def test_a_mark_is_drawn_on_its_letter(fonts: Path) -> None:
    """č is not c."""
    marked, plain = (drawn(pictures.Card("", text, ""), fonts) for text in ("č", "c"))
    assert marked.tobytes() != plain.tobytes()


@pytest.mark.parametrize("most", [False, True])
def test_a_long_title_stays_within_the_card(most: bool, fonts: Path) -> None:
    """It is set smaller, and what stands to its right or below stays free."""
    title = "Zelo dolg naslov, ki pove vse o mehkih veščinah v regiji in zunaj nje, za vsakogar"
    card = pictures.Card("Del", title, "Ime", "vsaj 15" if most else "", "Oznaka" if most else "")
    svg = pictures.svg(card, fonts)
    assert svg.count("<tspan") <= pictures.MOST_LINES[most] + most
    image, empty = drawn(card, fonts), drawn(pictures.Card("Del", "", "Ime"), fonts)
    right = (pictures.WIDTH - 60, 0, pictures.WIDTH, pictures.HEIGHT)
    assert image.size == (pictures.WIDTH, pictures.HEIGHT)
    assert image.crop(right).tobytes() == empty.crop(right).tobytes()


def test_what_a_title_says_is_text(fonts: Path) -> None:
    """Signs of XML in a title draw themselves."""
    assert "A &lt;b&gt; &amp; &#34;c&#34;" in pictures.svg(
        pictures.Card("", 'A <b> & "c"', ""), fonts
    )


def test_only_what_changed_is_drawn(
    project: Project, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A second build takes what it has; a changed title draws one card, and the old one goes."""
    with_look(project)
    drew: list[int] = []
    draw = pictures.draw
    monkeypatch.setattr(
        pictures, "draw", lambda root, folder, new: (drew.append(len(new)), draw(root, folder, new))
    )
    site, content = tmp_path / "site", project.content()
    pictures.write(content, site)
    pictures.write(content, site)
    project.replace("docs/en/practices.md", 'title: "Practices"', 'title: "Good practices"')
    old = (site / "assets/cards/en/practices.png").read_bytes()
    pictures.write(project.content(), site)
    icons = len({**pictures.ICONS, **pictures.MASKED, **pictures.TOUCH})
    assert drew == [len(content.pages) + icons, 0, 1]
    assert (site / "assets/cards/en/practices.png").read_bytes() != old
    assert len(list((project.root / ".cache/pictures").iterdir())) == drew[0]
    for path, size in {**pictures.ICONS, **pictures.MASKED, **pictures.TOUCH}.items():
        with Image.open(site / path) as icon:
            assert icon.size == (size, size)


def test_a_changed_value_changes_the_card(project: Project) -> None:
    """In both languages."""
    before = [
        pictures.card(project.content(), project.content().by_address[code, ""])
        for code in ("sl", "en")
    ]
    project.replace("data/figures.yml", "value: 47", "value: 48")
    after = [
        pictures.card(project.content(), project.content().by_address[code, ""])
        for code in ("sl", "en")
    ]
    assert [card.number for card in after] == ["48\u00a0%", "48%"]
    assert all(a != b for a, b in zip(before, after, strict=True))


def test_an_icon_whose_edge_is_cut_fills_its_square(project: Project, fonts: Path) -> None:
    """Devices round the corners themselves: there is ground in each."""
    full = pictures.FULL_SQUARE.format(
        colour=pictures.COLOUR, icon=(REPOSITORY / pictures.FAVICON).read_text("utf-8")
    )
    image = Image.open(BytesIO(pictures.drawn(pictures.Picture(full, 180, ""), fonts)))
    assert image.convert("RGBA").getpixel((0, 0)) == (15, 76, 74, 255)
