"""Options that several commands share, and the two consoles."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

from graphbuild.errors import InputError

if TYPE_CHECKING:
    from rich.console import Console

Command = TypeVar("Command", bound=Callable[..., Any])


def default_graph() -> Path:
    """The current folder when it holds a graph, else ``out``."""
    return Path() if Path("claims.jsonl").is_file() else Path("out")


def graph_option(command: Command) -> Command:
    """Add ``--graph``."""
    return click.option(
        "--graph",
        "graph",
        type=click.Path(path_type=Path, file_okay=False),
        envvar="GRAPHBUILD_GRAPH",
        default=default_graph,
        show_default="$GRAPHBUILD_GRAPH, else the current folder when it holds a claims.jsonl, else out",
        help="Folder that `graphbuild build` wrote.",
    )(command)


def server_options(command: Command) -> Command:
    """Add the options that choose a Neo4j server; the password comes from the environment only."""
    for option in (
        click.option(
            "--database", envvar="NEO4J_DATABASE", default="neo4j", show_default=True, help="Database name."
        ),
        click.option(
            "--user", envvar="NEO4J_USERNAME", default="neo4j", show_default=True, help="User name."
        ),
        click.option(
            "--uri", help="Neo4j server such as neo4j://localhost:7687; password in NEO4J_PASSWORD."
        ),
    ):
        command = option(command)
    return command


def ontology_option(command: Command) -> Command:
    """Add ``--ontology``."""
    return click.option(
        "--ontology",
        "ontology_dirs",
        type=click.Path(path_type=Path, file_okay=False, exists=True),
        multiple=True,
        help="Folder with relations of your own (*.toml); may be given several times.",
    )(command)


def gazetteer_option(command: Command) -> Command:
    """Add ``--gazetteer``."""
    return click.option(
        "--gazetteer",
        "gazetteer_dirs",
        type=click.Path(path_type=Path, file_okay=False, exists=True),
        multiple=True,
        help="Folder with names of your own (*.toml); may be given several times.",
    )(command)


def messages() -> "Console":
    """Console for progress and messages: standard error."""
    from rich.console import Console

    return Console(stderr=True, highlight=False, soft_wrap=True)


def require(value: str | None, what: str) -> str:
    """Return the value.

    Raises:
        InputError: It is missing.
    """
    if not value:
        raise InputError(what)
    return value
