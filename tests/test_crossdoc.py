"""What two articles say together: no conflict between what the gold files call compatible."""

import json
from pathlib import Path

import pytest

from graphbuild.pipeline.building import build
from graphbuild.pipeline.opening import open_graph


@pytest.mark.shared
def test_relations_in_several_articles_are_one_and_nothing_compatible_conflicts(shared: Path, tmp_path: Path) -> None:
    gold = shared / "gold"
    cross = json.loads((gold / "crossdoc.json").read_text("utf-8"))
    build([gold / "articles"], tmp_path / "out")
    graph = open_graph(tmp_path / "out")
    ids = {name: item.node.id for item in graph.nodes for name in (item.node.name, *item.node.aliases)}
    found = 0
    for row in cross["corroborated"]:
        ends = {ids.get(row["subject_name"]), ids.get(row["object_name"])}
        edges = [edge for edge in graph.edges if {edge.source, edge.target} == ends]
        texts = {
            claim.article
            for edge in edges
            if (edge.relation, edge.polarity) == (row["relation"], row["polarity"])
            for claim in graph.claims
            if claim.id in edge.claims
        }
        found += len(texts) >= len(row["docs"])
    assert found >= 5, f"{found} of {len(cross['corroborated'])}"
    claims = {claim.id: claim for claim in graph.claims}
    pairs = {(claims[one].relation, claims[other].relation) for one, other, _ in graph.links}
    assert ("VISITS", "VISITS") not in pairs, "granularity is no conflict"
    assert ("ACCEPTS", "OPPOSES") not in pairs, "not opposing agrees with accepting"
