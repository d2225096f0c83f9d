"""The records of `data/`; the text under a field is what editors read about it."""

from __future__ import annotations

import datetime
import re
import unicodedata
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Annotated, Any, Literal

from pydantic import (
    AfterValidator,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    StrictBool,
    StrictFloat,
    StrictInt,
    WithJsonSchema,
    model_validator,
)
from pydantic_core import PydanticCustomError

CONTROL_CATEGORIES = {"Cc", "Cf", "Cs", "Co"}
ALLOWED_CONTROLS = {"\u00ad"}  # soft hyphen
ID_PATTERN = r"^[a-z][a-z0-9]*(_[a-z0-9]+)*$"
Schema = dict[str, Any]


@dataclass(frozen=True)
class Reference:
    """Marks a field whose text is the id of a record in `collection`, or one of `also`."""

    collection: str
    also: tuple[str, ...] = ()

    def __get_pydantic_json_schema__(self, core: Any, handler: Callable[[Any], Schema]) -> Schema:
        return handler(core) | {"x-reference": [self.collection, *self.also]}


@dataclass(frozen=True)
class PerLanguage:
    """Marks a mapping that needs exactly one entry for each language of the site."""

    cases: bool = False
    """Whether an entry may be a mapping of grammatical cases."""
    complete: bool = True
    """Whether every language needs an entry."""

    def __get_pydantic_json_schema__(self, core: Any, handler: Callable[[Any], Schema]) -> Schema:
        return handler(core) | {"x-per-language": {"cases": self.cases, "complete": self.complete}}


def _plain_text(value: str) -> str:
    if not value.strip():
        raise PydanticCustomError("blank_text", "blank text")
    for character in value:
        hidden = unicodedata.category(character) in CONTROL_CATEGORIES
        if hidden and character not in ALLOWED_CONTROLS:
            raise PydanticCustomError(
                "hidden_character", "hidden character", {"code_point": f"U+{ord(character):04X}"}
            )
    return value


def is_web_address(value: str) -> bool:
    """Whether a text is a full address of the web, as far as its form tells."""
    return bool(re.match(r"https?://[^\s/?#@]+\.[^\s/?#@]+([/?#]\S*)?$", value))


def _web_address(value: str) -> str:
    if not is_web_address(value):
        raise PydanticCustomError("web_address", "not a web address")
    return value


def _iso_date(value: object) -> object:
    try:
        written = datetime.date.fromisoformat(str(value)).isoformat()
    except ValueError:
        written = None
    if value is not None and written != value:  # 20260630 and 2026-W27-2 are dates, but read badly
        raise PydanticCustomError("iso_date", "not a date")
    return value


def _string(**form: str) -> WithJsonSchema:
    """What completion in an editor knows of the form of a text."""
    return WithJsonSchema({"type": "string", **form})


Text = Annotated[str, AfterValidator(_plain_text), _string(pattern=r"\S")]
Url = Annotated[str, AfterValidator(_web_address), _string(format="uri", pattern="^https?://")]
Date = Annotated[str, BeforeValidator(_iso_date), _string(format="date")]
Number = Annotated[StrictInt | StrictFloat, Field(ge=0, le=1_000_000_000)]
Wording = Annotated[Mapping[str, Text], PerLanguage()]
Name = Annotated[Mapping[str, Text | Mapping[str, Text]], PerLanguage(cases=True)]
Variants = Annotated[Mapping[str, tuple[Text, ...]], PerLanguage(complete=False)]


class Record(BaseModel):
    """A frozen record that knows every one of its fields."""

    model_config = ConfigDict(frozen=True, extra="forbid", use_attribute_docstrings=True)


class Statement(Record):
    """What the document says of a figure, and where."""

    section: Text
    """Section of the document, for example A or C.3 (4)."""
    says: Wording
    """What stands there, in our own words."""


class Survey(Record):
    """A survey, or another place where figures come from."""

    name: Wording
    """Name of the survey."""
    asked: Wording
    """Who was asked, as the end of a sentence: "the experts asked"."""
    sections: tuple[Text, ...]
    """Sections of the document that report it."""
    sample_size: Annotated[StrictInt, Field(ge=1)] | None = None
    """How many people answered; leave out when it is not known."""
    date: Date | None = None
    """When it was carried out (2026-11-22); leave out when it is not known."""


class Figure(Record):
    """A published number: a percentage of a survey, or a count of things."""

    value: Number | None = None
    """The number itself, with a decimal point where it needs one: 53 or 53.5."""
    counts: (
        Literal[
            "pilots",
            "practices",
            "practices.existing",
            "practices.planned",
            "formats.common",
            "strands",
        ]
        | None
    ) = None
    """Instead of a value: the records of data/ that are counted."""
    unit: Annotated[Text, Reference("nouns", also=("percent",))]
    """`percent`, or the noun of data/nouns.yml that is counted."""
    survey: Annotated[Text, Reference("surveys")] | None = None
    """The survey that it comes from."""
    label: Wording
    """Short label beside the number in charts and lists."""
    meaning: Wording
    """What the number says, as a sentence without the number."""
    document: tuple[Statement, ...]
    """What the document says, and where."""
    unknown: Wording | None = None
    """What is not known of this number beyond what its survey leaves open."""

    @model_validator(mode="after")
    def _one_origin(self) -> Figure:
        if (self.value is None) == (self.counts is None):
            raise PydanticCustomError("value_or_counts", "value or counts")
        if self.unit == "percent" and self.value is not None and self.value > 100:
            raise PydanticCustomError("percent_over_100", "over 100", {"value": self.value})
        if self.unit == "percent" and self.survey is None:
            raise PydanticCustomError("percent_without_survey", "survey missing")
        return self


class Target(Record):
    """What a pilot sets out to reach."""

    value: Number
    """The number that is aimed at."""
    qualifier: Literal["at_least", "exactly"]
    """Whether more is welcome (at_least) or the number is meant exactly."""
    unit: Annotated[Text, Reference("nouns")]
    """The noun of data/nouns.yml that is counted."""
    label: Wording
    """What is counted, as a short label."""
    document: tuple[Statement, ...]
    """What the document says, and where."""
    actual: Number | None = None
    """What has been reached; leave out while no result is known."""
    as_of: Date | None = None
    """The day for which `actual` holds; required beside it."""

    @model_validator(mode="after")
    def _result_is_dated(self) -> Target:
        if (self.actual is None) != (self.as_of is None):
            raise PydanticCustomError("actual_and_as_of", "actual needs as_of")
        return self


class Pilot(Record):
    """A pilot action of the region."""

    name: Name
    """Name in each language."""
    avoid: Variants = Field(default_factory=dict)
    """Forms that are not used on the site, per language, in the nominative."""
    strand: Annotated[Text, Reference("strands")]
    """The strand of the project that it belongs to."""
    page: Text
    """Slug of its page."""
    summary: Wording
    """One sentence that says what happens."""
    partners: tuple[Annotated[Text, Reference("organisations")], ...] = ()
    """Organisations that the document names as partners."""
    targets: Mapping[str, Target] = Field(default_factory=dict)
    """Targets by id; a pilot without numbers has none."""


class Chart(Record):
    """Several figures of one survey, drawn side by side."""

    title: Wording
    """What the chart shows, as a title without numbers."""
    figures: tuple[Annotated[Text, Reference("figures")], ...]
    """The figures, in the order of their rows."""


class Organisation(Record):
    """An organisation, or a kind of organisations, that the concept names."""

    name: Name
    """Preferred name, with its cases where it declines."""
    avoid: Variants = Field(default_factory=dict)
    """Forms that are not used on the site, per language, in the nominative."""
    language: Text | None = None
    """Language of the name when it stays the same in every language."""
    gloss: Wording | None = None
    """Explanation given in brackets at first mention."""
    kind: Literal["education", "public", "ngo", "business_support", "private"] | None = None
    """The sector that it works in; leave out where the document does not say."""
    serves: tuple[Annotated[Text, Reference("groups")], ...] = ()
    """Groups of people that the document says it reaches."""
    offers: tuple[Annotated[Text, Reference("formats")], ...] = ()
    """Formats that the document says it offers."""
    towns: tuple[Annotated[Text, Reference("places")], ...] = ()
    """Places that the document gives for it."""
    sections: tuple[Text, ...] = ()
    """Sections of the document that mention it."""
    url: Url | None = None
    """Web address, if the document gives one."""


class NamedThing(Record):
    """A programme, strategy, publication, event or other thing with a name."""

    name: Name
    """Preferred name, with its cases where it declines."""
    avoid: Variants = Field(default_factory=dict)
    """Forms that are not used on the site, per language, in the nominative."""
    language: Text | None = None
    """Language of the name when it stays the same in every language."""
    gloss: Wording | None = None
    """Explanation given in brackets at first mention."""
    kind: Literal["programme", "strategy", "publication", "event", "project", "other"]
    """What sort of thing it is."""


class Group(Record):
    """A group of people whom the concept speaks of."""

    name: Name
    """Preferred name, with its cases where it declines."""
    avoid: Variants = Field(default_factory=dict)
    """Forms that are not used on the site, per language, in the nominative."""
    gloss: Wording | None = None
    """Explanation given in brackets at first mention."""
    note: Wording | None = None
    """Remark for readers."""


class Format(Record):
    """A form in which soft skills are developed."""

    name: Name
    """Preferred name, with its cases where it declines."""
    common: StrictBool
    """Whether the document lists it among the most common formats."""


class Place(Record):
    """A place that the concept names."""

    name: Name
    """Name, with its cases."""
    avoid: Variants = Field(default_factory=dict)
    """Forms that are not used on the site, per language, in the nominative."""
    role: Wording | None = None
    """What the concept says of it."""
    latitude: Annotated[StrictInt | StrictFloat, Field(ge=-90, le=90)] | None = None
    """Degrees north."""
    longitude: Annotated[StrictInt | StrictFloat, Field(ge=-180, le=180)] | None = None
    """Degrees east."""


class Strand(Record):
    """One of the strands of the x-Inno Radar project."""

    name: Name
    """Preferred name, with its cases where it declines."""
    gloss: Wording | None = None
    """Explanation given in brackets at first mention."""


class Practice(Record):
    """A best practice of the region."""

    name: Name
    """Name."""
    status: Literal["existing", "planned"]
    """Whether the practice exists or is planned."""
    anchor: Annotated[str, Field(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$")]
    """Heading id of its section on the page of practices."""
    summary: Wording
    """One sentence that says what it is."""
    organisations: tuple[Annotated[Text, Reference("organisations")], ...] = ()
    """Organisations behind it."""
    picture: Annotated[Text, Reference("pictures")] | None = None
    """Its picture, which stands on its card."""
    picture_credit: Wording | None = None
    """Credit of the picture that the document has lost."""


class Picture(Record):
    """A picture that pages show, with its credit."""

    file: Annotated[Text, Field(pattern=r"^[^/\\]+$")]
    """Name of its file in data/pictures/."""
    text: Wording
    """What the picture shows, for those who do not see it."""
    credit: Wording
    """Who made the picture, or whom it belongs to."""
    licence: Literal["cc_by_4", "cc_by_sa_4", "cc0", "public_domain", "permission"] | None = None
    """On what terms the site shows it; `permission` where its author agreed to that."""
    licence_text: Wording | None = None
    """Other terms, in place of `licence`, as the end of the line that gives the credit."""
    caption: Wording | None = None
    """What readers should know beside the picture."""
    source: Url | None = None
    """Address where the picture comes from."""

    @model_validator(mode="after")
    def _one_licence(self) -> Picture:
        if (self.licence is None) == (self.licence_text is None):
            raise PydanticCustomError("picture_licence", "licence or licence_text")
        return self


class BookPart(Record):
    """A part of the PDF of the whole concept."""

    title: Wording
    """Title of the part."""
    pages: Annotated[tuple[Text, ...], Field(min_length=1)]
    """Addresses of its pages without the slash at the end, in order; each becomes a chapter."""


class Term(Record):
    """A term of the concept with its explanation."""

    name: Name
    """Preferred form, with its cases."""
    definition: Wording
    """Explanation in one or two sentences."""
    avoid: Variants = Field(default_factory=dict)
    """Forms that are not used on the site, per language, in the nominative."""
    synonyms: Variants = Field(default_factory=dict)
    """Other words that readers may search for, per language."""
    sections: tuple[Text, ...] = ()
    """Sections of the document that use it."""


class Word(Record):
    """A word that the site writes in one way, though it is no term of the glossary."""

    name: Name
    """Preferred form, with its cases."""
    synonyms: Variants = Field(default_factory=dict)
    """Other words that readers may search for, per language."""
    avoid: Variants = Field(default_factory=dict)
    """Forms that are not used on the site, per language, in the nominative."""


class Link(Record):
    """An address outside the site."""

    url: Url
    """Full address, with https://."""
    label: Wording
    """Text of the link; says where it leads."""


class NounForms(Record):
    """A counted noun in one language."""

    gender: Literal["masculine", "feminine", "neuter"] | None = None
    """Grammatical gender, where number words follow it."""
    forms: Mapping[str, tuple[Text, ...]]
    """For each case the forms in the order of the language's grammatical numbers."""


Noun = Annotated[Mapping[str, NounForms], PerLanguage()]

Sentence = Wording
"""A fixed word or sentence of the site in each language."""


class FrontMatter(Record):
    """The lines between `---` at the top of a page."""

    title: Text
    """Title in the browser and in search results; differs from that of every other page."""
    description: Text
    """What the page says, in one or two sentences, for search results and shared links."""
    generated: StrictBool = False
    """Whether a command makes the page; such a page is never edited by hand."""


class SizeStep(Record):
    """From which percentage on a size word is used."""

    at_least: Annotated[StrictInt | StrictFloat, Field(ge=0, le=100)]
    """The step holds from this percentage up to the next step."""
    modifier: Text | None = None
    """Word before the fraction (a key of `modifiers` in the language file)."""
    fraction: Text
    """The fraction (a key of `fractions` in the language file)."""


class Contact(Record):
    """How readers reach the publisher."""

    person: Text | None = None
    """Who answers; a name."""
    address: Wording | None = None
    """Postal address."""
    email: Annotated[Text, Field(pattern=r"^[^\s@]+@[^\s@]+\.[^\s@]+$")] | None = None
    """E-mail address."""
    telephone: Text | None = None
    """Telephone number with the code of the country."""


class Body(Record):
    """A public body that readers may turn to."""

    name: Wording
    """Official name."""
    address: Wording | None = None
    """Postal address."""
    email: Annotated[Text, Field(pattern=r"^[^\s@]+@[^\s@]+\.[^\s@]+$")] | None = None
    """E-mail address."""
    url: Url | None = None
    """Full address, with https://."""


class Licence(Record):
    """Under what terms others may use the content."""

    name: Wording
    """Name of the licence, or the terms in one sentence."""
    url: Url | None = None
    """Where the terms are."""


class Logo(Record):
    """An official logo in the footer of every page."""

    file: Annotated[Text, Field(pattern=r"^[a-z0-9][a-z0-9._-]*\.(svg|png|webp)$")]
    """File in overrides/assets/logos/; until it is there, nothing is drawn."""
    text: Wording
    """What the logo says, for those who do not see it."""
    emblem: StrictBool = False
    """Whether it holds the emblem of the European Union, which comes first and is never smaller."""


class Site(Record):
    """Who publishes the site and where it is kept; what nobody has given is left out."""

    edit_address: Annotated[Text, Field(pattern=r"^https://\S*\{path\}\S*$")] | None = None
    """Where a page is edited; {path} stands for its file: https://…/edit/main/{path}."""
    report_address: Annotated[Text, Field(pattern=r"^(https://|mailto:)\S+$")] | None = None
    """Where to report a mistake: …/issues/new with forms, or an address with {path} and {title}."""
    publisher: Wording | None = None
    """Who publishes the site; official name."""
    contact: Contact | None = None
    """How readers reach the publisher."""
    licence: Licence | None = None
    """Under what terms others may use the content."""
    funding_statement: Wording | None = None
    """The official statement on co-funding, word for word."""
    disclaimer: Wording | None = None
    """The official disclaimer of the programme, word for word."""
    logos: tuple[Logo, ...] = ()
    """Official logos for the footer, in their order."""
    statement_adopted: Date | None = None
    """The day on which the publisher adopted the accessibility statement."""
    enforcement_body: Body | None = None
    """Who watches over the accessibility of public websites, for the accessibility statement."""
    server_log: Wording | None = None
    """What the web server records of a visit and for how long, in whole sentences."""
    version: Annotated[Text, Field(pattern=r"^\d+\.\d+\.\d+$")] | None = None
    """Version of the data that was last released, as in 1.2.0."""
    released: Date | None = None
    """The day on which this version was released; required beside it."""

    @model_validator(mode="after")
    def _version_is_dated(self) -> Site:
        if (self.version is None) != (self.released is None):
            raise PydanticCustomError("version_and_released", "version needs released")
        return self


class AccessibilityRun(Record):
    """What the last machine check of accessibility looked at and what it found."""

    date: Date | None = None
    """The day of the check."""
    pages: Annotated[StrictInt, Field(ge=0)] = 0
    """How many pages were checked."""
    schemes: tuple[Literal["light", "dark"], ...] = ()
    """Colour schemes in which each page was checked."""
    widths: tuple[StrictInt, ...] = ()
    """Widths of the window in which each page was checked, in pixels."""
    tools: tuple[Text, ...] = ()
    """Programs that checked, with their versions."""
    violations: tuple[Text, ...] = ()
    """What was found: page and rule."""


def _site_address(value: str) -> str:
    page = r"([a-z0-9]+(-[a-z0-9]+)*/)*(#[A-Za-z0-9_-]+)?"
    if not re.fullmatch(rf"embed/[a-z0-9_]+/|{page}", value):
        raise PydanticCustomError("site_address", "not an address of this site")
    return value


Address = Annotated[str, AfterValidator(_site_address)]
"""A page, and perhaps an anchor on it, as in `analysis/gaps/#five-gaps`; the home page is empty.
A card to embed is `embed/` and the id of what it shows."""


class Change(Record):
    """Something that changed on the site, as readers are told of it."""

    date: Date
    """The day of the change (2026-11-22)."""
    kind: Literal["edition", "figure", "text", "correction"]
    """A new edition, a new value of a number, a changed text, or the correction of a mistake."""
    figure: Text | None = None
    """The id of the number that changed, a figure or a target."""
    old: Number | None = None
    """The value of the number before the change."""
    new: Number | None = None
    """The value of the number since the change."""
    reason: Wording
    """What changed and why, for readers."""
    page: Address | None = None
    """The page that changed, perhaps with a section; for a number its own place is linked."""

    @model_validator(mode="after")
    def _number_with_both_values(self) -> Change:
        given = [value is not None for value in (self.figure, self.old, self.new)]
        if any(given) != all(given) or (self.kind == "figure" and not all(given)):
            raise PydanticCustomError("change_values", "a number needs its old and new value")
        return self


Id = Annotated[str, Field(pattern=ID_PATTERN)]


MATCH_KEY = re.compile(r"[a-z0-9_/-]+(#[A-Za-z0-9_-]+|:[a-z]+)")


def _match_key(value: str) -> str:
    if not MATCH_KEY.fullmatch(value):
        raise PydanticCustomError("match_key", "not a section of a page")
    return value


def _match(value: str) -> str:
    if not re.fullmatch(r"[a-z]+(\.[a-z]+)*", value):
        raise PydanticCustomError("match_form", "not what was recorded")
    return value


MatchKey = Annotated[str, AfterValidator(_match_key)]
"""A section of a page, as in `summary#demand`, or `:title`, `:description` and `:opening`."""

Match = Mapping[str, Annotated[str, AfterValidator(_match)]]
"""For each language one short hash per sentence of the section."""
