"""The help of the command line teaches by example."""

from __future__ import annotations

import re
import shlex

import click
import pytest
from click.testing import CliRunner

from toolkit.cli import main

EXAMPLE = re.compile(r"^ +python -m toolkit (.+?)(?: {2,}.*)?$", re.MULTILINE)


def help_of(*names: str) -> str:
    result = CliRunner().invoke(main, [*names, "--help"])
    assert result.exit_code == 0
    return result.output


def test_the_first_help_shows_a_line_for_every_command() -> None:
    """Who types --help sees how each command is used."""
    shown = {shlex.split(example)[0] for example in EXAMPLE.findall(help_of())}
    assert set(main.commands) - shown == set()


@pytest.mark.parametrize("name", main.commands)
def test_each_command_shows_examples_of_itself(name: str) -> None:
    """The help of a command holds at least one line that can be typed as it stands."""
    examples = EXAMPLE.findall(help_of(name))
    assert examples and all(shlex.split(example)[0] == name for example in examples)


@pytest.mark.parametrize("name", main.commands)
def test_each_example_is_understood(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """No example names an option or a value that the command does not know."""
    command = main.commands[name]
    for parameter in command.params:
        if isinstance(parameter.type, click.Path):
            monkeypatch.setattr(parameter.type, "exists", False)
    for example in EXAMPLE.findall(help_of(name)):
        command.make_context(name, shlex.split(example.partition(" > ")[0])[1:])
