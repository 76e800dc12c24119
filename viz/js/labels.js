// Which names are written, below their node or above it: by rank, as many as fit without touching, at every zoom.

const labels = (() => {
  const PIXELS = 13;
  const WIDE = 0.58; // width of a letter by its height
  const MOST = 1500; // nodes that are tried
  const ALWAYS = 3; // so many names are written over shapes and lines, if not over each other
  const FIRST = 10; // so many names may cover the shapes of lesser nodes
  let sizes = new Map();

  // First what the reader chose, then its neighbours, then the most connected.
  function order() {
    const { node, edge, pair } = state.get();
    const found = edge ? db.edgeOf.get(edge) : null;
    const chosen = [node, found?.from, found?.to, ...(pair ?? []), ...path.nodes()].filter(Boolean);
    const near = node ? db.nodeOf.get(node).edges.flatMap(({ from, to }) => [from, to]).sort((a, b) => db.nodeOf.get(a).rank - db.nodeOf.get(b).rank) : [];
    const rest = db.nodes.slice(0, MOST).map(({ id }) => id);
    return [...new Set([...chosen, ...near, ...rest])].filter((id) => visible.nodes().has(id));
  }

  function compute(scale, placeOf) {
    const grid = new Map();
    const names = order();
    sizes = new Map();
    const written = [];
    const apart = (box) => !written.some((other) => clash(box, other));
    names.forEach((id, rank) => {
      const node = db.nodeOf.get(id);
      const size = (PIXELS + Math.min(4, baseOf(node) / 10)) / Math.min(scale, 1);
      const [x, y] = placeOf(node);
      const half = (WIDE * size * node.label.length) / 2;
      const boxAt = (top) => ({ left: x - half, right: x + half, top, bottom: top + 1.4 * size });
      const [below, above] = [y + radius(node, scale), y - radius(node, scale) - 1.4 * size].map(boxAt);
      const cell = (8 * PIXELS) / Math.min(scale, 1);
      if (rank === 0) for (const other of names.slice(0, FIRST)) block(grid, db.nodeOf.get(other), placeOf, scale, cell);
      if (rank === FIRST) for (const other of names.slice(FIRST)) block(grid, db.nodeOf.get(other), placeOf, scale, cell);
      const place = [below, above].find((box) => free(grid, box, cell)) ?? (rank < ALWAYS ? [below, above].find(apart) : null);
      if (!place) return;
      written.push(place);
      put(grid, place, cell);
      sizes.set(id, { size, above: place === above });
    });
  }

  // Names stay off the shapes of other nodes; only the first few may cover some.
  function block(grid, node, placeOf, scale, cell) {
    const [x, y] = placeOf(node);
    const reach = 0.8 * radius(node, scale);
    const box = { left: x - reach, right: x + reach, top: y - reach, bottom: y + reach };
    put(grid, box, cell);
  }

  // Boxes are kept by the cells that they touch.
  function put(grid, box, cell) {
    for (const key of keysOf(box, cell)) grid.set(key, [...(grid.get(key) ?? []), box]);
  }

  function keysOf(box, cell) {
    const keys = [];
    for (let x = Math.floor(box.left / cell); x <= Math.floor(box.right / cell); x += 1)
      for (let y = Math.floor(box.top / cell); y <= Math.floor(box.bottom / cell); y += 1) keys.push(`${x} ${y}`);
    return keys;
  }

  const clash = (box, other) => box.left < other.right && other.left < box.right && box.top < other.bottom && other.top < box.bottom;

  const free = (grid, box, cell) => !keysOf(box, cell).some((key) => grid.get(key)?.some((other) => clash(box, other)));

  // Nodes never shrink to specks.
  const baseOf = (node) => (state.get().size ? figures.sizeOf(node) : node.size);
  const radius = (node, scale) => {
    const size = baseOf(node);
    return Math.max(size, (4 + size / 9) / scale);
  };

  return { compute, baseOf, radius, sizeOf: (id) => sizes.get(id)?.size, isAbove: (id) => sizes.get(id)?.above };
})();
