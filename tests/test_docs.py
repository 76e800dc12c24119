"""What the documents say exists."""

import os
import re
import shlex
import subprocess
from pathlib import Path

import click
import pytest

from graphbuild.cli.main import main

ROOT = Path(__file__).resolve().parent.parent
README = (ROOT / "README.md").read_text("utf-8")


def commands(group: click.Group, prefix: tuple[str, ...] = ()) -> dict[tuple[str, ...], click.Command]:
    """All commands by their words, without the query templates."""
    found: dict[tuple[str, ...], click.Command] = {}
    for name in group.list_commands(click.Context(group)):
        command = group.get_command(click.Context(group), name)
        assert command is not None
        found[*prefix, name] = command
        if isinstance(command, click.Group) and name != "query":
            found |= commands(command, (*prefix, name))
    return found


COMMANDS = commands(main)


@pytest.mark.parametrize("words", sorted(COMMANDS), ids=" ".join)
def test_commands_have_help_and_stand_in_the_readme(words: tuple[str, ...]) -> None:
    command = COMMANDS[words]
    assert command.help
    for parameter in command.params:
        if isinstance(parameter, click.Option):
            assert parameter.help, f"{' '.join(words)} {parameter.name}"
    assert f"graphbuild {words[0]}" in README


USED = re.findall(r"`(graphbuild [^`]+)`", README)


@pytest.mark.parametrize("line", USED)
def test_commands_of_the_readme_exist(line: str) -> None:
    words = shlex.split(line.replace("...", ""))[1:]
    command: click.Command = main
    while words and isinstance(command, click.Group) and not words[0].startswith("-"):
        if words[0].isupper():
            break
        name = words.pop(0)
        found = command.get_command(click.Context(command), name)
        assert found is not None, f"{line}: no command {name!r}"
        command = found
    options = {name for parameter in command.params for name in (*parameter.opts, *parameter.secondary_opts)}
    for word in words:
        if word.startswith("-"):
            assert word in {*options, "--help"}, line


def test_readme_has_exactly_two_commands_to_set_things_up() -> None:
    blocks = re.findall(r"^```\n(.*?)^```", README, flags=re.MULTILINE | re.DOTALL)
    scripts = [block.strip() for block in blocks if block.startswith("scripts/")]
    assert scripts == ["scripts/demo", "scripts/check"]
    for script in scripts:
        assert os.access(ROOT / script, os.X_OK)
    assert "scripts/check" in (ROOT / ".ci" / "run").read_text("utf-8")


@pytest.mark.parametrize("name", ["scripts/setup", "scripts/demo", "scripts/check", ".ci/run"])
def test_scripts_are_valid_shell(name: str) -> None:
    subprocess.run(["bash", "-n", str(ROOT / name)], check=True)


def test_architecture_fits_on_a_page() -> None:
    assert len((ROOT / "ARCHITECTURE.md").read_text("utf-8").splitlines()) <= 70


def test_links_and_paths_of_the_documents_exist() -> None:
    for document in (ROOT / "README.md", ROOT / "ARCHITECTURE.md", ROOT / "CONTRIBUTING.md"):
        for path in re.findall(
            r"`((?:graphbuild|queries|viz|data|docs|scripts|tests)/[\w./-]*)`", document.read_text("utf-8")
        ):
            assert "NAME" in path or (ROOT / path).exists(), f"{document.name}: {path}"


def test_constraints_name_versions_only() -> None:
    lines = (ROOT / "constraints.txt").read_text("utf-8").splitlines()
    assert lines
    for line in lines:
        assert line.startswith("#") or re.fullmatch(r"[A-Za-z0-9._-]+==[A-Za-z0-9.+!]+", line), line
