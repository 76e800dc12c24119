"""Options that several commands share, and the console for messages."""

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click
from click.core import ParameterSource

if TYPE_CHECKING:
    from rich.console import Console

    from graphbuild.extract import ExtractConfig
    from graphbuild.graph import Graph
    from graphbuild.ingest import ReadingOptions
    from graphbuild.ontology import Ontology
    from graphbuild.store import GraphStore
    from graphbuild.store.settings import Settings

Command = TypeVar("Command", bound=Callable[..., Any])


_FILE = click.Path(path_type=Path, dir_okay=False)
_LIMITS = (
    "Size, characters, records, depth, members, unpacked, seconds, memory, analysis of one input (bytes, seconds)."
)


def default_graph() -> Path:
    """The current folder when it holds a graph, else ``out``."""
    return Path() if Path("claims.jsonl").is_file() else Path("out")


def graph_option(command: Command) -> Command:
    """Add ``--graph``."""
    return click.option(
        "--graph",
        type=click.Path(path_type=Path, file_okay=False),
        envvar="GRAPHBUILD_GRAPH",
        default=default_graph,
        show_default="$GRAPHBUILD_GRAPH, else the current folder when it holds a claims.jsonl, else out",
        help="Folder that `graphbuild build` wrote.",
    )(command)


def ontology_option(command: Command) -> Command:
    """Add ``--ontology``, for commands that word the relations of a finished build."""
    words = "Folder of own relations that the graph was built with."
    kind = click.Path(path_type=Path, file_okay=False, exists=True)
    return click.option("--ontology", "ontology_dirs", type=kind, multiple=True, help=words)(command)


def part_options(command: Command) -> Command:
    """Add the options that choose a part of the graph; their names are the fields of ``Filters``."""
    polarity = click.Choice(["asserted", "denied"])
    options = (
        click.option("--around", help="Only the surroundings of this entity or topic (name, alias or id)."),
        click.option("--depth", type=click.IntRange(1), default=1, show_default=True, help="How far around it."),
        click.option("--since", help="Only claims of this day (YYYY-MM-DD) and later; undated ones are left out."),
        click.option("--relation", "relations", multiple=True, help="Only this relation; may be given several times."),
        click.option("--polarity", type=polarity, help="Only claims of this polarity."),
        click.option("--min-origins", type=click.IntRange(1), default=1, help="Only what so many origins say."),
        click.option("--top", type=click.IntRange(1), help="Only this many nodes, those with most relations."),
    )
    for option in reversed(options):
        command = option(command)
    return command


def part_of(graph: "Graph", part: Mapping[str, Any], ontology: "Ontology") -> "Graph":
    """Return the part of the graph that ``part_options`` collected."""
    from graphbuild.export.choosing import Filters, select

    return select(graph, Filters(**part), ontology=ontology)


SERVER = ("uri", "user", "database", "name")


def server_options(command: Command) -> Command:
    """Add the options that choose a Neo4j server; the password comes from the environment only."""
    options = (
        click.option("--uri", help="A Neo4j server such as neo4j://localhost:7687; password in NEO4J_PASSWORD."),
        click.option("--user", help="User name (default: $NEO4J_USERNAME, else neo4j)."),
        click.option("--database", help="Database of the server (default: $NEO4J_DATABASE, else neo4j)."),
        click.option("--name", help="Name of the graph on the server (default: $GRAPHBUILD_NAME, else graphbuild)."),
    )
    for option in reversed(options):
        command = option(command)
    return command


def server_settings(given: dict[str, Any], **more: Any) -> "Settings":
    """Take what ``server_options`` collected out of the options, and complete it from environment and file."""
    from graphbuild.store.settings import Settings

    return Settings.find({name: given.pop(name, None) for name in SERVER} | more)


def chosen_store(graph: Path, settings: "Settings") -> "GraphStore":
    """Open what is asked: ``--uri``, else ``--graph``, else the server of environment or file, else the folder."""
    context = click.get_current_context()
    named = context.get_parameter_source("graph") in (ParameterSource.COMMANDLINE, ParameterSource.ENVIRONMENT)
    by_hand = context.get_parameter_source("uri") is ParameterSource.COMMANDLINE
    served = settings.uri and (by_hand or not named)
    return settings.connect(settings.uri if served else graph / "store")


def analysis_options(command: Command) -> Command:
    """Add the options of the analysis; their names are the fields of ``ExtractConfig``."""
    folder = click.Path(file_okay=False, exists=True)
    options = (
        click.option("--model", help="Installed spaCy model to parse with."),
        click.option("--coreference/--no-coreference", default=None, help="Resolve pronouns (default: yes)."),
        click.option("--ontology", "ontology_dirs", type=folder, multiple=True, help="Folder of own relations."),
        click.option("--gazetteer", "gazetteer_dirs", type=folder, multiple=True, help="Folder of own names."),
        click.option("--extractor", "extractors", multiple=True, help="Installed extractor to ask beside the rules."),
    )
    for option in reversed(options):
        command = option(command)
    return command


def reading_options(command: Command) -> Command:
    """Add the options of reading; ``pop_reading`` makes the settings of them."""
    options = (
        click.option("--map", "fields", metavar="OURS=THEIRS,...", help="Names of the fields: text=body,date=posted."),
        click.option(
            "--stdin", "kind", default="txt", show_default=True, help="What standard input is: jsonl, csv ..."
        ),
        click.option(
            "--fetch",
            is_flag=True,
            help="Fetch ARTICLES that are web addresses, as robots.txt allows, through HTTP(S)_PROXY where set.",
        ),
        click.option("--limit", "limits", multiple=True, metavar="NAME=NUMBER", help=_LIMITS),
        click.option("--follow-links", "links", is_flag=True, help="Follow symbolic links in folders."),
        click.option("--strict", is_flag=True, help="Change nothing when an input has to be skipped."),
        click.option("--report", "report_file", type=_FILE, help="Write what was skipped and why as JSON."),
        click.option("--fetch-private", is_flag=True, help="Fetch from this machine and private networks, too."),
    )
    for option in reversed(options):
        command = option(command)
    return command


def pop_reading(options: dict[str, Any]) -> "ReadingOptions":
    """Take what ``reading_options`` collected out of the options and return it as settings."""
    from graphbuild.ingest import Fetcher, ReadingOptions, parse_limits, parse_mapping

    fields, kind, fetch, private = (options.pop(name) for name in ("fields", "kind", "fetch", "fetch_private"))
    limits, links, strict = (options.pop(name) for name in ("limits", "links", "strict"))
    return ReadingOptions(
        mapping=parse_mapping(fields or ""),
        kind=kind,
        fetcher=Fetcher(private=private) if fetch or private else None,
        limits=parse_limits(limits),
        links=links,
        strict=strict,
    )


def extraction_config(options: Mapping[str, Any]) -> "ExtractConfig":
    """Return the settings that ``analysis_options`` collected; what was not given keeps its default."""
    from graphbuild.extract import ExtractConfig

    return ExtractConfig(**{name: value for name, value in options.items() if value is not None})


def workers_option(command: Command) -> Command:
    """Add ``--workers``."""
    words = "Processes that analyse (default: one per core, if it pays)."
    return click.option("--workers", type=click.IntRange(1), help=words)(command)


def as_of_option(command: Command) -> Command:
    """Add ``--as-of``."""
    return click.option("--as-of", callback=_day, help="Only what was published by this day, YYYY-MM-DD.")(command)


def _day(_: click.Context, option: click.Parameter, value: str | None) -> str | None:
    from graphbuild.ingest.fields import parse_date

    if value is not None and (value := parse_date(value)) is None:
        raise click.BadParameter("write a day as YYYY-MM-DD", param=option)
    return value


def opened(
    graph: Path, ontology_dirs: Sequence[Path] = (), as_of: str | None = None, by: str = "published"
) -> "tuple[Graph, Ontology]":
    """Return the graph of a finished build, or what was known of it on a day, and the ontology that words it."""
    from graphbuild.ontology import Ontology
    from graphbuild.pipeline.opening import open_graph

    ontology = Ontology.load(*ontology_dirs)
    return open_graph(graph, ontology=ontology, as_of=as_of, by=by), ontology


def messages() -> "Console":
    """Return the console for progress and messages: standard error."""
    from rich.console import Console

    return Console(stderr=True, highlight=False, soft_wrap=True)
