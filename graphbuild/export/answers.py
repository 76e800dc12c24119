"""The answer to a question as a file of its own: the part of the graph that its relationships span."""

from collections.abc import Callable, Collection, Iterator
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory

from graphbuild.errors import InputError
from graphbuild.export.graphml import write_graphml
from graphbuild.export.html import write_html
from graphbuild.model import Edge, Graph, Modality, Polarity

_WRITERS: dict[str, Callable[[Graph, Path], None]] = {"graphml": write_graphml, "html": write_html}


def answer_as(form: str, graph: Graph, rids: Collection[str]) -> str:
    """Return the part of a graph that these relationships span, as ``graphml`` or ``html``.

    Raises:
        InputError: The graph lacks one of them.
    """
    part = spanned(graph, rids)
    with TemporaryDirectory(prefix="graphbuild-") as folder:
        file = Path(folder) / form
        _WRITERS[form](part, file)
        return file.read_text("utf-8")


def spanned(graph: Graph, rids: Collection[str]) -> Graph:
    """Return the relationships with their ends, claims and articles; offices and topics' ends become edges too.

    Raises:
        InputError: The graph lacks one of them.
    """
    known = {edge.rid: edge for edge in (*graph.edges, *_structure(graph))}
    if missing := sorted(set(rids) - known.keys()):
        raise InputError(
            f"the record file knows no relationship {missing[0]!r} of this answer: name the folder that the store was "
            "built from with --graph, and build or load it again if it is older"
        )
    edges = [known[rid] for rid in sorted(rids)]
    claims = {claim for edge in edges for claim in edge.claims}
    kept = tuple(claim for claim in graph.claims if claim.id in claims)
    ends = {end for edge in edges for end in (edge.source, edge.target)}
    articles = {claim.article for claim in kept}
    return replace(
        graph,
        nodes=tuple(item for item in graph.nodes if item.node.id in ends),
        edges=tuple(edges),
        claims=kept,
        articles=tuple(article for article in graph.articles if article.id in articles),
        origins={claim.id: graph.origins[claim.id] for claim in kept},
        offices=tuple(office for office in graph.offices if {office.person, office.holder} <= ends),
        links=tuple(link for link in graph.links if {link[0], link[1]} <= claims),
    )


def _structure(graph: Graph) -> Iterator[Edge]:
    """Yield what a chain may walk besides relations, under the rids that the stores give it."""
    for item in graph.nodes:
        for about in item.node.about:
            yield _plain("ABOUT", item.node.id, about.entity, about.role)
    for office in graph.offices:
        yield _plain("ACTS_FOR", office.person, office.holder, office.office)


def _plain(kind: str, source: str, target: str, key: str) -> Edge:
    return Edge(
        rid=f"{kind}:{source}|{target}|{key}",
        source=source,
        target=target,
        kind=kind,
        relation=kind,
        polarity=Polarity.ASSERTED,
        modality=Modality.ACTUAL,
        phase=None,
        claims=(),
        speakers=(),
        by_author=True,
        disputed=False,
        articles=0,
        outlets=0,
        origins=0,
        confidence=1.0,
        claim="",
        sentence="",
        url="",
    )
