"""Puts injections into every text of data/ and of the front matter that the loader lets through."""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import yaml

from toolkit.checks import run
from toolkit.content import Content, load_content
from toolkit.issue import ERROR, Issue

PAYLOADS = (
    "<script>window.hit=1</script>",
    "\"><img src=x onerror=window.hit=1 hit='1'>",
    "' onmouseover='window.hit=1' hit='1",
    '" autofocus onfocus="window.hit=1" hit="1',
    "</script></title></style><svg onload=window.hit=1 hit>",
    "](javascript:window.hit=1) [x](javascript:window.hit=1 'hit'){ onclick=window.hit=1 }",
    "<javascript:window.hit=1> ![x](x){ hit onerror=window.hit=1 }",
    "--><hit-me></hit-me><!-- ]]> &lt;hit-me&gt; <![CDATA[<hit-me/>",
    "jj{{ 7*191 }}jj {% set x = 7*191 %}jj{{ x }}jj",
    "jj{{ ''.__class__.__mro__ }}jj{# hidden",
    "\\u202etxt.exe \\u2066x\\u2069",
    "`<hit-me>` **x** | a | b | ~~x~~ ^x^ [^1] *[HTML]: x",
    "javascript:window.hit=1",
    "&#x6A;avascript:window.hit=1 &#60;hit-me&#62; \\u0000",
)
"""As they stand between the quotation marks of JSON, but for those marks."""
OF_FRONT_MATTER = [payload for payload in PAYLOADS if "{{" not in payload]
"""Macros are welcome there; what they may do is tested elsewhere."""
HEAD = re.compile(r"\A---\n(.*?)\n---\n", re.DOTALL)
CHANCES, STEP = 2, 4
"""How often another injection is tried, and which comes next."""
AT_MOST = 30
"""Rounds of taking back what is refused."""


@dataclass(frozen=True)
class Planted:
    """How many texts took an injection, how many the loader refused."""

    taken: int
    refused: int


def _json(value: str, payload: str) -> str:
    given = json.loads(f'"{_quoted(payload)}"')
    return json.dumps(value + given, ensure_ascii=True)


def _quoted(payload: str) -> str:
    return payload.replace('"', '\\"')


def _texts(text: str) -> list[tuple[int, int, str]]:
    """Start, end and value of each text on one line that is not a key."""
    found: list[tuple[int, int, str]] = []

    def walk(node: yaml.Node) -> None:
        if isinstance(node, yaml.MappingNode):
            for _, value in node.value:
                walk(value)
        elif isinstance(node, yaml.SequenceNode):
            for value in node.value:
                walk(value)
        elif node.tag.endswith(":str") and node.start_mark.line == node.end_mark.line:
            found.append((node.start_mark.index, node.end_mark.index, node.value))

    walk(yaml.compose(text, yaml.CSafeLoader) or yaml.SequenceNode("", []))
    return found


def _planted(text: str, payloads: Sequence[str], refused: Counter[int]) -> tuple[str, int]:
    """The text with an injection in each value, another where one was refused; and how many."""
    pieces, at, count = [], 0, 0
    for number, (start, end, value) in enumerate(_texts(text)):
        line = text.count("\n", 0, start)
        times = refused[line + 1]
        if times < CHANCES:
            payload = payloads[(number + times * STEP) % len(payloads)]
            pieces += [text[at:start], _json(value, payload)]
            at, count = end, count + 1
    return "".join(pieces) + text[at:], count


def plant(root: Path) -> Planted:
    """Injects wherever the loader of the project at `root` does not refuse it."""
    files = {path: path.read_text("utf-8") for path in sorted((root / "data").glob("*.yml"))}
    refused = {path: Counter() for path in files}
    first = None
    for _ in range(AT_MOST):
        taken = 0
        for path, text in files.items():
            planted, count = _planted(text, PAYLOADS, refused[path])
            path.write_text(planted, encoding="utf-8")
            taken += count
        first = first or taken
        content, issues = load_content(root)
        issues = [*issues, *(_of_pictures(content) if content else ())]
        if content is not None and not issues:
            return Planted(taken + _plant_in_front_matter(root), first - taken)
        for place in {(root / issue.path, issue.line) for issue in issues}:
            refused[place[0]][place[1]] += 1
    raise AssertionError([str(issue) for issue in issues][:5])


def _of_pictures(content: Content) -> Iterator[Issue]:
    """Names of files are read by a check, and stop a build as well."""
    return (issue for issue in run(content, ("pictures",)) if issue.severity == ERROR)


def _plant_in_front_matter(root: Path) -> int:
    taken = 0
    for path in sorted((root / "docs").rglob("*.md")):
        text = path.read_text("utf-8")
        if head := HEAD.match(text):
            payloads = OF_FRONT_MATTER[taken % STEP :]
            planted, count = _planted(head[1], payloads, Counter())
            path.write_text(f"---\n{planted}\n---\n{text[head.end() :]}", encoding="utf-8")
            taken += count
    return taken
