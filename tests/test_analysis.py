"""Figures over the graph: only plain relations connect, and signs add up to balance."""

import json
import shutil
from dataclasses import asdict, replace
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner
from graphs import make_records
from neo4j_server import Login, open_store

from graphbuild.assemble import assemble
from graphbuild.assemble.analysis import shortest_chains, standings, triads
from graphbuild.cli.main import main
from graphbuild.errors import InputError
from graphbuild.graph import Graph
from graphbuild.model import Polarity
from graphbuild.ontology import Ontology
from graphbuild.pipeline.building import build
from graphbuild.pipeline.opening import open_graph
from graphbuild.pipeline.report import BuildReport
from graphbuild.store import connect

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


BALANCE = {"balanced": 0, "unbalanced": 0}
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


def test_shortest_chains(handmade: "Handmade", ontology: Ontology) -> None:
    graph = made(handmade, ontology, "Chad backs Mali. Mali backs Togo. Chad backs Peru. Peru backs Togo.", VERBS)
    assert shortest_chains(graph, "chad", "togo") == (("chad", "mali", "togo"), ("chad", "peru", "togo"))
    assert shortest_chains(graph, "chad", "nowhere") == ()
    denied = made(handmade, ontology, "Chad backs Mali.", VERBS, polarity=Polarity.DENIED)
    assert shortest_chains(denied, "chad", "mali") == ()


def test_figures_are_kept_for_questions_and_are_no_part_of_the_graph(tmp_path: Path, ontology: Ontology) -> None:
    graph = assemble(make_records(seed=5, entities=20, topics=4, articles=10, claims=80), ontology=ontology)
    with connect(tmp_path / "store") as store:
        store.load(graph, state="s")
        before = store.graph_hash()
        store.annotate([{"id": "country.ru", "degree": 9, "centrality": 0.5, "community": 1, **BALANCE}])
        store.annotate([asdict(item) for item in standings(graph)])
        assert (store.graph_hash(), store.state()) == (before, "s")
    with connect(tmp_path / "store") as store:
        question = "MATCH (n:Entity) WHERE n.community IS NOT NULL RETURN n.id AS id, n.centrality AS c ORDER BY id"
        assert [tuple(row) for row in store.read(question).rows] == sorted(
            (item.id, item.centrality) for item in standings(graph)
        )


def test_figures_are_made_anew_by_the_next_build(
    built: tuple[Path, BuildReport], articles_folder: Path, tmp_path: Path
) -> None:
    """Store and page of a folder that was analysed keep figures, of the graph that they show."""
    out = shutil.copytree(built[0], tmp_path / "out")
    plain = (out / "explorer.html").read_bytes()
    assert open_graph(out).nodes[0].figures is None
    assert CliRunner().invoke(main, ["analyse", "--graph", str(out)]).exit_code == 0
    analysed = (out / "explorer.html").read_bytes()
    assert b'"figures"' in analysed
    assert b'"figures"' not in plain
    some = sorted(articles_folder.glob("*.txt"))[:6]
    build(some, out, force=True)
    graph = open_graph(out)
    known = {item.node.id: item.figures for item in graph.nodes if item.figures is not None}
    assert set(known.values()) == set(standings(graph)) != set()
    question = "MATCH (n:Entity) WHERE n.centrality IS NOT NULL RETURN n.id AS id, n.centrality AS c"
    with connect(out / "store") as store:
        assert dict(store.read(question).rows) == {name: item.centrality for name, item in known.items()}
    build(some[:5], out, force=True)
    (out / "figures.json").write_text("{}", "utf-8")
    with pytest.raises(InputError, match="graphbuild analyse"):
        open_graph(out)


@pytest.mark.neo4j
def test_a_server_keeps_figures(built: tuple[Path, BuildReport], tmp_path: Path, empty_neo4j: Login) -> None:
    out = shutil.copytree(built[0], tmp_path / "out")
    given = ["--graph", str(out), "--uri", empty_neo4j.uri, "--user", empty_neo4j.user]
    for command in ("load", "analyse", "analyse"):
        done = CliRunner().invoke(main, [command, *given], env={"NEO4J_PASSWORD": empty_neo4j.password})
        assert done.exit_code == 0, done.output
    with open_store(empty_neo4j) as server, connect(out / "store") as store:
        question = "MATCH (n:Entity) WHERE n.centrality IS NOT NULL RETURN n.id AS id, n.community AS c ORDER BY id"
        found = [tuple(row) for row in server.read(question).rows]
        assert found == sorted((item.id, item.community) for item in standings(open_graph(out)))
        assert server.graph_hash() == store.graph_hash()


def test_command(built: tuple[Path, BuildReport], tmp_path: Path) -> None:
    out = shutil.copytree(built[0], tmp_path / "out")
    done = CliRunner().invoke(main, ["analyse", "--graph", str(out), "--format", "json", "--no-store"])
    assert done.exit_code == 0, done.output
    assert {"id", "degree", "centrality", "community"} <= json.loads(done.output)["nodes"][0].keys()
    assert "signed threes are balanced" in CliRunner().invoke(main, ["analyse", "--graph", str(out)]).output
    cypher = "MATCH (n:Entity) WHERE n.centrality > 0 RETURN count(n) > 0 AS some"
    asked = CliRunner().invoke(main, ["query", "--cypher", cypher, "--graph", str(out), "--format", "csv"])
    assert asked.output.lower().split() == ["some", "true"]
    chains = CliRunner().invoke(main, ["analyse", "--graph", str(out), "--between", "Putin", "Slovakia"])
    assert "Vladimir Putin - " in chains.output
