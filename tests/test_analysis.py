"""Figures over the graph: only plain relations connect, and signs add up to balance."""

import json
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from click.testing import CliRunner
from graphs import make_records

from graphbuild.assemble import assemble
from graphbuild.assemble.analysis import standings, triads
from graphbuild.cli.main import main
from graphbuild.model import Graph, Polarity
from graphbuild.ontology import Ontology
from graphbuild.pipeline.report import BuildReport

if TYPE_CHECKING:
    from conftest import Handmade


def made(handmade: "Handmade", ontology: Ontology, text: str, verbs: dict[str, str], **more: Polarity) -> Graph:
    """A graph of sentences "A verb B." about countries."""
    records = []
    for sentence in text.split(". "):
        one, verb, other = sentence.rstrip(".").split()
        article = handmade.article(f"{sentence.rstrip('.')}.")
        ends = handmade.node(one), handmade.node(other)
        claim = handmade.claim(article, ends[0], verb, ends[1], verbs[verb], **more)
        records.append(handmade.record(article, ends, claim))
    return assemble(records, ontology=ontology)


VERBS = {"backs": "SUPPORTS", "attacks": "ATTACKS"}


def test_who_connects_others_is_central(handmade: "Handmade", ontology: Ontology) -> None:
    graph = made(handmade, ontology, "Chad backs Mali. Mali backs Togo. Mali backs Peru.", VERBS)
    first, *others = standings(graph)
    assert (first.name, first.degree, first.centrality) == ("Mali", 3, 1.0)
    assert {item.centrality for item in others} == {0.0}


def test_what_is_denied_connects_nobody_by_default(handmade: "Handmade", ontology: Ontology) -> None:
    graph = made(handmade, ontology, "Chad backs Mali.", VERBS, polarity=Polarity.DENIED)
    assert standings(graph) == ()
    assert len(standings(graph, claimed=True)) == 2


def test_balance_of_threes(handmade: "Handmade", ontology: Ontology) -> None:
    [three] = triads(made(handmade, ontology, "Chad backs Mali. Mali backs Togo. Chad attacks Togo.", VERBS))
    assert not three.balanced
    [three] = triads(made(handmade, ontology, "Chad attacks Mali. Mali attacks Togo. Chad backs Togo.", VERBS))
    assert three.balanced


def test_figures_do_not_depend_on_the_order_of_edges(ontology: Ontology) -> None:
    graph = assemble(make_records(seed=5, entities=20, topics=4, articles=10, claims=80), ontology=ontology)
    turned = replace(graph, edges=graph.edges[::-1], nodes=graph.nodes[::-1])
    assert standings(turned) == standings(graph) != ()
    assert triads(turned) == triads(graph)


def test_command(built: tuple[Path, BuildReport]) -> None:
    done = CliRunner().invoke(main, ["analyse", "--graph", str(built[0]), "--format", "json"])
    assert done.exit_code == 0, done.output
    assert {"id", "degree", "centrality", "community"} <= json.loads(done.output)["nodes"][0].keys()
    assert "signed threes are balanced" in CliRunner().invoke(main, ["analyse", "--graph", str(built[0])]).output
