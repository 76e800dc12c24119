"""Which part of a graph is exported."""

import subprocess
import sys
from pathlib import Path

import networkx as nx
import page_graphs
import page_seeded
import pytest

from graphbuild.assemble.ends import when
from graphbuild.errors import InputError, UnknownNameError
from graphbuild.export.choosing import Filters, select
from graphbuild.graph import Graph
from graphbuild.pipeline.report import BuildReport


@pytest.fixture(scope="module")
def story() -> Graph:
    return page_graphs.story()


def names(graph: Graph) -> set[str]:
    return {item.node.name for item in graph.nodes}


def test_without_filters_it_is_the_graph_itself(story: Graph) -> None:
    assert select(story, Filters()) is story


def test_polarity(story: Graph) -> None:
    part = select(story, Filters(polarity="denied"))
    assert {edge.polarity for edge in part.edges} == {"denied"}
    assert names(part) == {"Russia", "Ukraine", "EU membership of Ukraine"}
    assert all(edge.disputed == whole.disputed for edge in part.edges for whole in story.edges if whole.rid == edge.rid)


def test_relations_in_any_spelling(story: Graph) -> None:
    part = select(story, Filters(relations=("supplies-gas-to", "Hosts")))
    assert {claim.relation for claim in part.claims} == {"SUPPLIES_GAS_TO", "HOSTS"}
    with pytest.raises(UnknownNameError, match="did you mean OPPOSES"):
        select(story, Filters(relations=("OPOSES",)))


def test_since_counts_only_what_is_left() -> None:
    graph = page_seeded.seeded(30, 300)
    days = sorted(day for claim in graph.claims if (day := when(claim)))
    middle = days[len(days) // 2]
    part = select(graph, Filters(since=middle))
    assert 0 < len(part.claims) < len(graph.claims)
    assert all((when(claim) or "") >= middle for claim in part.claims)
    kept = {claim.id for claim in part.claims}
    for edge in part.edges:
        assert set(edge.claims) <= kept
        assert edge.claim in edge.claims
        assert edge.first_date is not None
        assert edge.first_date >= middle
        assert edge.origins == len({graph.origins[claim] for claim in edge.claims})
    assert {article.id for article in part.articles} == {claim.article for claim in part.claims}
    with pytest.raises(InputError, match="--since"):
        select(graph, Filters(since="last week"))


def test_min_origins() -> None:
    graph = page_seeded.seeded(30, 300)
    most = max(edge.origins for edge in graph.edges)
    part = select(graph, Filters(min_origins=most))
    assert part.edges
    assert {edge.origins for edge in part.edges} == {most}
    assert select(graph, Filters(min_origins=most + 1)).edges == ()


def test_around_and_top(story: Graph) -> None:
    near = select(story, Filters(around="Fico"))
    assert names(near) == {"Robert Fico", "Vladimir Putin", "Beijing", "Russia"}
    assert len(select(story, Filters(top=3)).nodes) == 3
    with pytest.raises(UnknownNameError, match="no entity is called"):
        select(story, Filters(around="Ficco Robertson"))


@pytest.mark.parametrize(
    ("form", "output"),
    [("graphml", "a.graphml"), ("gexf", "a.gexf"), ("csv", "a"), ("parquet", "b"), ("json", "a.json"),
     ("jsonld", "a.jsonld"), ("html", "a.html")],
)  # fmt: skip
def test_every_export_takes_the_filters(
    built: tuple[Path, BuildReport], tmp_path: Path, form: str, output: str
) -> None:
    command = [
        sys.executable,
        "-m",
        "graphbuild",
        "export",
        form,
        "--graph",
        str(built[0]),
        "-o",
        str(tmp_path / output),
    ]
    part = [
        "--polarity",
        "denied",
        "--since",
        "2000-01-01",
        "--min-origins",
        "1",
        "--top",
        "5",
        "--relation",
        "OPPOSES",
    ]
    done = subprocess.run([*command, *part], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "")
    assert (tmp_path / output).exists()
    if form == "graphml":
        read = nx.read_graphml(tmp_path / output, force_multigraph=True)
        assert {data["polarity"] for _, _, data in read.edges(data=True)} == {"denied"}
        assert {data["relation"] for _, _, data in read.edges(data=True)} == {"OPPOSES"}
