"""Can every sentence be read in one go?"""

from __future__ import annotations

import re
from collections.abc import Iterator

from toolkit import prose
from toolkit.content import Content
from toolkit.issue import ADVICE, Issue
from toolkit.language import Reading
from toolkit.pages import Page

FILLED = re.compile(r"\{\{.*?\}\}")
SENTENCE = re.compile(r"[^.!?…]+(?:[.!?…]+(?=\S)[^.!?…]+)*[.!?…]*[»«”\"’)]*")
STRETCH = re.compile(r"[^,;:()–]+")
WORD = re.compile(r"\w+(?:[-'’.]\w+)*")
SHOWN_WORDS = 8


def check(content: Content) -> Iterator[Issue]:
    """Long sentences, and sentences in which nouns made from verbs pile up."""
    for page in prose.written(content):
        reading = content.data.languages[page.locale].reading
        for number, line in _lines(page):
            for sentence in _sentences(line):
                for code, details in _heavy(sentence, reading):
                    yield Issue(page.path, number, code, details, ADVICE)


def _lines(page: Page) -> Iterator[tuple[int, str]]:
    """Lines of prose in which what a macro fills in counts as a word; tables are left out."""
    body = FILLED.sub("x", prose.wiped(prose.CODE, page.body))
    for number, line in enumerate(prose.blank(body).split("\n"), page.body_line):
        if not line.lstrip().startswith("|"):
            yield number, line


def _sentences(line: str) -> Iterator[list[list[str]]]:
    """The sentences of a line, each as stretches of words between commas."""
    for match in SENTENCE.finditer(line):
        yield [WORD.findall(stretch) for stretch in STRETCH.findall(match[0])]


def _heavy(sentence: list[list[str]], reading: Reading) -> Iterator[tuple[str, dict[str, object]]]:
    words = [word for stretch in sentence for word in stretch]
    if len(words) > reading.sentence_words:
        start = " ".join(words[:SHOWN_WORDS])
        yield "sentence-long", {"found": len(words), "most": reading.sentence_words, "start": start}
    for stretch in sentence:
        for nouns in _chains(stretch, reading):
            if len(nouns) >= reading.heavy_words:
                yield "nouns-pile-up", {"found": nouns}


def _chains(stretch: list[str], reading: Reading) -> Iterator[list[str]]:
    """Nouns made from verbs that follow each other, with at most one word between two."""
    chain: list[str] = []
    between = 0
    for word in stretch:
        if word.lower().endswith(reading.heavy_endings):
            chain.append(word)
            between = 0
        elif between or word.lower() in reading.joining_words:
            yield chain
            chain, between = [], 0
        else:
            between += 1
    yield chain
