"""New content in every language: what is asked, and the files that follow from the answers."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from pydantic import TypeAdapter, ValidationError

from toolkit import menu, references
from toolkit.cards import PRACTICES_PAGE
from toolkit.checks import pages as page_check
from toolkit.checks.unfinished import MARK
from toolkit.content import Content
from toolkit.issue import Issue, in_order
from toolkit.menu import scalar
from toolkit.pages import FOLDER, Page, parse_page
from toolkit.questions import HEADING, ON_PAGE, QUESTIONS, Form, Question, words
from toolkit.schema import COLLECTIONS, WHOLE
from toolkit.validation import explain
from toolkit.yaml_nodes import parse_document

PAGE_NAME = re.compile(r"([a-z][a-z0-9-]{2,}/)*(?!index$)[a-z0-9]+(-[a-z0-9]+)*$")
"""Folders of two letters would be taken for languages."""

Answer = str | Mapping[str, str]
"""A text, or one for each language."""

Answers = Mapping[str, Answer]
"""Answers by question."""

Files = Mapping[str, str]


class Refused(Exception):
    """Nothing is written: `code` and `found` say why, or `issues` do."""

    def __init__(self, code: str, found: str = "", issues: tuple[Issue, ...] = ()) -> None:
        super().__init__(code)
        self.code, self.found, self.issues = code, found, issues


def draft(content: Content, kind: str, key: str, answers: Answers, site: str) -> Files:
    """The files that are new or changed, by path; `site` is the text of mkdocs.yml."""
    lacking = [q.key for q in QUESTIONS[kind] if q.needed and _blank(content, answers.get(q.key))]
    if lacking:
        raise Refused("needed", ", ".join(lacking))
    made = _Draft(content, kind, key, answers).files(site)
    issues = (*_record_faults(content, made), *_page_faults(content, made))
    if issues:
        raise Refused("faults", issues=tuple(in_order(issues)))
    return made


def menu_of(root: Path) -> str:
    """The text of the file that holds the menu; nothing where there is none."""
    path = root / menu.FILE
    return path.read_text("utf-8") if path.is_file() else ""


def write(root: Path, made: Files) -> Mapping[str, str]:
    """Writes the files; gives for each whether it is new or changed."""
    said = {path: "changed" if (root / path).exists() else "new" for path in made}
    for path, text in made.items():
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_text(text, "utf-8", newline="\n")
    return said


def _blank(content: Content, answer: object) -> bool:
    if isinstance(answer, Mapping):
        return not all(answer.get(locale) for locale in content.data.languages)
    return not answer


@dataclass(frozen=True)
class _Draft:
    """One piece of new content on its way into files."""

    content: Content
    kind: str
    key: str
    answers: Answers

    @property
    def languages(self) -> list[str]:
        """The languages of the site, the one at its root first."""
        languages = self.content.data.languages
        return sorted(languages, key=lambda code: languages[code].path)

    def files(self, site: str) -> Files:
        """Every file that the content needs."""
        if self.kind == "page":
            return self._page(self.key, site)
        anchor = self.key.replace("_", "-")
        more: Mapping[str, object] = {}
        made: dict[str, str] = {}
        if self.kind == "practice":
            more, made = {"anchor": anchor}, self._section(PRACTICES_PAGE, anchor)
        elif self.kind == "pilot":
            more, made = {"page": f"pilots/{anchor}"}, self._page(f"pilots/{anchor}", site)
        elif self.kind == "figure":
            statement = {q.key: self._value(q) for q in QUESTIONS[self.kind][-2:]}
            more = {"document": [statement]}
        return {**self._record(more), **made}

    def _record(self, more: Mapping[str, object]) -> dict[str, str]:
        """The data file with the record at its end."""
        name = f"{self.kind}s"
        asked = {*COLLECTIONS[name].model_fields} - more.keys()
        fields = {q.key: self._value(q) for q in QUESTIONS[self.kind] if q.key in asked}
        given = {key: value for key, value in {**fields, **more}.items() if value}
        path = self.content.data.documents[name].path
        text = (self.content.root / path).read_text("utf-8")
        between = "\n" if re.search(r"\n\n\w", text) else ""
        record = "\n".join(_lines(scalar(self.key), given, 0))
        return {path: f"{text.rstrip()}\n{between}{record}\n"}

    def _page(self, name: str, site: str) -> dict[str, str]:
        """The page in every language, and its place in the menu."""
        known = {page.slug for page in self.content.pages}
        if not PAGE_NAME.match(name):
            raise Refused("page_name", name)
        if f"{name}/" in known:
            raise Refused("page_exists", name)
        pages = {
            f"{FOLDER}/{c}/{name}.md": self._text(name, c) for c in self.content.data.languages
        }
        return {**pages, menu.FILE: self._menu(name, site)}

    def _menu(self, name: str, site: str) -> str:
        said = self._wording("menu")
        root, *others = self.languages
        if menu.has(site, said[root]):
            raise Refused("menu_taken", said[root])
        try:
            names = {code: said[code] for code in others}
            return menu.added(site, f"{name}.md", said[root], names)
        except menu.NoMenu:
            raise Refused("no_menu", menu.FILE) from None

    def _text(self, name: str, locale: str) -> str:
        """A whole page in a language."""
        front = {q.key: self._said(q, locale) for q in ON_PAGE if q.key in ("title", "description")}
        top = [f"{key}: {json.dumps(said, ensure_ascii=False)}" for key, said in front.items()]
        heading = f"# {self._said(HEADING, locale)} {{ #{name.rpartition('/')[2]} }}"
        body = _missing(words(locale)["body"])
        blocks = ["\n".join(["---", *top, "---"]), heading, body]
        for section in _ids(self._answer("anchors")):
            title = _missing(HEADING.asked(locale))
            blocks += [f"## {title} {{ #{section} }}", body]
        return "\n\n".join(blocks) + "\n"

    def _section(self, slug: str, anchor: str) -> dict[str, str]:
        """The page of practices in every language, with a section at its end."""
        made = {}
        for locale in self.languages:
            page = self.content.by_address.get((locale, slug))
            if page is None:
                raise Refused("no_page", slug)
            text = (self.content.root / page.path).read_text("utf-8").rstrip()
            title = self._said(HEADING, locale)
            body = _missing(words(locale)["body"])
            made[page.path] = f"{text}\n\n## {title} {{ #{anchor} }}\n\n{body}\n"
        return made

    def _value(self, question: Question) -> object:
        """An answer as YAML writes it."""
        answer = self._answer(question.key)
        if question.form is Form.WORDING:
            return {code: scalar(self._said(question, code)) for code in self.languages}
        if question.form is Form.IDS:
            return tuple(map(scalar, _ids(answer)))
        flat = " ".join(answer.split())
        return flat if question.form is Form.NUMBER or not flat else scalar(flat)

    def _said(self, question: Question, locale: str) -> str:
        """What was answered for a language, or the mark with what is missing."""
        given = " ".join(self._wording(question.key).get(locale, "").split())
        return given or _missing(question.asked(locale))

    def _answer(self, key: str) -> str:
        """An answer that is one text."""
        answer = self.answers.get(key, "")
        return answer if isinstance(answer, str) else ""

    def _wording(self, key: str) -> Mapping[str, str]:
        """An answer with a text for each language."""
        answer = self.answers.get(key, {})
        return answer if isinstance(answer, Mapping) else {}


def _missing(what: str) -> str:
    """The mark with what is missing."""
    return f"{MARK}: {what.rstrip('.')}."


def _lines(key: str, value: object, depth: int) -> Iterator[str]:
    """A value as lines of YAML, as the records of the project are written."""
    pad = "  " * depth
    if isinstance(value, tuple):
        yield f"{pad}{key}: [{', '.join(value)}]"
    elif isinstance(value, str):
        yield f"{pad}{key}: {value}"
    elif isinstance(value, Mapping):
        yield f"{pad}{key}:"
        for inner, part in value.items():
            yield from _lines(inner, part, depth + 1)
    elif isinstance(value, list):
        yield f"{pad}{key}:"
        for item in value:
            first, *rest = (line for k, v in item.items() for line in _lines(k, v, depth + 2))
            yield f"{pad}  - {first.strip()}"
            yield from rest


def _ids(answer: str) -> list[str]:
    return [part.strip() for part in answer.split(",") if part.strip()]


def _record_faults(content: Content, made: Files) -> Iterator[Issue]:
    """What the loader will say of the data files, and of what they refer to."""
    data = content.data
    for name in COLLECTIONS:
        path = data.documents[name].path
        if path not in made:
            continue
        document = parse_document(made[path].encode(), path)
        yield from document.issues
        if document.issues:
            return
        try:
            records = TypeAdapter(WHOLE[name]).validate_python(document.value)
        except ValidationError as error:
            yield from explain(error, document, WHOLE[name])
            return
        documents = {**data.documents, name: document}
        changed = replace(data, records={**data.records, name: records}, documents=documents)
        yield from references.faults(changed)


def _page_faults(content: Content, made: Files) -> Iterator[Issue]:
    """What the checks will say of the form of the pages."""
    parsed = (_parsed(content, path, text) for path, text in made.items())
    drafted = {page.path: page for page in parsed if page}
    others = (page for page in content.pages if page.path not in drafted)
    for page in drafted.values():
        yield from page.issues
    for issue in page_check.check(replace(content, pages=(*others, *drafted.values()))):
        at = drafted.get(issue.path)
        if at and MARK not in at.meta(issue.details.get("key", "")):  # marks may be alike
            yield issue


def _parsed(content: Content, path: str, text: str) -> Page | None:
    locale, _, name = path.removeprefix(f"{FOLDER}/").partition("/")
    if locale not in content.data.languages or not path.startswith(f"{FOLDER}/"):
        return None
    return parse_page(text, path, locale, f"{name.removesuffix('.md')}/")
