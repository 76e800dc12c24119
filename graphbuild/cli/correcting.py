"""Commands that correct a graph: each writes a line to its decisions file, which outlasts every rebuild."""

import datetime
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

from graphbuild.cli.options import graph_option, messages
from graphbuild.errors import InputError

if TYPE_CHECKING:
    from graphbuild.pipeline.correcting import Known
    from graphbuild.records.decisions import AnyDecision

Command = TypeVar("Command", bound=Callable[..., Any])
POLARITIES = ("asserted", "denied")
MODALITIES = ("actual", "planned", "possible", "hypothetical", "demanded")
PHASES = ("ended", "past", "none")


def signed(command: Command) -> Command:
    """Add who decides, when and why, and the graph."""
    options = (
        click.option("--who", envvar="GRAPHBUILD_WHO", help="Name or sign (default: $GRAPHBUILD_WHO, else the login)."),
        click.option("--when", help="Day of the decision, YYYY-MM-DD (default: today)."),
        click.option("--why", default="", help="Reason in a few words; needed for all but confirm and undo."),
        click.option("--ontology", "ontology_dirs", type=click.Path(path_type=Path), multiple=True, help="As built."),
    )
    for option in reversed(options):
        command = option(command)
    return graph_option(command)


def decide(given: dict[str, Any], make: Callable[["Known", dict[str, str]], Sequence[dict[str, Any]]]) -> None:
    """Write what ``make`` returns as decisions; it gets what the graph knows and the signature."""
    import getpass

    from graphbuild.ontology import Ontology
    from graphbuild.pipeline.correcting import decide as run
    from graphbuild.records.decisions import Addition, decision_id

    today = datetime.date.today().isoformat()
    signature = {
        "who": given["who"] or getpass.getuser(),
        "when": given["when"] or today,
        "why": given["why"],
    }

    added: dict[str, str] = {}

    def decisions(known: "Known") -> "list[AnyDecision]":
        found = [parsed({**values, **signature}) for values in make(known, signature)]
        added.update({decision_id(item): known.claim_of(item) for item in found if isinstance(item, Addition)})
        return found

    made, report = run(given["graph"], decisions, ontology=Ontology.load(*given["ontology_dirs"]))
    for decision in made:
        name = decision_id(decision)
        click.echo(" ".join(filter(None, [name, str(decision.action), added.get(name, "")])))
    messages().print(
        f"{sum(report.claims.values())} claims, {report.edges} edges; records and store are up to date, the views in "
        "one file are those of the last build: `graphbuild build` or `graphbuild export` writes them anew"
    )


def parsed(values: dict[str, Any]) -> "AnyDecision":
    """Return the decision with these values.

    Raises:
        InputError: They make none; the message says which is wrong.
    """
    import json

    from graphbuild.errors import DataFileError
    from graphbuild.records.decisions import from_line

    try:
        kept = {name: value for name, value in values.items() if value is not None}
        return from_line(json.dumps(kept, default=lambda item: item.model_dump(mode="json")))
    except DataFileError as error:
        words = str(error).removeprefix("decision: ").removesuffix("; correct or delete the line")
        words = words.removeprefix("the line: Value error, ")
        signs = any(name in words for name in ("who", "when", "why", "reason"))
        raise InputError(f"{words}{' (options --who, --when and --why sign a decision)' if signs else ''}") from None


@click.command()
@click.argument("claim_ids", nargs=-1, required=True, metavar="CLAIM_ID...")
@signed
def reject(claim_ids: tuple[str, ...], **given: Any) -> None:
    """Take the claims out of the graph: the sentence does not say that. `explain` still shows them."""
    decide(given, lambda *_: [{"action": "reject", "claim": name} for name in claim_ids])


@click.command()
@click.argument("claim_ids", nargs=-1, required=True, metavar="CLAIM_ID...")
@signed
def confirm(claim_ids: tuple[str, ...], **given: Any) -> None:
    """Say that the claims are what their sentences say; takes an earlier rejection back, too."""
    decide(given, lambda *_: [{"action": "confirm", "claim": name} for name in claim_ids])


@click.command()
@click.argument("claim_id")
@click.option("--relation", help="Name of the right relation.")
@click.option("--polarity", type=click.Choice(POLARITIES), help="The right polarity.")
@click.option("--modality", type=click.Choice(MODALITIES), help="The right modality.")
@click.option("--phase", type=click.Choice(PHASES), help="The right phase; none for what holds now.")
@signed
def amend(claim_id: str, relation: str | None, phase: str | None, **given: Any) -> None:
    """Correct what the claim CLAIM_ID says; its id stays."""
    changes = {"relation": relation, "polarity": given["polarity"], "modality": given["modality"]}
    changes = {name: value for name, value in changes.items() if value}
    if phase:
        changes["phase"] = None if phase == "none" else phase

    def make(known: "Known", _: dict[str, str]) -> list[dict[str, Any]]:
        named = {"relation": known.relation(relation)} if relation else {}
        return [{"action": "amend", "claim": claim_id, "set": {**changes, **named}}]

    decide(given, make)


@click.command("add-claim")
@click.argument("article")
@click.option("--quote", required=True, help="The words of the article that say it.")
@click.option("--subject", required=True, help="Name, alias or id of the first end; TYPE:NAME for a new one.")
@click.option("--relation", required=True, help='Name of the relation: OPPOSES, "supplies gas to".')
@click.option("--object", "object_", required=True, help="Name, alias or id of the second end, as --subject.")
@click.option("--polarity", type=click.Choice(POLARITIES), default="asserted", show_default=True, help="Polarity.")
@click.option("--modality", type=click.Choice(MODALITIES), default="actual", show_default=True, help="Modality.")
@click.option("--phase", type=click.Choice(PHASES[:2]), help="Phase, for what does not hold now.")
@click.option("--speaker", help="Who says so (name, alias or id); the article itself when left out.")
@click.option("--trigger", help="The words of the quote that name the relation.")
@click.option("--start", type=int, help="Where the quote starts, in code points, if it stands there more than once.")
@signed
def add_claim(article: str, speaker: str | None, object_: str, **given: Any) -> None:
    """Add a claim that the extraction missed in ARTICLE (id, address or title), with the quote that says it.

    `graphbuild query articles` lists ids, addresses and titles.
    """
    plain = {name: given[name] for name in ("polarity", "modality", "phase", "trigger", "start")}

    def make(known: "Known", _: dict[str, str]) -> list[dict[str, Any]]:
        ends = {"subject": known.end_or_new(given["subject"]), "object": known.end_or_new(object_)}
        said = {"speaker": known.end_or_new(speaker)} if speaker else {}
        name = known.article(article)
        quote = given["quote"] if given["start"] is not None else known.printed(name, given["quote"])
        relation = known.relation(given["relation"])
        return [{"action": "add", "article": name, "quote": quote, "relation": relation, **plain, **ends, **said}]

    decide(given, make)


@click.command()
@click.argument("names", nargs=-1, required=True, metavar="NAME...")
@click.option("--into", required=True, help="The node that stays (name, alias or id).")
@signed
def merge(names: tuple[str, ...], into: str, **given: Any) -> None:
    """Say that the entities or topics NAME... are the one given with --into; their names become aliases of it."""

    def make(known: "Known", _: dict[str, str]) -> list[dict[str, Any]]:
        kept = known.end(into)
        return [{"action": "merge", "node": known.end(name).id, "into": kept} for name in names]

    decide(given, make)


@click.command()
@click.argument("name")
@click.option("--article", "articles", multiple=True, required=True, help="Id of an article; may be repeated.")
@click.option("--into", required=True, help="What it is there: a name, alias or id, or the name of a new one.")
@signed
def split(name: str, articles: tuple[str, ...], into: str, **given: Any) -> None:
    """Say that NAME is something else in some articles."""
    decide(given, lambda known, _: [split_off(known, name, articles, into)])


def split_off(known: "Known", name: str, articles: Sequence[str], into: str) -> dict[str, Any]:
    """Return the values of a split; a name that the graph does not know makes a new node of the old one's type."""
    from graphbuild.errors import UnknownNameError
    from graphbuild.folding import slug
    from graphbuild.gazetteer import KINDS

    old = known.end(name)
    try:
        new: Any = known.end(into)
    except UnknownNameError:
        kind = next((key for key, type_ in KINDS.items() if type_ is old.type), "topic")
        new = {"id": f"{kind}.{slug(into)}", "name": into, "type": str(old.type)}
    return {"action": "split", "node": old.id, "articles": list(articles), "into": new}


@click.command()
@click.argument("decision_ids", nargs=-1, required=True, metavar="DECISION_ID...")
@signed
def undo(decision_ids: tuple[str, ...], **given: Any) -> None:
    """Take decisions back: the graph is then what it was without them, byte for byte."""
    decide(given, lambda *_: [{"action": "undo", "decision": name} for name in decision_ids])


@click.command()
@graph_option
@click.option("--gone", is_flag=True, help="Only those whose claim, quote or node is in no article any more.")
@click.option(
    "--format", "form", type=click.Choice(["table", "jsonl"]), default="table", show_default=True, help="Form."
)
def decisions(graph: Path, gone: bool, form: str) -> None:
    """List the decisions in force, and which of them find nothing to decide about any more."""
    from graphbuild.pipeline.correcting import not_found
    from graphbuild.records import in_force, read_decisions
    from graphbuild.records.decisions import decision_id, to_line

    lost = set(not_found(graph))
    for decision in in_force(read_decisions(graph)):
        if gone and decision not in lost:
            continue
        state = "gone" if decision in lost else "in force"
        line = to_line(decision)
        click.echo(line if form == "jsonl" else f"{decision_id(decision)}  {state:8}  {line}")
