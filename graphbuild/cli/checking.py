"""Commands that judge: ``check`` the files that people edit, ``score`` the extraction, ``schema`` of the graph."""

import json
from collections.abc import Callable, Iterator
from pathlib import Path

import click

from graphbuild.cli.options import messages
from graphbuild.errors import GraphbuildError, InputError

Check = Callable[[], str]


@click.command()
@click.option("--model", help="Installed spaCy model to look for.")
@click.option("--ontology", type=click.Path(path_type=Path), multiple=True, help="Folder of own relations.")
@click.option("--gazetteer", type=click.Path(path_type=Path), multiple=True, help="Folder of own names.")
@click.option("--queries", type=click.Path(path_type=Path), multiple=True, help="Folder of own templates.")
def check(model: str | None, ontology: tuple[Path, ...], gazetteer: tuple[Path, ...], queries: tuple[Path, ...]) -> None:
    """Check ontology, gazetteer, lexicon, templates, theme and model; list all problems at once."""
    problems = 0
    for name, run in _checks(model, ontology, gazetteer, queries):
        try:
            click.echo(f"{name:10} ok: {run()}")
        except GraphbuildError as error:
            problems += 1
            for line in str(error).splitlines():
                click.echo(f"{name:10} {line}")
    if problems:
        raise InputError(f"{problems} of the parts have problems: see the lines above")


def _checks(
    model: str | None, ontology: tuple[Path, ...], gazetteer: tuple[Path, ...], queries: tuple[Path, ...]
) -> Iterator[tuple[str, Check]]:
    from graphbuild.gazetteer import Gazetteer
    from graphbuild.ontology import Ontology

    yield "ontology", lambda: f"{len(Ontology.load(*ontology).relations)} relations"
    yield "gazetteer", lambda: f"{len(Gazetteer.load(*gazetteer).entries)} entries"
    yield "lexicon", _lexicon
    yield "templates", lambda: _templates(queries)
    yield "theme", _theme
    yield "model", lambda: _model(model)


def _lexicon() -> str:
    from graphbuild.extract.lexicon import load_lexicon

    return f"{len(load_lexicon().say)} words of saying"


def _model(name: str | None) -> str:
    from graphbuild.annotate import load_model
    from graphbuild.extract import ExtractConfig

    nlp = load_model(name or ExtractConfig().model)
    return f"{nlp.meta['lang']}_{nlp.meta['name']} {nlp.meta['version']}"
