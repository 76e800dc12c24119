"""Commands that judge: ``check`` what people edit, ``score`` the extraction, show the ``schema``."""

import json
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import click

from graphbuild.cli.options import analysis_options, extraction_config
from graphbuild.errors import GraphbuildError, InputError

Check = Callable[[], str]
SETS = ("articles", "challenge", "plover")
SPLITS = ("dev", "heldout", "all")


@click.command()
@analysis_options
@click.option("--queries", type=click.Path(path_type=Path), multiple=True, help="Folder of own templates.")
def check(queries: tuple[Path, ...], **analysis: Any) -> None:
    """Check ontology, gazetteer, lexicon, templates, theme and model; list all problems at once."""
    failed = 0
    for name, run in _checks(queries, analysis):
        try:
            click.echo(f"{name:10} {run()}")
        except GraphbuildError as error:
            failed += 1
            for line in str(error).splitlines():
                click.echo(f"{name:10} {line}")
    if failed:
        raise InputError(f"{failed} parts have problems, listed above")


def _checks(queries: tuple[Path, ...], analysis: dict[str, Any]) -> Iterator[tuple[str, Check]]:
    from graphbuild.annotate import load_model
    from graphbuild.export.theme import load_theme
    from graphbuild.extract.lexicon import load_lexicon
    from graphbuild.gazetteer import Gazetteer
    from graphbuild.ontology import Ontology
    from graphbuild.query import Library

    config = extraction_config(analysis)
    own_relations, own_names = map(Path, config.ontology_dirs), map(Path, config.gazetteer_dirs)
    yield "ontology", lambda: f"{len(Ontology.load(*own_relations).relations)} relations"
    yield "gazetteer", lambda: f"{len(Gazetteer.load(*own_names).entries)} entries"
    yield "lexicon", lambda: f"{len(load_lexicon().say)} verbs of saying"
    yield "templates", lambda: f"{len(Library.load(*queries))} templates"
    yield "theme", lambda: f"{len(load_theme().nodes)} node types"
    yield "model", lambda: f"{config.model} {load_model(config.model).meta['version']}"


@click.command()
@click.argument("gold", type=click.Path(path_type=Path))
@click.option("--set", "which", type=click.Choice(SETS), required=True, help="Which answers.")
@click.option("--split", type=click.Choice(SPLITS), default="all", show_default=True, help="Which part.")
@click.option("--predictions", type=click.Path(path_type=Path), help="Keep the predictions in this file.")
@click.option("--referee", type=click.Path(path_type=Path), help="Scoring program, if not the one in GOLD.")
@click.option("--errors", is_flag=True, help="List what was missed and what was wrong.")
@click.option("--json", "as_json", is_flag=True, help="Figures as JSON.")
@analysis_options
def score(gold: Path, which: str, split: str, predictions: Path | None, **more: Any) -> None:
    """Score the extraction against the folder GOLD of hand-made answers; its own program is the referee."""
    from tempfile import TemporaryDirectory

    from graphbuild.evaluate import GoldSet, Split, predict, report, write_predictions

    shown = {name: more.pop(name) for name in ("referee", "errors", "as_json")}
    with TemporaryDirectory(prefix="graphbuild-score-") as folder:
        file = predictions or Path(folder) / "predictions.jsonl"
        rows = predict(gold, GoldSet(which), split=Split(split), config=extraction_config(more))
        write_predictions(rows, file)
        click.echo(report(gold, GoldSet(which), file, split=Split(split), **shown).rstrip())


@click.command()
@click.option("--json", "as_json", is_flag=True, help="As JSON.")
@click.option("--ontology", type=click.Path(path_type=Path), multiple=True, help="Folder of own relations.")
def schema(as_json: bool, ontology: tuple[Path, ...]) -> None:
    """Show the relations: what may stand at their ends and what they mean."""
    from graphbuild.ontology import Ontology

    relations = Ontology.load(*ontology).relations.values()
    rows = [
        {
            "relation": relation.name,
            "symmetric": relation.symmetric,
            "subject": sorted(relation.subject),
            "object": sorted(relation.object),
            "definition": relation.definition,
        }
        for relation in relations
    ]
    if as_json:
        click.echo(json.dumps(rows, ensure_ascii=False, indent=2))
        return
    for relation in relations:
        ends = " | ".join(sorted(relation.subject)), " | ".join(sorted(relation.object))
        click.echo(f"{relation.name}{' (symmetric)' if relation.symmetric else ''}: {relation.definition}")
        click.echo(f"    ({ends[0]}) -> ({ends[1]})")
