// Draws the visible part with vis-network. The rest of the page knows only draw, fit, focus, picture and places.

const graph = (() => {
  const MANY = 600; // above this no labels of relations, no glow: they are slow to draw
  const PLAIN = 2000; // more lines than this have no arrows and hide while the view moves
  const LINES = 4; // more relations than this between a pair become one thick line
  const LABELLED = 45; // so few relations can all be labelled at once
  const LOOSE = 300; // so many nodes can move by themselves at a bearable pace
  const UNSEEN = 0.1; // a font so small that vis-network does not draw it
  const NO_LABEL = " "; // vis-network keeps the old label when it is given an empty one
  const nodeSet = new vis.DataSet();
  const edgeSet = new vis.DataSet();
  const moved = new Map();
  const pinned = new Set();
  let loose = false;
  const still = matchMedia("(prefers-reduced-motion: reduce)");
  let near = false;
  let drawnScale = 0;
  const bundles = new Map();

  const network = new vis.Network(byId("graph"), { nodes: nodeSet, edges: edgeSet }, {
    physics: false,
    layout: { improvedLayout: false },
    interaction: {
      hover: true,
      tooltipDelay: 250,
      hideEdgesOnDrag: db.edges.length > PLAIN,
      hideEdgesOnZoom: db.edges.length > PLAIN,
      keyboard: { enabled: true, bindToWindow: false },
    },
    nodes: { borderWidth: 1.5, scaling: { label: { drawThreshold: 2 } } },
    edges: { smooth: false, selectionWidth: 1.5, hoverWidth: 0.8, scaling: { label: { drawThreshold: 6 } } },
  });

  const placeOf = (node) => moved.get(node.id) ?? places.of(node);
  const scaleNow = () => network.getScale() || 1;

  function nodeLook(node, hovered = false) {
    const { paper, ink } = look.ground();
    const fill = look.fillOf(node);
    const chosen = { background: fill, border: ink };
    const [x, y] = placeOf(node);
    const size = hovered ? 15 / Math.min(scaleNow(), 1) : labels.sizeOf(node.id);
    return {
      id: node.id, x, y, shape: db.theme.nodes[node.type].shape, size: labels.radius(node, scaleNow()), label: size ? node.label : NO_LABEL,
      color: { background: fill, border: paper, highlight: chosen, hover: chosen },
      font: { color: ink, size: size ?? UNSEEN, strokeWidth: (size ?? 13) / 4, strokeColor: paper, vadjust: labels.isAbove(node.id) ? -2 * labels.radius(node, scaleNow()) - 1.5 * (size ?? 13) : -2 },
      borderWidth: visible.nodes().size > 1000 ? 0 : 1.5,
      borderWidthSelected: 3,
      fixed: pinned.has(node.id),
      opacity: touched(node.id) ? 1 : 0.3,
    };
  }

  // With something chosen, what does not belong to it steps back.
  function touched(id) {
    const { node, edge, pair } = state.get();
    if (path.active()) return path.passes(id);
    if (node) return id === node || db.nodeOf.get(node).edges.some(({ from, to }) => from === id || to === id);
    const ends = edge ? [db.edgeOf.get(edge).from, db.edgeOf.get(edge).to] : pair;
    return !ends || ends.includes(id);
  }

  function belongs(found) {
    const { node, edge, pair } = state.get();
    if (path.active()) return path.has(found.id);
    if (node) return found.from === node || found.to === node;
    if (edge) return found.id === edge;
    return !pair || between(found, ...pair);
  }

  function edgeLook(edge, roundness, few) {
    const { paper, ink } = look.ground();
    const style = db.theme.edges[edge.standing];
    const color = look.tone(style);
    const onPath = path.has(edge.id);
    const now = state.get();
    return {
      id: edge.id, from: edge.from, to: edge.to,
      label: labelled(edge, few) ? fitting(edge, now.edge === edge.id) : NO_LABEL,
      title: statement(edge),
      color: { color, highlight: color, hover: color, opacity: belongs(edge) ? 1 : 0.22 },
      width: (onPath || now.edge === edge.id ? 4 : Math.min(4, 0.9 + 0.5 * edge.origins)) / Math.min(1, scaleNow()) ** 0.6,
      dashes: style.dashes.length && visible.edges().length <= PLAIN ? style.dashes : false,
      arrows: edge.arrows && (visible.edges().length <= PLAIN || labelled(edge, few)) ? { to: { enabled: true, scaleFactor: 0.7 } } : "",
      smooth: roundness ? { enabled: true, type: roundness > 0 ? "curvedCW" : "curvedCCW", roundness: Math.abs(roundness) } : { enabled: false },
      background: { enabled: few && edge.disputed && belongs(edge), color: look.tone(db.theme.disputed), size: 6 / Math.min(1, scaleNow()), dashes: false },
      font: { color: edge.standing === "asserted" ? ink : color, size: labelSize(), strokeWidth: 4, strokeColor: paper, ...beside(edge, 0.85) },
    };
  }

  // A label stands above its line, so that dashes and arrow stay to be seen. vis-network turns a label around the middle
  // of its line, but forgets to move there when there is nothing to turn.
  const beside = (edge, lift) => (level(edge) ? { align: "horizontal", vadjust: -lift * labelSize() } : { align: "top", vadjust: 0 });
  const level = ({ from, to }) => placeOf(db.nodeOf.get(from))[1] === placeOf(db.nodeOf.get(to))[1];

  function labelled(edge, few) {
    const now = state.get();
    if (now.edge === edge.id || now.node === edge.from || now.node === edge.to || path.has(edge.id)) return true;
    return few && belongs(edge) && (near || visible.edges().length <= LABELLED);
  }

  // The label as far as its line is long, unless the reader chose the line: what qualifies it stands first.
  function fitting(edge, whole) {
    const text = `${edge.standing === "denied" ? "✕ " : ""}${edge.label}`;
    const [[x, y], [u, v]] = [edge.from, edge.to].map((id) => placeOf(db.nodeOf.get(id)));
    const ends = labels.radius(db.nodeOf.get(edge.from), scaleNow()) + labels.radius(db.nodeOf.get(edge.to), scaleNow());
    const letters = Math.floor((Math.hypot(u - x, v - y) - ends) / (0.52 * labelSize()));
    if (whole || text.length <= letters) return text;
    return letters < 5 ? NO_LABEL : `${text.slice(0, letters - 1).trimEnd()}…`;
  }

  const labelSize = () => 12 / Math.min(1, Math.max(scaleNow(), 0.6));

  // One thick line for a pair with many relations; it says how many and is never drawn like an assertion of one.
  function bundleLook(id, found) {
    const { paper, ink } = look.ground();
    const color = look.tone(db.theme.edges.asserted);
    return {
      id, from: found[0].from, to: found[0].to,
      label: plural(found.length, "relation"),
      title: found.slice(0, 12).map(statement).join("\n"),
      color: { color, highlight: color, hover: color, opacity: belongs(found[0]) ? 0.75 : 0.22 },
      width: 8, dashes: false, arrows: "", smooth: { enabled: false }, background: { enabled: false },
      font: { color: ink, size: 13, strokeWidth: 4, strokeColor: paper, ...beside(found[0], 1.2) },
    };
  }

  function edgeLooks() {
    const few = visible.edges().length <= MANY;
    const pairs = new Map();
    for (const edge of visible.edges()) {
      const key = edge.from < edge.to ? `${edge.from}~${edge.to}` : `${edge.to}~${edge.from}`;
      if (!pairs.has(key)) pairs.set(key, []);
      pairs.get(key).push(edge);
    }
    bundles.clear();
    const looks = [];
    for (const [key, found] of pairs) {
      if (found.length > LINES) {
        bundles.set(`pair:${key}`, key.split("~"));
        looks.push(bundleLook(`pair:${key}`, found));
        continue;
      }
      found.forEach((edge, place) => {
        const step = Math.ceil((found.length % 2 ? place : place + 1) / 2) * (place % 2 ? 1 : -1);
        looks.push(edgeLook(edge, (edge.from < edge.to ? 1 : -1) * 0.18 * step, few));
      });
    }
    return looks;
  }

  function replace(set, looks) {
    const wanted = new Set(looks.map((item) => item.id));
    set.remove(set.getIds().filter((id) => !wanted.has(id)));
    set.update(looks);
  }

  function draw() {
    keep();
    if (places.compute()) moved.clear();
    labels.compute(scaleNow(), placeOf);
    replace(nodeSet, [...visible.nodes()].map((id) => nodeLook(db.nodeOf.get(id))));
    replace(edgeSet, edgeLooks());
    mark();
  }

  function mark() {
    const { node, edge, pair } = state.get();
    const nodes = [node, ...(pair ?? [])].filter((id) => id && nodeSet.get(id));
    const edges = edge && edgeSet.get(edge) ? [edge] : [];
    network.setSelection({ nodes, edges }, { highlightEdges: false });
  }

  // Takes over where the nodes have moved to by themselves.
  function keep() {
    if (loose) for (const [id, { x, y }] of Object.entries(network.getPositions())) moved.set(id, [x, y]);
  }

  const canLoosen = () => visible.nodes().size <= LOOSE;

  // Holds a node where it stands, or lets it go.
  function pin(id, on) {
    keep();
    if (on) pinned.add(id);
    else pinned.delete(id);
    if (nodeSet.get(id)) nodeSet.update(nodeLook(db.nodeOf.get(id)));
  }

  // Lets the nodes push each other apart, or holds them still; what is pinned or dragged meanwhile stays where it is.
  function loosen(on) {
    if (!on && !loose) return false;
    keep();
    loose = on && canLoosen();
    network.setOptions({ physics: loose ? { enabled: true, solver: "forceAtlas2Based", stabilization: false } : { enabled: false } });
    nodeSet.update([...visible.nodes()].map((id) => nodeLook(db.nodeOf.get(id))));
    return loose;
  }

  const motion = () => (still.matches ? false : { duration: 350, easingFunction: "easeInOutQuad" });

  // The whole in view, with room for the names at the rim.
  function fit() {
    if (!nodeSet.length) return;
    network.fit({ animation: false, maxZoomLevel: 1.4 });
    const width = byId("graph").clientWidth;
    const rim = state.get().depth || width < 500 ? Math.max(0.78, 1 - 140 / width) : 0.92;
    network.moveTo({ scale: rim * network.getScale() });
    rescale();
  }

  function focus(id, animation = motion()) {
    if (state.get().depth) return fit(); // the whole neighbourhood is what was asked for
    if (nodeSet.get(id)) network.focus(id, { scale: Math.max(network.getScale(), 0.85), animation });
    rescale();
  }

  // Brings these nodes into view when one of them is outside; else nothing moves.
  function reveal(ids) {
    const found = ids.filter((id) => nodeSet.get(id)).map((id) => network.getPosition(id));
    const { clientWidth: width, clientHeight: height } = byId("graph");
    const inside = ({ x, y }) => x > 20 && x < width - 20 && y > 20 && y < height - 20;
    if (!found.length || found.every((place) => inside(network.canvasToDOM(place)))) return;
    const middle = (axis) => found.reduce((sum, place) => sum + place[axis], 0) / found.length;
    network.moveTo({ position: { x: middle("x"), y: middle("y") }, animation: motion() });
  }

  network.on("click", ({ nodes, edges }) => {
    if (nodes.length) select.node(nodes[0]);
    else if (edges.length && bundles.has(edges[0])) select.pair(...bundles.get(edges[0]));
    else if (edges.length) select.edge(edges[0]);
    else select.nothing();
  });
  // vis-network moves no fixed node, not even for a hand that drags it.
  network.on("dragStart", ({ nodes }) => {
    const held = nodes.filter((id) => pinned.has(id));
    if (held.length) nodeSet.update(held.map((id) => ({ id, fixed: false })));
  });
  network.on("dragEnd", ({ nodes }) => {
    for (const id of nodes) {
      const { x, y } = network.getPosition(id);
      moved.set(id, [x, y]);
      if (loose) pinned.add(id);
    }
    if (nodes.length) nodeSet.update(nodes.map((id) => nodeLook(db.nodeOf.get(id))));
    if (nodes.length && visible.edges().length <= MANY) edgeSet.update(edgeLooks());
  });
  // After a change of scale other names fit, and labels of relations come or go.
  const rescale = debounced(() => {
    const now = scaleNow();
    if (Math.abs(Math.log(now / drawnScale)) < 0.05) return;
    drawnScale = now;
    keep();
    near = now > 0.8;
    labels.compute(now, placeOf);
    nodeSet.update([...visible.nodes()].map((id) => nodeLook(db.nodeOf.get(id))));
    if (visible.edges().length <= MANY) edgeSet.update(edgeLooks());
  }, 60);
  network.on("hoverNode", ({ node }) => hover(node, true));
  network.on("blurNode", ({ node }) => hover(node, false));
  function hover(id, on) {
    keep();
    if (nodeSet.get(id)) nodeSet.update(nodeLook(db.nodeOf.get(id), on));
  }
  network.on("zoom", rescale);
  network.on("animationFinished", rescale);
  network.on("afterDrawing", (context) => {
    if (visible.edges().length > PLAIN) return;
    context.save();
    for (const edge of visible.edges()) {
      const drawn = (edge.polarity === "denied" || edge.disputed) && network.body.edges[edge.id];
      if (!drawn || !drawn.connected) continue;
      context.globalAlpha = belongs(edge) ? 1 : 0.25;
      if (edge.polarity === "denied") marks.cross(context, drawn.edgeType.getPoint(0.5), scaleNow());
      if (edge.disputed) marks.warning(context, drawn.edgeType.getPoint(0.3), scaleNow());
    }
    context.globalAlpha = 1;
    for (const id of pinned) if (nodeSet.get(id)) marks.pin(context, network.getPosition(id), labels.radius(db.nodeOf.get(id), scaleNow()));
    context.restore();
  });

  const positions = () => network.getPositions([...visible.nodes()].filter((id) => nodeSet.get(id)));

  function name(text) {
    const canvas = byId("graph").querySelector(".vis-network");
    canvas.setAttribute("role", "application");
    canvas.setAttribute("aria-label", text);
  }

  return { draw, fit, focus, reveal, loosen, canLoosen, pin, isPinned: (id) => pinned.has(id), positions, name, picture: () => byId("graph").querySelector("canvas") };
})();
