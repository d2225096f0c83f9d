"""What the code host runs: the same commands as here, pinned actions, few rights, no trust."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml
from playwright._impl._driver import compute_driver_executable
from small_project import REPOSITORY

from toolkit import pull_request, report
from toolkit.cli import main

FOLDER = REPOSITORY / ".github"
WORKFLOWS = sorted((FOLDER / "workflows").glob("*.yml"))
FORMS = sorted((FOLDER / "ISSUE_TEMPLATE").glob("[0-9]*.yml"))
TOOLS = Path(sys.executable).parent
OFFICIAL = re.compile(r"actions/[\w-]+@[0-9a-f]{40}")
COMMAND = re.compile(r"(?:sudo )?make ([\w-]+)")
TEXT = {"capture_output": True, "text": True, "timeout": 60, "check": True}
STAND_IN = """
const comments = %s;
const done = [];
const rest = {
  pulls: { list: "pulls" },
  issues: {
    listComments: "comments",
    updateComment: (wanted) => done.push(["update", wanted.comment_id, wanted.body]),
    createComment: (wanted) => done.push(["create", wanted.issue_number, wanted.body]),
  },
};
const pulls = [{ number: 7, head: { sha: "abc" } }, { number: 8, head: { sha: "def" } }];
const github = {
  rest,
  paginate: async (call, wanted) => {
    if (call === "comments") return comments;
    done.push(["asked", wanted.head]);
    return pulls;
  },
};
const run = {
  head_sha: "%s", head_branch: "b/c", head_repository: { owner: { login: "somebody" } },
};
const context = { repo: { owner: "o", repo: "r" }, payload: { workflow_run: run } };
const core = { info: (text) => done.push(["info", text]) };
(async () => {%s})().then(() => console.log(JSON.stringify(done)));
"""
"""What the code host gives to the script of the comment, and what is written down of it."""


def read(path: Path) -> dict[Any, Any]:
    return yaml.safe_load(path.read_text("utf-8"))


def jobs() -> Iterator[tuple[str, dict]]:
    """Every job with the file that it stands in."""
    for path in WORKFLOWS:
        for name, job in read(path)["jobs"].items():
            yield f"{path.name}: {name}", job


def steps() -> Iterator[tuple[str, dict]]:
    """Every step of every job."""
    for name, job in jobs():
        for step in job["steps"]:
            yield name, step


def targets() -> set[str]:
    """What `make` can do, as the Makefile declares it."""
    declared = re.search(r"^\.PHONY: (.*)$", (REPOSITORY / "Makefile").read_text("utf-8"), re.M)
    return set(declared[1].split())


def triggers(path: Path) -> set[str]:
    """Events that start a workflow; YAML takes the key `on` for true."""
    return set(read(path)[True])


def test_there_are_workflows_to_look_at() -> None:
    """The tests below look at something."""
    assert {"check.yml", "comment.yml", "publish.yml", "weekly.yml"} <= {p.name for p in WORKFLOWS}
    assert len(FORMS) == 4


def test_generated_files_never_stand_in_the_way_of_a_web_editor() -> None:
    """Before the site is built or tested they are made again; after a merge they are kept."""
    for name, job in jobs():
        commands = [step["run"] for step in job["steps"] if "run" in step]
        for command in {"make build", "make test"} & set(commands):
            assert "make generate" in commands[: commands.index(command)], name
    assert any(step.get("run") == "make remember" for _, step in steps())


def test_what_is_remembered_is_committed_and_pushed(tmp_path: Path) -> None:
    """The recipe commits what has changed and pushes it, and is content where nothing has."""
    git = ["git", "-c", "init.defaultBranch=main", "-C", str(tmp_path)]
    bare, clone = tmp_path / "bare", tmp_path / "clone"
    subprocess.run([*git, "init", "--quiet", "--bare", str(bare)], check=True)
    subprocess.run(
        [*git, "clone", "--quiet", str(bare), str(clone)], check=True, stderr=subprocess.DEVNULL
    )
    recipe = (REPOSITORY / "Makefile").read_text("utf-8")
    start = recipe.index("remember: generate\n")
    only = recipe[start : recipe.index("\n\n", start)].replace(": generate", ":")
    (clone / "Makefile").write_text(only + "\n", "utf-8")
    environment = {"PATH": os.environ["PATH"], "GIT_CONFIG_GLOBAL": os.devnull}
    for _ in range(2):
        make = ["make", "--silent", "remember"]
        subprocess.run(make, cwd=clone, env=environment, check=True, timeout=60)
    log = subprocess.run([*git[:3], "-C", str(bare), "log", "--format=%an", "main"], **TEXT)
    assert log.stdout.split("\n")[:-1] == ["github-actions[bot]"]


def test_every_command_is_a_target_that_runs_here_too() -> None:
    """No step hides a command of its own that nobody could try on their machine."""
    commands = [(name, step["run"]) for name, step in steps() if "run" in step]
    assert commands
    for name, command in commands:
        found = COMMAND.fullmatch(command)
        assert found and found[1] in targets(), f"{name}: {command}"


@pytest.mark.parametrize("target", sorted(targets()))
def test_every_target_can_be_planned(target: str) -> None:
    """`make` knows how to make what the workflows and the README ask for."""
    subprocess.run(
        ["make", "--dry-run", target], cwd=REPOSITORY, check=True, capture_output=True, timeout=60
    )


def test_actions_are_the_host_s_own_and_pinned() -> None:
    """An action is named by its full commit, with the version beside it for people."""
    for name, step in steps():
        if "uses" in step:
            assert OFFICIAL.fullmatch(step["uses"]), f"{name}: {step['uses']}"
    for path in WORKFLOWS:
        for line in path.read_text("utf-8").split("\n"):
            assert "uses:" not in line or re.search(r" # v\d+\.\d+\.\d+$", line), line


def test_an_action_has_one_version_everywhere() -> None:
    """Pins are renewed together."""
    pins = {step["uses"] for _, step in steps() if "uses" in step}
    assert len({pin.split("@")[0] for pin in pins}) == len(pins)


def test_rights_are_declared_for_each_job() -> None:
    """A workflow has none by itself; each job says the few that it needs."""
    for path in WORKFLOWS:
        assert read(path)["permissions"] == {}, path.name
    for name, job in jobs():
        assert job.get("permissions"), name
        assert "timeout-minutes" in job, name


def test_what_runs_code_of_a_pull_request_may_only_read() -> None:
    """A fork's code meets no secret, no right to write, and no credentials on the disk."""
    for path in WORKFLOWS:
        if "pull_request" not in triggers(path):
            continue
        assert "secrets." not in path.read_text("utf-8"), path.name
        for job in read(path)["jobs"].values():
            assert set(job["permissions"].values()) == {"read"}, path.name


def test_credentials_stay_on_the_disk_only_where_something_is_pushed() -> None:
    """A job that may not write contents has nothing to push; none that may starts from a fork."""
    for path in WORKFLOWS:
        for name, job in read(path)["jobs"].items():
            pushes = job["permissions"].get("contents") == "write"
            assert not pushes or triggers(path) <= {"push", "workflow_dispatch"}, name
            for step in job["steps"]:
                if step.get("uses", "").startswith("actions/checkout@"):
                    assert step["with"]["persist-credentials"] is pushes, name


def test_what_may_write_runs_no_code_of_a_pull_request() -> None:
    """The comment is posted by a workflow that checks nothing out and runs no command."""
    for path in WORKFLOWS:
        assert "pull_request_target" not in triggers(path)
        if "workflow_run" in triggers(path):
            for job in read(path)["jobs"].values():
                assert not any("run" in step for step in job["steps"])
                assert not any("checkout" in step.get("uses", "") for step in job["steps"])


def test_the_comment_waits_for_a_workflow_that_exists() -> None:
    """Its name is written in two files."""
    names = {read(path)["name"] for path in WORKFLOWS}
    awaited = read(FOLDER / "workflows/comment.yml")[True]["workflow_run"]["workflows"]
    assert set(awaited) <= names


def test_commands_take_nothing_that_a_stranger_may_choose() -> None:
    """The name of a branch reaches a command only through the environment."""
    for name, step in steps():
        assert "${{" not in step.get("run", "") + step.get("with", {}).get("script", ""), name


@pytest.mark.parametrize(
    ("schema", "files"),
    [
        ("vendor.github-workflows", WORKFLOWS),
        ("vendor.github-issue-forms", FORMS),
        ("vendor.github-issue-config", [FOLDER / "ISSUE_TEMPLATE/config.yml"]),
        ("vendor.dependabot", [FOLDER / "dependabot.yml"]),
    ],
)
def test_files_are_as_the_code_host_wants_them(schema: str, files: list[Path]) -> None:
    """Each satisfies the published schema of its kind."""
    command = [TOOLS / "check-jsonschema", "--builtin-schema", schema, *files]
    done = subprocess.run(command, capture_output=True, text=True, timeout=60)
    assert done.returncode == 0, done.stdout


def test_workflows_have_no_known_weakness() -> None:
    """The security linter finds nothing, looking at the files alone."""
    command = [TOOLS / "zizmor", "--offline", "--no-progress", "--quiet", FOLDER]
    done = subprocess.run(command, capture_output=True, text=True, timeout=120)
    assert done.returncode == 0, done.stdout


def test_messages_are_in_a_language_that_the_toolkit_speaks(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """The workflows choose it by a variable of the toolkit's own, which no other program heeds."""
    asked = {
        step["env"]["TOOLKIT_LANGUAGE"]
        for _, step in steps()
        if "run" in step and "env" in step
        if "TOOLKIT_LANGUAGE" in step["env"]
    }
    assert asked and asked <= set(report.languages())
    for language in asked:
        monkeypatch.setenv("TOOLKIT_LANGUAGE", language)
        context = main.commands["check"].make_context("check", [])
        assert context.params["language"] == language


def test_forms_speak_both_languages() -> None:
    """Every label and every explanation has its twin after a middle dot."""
    for path in FORMS:
        form = read(path)
        fields = [field["attributes"] for field in form["body"]]
        said = [form["name"], form["description"], *(field["label"] for field in fields)]
        said += [field["description"] for field in fields if "description" in field]
        said += [option for field in fields for option in field.get("options", ())]
        assert all(" · " in text for text in said), (path.name, said)


def posted(tmp_path: Path, comments: list, text: str, sha: str = "def") -> list:
    """What the script of the comment does on the code host, run in the browser tests' Node."""
    summary = tmp_path / "summary.md"
    summary.write_text(text, "utf-8")
    (script,) = (s["with"]["script"] for _, s in steps() if "script" in s.get("with", {}))
    program = STAND_IN % (json.dumps(comments), sha, script)
    node = compute_driver_executable()[0]
    done = subprocess.run(
        [node, "-e", program],
        env={"SUMMARY": str(summary)},
        capture_output=True,
        text=True,
        timeout=60,
        check=True,
    )
    return json.loads(done.stdout)


def test_a_pull_request_gets_one_comment_that_is_renewed(tmp_path: Path) -> None:
    """The first run writes it, the next ones replace it; other comments stay."""
    text = f"{pull_request.MARK}\n\nč"
    other = {"id": 1, "user": {"type": "User"}, "body": text}
    own = {"id": 2, "user": {"type": "Bot"}, "body": f"{pull_request.MARK}\nold"}
    assert posted(tmp_path, [other], text)[1:] == [["create", 8, text]]
    assert posted(tmp_path, [other, own], text)[1:] == [["update", 2, text]]


def test_the_comment_goes_where_the_code_host_says(tmp_path: Path) -> None:
    """The pull request is the one whose last commit was checked; a newer one waits for its run."""
    assert posted(tmp_path, [], "x")[0] == ["asked", "somebody:b/c"]
    assert [what for what, *_ in posted(tmp_path, [], "x", sha="old")] == ["asked", "info"]


def test_a_comment_is_never_too_long(tmp_path: Path) -> None:
    """The code host takes 65,536 characters; what a fork writes there stays marked as ours."""
    (_, _, body) = posted(tmp_path, [], "x" * 99_999)[1]
    assert len(body) < 65_536 and body.startswith(pull_request.MARK)
