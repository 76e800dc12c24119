// Draws the visible part with vis-network. The rest of the page knows only draw, fit, focus, picture and places.

const graph = (() => {
  const MANY = 600; // dashed curves are slow to draw
  const LINES = 4; // more relations than this between a pair become one thick line
  const LABELLED = 45; // so few relations can all be labelled at once
  const nodeSet = new vis.DataSet();
  const edgeSet = new vis.DataSet();
  const moved = new Map();
  const HUBS = 14; // so many names stay readable at any zoom
  const still = matchMedia("(prefers-reduced-motion: reduce)");
  let near = false;
  const bundles = new Map();

  const network = new vis.Network(byId("graph"), { nodes: nodeSet, edges: edgeSet }, {
    physics: false,
    layout: { improvedLayout: false },
    interaction: {
      hover: true,
      tooltipDelay: 250,
      hideEdgesOnDrag: db.edges.length > 2000,
      hideEdgesOnZoom: db.edges.length > 2000,
      keyboard: { enabled: true, bindToWindow: false },
    },
    nodes: { borderWidth: 1.5, scaling: { label: { drawThreshold: 6 } } },
    edges: { smooth: false, selectionWidth: 1.5, hoverWidth: 0.8, scaling: { label: { drawThreshold: 6 } } },
  });

  function nodeLook(node) {
    const { paper, ink } = look.ground();
    const fill = look.tone(db.theme.nodes[node.type]);
    const chosen = { background: fill, border: ink };
    const [x, y] = moved.get(node.id) ?? places.of(node);
    return {
      id: node.id, x, y, shape: node.shape, size: node.size, label: node.label,
      color: { background: fill, border: paper, highlight: chosen, hover: chosen },
      font: { color: ink, size: 13 + node.size / 5, strokeWidth: 4, strokeColor: paper, vadjust: -2, ...larger(node) },
      borderWidthSelected: 3,
    };
  }

  let hubs = [];
  const larger = (node) => (hubs.includes(node) ? { size: Math.max(13 + node.size / 5, 12.5 / network.getScale()) } : {});

  function edgeLook(edge, roundness, few) {
    const { paper, ink } = look.ground();
    const style = db.theme.edges[edge.standing];
    const color = look.tone(style);
    const onPath = path.has(edge.id);
    return {
      id: edge.id, from: edge.from, to: edge.to,
      label: labelled(edge, few) ? `${edge.standing === "denied" ? "✕ " : ""}${edge.disputed ? "⚠ " : ""}${edge.label}` : undefined,
      title: statement(edge),
      color: { color, highlight: color, hover: color, opacity: 1 },
      width: onPath ? 5 : Math.min(5, 1.2 + 0.5 * edge.origins),
      dashes: few && style.dashes.length ? style.dashes : false,
      arrows: edge.arrows ? { to: { enabled: true, scaleFactor: 0.7 } } : "",
      smooth: roundness ? { enabled: true, type: roundness > 0 ? "curvedCW" : "curvedCCW", roundness: Math.abs(roundness) } : { enabled: false },
      background: { enabled: few && edge.disputed, color: look.tone(db.theme.disputed), size: 9, dashes: false },
      font: { color: edge.standing === "asserted" ? ink : color, size: 12, strokeWidth: 4, strokeColor: paper, align: "middle" },
    };
  }

  function labelled(edge, few) {
    const now = state.get();
    if (now.edge === edge.id || now.node === edge.from || now.node === edge.to || path.has(edge.id)) return true;
    return few && (near || visible.edges().length <= LABELLED);
  }

  // One thick line for a pair with many relations; it says how many and is never drawn like an assertion of one.
  function bundleLook(id, found) {
    const { paper, ink } = look.ground();
    const color = look.tone(db.theme.edges.asserted);
    return {
      id, from: found[0].from, to: found[0].to,
      label: plural(found.length, "relation"),
      title: found.slice(0, 12).map(statement).join("\n"),
      color: { color, highlight: color, hover: color, opacity: 0.75 },
      width: 8, dashes: false, arrows: "", smooth: { enabled: false }, background: { enabled: false },
      font: { color: ink, size: 13, strokeWidth: 4, strokeColor: paper, align: "middle" },
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
        looks.push(edgeLook(edge, (edge.from < edge.to ? 1 : -1) * 0.14 * step, few));
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
    if (places.compute()) moved.clear();
    hubs = db.nodes.filter((node) => visible.nodes().has(node.id)).slice(0, HUBS);
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

  const motion = () => (still.matches ? false : { duration: 350, easingFunction: "easeInOutQuad" });

  function fit() {
    if (nodeSet.length) network.fit({ animation: motion(), maxZoomLevel: 1.4 });
    rescale();
  }

  function focus(id) {
    if (nodeSet.get(id)) network.focus(id, { scale: Math.max(network.getScale(), 0.9), animation: motion() });
  }

  network.on("click", ({ nodes, edges }) => {
    if (nodes.length) select.node(nodes[0]);
    else if (edges.length && bundles.has(edges[0])) select.pair(...bundles.get(edges[0]));
    else if (edges.length) select.edge(edges[0]);
    else select.nothing();
  });
  network.on("dragEnd", ({ nodes }) => {
    for (const id of nodes) {
      const { x, y } = network.getPosition(id);
      moved.set(id, [x, y]);
    }
  });
  // After a change of scale: names of hubs grow or shrink, and labels of relations come or go.
  const rescale = debounced(() => {
    nodeSet.update(hubs.map((node) => ({ id: node.id, font: nodeLook(node).font })));
    const now = network.getScale() > 0.95;
    const some = visible.edges().length > LABELLED && visible.edges().length <= MANY;
    if (now !== near && some) {
      near = now;
      edgeSet.update(edgeLooks());
    }
    near = now;
  }, 60);
  network.on("zoom", rescale);
  network.on("animationFinished", rescale);
  // A cross on every denied line, so that it reads as "not" even where colours and labels do not reach.
  network.on("afterDrawing", (context) => {
    if (visible.edges().length > MANY) return;
    const size = 7;
    context.save();
    context.lineWidth = 2.4;
    context.strokeStyle = look.tone(db.theme.edges.denied);
    for (const edge of visible.edges()) {
      const drawn = edge.polarity === "denied" && network.body.edges[edge.id];
      if (!drawn || !drawn.connected) continue;
      const { x, y } = drawn.edgeType.getPoint(0.5);
      context.beginPath();
      context.moveTo(x - size, y - size);
      context.lineTo(x + size, y + size);
      context.moveTo(x + size, y - size);
      context.lineTo(x - size, y + size);
      context.stroke();
    }
    context.restore();
  });

  const positions = () => network.getPositions([...visible.nodes()].filter((id) => nodeSet.get(id)));

  function name(text) {
    const canvas = byId("graph").querySelector(".vis-network");
    canvas.setAttribute("role", "application");
    canvas.setAttribute("aria-label", text);
  }

  return { draw, fit, focus, positions, name, picture: () => byId("graph").querySelector("canvas") };
})();
