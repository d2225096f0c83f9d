"""The macros of page authors. Their docstrings are the reference that editors read."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import lru_cache, partial

from jinja2 import StrictUndefined, Template

from toolkit import (
    accessibility,
    cards,
    catalogue,
    changes,
    claims,
    drawings,
    examples,
    formatting,
    illustrations,
    imprint,
    quotations,
    rendering,
    reuse,
    revisions,
    status,
    status_table,
)
from toolkit.catalogue import FIGURES_PAGE, GLOSSARY_PAGE
from toolkit.content import Content, Use
from toolkit.data import LANGUAGES
from toolkit.href import relative
from toolkit.markup import element, plain, text
from toolkit.pages import Page
from toolkit.sandbox import Sandbox
from toolkit.voice import UnknownId, Voice


@dataclass(frozen=True)
class Author:
    """The macros as a page may use them; `address` is its address from the root of the site."""

    content: Content
    locale: str
    address: str
    site: str = ""
    """Absolute address of the root of the site, where it is known."""

    @property
    def _voice(self) -> Voice:
        return Voice(self.content.data, self.locale)

    def _link(self, goal: str) -> str:
        return relative(self.address, self._voice.language.path + goal)

    def _file(self, path: str) -> str:
        return relative(self.address, path).rstrip("/")

    def _figure_link(self, key: str) -> str:
        return self._link(f"{FIGURES_PAGE}#{key}")

    def _figure_links(self, keys: tuple[str, ...]) -> dict[str, str]:
        return {key: self._figure_link(key) for key in keys}

    def _quantity(self, key: str, shown: str, capital: bool) -> str:
        shown = formatting.capitalised(shown) if capital else shown
        return rendering.quantity(self._voice, key, shown)

    def figure(self, key: str) -> str:
        """The number alone, with its percent sign: `{{ figure("needed_communication") }}`."""
        return self._quantity(key, self._voice.number(key), False)

    def count(
        self,
        key: str,
        case: str | None = None,
        *,
        noun: str | None = None,
        words: bool = False,
        capital: bool = False,
    ) -> str:
        """The number with its noun, in any case: `{{ count("pilots", words=true) }}`."""
        shown = self._voice.count(key, case, noun=noun, words=words)
        return self._quantity(key, shown, capital)

    def target(
        self, key: str, case: str | None = None, *, words: bool = False, capital: bool = False
    ) -> str:
        """A target of a pilot with its qualifier: `{{ target("pupils_challenges") }}`."""
        return self._quantity(key, self._voice.target(key, case, words=words), capital)

    def agree(self, key: str, **forms: str) -> str:
        """The word that agrees with the number: `{{ agree("pilots", one="is", other="are") }}`."""
        if "other" not in forms:
            raise TypeError("missing a required argument: 'other'")
        return text(self._voice.agree(key, forms))

    def preposition(self, word: str, key: str) -> str:
        """The preposition as it sounds before the number: `{{ preposition("s", "pilots") }}`."""
        return text(self._voice.preposition(word, key))

    def size(self, key: str, case: str | None = None, *, capital: bool = False) -> str:
        """A percentage as a size in words: `{{ size("daily_communication") }}`."""
        return self._quantity(key, self._voice.size(key, case), capital)

    def date(self, day: str) -> str:
        """A date as the language writes it: `{{ date("2026-11-22") }}`."""
        return text(formatting.date(day, self._voice.language))

    def literal(self, number: str) -> str:
        """A number that is not a published figure: `{{ literal("three") }}`."""
        return text(number)

    def name(self, key: str, case: str | None = None, *, gloss: bool = False) -> str:
        """A name in its preferred form: `{{ name("bsc_kranj", "instrumental") }}`."""
        voice = self._voice
        shown = rendering.named(voice, key, voice.name(key, case))
        explained = getattr(voice.data.named(key), "gloss", None)
        return f"{shown} ({text(explained[self.locale])})" if gloss and explained else shown

    def term(self, key: str, case: str | None = None) -> str:
        """A term, linked to its explanation: `{{ term("soft_skills", "locative") }}`."""
        goal = f"{GLOSSARY_PAGE}#{catalogue.anchor(key)}"
        shown = self._voice.term(key, case)
        return element("a", text(shown), class_="term", href=self._link(goal))

    def definition(self, key: str) -> str:
        """The explanation of a term: `{{ definition("soft_skills") }}`."""
        if key not in self.content.data.terms:
            raise UnknownId("term", key)
        return text(self.content.data.terms[key].definition[self.locale])

    def link(self, key: str) -> str:
        """A link to another site: `{{ link("kovacnica_project") }}`."""
        if key not in self.content.data.links:
            raise UnknownId("link", key)
        record = self.content.data.links[key]
        return element("a", text(record.label[self.locale]), href=record.url)

    def chart(self, key: str) -> str:
        """Figures of one survey side by side: `{{ chart("needed_skills") }}`."""
        if key not in self.content.data.charts:
            raise UnknownId("chart", key)
        links = self._figure_links(self.content.data.charts[key].figures)
        return rendering.chart(self._voice, key, links)

    def key_figures(self, *keys: str) -> str:
        """Large numbers with their labels: `{{ key_figures("demand_rising") }}`."""
        return rendering.key_figures(self._voice, keys, self._figure_links(keys))

    def source(self, *keys: str) -> str:
        """Where numbers come from: `{{ source("demand_rising") }}`."""
        return rendering.source_note(self._voice, keys)

    def pilot_progress(self, *keys: str) -> str:
        """Targets of one pilot or of all: `{{ pilot_progress("pupils_for_pioneers") }}`."""
        pilots = self.content.data.pilots
        for key in keys:
            if key not in pilots:
                raise UnknownId("pilot", key)
        return rendering.pilot_progress(self._voice, {k: pilots[k] for k in keys or pilots})

    def pilot_cards(self) -> str:
        """A card for each pilot that leads to its page: `{{ pilot_cards() }}`."""
        return cards.pilots(self.content, self._voice, self._link)

    def practice_cards(self) -> str:
        """A card for each best practice that leads to its section: `{{ practice_cards() }}`."""
        return cards.practices(self.content, self._voice, self._link, self._file)

    def organisations_table(self, kind: str | None = None) -> str:
        """Who reaches whom with what: `{{ organisations_table(kind="ngo") }}`."""
        return rendering.organisations_table(self._voice, kind)

    def picture(self, key: str) -> str:
        """A picture with its credit: `{{ picture("school_makerspace") }}`."""
        return illustrations.figure(self.content, self._voice, key, self._file)

    def network_picture(self) -> str:
        """Formats, organisations and groups of people, joined: `{{ network_picture() }}`."""
        return drawings.network(self._voice, self.content.data.organisations)

    def places_map(self) -> str:
        """The places that the concept names: `{{ places_map() }}`."""
        return drawings.places_map(self._voice, self.content.data.places)

    def figures_table(self) -> str:
        """Every published number with its source and uses: `{{ figures_table() }}`."""
        uses = self.content.uses.get(self.locale, {})
        quoted = quotations.quotations(self.content, self.locale, self.colleague)
        return catalogue.figures(self._voice, uses, quoted, self._used_in, self._reuse)

    def _used_in(self, use: Use) -> str:
        title = self.fill_text(use.page.meta("title"))
        heading = use.page.heading(use.section)
        if heading and heading.level > 1:
            title = f"{title} › {self.fill_text(heading.text)}"
        goal = f"{use.page.slug}#{use.section}" if use.section else use.page.slug
        return element("a", text(title), href=self._link(goal))

    @property
    def _reuse(self) -> reuse.Reuse:
        return reuse.Reuse(self.content, self.locale, self.site, partial(relative, self.address))

    def embed(self, key: str) -> str:
        """A card as other sites show it, and the code for it: `{{ embed("demand_rising") }}`."""
        return self._reuse.example(key)

    def site_address(self, path: str = "") -> str:
        """The full address of a file of the site: `{{ site_address("data/v1/index.json") }}`."""
        return self.site + path

    def status_table(self) -> str:
        """How pages and numbers stand, in two tables: `{{ status_table() }}`."""
        return status_table.draw(self._voice, self.status(), self._link, FIGURES_PAGE)

    def status(self) -> status.Status:
        """How all pages and numbers stand; worked out once for all languages."""
        return _status(type(self), self.content)  # type: ignore[arg-type]  # a class has a hash

    def colleague(self, page: Page) -> Author:
        """The author of another page."""
        path = self.content.data.languages[page.locale].path
        return type(self)(self.content, page.locale, path + page.slug)

    def _last_changes(self) -> Mapping[str, str]:
        return revisions.last_changes(self.content.root)

    def pdf(self) -> str:
        """A link to the whole concept as a PDF in the language of the page: `{{ pdf() }}`."""
        label, file = self._voice.word("book_link"), self._link(self._voice.language.book or "")
        return element("a", text(label), class_="pdf", href=file.rstrip("/"))

    def changes(self) -> str:
        """What changed on the site, the newest first: `{{ changes() }}`."""
        return changes.listed(self._voice, self._link, self._link(changes.FEED).rstrip("/"))

    def glossary(self) -> str:
        """Every term with its explanation: `{{ glossary() }}`."""
        return catalogue.glossary(self._voice)

    def example(self, file: str, field: str) -> str:
        """A field as the data fills it in now: `{{ example("figures", "unit") }}`."""
        if file not in self.content.data.documents and file != LANGUAGES:
            raise UnknownId("file", file)
        shown = examples.example(self.content.data, self.locale, file, field)
        return element("code", text(shown)) if shown else text(self._voice.word("not_filled_in"))

    def given(self, field: str) -> str:
        """A field of data/site.yml, or that it is not given yet: `{{ given("publisher") }}`."""
        return imprint.given(self._voice, field)

    def accessibility_run(self) -> str:
        """What the last machine check of accessibility found: `{{ accessibility_run() }}`."""
        return accessibility.report(self._voice, self.content.data.accessibility)

    def claim(self, kind: str, *facts: object, caller: Callable[[], str] | None = None) -> str:
        """A sentence that must hold: `{% call claim("greater", "a", "b") %}…{% endcall %}`."""
        claims.require(self._voice, kind, facts)
        return caller() if caller else ""

    def macros(self) -> dict[str, Callable[..., str]]:
        """The macros by name, as pages call them."""
        return {name: getattr(self, name) for name in MACROS}

    def fill(self, template: str, **instead: Callable[..., str]) -> str:
        """The text of a page with every macro filled in; some may be replaced."""
        return _template(template).render(self.macros() | instead) if "{" in template else template

    def fill_text(self, template: str) -> str:
        """A title or description with every macro filled in, as plain text.

        One that cannot be filled in stays as it is: a preview goes on, a build stops elsewhere.
        """
        try:
            return plain(self.fill(template)) if "{" in template else template
        except Exception:
            return template


MACROS = (
    "figure", "count", "target", "agree", "preposition", "size", "date", "literal", "name", "term",
    "definition", "link", "chart", "key_figures", "source", "pilot_progress", "pilot_cards",
    "practice_cards", "organisations_table", "network_picture", "places_map", "figures_table",
    "status_table", "glossary", "changes", "pdf", "claim", "given", "accessibility_run", "example",
    "embed", "site_address", "picture",
)  # fmt: skip

ENVIRONMENT = Sandbox(undefined=StrictUndefined)


@lru_cache(maxsize=2)
def _status(kind: type[Author], content: Content) -> status.Status:
    author = kind(content, "", "")
    return status.status_of(content, author._last_changes(), author.colleague)


@lru_cache(maxsize=4096)
def _template(source: str) -> Template:
    return ENVIRONMENT.from_string(source.lstrip("\n").removesuffix("\n"))  # as MkDocs has it
