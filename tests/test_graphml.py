"""GraphML read back by networkx and igraph: nothing lost, nothing renamed, nothing passed off as asserted."""

import random
import subprocess
import sys
import xml.etree.ElementTree as ET
from dataclasses import replace
from pathlib import Path

import igraph
import networkx as nx
import page_graphs
import page_seeded
import pytest

from graphbuild.errors import InputError
from graphbuild.export.graphml import NAMESPACE, write_graphml
from graphbuild.graph import Graph


@pytest.fixture(scope="module")
def story() -> Graph:
    return page_graphs.story()


@pytest.fixture
def written(story: Graph, tmp_path: Path) -> Path:
    path = tmp_path / "graph.graphml"
    write_graphml(story, path)
    return path


def key_types(path: Path) -> dict[tuple[str, str], str]:
    keys = ET.parse(path).getroot().findall(f"{{{NAMESPACE}}}key")  # noqa: S314 - written a moment ago
    return {(key.attrib["for"], key.attrib["attr.name"]): key.attrib["attr.type"] for key in keys}


def test_networkx_reads_all_of_it(story: Graph, written: Path) -> None:
    read = nx.read_graphml(written)
    assert isinstance(read, nx.MultiDiGraph)
    assert set(read.nodes) == {item.node.id for item in story.nodes}
    assert {key for _, _, key in read.edges(keys=True)} == {edge.rid for edge in story.edges}
    by_id = {key: (a, b, data) for a, b, key, data in read.edges(keys=True, data=True)}
    for edge in story.edges:
        source, target, data = by_id[edge.rid]
        assert (source, target) == (edge.source, edge.target)
        assert data["rel_id"] == edge.rid
        assert (data["relation"], data["interaction"], data["kind"]) == (edge.relation, edge.relation, edge.kind)
        assert (data["polarity"], data["modality"]) == (edge.polarity, edge.modality)
        assert data["polarity_sign"] == (-1 if edge.polarity == "denied" else 1)
        assert data["evidence"] == edge.sentence
        assert data["by_author"] is edge.by_author
        assert data["disputed"] is edge.disputed
        assert data["confidence"] == pytest.approx(edge.confidence)
        assert data["claims"].split(" | ") == list(edge.claims)
        assert (data["date_start"], data["date_end"]) == (edge.first_date or "", edge.last_date or "")


def test_igraph_reads_the_same(story: Graph, written: Path) -> None:
    read = igraph.Graph.Read_GraphML(str(written))
    assert (read.vcount(), read.ecount()) == (len(story.nodes), len(story.edges))
    assert set(read.vs["id"]) == {item.node.id for item in story.nodes}
    assert read.es["rel_id"] == sorted(edge.rid for edge in story.edges)
    assert set(read.es["polarity_sign"]) == {-1.0, 1.0}
    assert set(read.es["by_author"]) == {True, False}
    ends = {(read.vs[edge.source]["id"], read.vs[edge.target]["id"]) for edge in read.es}
    assert ends == {(edge.source, edge.target) for edge in story.edges}


def test_labels_never_pass_for_plain_assertions(written: Path) -> None:
    read = nx.read_graphml(written)
    labels = {data["label"]: data["kind"] for _, _, data in read.edges(data=True)}
    assert labels["opposes"] == "OPPOSES"
    assert labels["said by Vladimir Putin: denied: opposes"] == "CLAIMED"
    assert labels["planned: hosts"] == "CLAIMED"
    assert labels["said by France: supports"] == "CLAIMED"
    assert labels["denied, ended: supplies gas to"] == "CLAIMED"
    assert labels["said by Ukraine: possible: attacks"] == "CLAIMED"


def test_every_element_has_every_attribute_of_one_type(written: Path) -> None:
    root = ET.parse(written).getroot()  # noqa: S314
    types = key_types(written)
    assert set(types.values()) == {"string", "long", "double", "boolean"}
    assert types["edge", "weight"] == types["edge", "confidence"] == types["node", "x"] == "double"
    assert types["edge", "polarity"] == "string"
    assert not {name for _, name in types} & {"id", "source", "target", "key"}
    for tag in ("node", "edge"):
        declared = {key.attrib["id"] for key in root.findall(f"{{{NAMESPACE}}}key") if key.attrib["for"] == tag}
        for element in root.iter(f"{{{NAMESPACE}}}{tag}"):
            assert {data.attrib["key"] for data in element} == declared
    booleans = {key.attrib["id"] for key in root.iter(f"{{{NAMESPACE}}}key") if key.attrib["attr.type"] == "boolean"}
    values = {data.text for data in root.iter(f"{{{NAMESPACE}}}data") if data.attrib["key"] in booleans}
    assert values == {"true", "false"}


@pytest.mark.parametrize("flavor", ["plain", "yed"])
def test_same_graph_same_bytes_in_any_order(story: Graph, tmp_path: Path, flavor: str) -> None:
    paths = [tmp_path / f"{place}.graphml" for place in range(3)]
    shuffled = replace(
        story,
        nodes=tuple(random.Random(3).sample(story.nodes, len(story.nodes))),  # noqa: S311
        edges=tuple(reversed(story.edges)),
    )
    for path, graph in zip(paths, (story, story, shuffled), strict=True):
        write_graphml(graph, path, flavor="yed" if flavor == "yed" else "plain")
    assert paths[0].read_bytes() == paths[1].read_bytes() == paths[2].read_bytes()


def test_hostile_text_is_harmless_and_kept(tmp_path: Path) -> None:
    graph = page_graphs.hostile()
    path = tmp_path / "hostile.graphml"
    write_graphml(graph, path)
    read = nx.read_graphml(path)
    assert igraph.Graph.Read_GraphML(str(path)).vcount() == len(graph.nodes)
    names = {data["name"] for _, data in read.nodes(data=True)}
    assert "<script>document.title='owned'</script>" in names
    assert any(len(name) > 10_000 for name in names)
    assert not any(sign in name for name in names for sign in "\x00\x07\ud800")


def test_parallel_edges_are_kept_or_joined(story: Graph, tmp_path: Path) -> None:
    pairs = {(edge.source, edge.target) for edge in story.edges}
    assert len(pairs) < len(story.edges)
    path = tmp_path / "merged.graphml"
    write_graphml(story, path, merge=True)
    read = nx.read_graphml(path)
    assert read.number_of_edges() == len(pairs)
    both = read.edges["Q159", "topic:eu-ukraine"]
    assert set(both["label"].split(" | ")) == {"opposes", "said by Vladimir Putin: denied: opposes"}
    assert (both["weight"], both["polarity_sign"], both["n_evidence"]) == (2.0, 0, 2)


def test_yed_gets_labels_and_the_others_lose_nothing(story: Graph, tmp_path: Path, written: Path) -> None:
    path = tmp_path / "yed.graphml"
    write_graphml(story, path, flavor="yed")
    text = path.read_text(encoding="utf-8")
    assert text.count("<y:NodeLabel>") == len(story.nodes)
    assert text.count("<y:EdgeLabel>") == len(story.edges)
    plain, yed = (igraph.Graph.Read_GraphML(str(file)) for file in (written, path))
    assert plain.es["label"] == yed.es["label"]
    assert plain.vs["x"] == yed.vs["x"]


def test_an_empty_graph_is_a_valid_file(tmp_path: Path) -> None:
    path = tmp_path / "empty.graphml"
    write_graphml(Graph(nodes=(), edges=(), claims=(), articles=()), path)
    assert nx.read_graphml(path).number_of_nodes() == 0


def test_numbers_of_mixed_kind_stay_one_column(tmp_path: Path) -> None:
    graph = page_seeded.seeded(20, 60)
    edges = tuple(replace(edge, confidence=1) if place % 2 else edge for place, edge in enumerate(graph.edges))
    path = tmp_path / "mixed.graphml"
    write_graphml(replace(graph, edges=edges), path)
    assert key_types(path)["edge", "confidence"] == "double"
    assert igraph.Graph.Read_GraphML(str(path)).ecount() == 60


def test_a_bad_place_is_one_clear_line(story: Graph, tmp_path: Path) -> None:
    with pytest.raises(InputError, match="cannot be written"):
        write_graphml(story, tmp_path / "absent" / "x.graphml")


_WRITE_ON_A_FULL_DISK = """
import resource, signal, sys
from pathlib import Path
sys.path.insert(0, sys.argv[3])
import page_graphs
from graphbuild.export.graphml import write_graphml
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
resource.setrlimit(resource.RLIMIT_FSIZE, (int(sys.argv[2]),) * 2)
write_graphml(page_graphs.story(), Path(sys.argv[1]))
"""


def test_a_failed_write_keeps_the_earlier_file(tmp_path: Path, story: Graph) -> None:
    path = tmp_path / "graph.graphml"
    write_graphml(replace(story, edges=()), path)
    before = path.read_bytes()
    # The limit on the size of files, which stands for a full disk, would also hit a log that this process writes to.
    command = [sys.executable, "-c", _WRITE_ON_A_FULL_DISK, str(path), "1000", str(Path(page_graphs.__file__).parent)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert "the earlier file is kept" in done.stderr
    assert path.read_bytes() == before
    assert [item.name for item in tmp_path.iterdir()] == ["graph.graphml"]
