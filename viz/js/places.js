// Where nodes stand. Three arrangements: the whole graph, the opening view of a big one, and rings around a node.

const places = (() => {
  const RING = 230;
  const SPACE = 150;
  let mode = "";
  let rings = new Map();
  let guests = new Map();

  function modeNow() {
    const { node, depth, limit } = state.get();
    if (node && depth) return `around ${node} ${depth}`;
    return limit === OPENING && db.connected > WHOLE ? "opening" : "whole";
  }

  // Puts each step of the neighbourhood on a ring, beside the node that it was reached from.
  function arrange(start) {
    const near = new Map();
    for (const { from, to } of visible.edges())
      for (const [a, b] of [[from, to], [to, from]]) near.set(a, [...(near.get(a) ?? []), b]);
    rings = new Map([[start, [0, 0]]]);
    const { clientWidth, clientHeight } = byId("graph");
    const wide = Math.max(0.75, Math.min(1.6, clientWidth / clientHeight || 1.25));
    let ring = [start];
    for (let radius = 0; ring.length; ) {
      const next = [...new Set(ring.flatMap((id) => near.get(id) ?? []))].filter((id) => !rings.has(id));
      radius = Math.max(radius + RING, (next.length * SPACE) / (2 * Math.PI));
      next.forEach((id, place) => {
        const angle = (2 * Math.PI * place) / next.length - Math.PI / 2;
        rings.set(id, [wide * radius * Math.cos(angle), radius * Math.sin(angle)]);
      });
      ring = next;
    }
  }

  // What search adds to the opening view stands below it, in rows.
  function invite() {
    const bottom = Math.max(...db.nodes.map(({ opening }) => (opening?.length ? opening[1] : 0)));
    guests = new Map([...state.get().extra].map((id, at) => [id, [(at % 6) * 200, bottom + 160 + 120 * Math.floor(at / 6)]]));
  }

  // Answers whether the arrangement is another one than before; then what the reader moved starts afresh.
  function compute() {
    const now = modeNow();
    const changed = now !== mode;
    mode = now;
    if (mode.startsWith("around")) arrange(state.get().node);
    if (mode === "opening") invite();
    return changed;
  }

  function of(node) {
    if (mode.startsWith("around")) return rings.get(node.id) ?? [node.x, node.y];
    if (mode === "opening") return node.opening?.length ? node.opening : (guests.get(node.id) ?? [node.x, node.y]);
    return [node.x, node.y];
  }

  return { compute, of };
})();
