"""``review``: proposals of merges and splits, as a list for scripts or as a dialogue."""

import json
import sys
from collections.abc import Sequence
from dataclasses import asdict
from typing import TYPE_CHECKING, Any

import click

from graphbuild.cli.correcting import decide, signed, split_off

if TYPE_CHECKING:
    from graphbuild.pipeline.correcting import Known
    from graphbuild.pipeline.reviewing import Proposal


@click.command()
@click.option(
    "--format",
    "form",
    type=click.Choice(["dialogue", "table", "jsonl"]),
    help="Default: by terminal.",
)
@click.option("--min-score", default=0.86, show_default=True, help="Smallest score of a merge.")
@click.option("--accept-above", type=float, help="Merge all pairs with this score or more, without asking.")
@signed
def review(form: str | None, min_score: float, accept_above: float | None, **given: Any) -> None:
    """Propose entities and topics that may be one thing, or several, with scores and sentences.

    Answers go to the decisions file; pairs that are told apart are not proposed again.
    """
    from graphbuild.pipeline.reviewing import proposals

    found = proposals(given["graph"], least=min_score)
    if accept_above is not None:
        sure = [item for item in found if item.action == "merge" and item.score >= accept_above]
        given["why"] = given["why"] or f"names are alike, score {accept_above} or more"
        if sure:
            decide(given, lambda known, _: [_merge(known, item) for item in sure])
        return
    form = form or ("dialogue" if sys.stdin.isatty() else "table")
    if not found and form != "jsonl":
        click.echo(f"nothing to review: no two nodes are alike enough (--min-score {min_score})", err=True)
    if form == "dialogue":
        _ask(found, given)
    for item in found if form != "dialogue" else ():
        click.echo(json.dumps(asdict(item), ensure_ascii=False) if form == "jsonl" else _line(item))


def _line(item: "Proposal") -> str:
    return f"{item.action:5} {item.score:.2f}  {item.node} -> {item.into or '?'}  ({item.why})"


def _merge(known: "Known", item: "Proposal") -> dict[str, Any]:
    return {"action": "merge", "node": item.node, "into": known.end(item.into)}


def _ask(found: "Sequence[Proposal]", given: dict[str, Any]) -> None:
    """Ask about one after the other; every answer is written at once."""
    from rich.console import Console
    from rich.panel import Panel
    from rich.prompt import Prompt
    from rich.text import Text

    console = Console(highlight=False)
    for number, item in enumerate(found, 1):
        words = "\n".join([item.why, "", *item.sentences])
        title = f"{number} of {len(found)}: {item.action} {' into '.join(item.names)}? ({item.score:.2f})"
        console.print(Panel(Text(words), title=Text(title)))
        question = Text("[y]es, [n]o (two things), [s]kip, [q]uit")  # as text: rich takes brackets in a str for styles
        answer = Prompt.ask(question, choices=["y", "n", "s", "q"], default="s")
        if answer == "q":
            return
        if answer != "s":
            _write(item, answer, given)


def _write(item: "Proposal", answer: str, given: dict[str, Any]) -> None:
    given = {**given, "why": given["why"] or f"review: {item.why}"}
    if item.action == "merge" and answer == "y":
        decide(given, lambda known, _: [_merge(known, item)])
    elif item.action == "merge":
        decide(given, lambda *_: [{"action": "distinct", "node": item.node, "other": item.into}])
    elif answer == "y":
        name = click.prompt("Name of the new node")
        decide(given, lambda known, _: [split_off(known, item.node, item.articles, name)])
