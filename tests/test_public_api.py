"""The public names, and what importing them costs."""

import subprocess
import sys

import click
import pytest
from click.testing import CliRunner

import graphbuild
from graphbuild.cli.commands import COMMANDS
from graphbuild.cli.main import Root, main

HEAVY = (
    "spacy",
    "neo4j",
    "pyvis",
    "igraph",
    "kglite",
    "networkx",
    "trafilatura",
    "datasketch",
    "pydantic",
    "rich",
    "feedparser",
    "pdfminer",
    "py3langid",
    "protego",
    "httpcore",
    "pyarrow",
    "pandas",
    "rdflib",
)


def loaded_after(code: str) -> set[str]:
    """Which heavy libraries a fresh interpreter has loaded after running the code."""
    probe = f"{code}\nimport sys\nprint(*(name for name in {HEAVY!r} if name in sys.modules))"
    done = subprocess.run([sys.executable, "-c", probe], capture_output=True, text=True, check=True)
    return set(done.stdout.splitlines()[-1].split())


def test_all_names_are_sorted_visible_and_real() -> None:
    assert sorted(graphbuild.__all__) == graphbuild.__all__
    assert dir(graphbuild) == graphbuild.__all__
    for name in graphbuild.__all__:
        assert getattr(graphbuild, name) is not None


def test_unknown_names_are_attribute_errors() -> None:
    with pytest.raises(AttributeError, match="no attribute 'bulid'"):
        graphbuild.bulid  # noqa: B018


def test_importing_the_package_loads_nothing_heavy() -> None:
    assert loaded_after("import graphbuild") == set()


@pytest.mark.parametrize("arguments", [["--help"], ["build", "--help"], ["export", "--help"], ["dev", "--help"]])
def test_help_loads_nothing_heavy(arguments: list[str]) -> None:
    code = f"from graphbuild.cli.main import main\nmain({arguments!r}, standalone_mode=False)"
    assert loaded_after(code) == set()


def test_the_list_of_commands_loads_none_of_them() -> None:
    code = """
from graphbuild.cli.main import main
main(["--help"], standalone_mode=False)
import sys
print(*(name for name in sys.modules if name.startswith("graphbuild.cli.")))
"""
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert set(done.stdout.splitlines()[-1].split()) == {"graphbuild.cli.main", "graphbuild.cli.commands"}


@pytest.mark.parametrize("width", [60, 80, 200])
def test_the_list_of_commands_is_what_click_makes_of_them(width: int) -> None:
    plain = click.Group(commands={name: place.load() for name, place in COMMANDS.items()})

    def listed(group: click.Group) -> str:
        context = click.Context(group, terminal_width=width, max_content_width=width)
        formatter = context.make_formatter()
        group.format_commands(context, formatter)
        return formatter.getvalue()

    assert isinstance(main, Root)
    assert listed(main) == listed(plain)
    assert all(plain.commands[name].name == name for name in COMMANDS)


def test_a_command_that_is_none_is_refused() -> None:
    done = CliRunner().invoke(main, ["biuld"])
    assert done.exit_code == 2
    assert "No such command 'biuld'" in done.output


def test_opening_a_graph_loads_no_language_model() -> None:
    assert loaded_after("import graphbuild.pipeline.opening").isdisjoint({"spacy", "neo4j", "pyvis", "kglite"})
