"""Completion in the shell: of commands by click, of names of the graph here."""

from collections.abc import Callable
from pathlib import Path

import click
from click.shell_completion import CompletionItem, get_completion_class

SHELLS = ("bash", "zsh", "fish")
Completer = Callable[[click.Context, click.Parameter, str], list[CompletionItem]]
_NUMBER = 20
_ENTITIES = frozenset({"entity", "node"})
_TOPICS = frozenset({"topic", "node"})


@click.command()
@click.argument("shell", type=click.Choice(SHELLS))
def completion(shell: str) -> None:
    """Print what makes SHELL complete commands, questions, options and names of the graph.

    For bash: eval "$(graphbuild completion bash)" in ~/.bashrc.
    """
    from graphbuild.cli.main import main

    found = get_completion_class(shell)
    if found is None:
        raise click.UsageError(f"no completion for {shell}")
    script = found(main, {}, "graphbuild", "_GRAPHBUILD_COMPLETE").source()
    # zsh and fish quote what they insert; bash would insert a name of three words as three words.
    click.echo(script.replace("COMPREPLY+=($value)", 'COMPREPLY+=("$(printf %q "$value")")'))


def completer(kind: str) -> Completer | None:
    """Return what completes values of a parameter's type; None where nothing can be suggested."""
    if kind == "relation":
        return _relations
    if kind not in _ENTITIES | _TOPICS:
        return None

    def names(context: click.Context, parameter: click.Parameter, incomplete: str) -> list[CompletionItem]:
        return [
            CompletionItem(row["name"], help=row["kind"])
            for row in _search(context, incomplete)
            if kind in (_TOPICS if row["kind"] == "Topic" else _ENTITIES)
        ]

    return names


def _relations(context: click.Context, parameter: click.Parameter, incomplete: str) -> list[CompletionItem]:
    from graphbuild.ontology import Ontology

    wanted = incomplete.upper()
    return [CompletionItem(name) for name in sorted(Ontology.load().relations) if name.startswith(wanted)]


def _search(context: click.Context, text: str) -> list[dict[str, str]]:
    """Ask the graph; a shell that waits for a word is told nothing of what goes wrong."""
    from graphbuild.cli.options import SERVER, default_graph
    from graphbuild.errors import GraphbuildError
    from graphbuild.store.settings import Settings

    given = {name: context.params.get(name) for name in SERVER}
    folder = context.params.get("graph")
    try:
        settings = Settings.find(given)
        served = settings.uri and (given["uri"] or folder is None)
        with settings.connect(settings.uri if served else Path(folder or default_graph()) / "store") as store:
            return list(store.search(text, limit=_NUMBER).dicts())
    except GraphbuildError:
        return []
