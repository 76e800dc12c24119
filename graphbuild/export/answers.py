"""The answer to a question as a file of its own: the part of the graph that its relationships span."""

from collections.abc import Callable, Collection, Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

from graphbuild.errors import InputError
from graphbuild.export.choosing import part
from graphbuild.export.graphml import write_graphml
from graphbuild.export.html import write_html
from graphbuild.graph import Edge, Graph
from graphbuild.model import Modality, Polarity

_WRITERS: dict[str, Callable[[Graph, Path], None]] = {"graphml": write_graphml, "html": write_html}


def answer_as(form: str, graph: Graph, rids: Collection[str]) -> str:
    """Return the part of a graph that these relationships span, as ``graphml`` or ``html``.

    Raises:
        InputError: The graph lacks one of them.
    """
    found = spanned(graph, rids)
    with TemporaryDirectory(prefix="graphbuild-") as folder:
        file = Path(folder) / form
        _WRITERS[form](found, file)
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
    edges = tuple(known[rid] for rid in sorted(rids))
    return part(graph, edges, {end for edge in edges for end in (edge.source, edge.target)})


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
