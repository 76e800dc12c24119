"""Measures the exports of one graph against the GraphML that networkx writes of it.

Usage: python -m benchmarks.exports [--claims N]
"""

import argparse
import sys
import tempfile
import time
from collections.abc import Callable, Mapping
from pathlib import Path

import networkx as nx

from benchmarks.corpus import ROOT
from graphbuild.assemble import to_networkx, write_claims
from graphbuild.export.csv_tables import write_csv
from graphbuild.export.gexf import write_gexf
from graphbuild.export.graphml import write_graphml
from graphbuild.export.html import write_html
from graphbuild.export.jsonld import write_jsonld
from graphbuild.export.node_link import write_node_link
from graphbuild.graph import Graph

sys.path.insert(0, str(ROOT / "tests"))
from graphs import make_graph

PEER = "networkx' own GraphML"


def plain(graph: Graph, path: Path) -> None:
    """Write the graph as networkx does by itself: values that GraphML does not know become text."""
    found = nx.MultiDiGraph()
    source = to_networkx(graph)
    for node, values in source.nodes(data=True):
        found.add_node(node, **{name: str(value) for name, value in values.items()})
    for start, end, values in source.edges(data=True):
        found.add_edge(start, end, **{name: str(value) for name, value in values.items()})
    nx.write_graphml(found, path)


WRITERS: Mapping[str, Callable[[Graph, Path], object]] = {
    PEER: plain,
    "claims.jsonl": write_claims,
    "GraphML": write_graphml,
    "GEXF": write_gexf,
    "CSV": write_csv,
    "JSON-LD": write_jsonld,
    "node-link JSON": write_node_link,
    "page": write_html,
}


def measure(claims: int) -> dict[str, float]:
    """Return the processor seconds of each writer, the least of three."""
    graph = make_graph(seed=3, entities=claims // 25, topics=claims // 250, articles=claims // 20, claims=claims)
    best: dict[str, float] = {}
    for _ in range(3):
        for name, write in WRITERS.items():
            with tempfile.TemporaryDirectory(prefix="graphbuild-exports-") as folder:
                start = time.process_time()
                write(graph, Path(folder) / "out")
                taken = time.process_time() - start
            best[name] = min(best.get(name, taken), taken)
    return best


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--claims", type=int, default=5000)
    found = measure(parser.parse_args().claims)
    for name, taken in found.items():
        sys.stdout.write(f"{name:24} {taken:6.3f} s {taken / found[PEER]:6.2f}\n")


if __name__ == "__main__":
    main()
