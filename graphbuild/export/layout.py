"""Positions of the nodes, computed here so that the page opens at once and physics stays off.

Kamada and Kawai (1989) for components of up to 150 nodes: all lines get about the same length, so that their labels
fit. Fruchterman and Reingold (1991) up to 300, UMAP (McInnes et al., 2018) above, as igraph has them: in trials
UMAP gave the roundest readable groups for its price. Components are laid out one by one and packed in rows,
because a force layout throws small ones far out.
"""

import math
from collections import Counter
from random import Random

import igraph

from graphbuild.graph import Graph

Positions = dict[str, tuple[float, float]]
_SEED = 20
_SPACING = 90.0
_LINE = 190.0
_NEAREST = 80.0
_SMALL, _MIDDLE = 150, 300
_GAP, _NAMES = 110.0, 170.0
#: Names are wide, so everything is stretched a little; the drawing has about the shape of a square.
_STRETCH, _SHAPE = 1.2, 1.05


def lay_out(graph: Graph) -> Positions:
    """Return a place for every node, in pixels at zoom 1, rounded to one decimal; the same for the same graph.

    Parallel edges count as one with their number as its weight.
    """
    names = sorted(node.node.id for node in graph.nodes)
    index = {name: place for place, name in enumerate(names)}
    pairs = Counter(
        (min(ends), max(ends)) for edge in graph.edges if (ends := (index[edge.source], index[edge.target]))
    )
    network = igraph.Graph(n=len(names), edges=sorted(pairs))
    network.es["weight"] = [float(pairs[pair]) for pair in sorted(pairs)]
    boxes = sorted(
        (_Box(members, _component(network.induced_subgraph(members))) for members in network.connected_components()),
        key=lambda box: (-len(box.members), box.members),
    )
    placed = _pack(boxes)
    return {names[member]: placed[member] for member in sorted(placed)}


def _component(part: igraph.Graph) -> list[tuple[float, float]]:
    """Lay out a connected graph, centred.

    Above the small size 95 % of the nodes lie within a radius that grows with the root of their number.
    """
    count = part.vcount()
    if count == 1:
        return [(0.0, 0.0)]
    igraph.set_random_number_generator(Random(_SEED))  # noqa: S311 - a layout is no secret
    if count <= _SMALL:
        return _scaled(part.layout_kamada_kawai().coords)
    # UMAP takes distances, not pulls: its weights are left out
    pulls = [math.sqrt(weight) for weight in part.es["weight"]]
    forces = part.layout_fruchterman_reingold
    layout = forces(niter=500, weights=pulls) if count <= _MIDDLE else part.layout_umap(min_dist=0.5, epochs=100)
    x0, y0 = (sum(values) / count for values in zip(*layout.coords, strict=True))
    radii = sorted(math.hypot(x - x0, y - y0) for x, y in layout.coords)
    scale = _SPACING * math.sqrt(count) / (radii[int(0.95 * (count - 1))] or 1.0)
    return [((x - x0) * scale * _STRETCH, (y - y0) * scale) for x, y in layout.coords]


def _scaled(coords: list[list[float]]) -> list[tuple[float, float]]:
    """Give a line its length, or more where the nodes would stand too close: all but a fifth keep their distance."""
    nearest = sorted(min(math.dist(a, b) for b in coords if b is not a) for a in coords)
    close = nearest[len(nearest) // 5] or 1.0
    scale = max(_LINE, min(4 * _LINE, _NEAREST / close))
    return [(x * scale * _STRETCH, y * scale) for x, y in coords]


class _Box:
    """A laid out component and the rectangle around it."""

    def __init__(self, members: list[int], coords: list[tuple[float, float]]) -> None:
        self.members = members
        self.coords = coords
        self.left, self.top = (min(values) for values in zip(*coords, strict=True))
        self.width = max(x for x, _ in coords) - self.left + 2 * _GAP
        self.height = max(y for _, y in coords) - self.top + _NAMES


def _pack(boxes: list[_Box]) -> dict[int, tuple[float, float]]:
    """Put the boxes into rows, the largest first, in about the shape of the drawing."""
    area = sum(box.width * box.height for box in boxes)
    limit = max([math.sqrt(area * _SHAPE), *(box.width for box in boxes)], default=0.0)
    placed: dict[int, tuple[float, float]] = {}
    x = y = height = 0.0
    for box in boxes:
        if x and x + box.width > limit:
            x, y, height = 0.0, y + height, 0.0
        for member, (at_x, at_y) in zip(box.members, box.coords, strict=True):
            placed[member] = (round(x + at_x - box.left, 1), round(y + at_y - box.top, 1))
        x, height = x + box.width, max(height, box.height)
    return placed
