"""Commands that judge: ``check`` what people edit, ``score`` the extraction, show the ``schema``."""

import json
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from graphbuild.cli.options import analysis_options, extraction_config
from graphbuild.errors import GraphbuildError, InputError

if TYPE_CHECKING:
    from graphbuild.ontology import Relation

Check = Callable[[], str]
SCHEMAS = ("table", "markdown", "cypher", "json")
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
@click.option("--format", "form", type=click.Choice(SCHEMAS), default="table", help="Form.")
@click.option("--ontology", type=click.Path(path_type=Path), multiple=True, help="Folder of own relations.")
def schema(form: str, ontology: tuple[Path, ...]) -> None:
    """Show labels, relationships and properties of the stored graph, and what the relations mean."""
    from graphbuild.ontology import Ontology
    from graphbuild.store import schema_text

    relations = {name: _meaning(relation) for name, relation in Ontology.load(*ontology).relations.items()}
    texts: dict[str, Callable[[], str]] = {
        "table": lambda: schema_text.as_table(relations),
        "markdown": lambda: schema_text.as_markdown(relations),
        "cypher": schema_text.as_cypher,
        "json": lambda: json.dumps(schema_text.as_json(relations), ensure_ascii=False, indent=2) + "\n",
    }
    click.echo(texts[form](), nl=False)


def _meaning(relation: "Relation") -> str:
    ends = f"{' or '.join(sorted(relation.subject))} → {' or '.join(sorted(relation.object))}"
    return f"{relation.definition} ({ends}{'; symmetric' if relation.symmetric else ''})"
