// What the reader has chosen. It lives in the address after `#`, so a copied link opens the same view.

const VIEWS = ["graph", "table", "conflicts"];
const FACETS = ["type", "relation", "standing", "polarity", "modality"];
const [WHOLE, OPENING] = db.opening;

// Sliders act while they move in small graphs and on release in big ones, where each step costs too long.
const SLIDE = db.edges.length <= 1000 ? "input" : "change";

const state = (() => {
  const fresh = () => ({
    node: null,
    edge: null,
    pair: null,
    off: Object.fromEntries(FACETS.map((facet) => [facet, new Set()])),
    speaker: "",
    outlet: "",
    confidence: 0,
    origins: 1,
    disputed: false,
    from: "",
    to: "",
    undated: true,
    depth: 0,
    path: null,
    limit: db.connected <= WHOLE ? db.connected : OPENING,
    extra: new Set(),
    view: "graph",
    conflict: "",
    size: "",
    colour: "",
    theme: "auto",
  });
  const listeners = [];
  let current = { ...fresh(), ...read() };

  function update(changes) {
    current = { ...current, ...changes };
    write();
    for (const listener of listeners) listener(current);
  }

  function setOff(facet, value, off) {
    const values = new Set(current.off[facet]);
    if (off) values.add(value);
    else values.delete(value);
    update({ off: { ...current.off, [facet]: values } });
  }

  function read() {
    const given = new URLSearchParams(location.hash.slice(1));
    const start = fresh();
    const found = {};
    const known = (id) => (db.nodeOf.has(id) ? id : null);
    if (known(given.get("node"))) found.node = given.get("node");
    if (db.edgeOf.has(given.get("edge"))) found.edge = given.get("edge");
    for (const name of ["pair", "path"]) {
      const ends = (given.get(name) ?? "").split("~").map(known);
      if (ends.length === 2 && ends[0] && ends[1]) found[name] = ends;
    }
    found.off = Object.fromEntries(
      FACETS.map((facet) => [facet, new Set((given.get(facet) ?? "").split(",").filter(Boolean))]),
    );
    for (const name of ["speaker", "outlet", "from", "to"]) found[name] = given.get(name) ?? "";
    for (const name of ["confidence", "origins", "depth", "limit"]) {
      const value = Number(given.get(name));
      if (given.has(name) && Number.isFinite(value) && value >= 0) found[name] = value;
    }
    found.disputed = given.get("disputed") === "1";
    found.undated = given.get("undated") !== "0";
    found.extra = new Set((given.get("extra") ?? "").split(",").filter(known));
    if (VIEWS.includes(given.get("view"))) found.view = given.get("view");
    if (found.view === "conflicts") found.conflict = given.get("conflict") ?? "";
    if (given.get("size") === "centrality" && figures.known) found.size = "centrality";
    if (given.get("colour") === "community" && figures.known) found.colour = "community";
    if (["light", "dark"].includes(given.get("theme"))) found.theme = given.get("theme");
    return { ...start, ...found };
  }

  function hash() {
    const start = fresh();
    const out = new URLSearchParams();
    for (const name of ["node", "edge", "speaker", "outlet", "confidence", "origins", "depth", "limit", "from", "to", "size", "colour"])
      if (current[name] && current[name] !== start[name]) out.set(name, current[name]);
    for (const name of ["pair", "path"]) if (current[name]) out.set(name, current[name].join("~"));
    for (const facet of FACETS) if (current.off[facet].size) out.set(facet, [...current.off[facet]].sort().join(","));
    if (current.extra.size) out.set("extra", [...current.extra].sort().join(","));
    if (current.disputed) out.set("disputed", "1");
    if (!current.undated) out.set("undated", "0");
    if (current.view !== start.view) out.set("view", current.view);
    if (current.view === "conflicts" && current.conflict) out.set("conflict", current.conflict);
    if (current.theme !== start.theme) out.set("theme", current.theme);
    return out.toString();
  }

  function write() {
    const now = hash();
    if (now !== location.hash.slice(1)) history.replaceState(null, "", now ? `#${now}` : "#");
  }

  addEventListener("hashchange", () => update(read()));

  return {
    get: () => current,
    update,
    setOff,
    reset: () => update({ ...fresh(), theme: current.theme, view: current.view }),
    onChange: (listener) => listeners.push(listener),
  };
})();

// Choosing one thing lets go of the others.
const select = {
  node: (id) => state.update({ node: id, edge: null, pair: null, extra: shown(id) }),
  edge: (id) => state.update({ edge: id, node: null, pair: null, extra: shown(db.edgeOf.get(id).from, db.edgeOf.get(id).to) }),
  pair: (a, b) => state.update({ pair: [a, b], node: null, edge: null }),
  // One step back: first the selection goes, then the path.
  nothing() {
    const { node, edge, pair } = state.get();
    state.update(node || edge || pair ? { node: null, edge: null, pair: null, depth: 0 } : { path: null });
  },
};

// The nodes that are shown beyond the opening view, with these added where they are not in it.
function shown(...ids) {
  const { extra, limit } = state.get();
  const more = ids.filter((id) => db.nodeOf.get(id).rank >= limit);
  return more.length ? new Set([...extra, ...more]) : extra;
}
