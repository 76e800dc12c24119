"""The formats of exports, each with the tools that read it back; docs/formats.md is made of this table."""

import json
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from importlib.metadata import version
from pathlib import Path
from typing import NamedTuple

import gephi_reader
import igraph
import networkx as nx
import pandas
import rdflib

from graphbuild.export.csv_tables import write_csv
from graphbuild.export.gexf import write_gexf
from graphbuild.export.graphml import write_graphml
from graphbuild.export.jsonld import write_jsonld
from graphbuild.export.node_link import write_node_link
from graphbuild.export.parquet import write_parquet
from graphbuild.graph import Graph

SCHEMA, TERM = "https://schema.org/", "urn:graphbuild:term:"


class Seen(NamedTuple):
    """What a tool finds in a file: node names, and relation and polarity of each edge (or claim) by its id."""

    names: frozenset[str]
    edges: dict[str, tuple[str, str]]


@dataclass(frozen=True, kw_only=True)
class Reader:
    """A tool that people open the format with."""

    tool: str
    read: Callable[[Path], Seen]
    version: Callable[[], str]
    claims: bool = False


@dataclass(frozen=True, kw_only=True)
class Format:
    """One export."""

    name: str
    command: str
    library: str
    write: Callable[[Graph, Path], None]
    kept: str
    lost: str
    readers: tuple[Reader, ...]


def _networkx(read: nx.MultiDiGraph) -> Seen:
    return Seen(
        names=frozenset(data.get("name") or data.get("label") or "" for _, data in read.nodes(data=True)),
        edges={key: (data["relation"], data["polarity"]) for _, _, key, data in read.edges(keys=True, data=True)},
    )


def networkx_graphml(path: Path) -> Seen:
    return _networkx(nx.read_graphml(path, force_multigraph=True))


def networkx_json(path: Path) -> Seen:
    return _networkx(nx.node_link_graph(json.loads(path.read_text("utf-8"))))


def networkx_gexf(path: Path) -> Seen:
    read = nx.read_gexf(path, version="1.3")
    return Seen(
        names=frozenset(data["label"] for _, data in read.nodes(data=True)),
        edges={data["rel_id"]: (data["relation"], data["polarity"]) for _, _, data in read.edges(data=True)},
    )


def igraph_graphml(path: Path) -> Seen:
    read = igraph.Graph.Read_GraphML(str(path))
    return Seen(
        names=frozenset(read.vs["name"]) if read.vcount() else frozenset(),
        edges={edge["rel_id"]: (edge["relation"], edge["polarity"]) for edge in read.es},
    )


def gephi(path: Path) -> Seen:
    read = gephi_reader.read(path)
    return Seen(names=frozenset(read.nodes.values()), edges={name: edge.facts for name, edge in read.edges.items()})


def pandas_csv(folder: Path) -> Seen:
    # Labels that are all numbers would become numbers.
    asked = {"dtype": {"label": str}, "keep_default_na": False}
    nodes, edges = (pandas.read_csv(folder / f"{name}.csv", **asked) for name in ("nodes", "edges"))
    return _pandas(nodes, edges)


def pandas_parquet(folder: Path) -> Seen:
    return _pandas(*(pandas.read_parquet(folder / f"{name}.parquet") for name in ("nodes", "edges")))


def _pandas(nodes: pandas.DataFrame, edges: pandas.DataFrame) -> Seen:
    facts = zip(edges["relation"], edges["polarity"], strict=True)
    return Seen(names=frozenset(nodes["label"]), edges=dict(zip(edges["id"], facts, strict=True)))


_CLAIMS = f"""SELECT ?claim ?relation ?polarity WHERE {{ GRAPH ?article {{
  ?claim a <{SCHEMA}Claim> ; <{TERM}relation> ?relation ; <{TERM}polarity> ?polarity }} }}"""
_NAMES = f"""SELECT ?name WHERE {{ ?node <{SCHEMA}identifier> ?id ; <{SCHEMA}name> ?name }}"""


def rdflib_jsonld(path: Path) -> Seen:
    read = rdflib.Dataset(default_union=False)
    read.parse(data=path.read_text("utf-8"), format="json-ld")
    rows = [[str(cell) for cell in row] for row in read.query(_CLAIMS)]  # type: ignore[union-attr]
    return Seen(
        names=frozenset(str(row[0]) for row in read.query(_NAMES)),  # type: ignore[index]
        edges={claim.rpartition(":")[2]: (relation.rpartition(":")[2], polarity) for claim, relation, polarity in rows},
    )


def _of(package: str) -> Callable[[], str]:
    return lambda: version(package)


_NETWORKX, _IGRAPH, _PANDAS = _of("networkx"), _of("igraph"), _of("pandas")
FORMATS = (
    Format(
        name="GraphML",
        command="graphml -o FILE",
        library="own writer over xml.etree",
        write=write_graphml,
        kept="nodes, typed and CLAIMED edges with all attributes, places, colours",
        lost="claims (their ids stay), lists become text, control characters; Gephi joins parallel edges on import",
        readers=(
            Reader(tool="networkx", read=networkx_graphml, version=_NETWORKX),
            Reader(tool="python-igraph", read=igraph_graphml, version=_IGRAPH),
        ),
    ),
    Format(
        name="GraphML for yEd",
        command="graphml --flavor yed -o FILE",
        library="own writer over xml.etree",
        write=partial(write_graphml, flavor="yed"),
        kept="as GraphML, and shapes, lines and labels that yEd draws",
        lost="as GraphML",
        readers=(
            Reader(tool="networkx", read=networkx_graphml, version=_NETWORKX),
            Reader(tool="python-igraph", read=igraph_graphml, version=_IGRAPH),
        ),
    ),
    Format(
        name="GEXF",
        command="gexf -o FILE",
        library="own writer over xml.etree",
        write=write_gexf,
        kept="as GraphML, and parallel edges in Gephi (by kind) and a timeline (a spell per day of a claim)",
        lost="as GraphML",
        readers=(
            Reader(tool="Gephi Toolkit", read=gephi, version=lambda: gephi_reader.VERSION),
            Reader(tool="networkx", read=networkx_gexf, version=_NETWORKX),
        ),
    ),
    Format(
        name="CSV",
        command="csv -o DIR",
        library="csv",
        write=write_csv,
        kept="nodes, edges, claims, evidence with offsets",
        lost="lists become text; an apostrophe stands before what a spreadsheet would run as a formula",
        readers=(Reader(tool="pandas", read=pandas_csv, version=_PANDAS),),
    ),
    Format(
        name="Parquet",
        command="parquet -o DIR",
        library="pyarrow",
        write=write_parquet,
        kept="nodes, edges, claims, evidence with offsets; lists and types",
        lost="lone surrogates",
        readers=(Reader(tool="pandas", read=pandas_parquet, version=_PANDAS),),
    ),
    Format(
        name="JSON (node-link)",
        command="json -o FILE",
        library="json",
        write=write_node_link,
        kept="nodes, edges, claims, evidence, articles; lists and types",
        lost="lone surrogates",
        readers=(Reader(tool="networkx", read=networkx_json, version=_NETWORKX),),
    ),
    Format(
        name="JSON-LD",
        command="jsonld -o FILE",
        library="json",
        write=write_jsonld,
        kept="nodes, articles, claims with speakers and evidence (a named graph per article), typed edges as triples",
        lost="counts of edges; control characters",
        readers=(Reader(tool="rdflib", read=rdflib_jsonld, version=_of("rdflib"), claims=True),),
    ),
)


def document() -> str:
    """Return docs/formats.md."""
    lines = [
        "# Formats of exports",
        "",
        "Written by `scripts/format_docs.py` from the table of the tests. Each tool named here reads the file back in",
        "the tests and finds every node, and every edge with its relation and polarity. `graphbuild export` writes",
        "them; a file is put in place as a whole or not at all, and the same graph gives the same bytes.",
        "",
        "All take `--around NAME --depth N`, `--since DAY`, `--relation NAME`, `--polarity asserted|denied`,",
        "`--min-origins N` and `--top N`; what an edge counts are then the claims that pass. `--as-of DAY` takes the",
        "graph of what was published by then.",
        "",
        "| format | command | library | kept | lost | read back by |",
        "| --- | --- | --- | --- | --- | --- |",
    ]
    for item in FORMATS:
        tools = ", ".join(f"{reader.tool} {reader.version()}" for reader in item.readers)
        command = item.command.replace("|", "\\|")
        lines.append(f"| {item.name} | `{command}` | {item.library} | {item.kept} | {item.lost} | {tools} |")
    return "\n".join(lines) + "\n"
