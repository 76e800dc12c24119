"""The page: one file that holds graph, evidence, script and style and asks the network for nothing."""

import base64
import hashlib
import re
from functools import cache
from pathlib import Path

import jinja2
import pyvis

from graphbuild.assets import asset
from graphbuild.errors import InputError
from graphbuild.export.attributes import verbs
from graphbuild.export.choosing import choose, largest
from graphbuild.export.files import write_whole
from graphbuild.export.network import to_pyvis
from graphbuild.export.packing import packed
from graphbuild.export.page_data import page_data
from graphbuild.export.standing import edge_label
from graphbuild.export.theme import load_theme
from graphbuild.graph import Graph
from graphbuild.ontology import Ontology

#: More relations than this no browser moves at a bearable pace.
LIMIT = 20_000
_BUNDLE = "templates/lib/vis-9.1.2/vis-network.min.js"
#: Order matters: a module uses those before it.
_MODULES = (
    "dom",
    "packed",
    "data",
    "figures",
    "state",
    "look",
    "visible",
    "places",
    "labels",
    "marks",
    "graph",
    "citation",
    "flag",
    "evidence",
    "panel",
    "search",
    "filters",
    "timeline",
    "path",
    "table",
    "conflicts",
    "share",
    "page",
)
_PLAIN_ROWS = 200
#: Indents and lines that are a comment: a tenth of the script, which nobody runs.
_UNUSED = re.compile(r"^[ \t]+|^[ \t]*//.*\n", re.MULTILINE)


def write_html(
    graph: Graph,
    path: Path,
    *,
    top: int | None = None,
    around: str | None = None,
    depth: int = 1,
    ontology: Ontology | None = None,
) -> None:
    """Write the graph as a page; the same graph gives the same bytes.

    Args:
        graph: The graph.
        path: File to write; replaced as a whole or not at all.
        top: Only this many nodes, those with most relations.
        around: Only what is within ``depth`` relations of this node (name, alias or id).
        depth: See ``around``.
        ontology: Words the relations and says which are symmetric; the packaged one when left out.

    Raises:
        InputError: More than 20,000 relations, or the file cannot be written.
        UnknownNameError: No node is called ``around``.
    """
    chosen = choose(graph, top=top, around=around, depth=depth)
    if len(chosen.edges) > LIMIT:
        raise InputError(
            f"{path}: {len(chosen.edges):,} relations are more than the {LIMIT:,} that a browser can show; "
            "take fewer with --top NUMBER or --around ENTITY"
        )
    write_whole(path, render(chosen, ontology=ontology).encode("utf-8", "replace"))


def write_what_fits(graph: Graph, path: Path, *, ontology: Ontology | None = None) -> str:
    """Write the page of a graph of any size: of its most connected nodes where a browser cannot show all.

    Returns:
        What was left out and how to see it; empty when the page holds everything.

    Raises:
        InputError: The file cannot be written.
    """
    part = largest(graph, LIMIT)
    write_whole(path, render(part, ontology=ontology).encode("utf-8", "replace"))
    if part is graph:
        return ""
    return (
        f"{path.name}: {len(graph.edges):,} relations are more than the {LIMIT:,} that a browser can show; the page "
        f"holds the {len(part.nodes):,} most connected of {len(graph.nodes):,} nodes. "
        "`graphbuild open --around ENTITY` shows others"
    )


def render(graph: Graph, *, ontology: Ontology | None = None) -> str:
    """Return the page as text; ``ontology`` as in ``write_html``."""
    ontology = ontology or Ontology.load()
    theme, relations = load_theme(), ontology.relations
    network = to_pyvis(graph, theme=theme, relations=relations)
    style = asset("viz/style.css").read_text(encoding="utf-8").strip()
    script = _script()
    environment = jinja2.Environment(
        loader=jinja2.FileSystemLoader(asset("viz")), autoescape=True, undefined=jinja2.StrictUndefined
    )
    return environment.get_template("page.html").render(
        policy=_policy([vis_bundle(), script], style),
        style=style,
        script=script,
        bundle=_packed_bundle(),
        data=page_data(graph, network, theme=theme, relations=relations),
        counts={"edges": len(graph.edges), "claims": len(graph.claims), "rejected": len(graph.rejected)},
        articles=len(graph.articles),
        rows=_plain_rows(graph, verbs(ontology)),
    )


@cache
def vis_bundle() -> str:
    """Return the vis-network script that pyvis carries."""
    return (Path(pyvis.__file__).parent / _BUNDLE).read_text(encoding="utf-8")


@cache
def _packed_bundle() -> str:
    return packed(vis_bundle())


def _script() -> str:
    modules = [asset(f"viz/js/{name}.js").read_text(encoding="utf-8").strip() for name in _MODULES]
    code = _UNUSED.sub("", "\n".join(modules))
    wrapped = '(async () => {\n"use strict";\n' + code + "\n})();"
    return wrapped.replace("</script", "<\\/script").replace("<!--", "<\\!--")


def _policy(scripts: list[str], style: str) -> str:
    """Return a Content-Security-Policy that allows exactly these scripts, this style, and no request."""
    hashes = " ".join(_hash(script) for script in scripts)
    return (
        f"default-src 'none'; script-src {hashes}; style-src {_hash(style)}; img-src data: blob:; "
        "connect-src 'none'; base-uri 'none'; form-action 'none'"
    )


def _hash(text: str) -> str:
    digest = hashlib.sha256(text.encode()).digest()
    return f"'sha256-{base64.b64encode(digest).decode()}'"


def _plain_rows(graph: Graph, verbs: dict[str, str]) -> list[list[str]]:
    """Return the rows of the table for readers without JavaScript."""
    names = {item.node.id: item.node.name for item in graph.nodes}
    edges = sorted(graph.edges, key=lambda edge: (-len(edge.claims), edge.rid))[:_PLAIN_ROWS]
    return [
        [
            names[edge.source],
            edge_label(edge, verbs),
            names[edge.target],
            edge.first_date or "",
            "; ".join(edge.speakers),
            edge.sentence,
        ]
        for edge in edges
    ]
