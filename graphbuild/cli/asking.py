"""Commands that ask: ``query`` with a sub-command per template, and ``explain``."""

import shlex
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

from graphbuild.cli.completing import completer
from graphbuild.cli.options import as_of_option, chosen_store, graph_option, messages, server_options, server_settings

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from graphbuild.query import Library, Parameter, Template
    from graphbuild.store import GraphStore, Rows

FORMATS = ("table", "json", "jsonl", "csv", "markdown")
#: Forms of answers that are graphs; their evidence comes from the record file of the build.
GRAPHS = ("graphml", "html")
Asking = TypeVar("Asking", bound=click.Command | Any)


_FORM = "Form of the answer; graphml and html are for questions that return a graph."


def answer_options(command: Asking, *, limit: int = 1000, timeout: float = 30.0) -> Asking:
    """Add what every question has: which graph, and the form and the limits of the answer."""
    options = (
        click.option("--format", "form", type=click.Choice((*FORMATS, *GRAPHS)), default="table", help=_FORM),
        click.option("--limit", type=click.IntRange(1), default=limit, show_default=True, help="Rows at most."),
        click.option("--timeout", type=float, default=timeout, show_default=True, help="Seconds at most."),
        click.option("--explain", "mode", flag_value="explain", help="Show the engine's plan instead of the answer."),
        click.option("--profile", "mode", flag_value="profile", help="Show the plan and the rows of each step."),
    )
    for option in reversed(options):
        command = option(command)
    return graph_option(as_of_option(server_options(command)))


@contextmanager
def asked_store(graph: Path, given: dict[str, Any]) -> "Iterator[GraphStore]":
    """Open the store that is asked; with ``--as-of`` one that is made for the question, of what was known by then."""
    day = given.pop("as_of")
    settings = server_settings(given)
    if day is None:
        with chosen_store(graph, settings) as store:
            yield store
        return
    from tempfile import TemporaryDirectory

    from graphbuild.pipeline.opening import open_graph
    from graphbuild.store import connect

    with TemporaryDirectory(prefix="graphbuild-as-of-") as folder, connect(Path(folder) / "store") as store:
        store.load(open_graph(graph, as_of=day))
        yield store


class Questions(click.Group):
    """Makes a sub-command of every template; the files are read only when they are needed."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Take ``--queries`` wherever it stands: the questions are known only when its folder is."""
        first, rest = _taken_out(args, "--queries")
        return super().parse_args(ctx, [*first, *rest])

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Return ``list`` and the names of all templates."""
        return ["list", *(template.name for template in _library(ctx))]

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Return ``list``, or the command of a template.

        Raises:
            UnknownNameError: There is no such template; the message suggests close names.
        """
        return super().get_command(ctx, cmd_name) or question(_library(ctx)[cmd_name])


def _taken_out(args: "Sequence[str]", flag: str) -> tuple[list[str], list[str]]:
    """Return the flag with its values, each time that it is given, and the other arguments."""
    taken: list[str] = []
    rest = list(args)
    while rest.count(flag) and rest.index(flag) + 1 < len(rest):
        at = rest.index(flag)
        taken += rest[at : at + 2]
        del rest[at : at + 2]
    joined = [item for item in rest if item.startswith(f"{flag}=")]
    return taken + joined, [item for item in rest if item not in joined]


def _library(ctx: click.Context) -> "Library":
    from graphbuild.query import Library

    return Library.load(*(ctx.params.get("queries") or ()))


def question(template: "Template") -> click.Command:
    """Return the command that asks a template's question."""

    def ask(graph: Path, **given: Any) -> None:
        from graphbuild.query import bind, run, with_parameters

        _place(template, options, given)
        form, limit, timeout, mode = (given.pop(name) for name in ("form", "limit", "timeout", "mode"))
        day = given["as_of"]
        with asked_store(graph, given) as store:
            if mode is None:
                _answer(run(store, template, given, limit=limit, timeout=timeout), form, graph, day)
            elif mode == "show":
                click.echo(with_parameters(template, bind(store, template, given)), nl=False)
            else:
                params = bind(store, template, given)
                _answer(store.plan(template.cypher, params, measured=mode == "profile"), form, graph)

    options = {parameter.name: _option(parameter) for parameter in template.parameters}
    names = " ".join(f"[{parameter.name.upper()}]" for parameter in template.parameters if parameter.type != "bool")
    values = click.Argument(["values"], nargs=-1, metavar=names or "", expose_value=True)
    command = click.Command(
        template.name,
        callback=ask,
        params=[*options.values(), values, _show_option()],
        help=f"{template.title}.\n\n{template.description}",
        short_help=template.title,
    )
    return answer_options(command, limit=template.limit, timeout=template.timeout)


def _place(template: "Template", options: "Mapping[str, click.Option]", given: dict[str, Any]) -> None:
    """Give bare values to the parameters that no option names, in their order; what is required must then be there.

    Raises:
        UsageError: There are more values than parameters, a value does not fit, or one is missing.
    """
    ctx, left = click.get_current_context(), list(given.pop("values"))
    free = [item for item in template.parameters if item.type != "bool" and not _said(ctx, item.name)]
    for parameter, value in zip(free, left, strict=False):
        option = options[parameter.name]
        given[parameter.name] = option.type.convert(value, option, ctx)
    if len(left) > len(free):
        takes = ", ".join(item.name for item in template.parameters if item.type != "bool") or "none"
        raise click.UsageError(f"too many values: {left[len(free)]!r}; this question takes {takes}", ctx)
    missing = [item.name for item in template.parameters if item.required and given[item.name] is None]
    if missing:
        raise click.UsageError(_what_is_missing(template, missing), ctx)


def _what_is_missing(template: "Template", missing: "Sequence[str]") -> str:
    """Name what is missing, all that the question takes in its order, and an example."""
    order = [item.name for item in template.parameters if item.type != "bool"]
    text = f"a value for {' and '.join(missing)} is missing; this question takes, in this order: {', '.join(order)}"
    if not template.examples:
        return text
    example = template.examples[0]
    values = (shlex.quote(example[name]) for name in order if name in example)
    return f"{text}; for example: graphbuild query {template.name} {' '.join(values)}"


def _said(ctx: click.Context, name: str) -> bool:
    return ctx.get_parameter_source(name) is click.core.ParameterSource.COMMANDLINE


def _show_option() -> click.Option:
    words = "Print the query and its parameters, ready for Neo4j Browser."
    return click.Option(["--show", "mode"], flag_value="show", help=words)


def _option(parameter: "Parameter") -> click.Option:
    flag = f"--{parameter.name.replace('_', '-')}"
    if parameter.type == "bool":
        return click.Option([f"{flag}/--no-{flag[2:]}", parameter.name], default=parameter.default, help=parameter.help)
    types: dict[str, Any] = {"int": int, "float": float, "enum": click.Choice(parameter.choices)}
    return click.Option(
        [flag, parameter.name],
        type=types.get(parameter.type, str),
        metavar=None if parameter.type in types else parameter.type.upper(),
        default=parameter.default,
        show_default=parameter.default is not None,
        help=f"{parameter.help}  [required]" if parameter.required else parameter.help,
        shell_complete=completer(parameter.type),
    )


@click.group(cls=Questions, invoke_without_command=True, no_args_is_help=True)
@click.option("--cypher", help="Ask in Cypher of your own; it may only read.")
@click.option(
    "--queries",
    type=click.Path(path_type=Path, file_okay=False, exists=True),
    multiple=True,
    help="Folder of own templates (*.cypher).",
)
@answer_options
@click.pass_context
def query(ctx: click.Context, /, cypher: str | None, graph: Path, **more: Any) -> None:
    """Ask the graph: `query list` shows the questions, `query NAME --help` their options.

    Values may be given bare, in the order of the options: `query stance Russia "NATO membership of Ukraine"`.
    """
    if ctx.invoked_subcommand is not None:
        return
    if cypher is None:
        raise click.UsageError("give the name of a question (`graphbuild query list`) or --cypher")
    from graphbuild.query import plan_cypher, run_cypher

    day = more["as_of"]
    with asked_store(graph, more) as store:
        if more["mode"]:
            _answer(plan_cypher(store, cypher, measured=more["mode"] == "profile"), more["form"], graph)
            return
        _answer(run_cypher(store, cypher, limit=more["limit"], timeout=more["timeout"]), more["form"], graph, day)


@query.command("list")
@click.pass_context
def list_questions(ctx: click.Context) -> None:
    """List the questions by group."""
    groups: dict[str, list[Template]] = {}
    for template in _library(ctx.parent or ctx):
        groups.setdefault(template.group, []).append(template)
    for name, templates in sorted(groups.items()):
        click.echo(f"{name}:")
        for template in templates:
            mark = " (graph)" if template.returns == "graph" else ""
            click.echo(f"  {template.name:20} {template.title}{mark}")


@click.command()
@click.argument("text")
@graph_option
@server_options
@click.option("--format", "form", type=click.Choice(FORMATS), default="table", help="Form of the answer.")
@click.option("--limit", type=click.IntRange(1), default=20, show_default=True, help="Rows at most.")
def find(text: str, graph: Path, form: str, limit: int, **server: Any) -> None:
    """Find entities and topics by TEXT in their names and aliases: what the questions can be asked about."""
    with chosen_store(graph, server_settings(server)) as store:
        _answer(store.search(text, limit=limit), form, graph)


@click.command()
@click.argument("claim_id")
@graph_option
def explain(claim_id: str, graph: Path) -> None:
    """Say why the claim CLAIM_ID is in the graph: sentence, marked words, rule, confidence, edge."""
    from graphbuild.assemble import explain as words_for
    from graphbuild.pipeline.opening import mentions_beside, open_graph

    click.echo(words_for(open_graph(graph), claim_id, mentions=mentions_beside(graph, claim_id)))


def _answer(rows: "Rows", form: str, graph: Path, as_of: str | None = None) -> None:
    if form in GRAPHS:
        from graphbuild.export.answers import answer_as
        from graphbuild.pipeline.opening import open_graph

        rids = frozenset(key for _, _, key in rows.to_networkx().edges(keys=True))
        click.echo(answer_as(form, open_graph(graph, as_of=as_of), rids), nl=False)
    else:
        from graphbuild.query import format_rows

        click.echo(format_rows(rows, form), nl=False)
    if rows.truncated and form != "table":
        messages().print("there are more rows: raise --limit")
