// Puts the parts together: every change of the state runs through `show`.

let drawnTheme = null;
let drawnScope = "";
let drawnChoice = "";

function counts() {
  const text = `${plural(visible.nodes().size, "node")} and ${plural(visible.edges().length, "relation")} in view`;
  if (byId("counts").textContent !== text) announce(text);
  byId("counts").textContent = text;
  graph.name(`Graph with ${text}. Arrow keys move, plus and minus zoom. The table view holds the same as text.`);
  byId("empty").hidden = visible.edges().length > 0 || state.get().node !== null;
}

function banner() {
  const { limit, depth, node } = state.get();
  const all = db.connected;
  byId("banner").hidden = limit >= all || Boolean(node && depth);
  byId("banner-text").textContent = `The ${limit.toLocaleString("en")} most connected of ${all.toLocaleString("en")} nodes with relations are shown; search finds all. `;
}

function show(now) {
  look.apply();
  if (drawnTheme !== look.dark()) {
    drawnTheme = look.dark();
    filters.repaint();
  }
  visible.compute();
  path.compute();
  graph.draw();
  counts();
  banner();
  filters.show();
  timeline.show();
  path.show();
  panel.show();
  document.body.dataset.view = now.view;
  for (const name of VIEWS) {
    byId(`${name}-view`).hidden = now.view !== name;
    byId(`view-${name}`).setAttribute("aria-pressed", String(now.view === name));
  }
  if (now.view === "table") table.show();
  if (now.view === "conflicts") conflicts.show();
  const scope = `${now.depth ? now.node : ""} ${now.depth} ${now.limit}`;
  if (scope !== drawnScope) graph.fit();
  else reveal(now);
  drawnScope = scope;
  byId("loosen").hidden = now.view !== "graph" || !graph.canLoosen();
  byId("fit").hidden = now.view !== "graph";
  if (!graph.canLoosen()) loosen(graph.loosen(false));
}

// What was chosen in the panel, the table or the search may lie outside the view.
function reveal({ node, edge, pair }) {
  const found = edge ? db.edgeOf.get(edge) : null;
  const ids = [node, found?.from, found?.to, ...(pair ?? [])].filter(Boolean);
  if (ids.join() !== drawnChoice) graph.reveal(ids);
  drawnChoice = ids.join();
}

byId("more").addEventListener("click", () => state.update({ limit: Math.min(db.connected, state.get().limit + OPENING) }));
byId("everything").addEventListener("click", () => state.update({ limit: db.connected }));
byId("fit").addEventListener("click", graph.fit);
function loosen(on) {
  byId("loosen").setAttribute("aria-pressed", String(on));
  byId("loosen").textContent = on ? "Hold" : "Loosen";
}

byId("loosen").addEventListener("click", () => loosen(graph.loosen(byId("loosen").textContent === "Loosen")));
for (const name of VIEWS) byId(`view-${name}`).addEventListener("click", () => state.update({ view: name, conflict: "" }));
byId("theme").addEventListener("click", () => state.update({ theme: look.dark() ? "light" : "dark" }));
byId("filters-toggle").addEventListener("click", () => filters.open(!document.body.classList.contains("filters-open")));
byId("skip").addEventListener("click", () => byId("panel").focus());

addEventListener("keydown", (event) => {
  const typing = /^(input|select|textarea)$/i.test(event.target.tagName ?? "");
  if (event.key === "Escape" && !typing && !document.querySelector("dialog[open]")) select.nothing();
  if (typing || event.ctrlKey || event.metaKey || event.altKey) return;
  if (event.key === "/") {
    event.preventDefault();
    byId("search").focus();
  } else if (event.key === "[" || event.key === "]") step(event.key === "]" ? 1 : -1);
});

// The bracket keys walk through the visible nodes, the most connected first.
function step(by) {
  const order = db.nodes.filter((node) => visible.nodes().has(node.id));
  if (!order.length) return;
  const at = order.findIndex((node) => node.id === state.get().node);
  const next = order[(at + by + order.length + (at < 0 && by < 0 ? 1 : 0)) % order.length];
  select.node(next.id);
  graph.focus(next.id);
}

state.onChange(show);
show(state.get());
if (state.get().node && !state.get().depth) graph.focus(state.get().node, false);
document.body.dataset.ready = "true";
