"""GEXF read back: parallel relations kept by kind, time as spells."""

import xml.etree.ElementTree as ET
from dataclasses import replace
from pathlib import Path

import networkx as nx
import page_graphs
import pytest

from graphbuild.export.gexf import NAMESPACE, write_gexf
from graphbuild.graph import Graph


@pytest.fixture(scope="module")
def story() -> Graph:
    return page_graphs.story()


def test_networkx_reads_nodes_edges_and_facts(story: Graph, tmp_path: Path) -> None:
    path = tmp_path / "graph.gexf"
    write_gexf(story, path)
    read = nx.read_gexf(path, version="1.3")
    assert set(read.nodes) == {item.node.id for item in story.nodes}
    assert read.number_of_edges() == len(story.edges)
    labels = {data["label"] for _, _, data in read.edges(data=True)}
    assert {"opposes", "said by Vladimir Putin: denied: opposes", "planned: hosts"} <= labels
    assert {data["polarity"] for _, _, data in read.edges(data=True)} == {"asserted", "denied"}


def test_each_edge_has_a_kind_and_the_time_it_was_told(story: Graph, tmp_path: Path) -> None:
    path = tmp_path / "graph.gexf"
    write_gexf(story, path)
    root = ET.parse(path).getroot()  # noqa: S314 - written a moment ago
    edges = {edge.attrib["id"]: edge for edge in root.iter(f"{{{NAMESPACE}}}edge")}
    pairs: dict[tuple[str, str], set[str]] = {}
    for edge in story.edges:
        element = edges[edge.rid]
        pairs.setdefault((edge.source, edge.target), set()).add(element.attrib["kind"])
        spell = element.find(f"{{{NAMESPACE}}}spells/{{{NAMESPACE}}}spell")
        assert spell is not None
        assert (spell.attrib["start"], spell.attrib["end"]) == (edge.first_date, edge.last_date)
    assert pairs["Q159", "topic:eu-ukraine"] == {"opposes", "said by Vladimir Putin: denied: opposes"}


def test_same_bytes_in_any_order_and_hostile_text(story: Graph, tmp_path: Path) -> None:
    paths = [tmp_path / f"{place}.gexf" for place in range(3)]
    turned = replace(story, nodes=tuple(reversed(story.nodes)), edges=tuple(reversed(story.edges)))
    for path, graph in zip(paths, (story, turned, page_graphs.hostile()), strict=True):
        write_gexf(graph, path)
    assert paths[0].read_bytes() == paths[1].read_bytes()
    names = {node.attrib["label"] for node in ET.parse(paths[2]).getroot().iter(f"{{{NAMESPACE}}}node")}  # noqa: S314
    assert "<script>document.title='owned'</script>" in names
