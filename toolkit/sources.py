"""Says where a number comes from and what is not known of it, as plain text."""

from __future__ import annotations

from toolkit import formatting
from toolkit.model import Figure, Survey
from toolkit.voice import Voice


def sections(voice: Voice, keys: tuple[str, ...]) -> list[str]:
    """Sections of the document that state these numbers, each once."""
    statements = (s.section for key in keys for s in voice.quantity(key).document)
    return list(dict.fromkeys(statements))


def _where(voice: Voice, names: list[str]) -> str:
    forms = {form: f"sections_{form}" for form in ("one", "two", "other")}
    word = formatting.agree(len(names), forms, voice.language)
    return voice.word(word, sections=voice.list(names))


def survey_of(voice: Voice, key: str) -> Survey | None:
    """The survey that a figure comes from."""
    record = voice.quantity(key)
    if isinstance(record, Figure) and record.survey:
        return voice.data.surveys[record.survey]
    return None


def sample(voice: Voice, survey: Survey) -> str:
    """How many were asked and when, or that the document does not say."""
    if survey.sample_size is None and survey.date is None:
        return voice.word("sample_and_date_unknown")
    size = survey.sample_size
    number = formatting.number(size, voice.language) if size else ""
    date = formatting.date(survey.date, voice.language) if survey.date else ""
    return " ".join(
        (
            voice.word("sample_size", number=number) if size else voice.word("sample_unknown"),
            voice.word("survey_date", date=date) if survey.date else voice.word("date_unknown"),
        )
    )


def note(voice: Voice, keys: tuple[str, ...]) -> str:
    """The source of one or more numbers, each survey once, and then what is open."""
    members: dict[str | None, list[str]] = {}
    for key in keys:
        members.setdefault(getattr(voice.quantity(key), "survey", None), []).append(key)
    origins = [_origin(voice, survey, tuple(keys)) for survey, keys in members.items()]
    surveys = [voice.data.surveys[survey] for survey in members if survey]
    return " ".join([*origins, *dict.fromkeys(sample(voice, survey) for survey in surveys)])


def _origin(voice: Voice, survey: str | None, keys: tuple[str, ...]) -> str:
    where = _where(voice, sections(voice, keys))
    if survey is None:
        return voice.word("source_document", sections=where)
    name = formatting.capitalised(voice.data.surveys[survey].name[voice.locale])
    return voice.word("source_survey", survey=name, sections=where)
