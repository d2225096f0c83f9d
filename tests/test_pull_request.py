"""The comment on a pull request: mistakes, what lacks its twin, what changes, and how to go on."""

from __future__ import annotations

import re
import subprocess

import pytest
from click.testing import CliRunner
from small_project import Project

from toolkit import matches, pull_request, report
from toolkit.checks import freshness
from toolkit.cli import main
from toolkit.impact import compare
from toolkit.issue import Issue
from toolkit.pull_request import Addresses

EDIT = "https://example.org/edit/my branch/{path}#L{line}"
KNOWN = Addresses(EDIT, "https://example.org/site", "https://example.org/changes")


def comment(project: Project, issues: list[Issue], addresses: Addresses = KNOWN) -> str:
    content = project.content()
    return pull_request.comment(issues, compare(content, content), addresses, "en")


@pytest.fixture
def behind(project: Project) -> list[Issue]:
    """The issues of a project in which one language alone has a new sentence."""
    matches.renew(project.content(), (), everything=True)
    project.append("docs/sl/index.md", "\nNova poved.\n")
    issues = list(freshness.check(project.content()))
    assert [issue.code for issue in issues] == ["match-stale"]
    return issues


def test_a_section_that_lacks_its_twin_opens_there_for_editing(
    project: Project, behind: list[Issue]
) -> None:
    """The link leads to the other language's file, in the same branch, at the section."""
    made = comment(project, behind)
    (twin,) = behind[0].details["twin"]
    path, line = twin.split(":")
    assert path == "docs/en/index.md"
    assert f"(https://example.org/edit/my%20branch/{path}#L{line})" in made
    assert f"docs/sl/index.md:{behind[0].line}" in made


def test_the_line_to_record_is_ready_to_be_copied(project: Project, behind: list[Issue]) -> None:
    """What goes to data/matches.yml stands alone in a block, as the message has it."""
    made = comment(project, behind)
    (block,) = re.findall(r"```yaml\n(.*?)\n```", made, re.DOTALL)
    assert block == behind[0].details["line"]
    assert "/data/matches.yml#L1)" in made
    project.write("data/matches.yml", matches.HEADER + block + "\n")
    assert "match-stale" not in [issue.code for issue in freshness.check(project.content())]


def test_sections_changed_in_both_languages_only_need_their_line(project: Project) -> None:
    """Nothing is missing there, and so no text has to be opened."""
    matches.renew(project.content(), (), everything=True)
    for language, sentence in (("sl", "Nova poved."), ("en", "A new sentence.")):
        project.append(f"docs/{language}/index.md", f"\n{sentence}\n")
    issues = list(freshness.check(project.content()))
    made = comment(project, issues)
    assert [issue.code for issue in issues] == ["match-renew"]
    assert str(issues[0].details["line"]) in made
    assert "/docs/" not in made


def test_mistakes_are_listed_with_their_place_and_explanation(
    project: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What the annotations say, once more in one place."""
    monkeypatch.setenv("SITE_URL", "https://example.org/")
    issue = Issue("docs/en/a.md", 9, "number-unused", {"key": "b"})
    made = comment(project, [issue])
    assert report.as_markdown_item(issue, "en") in made
    assert "https://example.org/en/editing/checks/#number-unused" in made
    assert report.summary([issue], "en") in made


def test_a_heading_that_one_language_lacks_can_be_opened(project: Project) -> None:
    """A difference of the languages is said once, with a link to its place."""
    issue = Issue("docs/en/a.md", 9, "headings-differ", {"other": "docs/sl/a.md"})
    made = comment(project, [issue])
    assert made.count("docs/en/a.md:9`") == 1
    assert "/docs/en/a.md#L9)" in made


def test_many_mistakes_are_counted_and_not_all_listed(project: Project) -> None:
    """The comment stays readable; the rest stands at the lines."""
    issues = [Issue("docs/en/a.md", n, "number-unused", {"key": "b"}) for n in range(1, 51)]
    made = comment(project, issues)
    assert made.count("`number-unused`") == pull_request.LISTED
    assert "20 more" in made


def test_a_change_is_shown_and_previews_are_linked(project: Project) -> None:
    """What changes for readers, and where to see it; no heading where there is nothing."""
    before = project.content()
    project.append("docs/en/index.md", "\nA new sentence.\n")
    changed = compare(before, project.content())
    made = pull_request.comment([], changed, KNOWN, "en")
    assert "A new sentence." in made
    assert "(https://example.org/site)" in made and "(https://example.org/changes)" in made
    assert "Have a look" not in pull_request.comment([], changed, Addresses(), "en")


def test_a_change_too_long_for_the_host_is_summed_up(project: Project) -> None:
    """The mistakes and the summary stay, the long lists go."""
    before = project.content()
    sentences = "".join(f"Sentence {'x' * 90} {n}.\n" for n in range(700))
    project.append("docs/en/index.md", f"\n{sentences}")
    made = pull_request.comment([], compare(before, project.content()), KNOWN, "en")
    assert len(made) <= pull_request.LONGEST
    assert "too long" in made and "(https://example.org/site)" in made


def test_what_stands_in_a_file_is_no_markdown(project: Project) -> None:
    """Neither a path nor an address can end its link and begin another."""
    addresses = Addresses("https://example.org/a)b[c](d)/{path}")
    assert len(re.findall(r"(?<!\\)\]\(", addresses.editing("docs/[x](y).md", 1))) == 1
    assert addresses.editing("a.md", 1).count(")") == 1


def test_the_command_writes_the_comment(project: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    """Addresses come from the environment, so that no shell sees the name of a branch."""
    git = ["git", "-c", "user.name=a", "-c", "user.email=a@b.c", "-C", str(project.root)]
    for step in (["init", "--quiet"], ["add", "."], ["commit", "--quiet", "-m", "x"]):
        subprocess.run([*git, *step], check=True)
    project.append("docs/en/index.md", "\nA new sentence.\n")
    monkeypatch.setenv("PREVIEW_ADDRESS", "https://example.org/site")
    arguments = ["summary", "HEAD", "--root", str(project.root), "--language", "en"]
    done = CliRunner().invoke(main, arguments)
    assert done.exit_code == 0, done.output
    assert done.stdout.startswith(pull_request.MARK)
    assert "A new sentence." in done.stdout and "https://example.org/site" in done.stdout


def test_the_command_says_what_is_wrong_where_data_cannot_be_used(project: Project) -> None:
    """A mistake of form leaves the comment without the changes, but not without itself."""
    project.replace("data/pilots.yml", "value:", "valeu:")
    done = CliRunner().invoke(main, ["summary", "--root", str(project.root), "--language", "en"])
    assert done.exit_code == 0, done.output
    assert "unknown-key" in done.stdout and "mistakes right first" in done.stdout
