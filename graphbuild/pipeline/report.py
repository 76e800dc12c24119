"""What a build did, in numbers."""

import json
from collections import Counter
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from graphbuild.export.files import write_whole
from graphbuild.graph import Graph
from graphbuild.ingest import Skipped, Superseded
from graphbuild.model import NodeType, Polarity


@dataclass(frozen=True, slots=True, kw_only=True)
class BuildReport:
    """Counts of a finished build.

    Attributes:
        out: Folder that holds the graph.
        articles: Articles in the graph.
        extracted: Articles that were read anew; the others were unchanged since the last build.
        undated: Articles without a publication date; relative dates in them stay as written.
        skipped: One line per input or article that could not be used, with the reason.
        refused: One line per claim whose evidence does not hold.
        claims: Number of claims by relation and polarity.
        nodes: Number of nodes by type.
        edges: Edges, typed and CLAIMED together.
        claimed: CLAIMED edges.
        unchanged: Files that were not read again, because they did not change since the last build.
        superseded: Versions of articles that gave way to another one under the same address.
        gone: Decisions that found nothing to decide about: their claim, quote or node is in no article.
        notes: What was damaged in the folder and was made good.
    """

    out: Path
    articles: int
    extracted: int
    undated: int
    skipped: tuple[str, ...]
    refused: tuple[str, ...]
    claims: dict[tuple[str, Polarity], int]
    nodes: dict[NodeType, int]
    edges: int
    claimed: int
    unchanged: int = 0
    superseded: tuple[Superseded, ...] = ()
    gone: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()


def report_of(
    graph: Graph, *, out: Path, extracted: int, skipped: Sequence[str], refused: Sequence[str]
) -> BuildReport:
    """Count what a graph holds."""
    return BuildReport(
        out=out,
        articles=len(graph.articles),
        extracted=extracted,
        undated=sum(article.published is None for article in graph.articles),
        skipped=tuple(skipped),
        refused=tuple(refused),
        claims=dict(sorted(Counter((claim.relation, claim.polarity) for claim in graph.claims).items())),
        nodes=dict(sorted(Counter(node.node.type for node in graph.nodes).items())),
        edges=len(graph.edges),
        claimed=sum(edge.kind == "CLAIMED" for edge in graph.edges),
    )


def write_report(path: Path, report: BuildReport | None, skipped: Sequence[str] = ()) -> None:
    """Write as JSON what was read, and what was skipped and why.

    Args:
        path: The file.
        report: What the build did; None when it ended with nothing.
        skipped: What was skipped then.

    Raises:
        InputError: The file cannot be written.
    """
    lines = map(Skipped.parse, report.skipped if report else skipped)
    content: dict[str, Any] = {
        "done": report is not None,
        "articles": report.articles if report else 0,
        "analysed": report.extracted if report else 0,
        "unchanged_files": report.unchanged if report else 0,
        "undated": report.undated if report else 0,
        "skipped": [{"input": item.path, "reason": item.reason} for item in lines],
        "superseded": [asdict(item) for item in report.superseded] if report else [],
        "refused": list(report.refused) if report else [],
        "decisions_about_what_is_gone": list(report.gone) if report else [],
        "notes": list(report.notes) if report else [],
    }
    write_whole(path, json.dumps(content, ensure_ascii=True, indent=1).encode() + b"\n")
