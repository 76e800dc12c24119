// The shortest chain of visible relations between two nodes, told as sentences. Breadth first, either direction.

const path = (() => {
  const [from, to] = [byId("path-from"), byId("path-to")];
  let steps = [];

  byId("names").append(...db.nodes.filter((node) => node.edges.length).map((node) => el("option", { value: node.name })));
  byId("path-form").addEventListener("submit", (event) => {
    event.preventDefault();
    const ends = [from, to].map((field) => {
      const wanted = fold(field.value.trim());
      return db.nodes.find((node) => [node.name, ...node.aliases].some((name) => fold(name) === wanted))?.id;
    });
    const missing = [from, to].filter((_, place) => !ends[place]).map((field) => field.value.trim() || "(empty)");
    if (missing.length) tell([el("p", { class: "note" }, `Not in this graph: ${missing.join(", ")}`)]);
    else {
      filters.open(false);
      state.update({ path: ends, node: null, edge: null, pair: null, depth: 0 });
    }
  });
  byId("path-clear").addEventListener("click", () => state.update({ path: null }));

  function tell(content) {
    byId("path-trouble").replaceChildren(...content);
    announce(byId("path-trouble").textContent);
  }

  function find([start, goal]) {
    const at = new Map();
    for (const edge of visible.edges())
      for (const [here, there] of [[edge.from, edge.to], [edge.to, edge.from]]) {
        if (!at.has(here)) at.set(here, []);
        at.get(here).push({ edge, there });
      }
    const came = new Map([[start, null]]);
    for (let border = [start]; border.length && !came.has(goal); ) {
      const next = [];
      for (const here of border)
        for (const { edge, there } of at.get(here) ?? [])
          if (!came.has(there)) {
            came.set(there, { edge, here });
            next.push(there);
          }
      border = next;
    }
    const found = [];
    for (let step = came.get(goal); step; step = came.get(step.here)) found.unshift(step.edge);
    return found;
  }

  // Runs before the drawing, which makes the steps thick.
  function compute() {
    const ends = state.get().path;
    steps = ends ? find(ends) : [];
  }

  function show() {
    const ends = state.get().path;
    byId("path-clear").hidden = !ends;
    byId("path-trouble").replaceChildren();
    if (ends) [from.value, to.value] = ends.map(nameOf);
  }

  // The chain for the side panel, or null.
  function story() {
    const ends = state.get().path;
    if (!ends) return null;
    if (!steps.length) return el("p", { id: "path-story" }, `No chain of visible relations between ${nameOf(ends[0])} and ${nameOf(ends[1])}.`);
    return el("ol", { id: "path-story" }, ...steps.map((edge) => el("li", {}, look.lineIcon(edge.standing), " ", button(`${statement(edge)}.`, () => select.edge(edge.id), { class: "as-link" }))));
  }

  function start(id) {
    byId("path-box").open = true;
    from.value = nameOf(id);
    filters.open(true);
    to.focus();
  }

  const passes = (id) => steps.some((edge) => edge.from === id || edge.to === id);

  const nodes = () => steps.flatMap((edge) => [edge.from, edge.to]);

  return { compute, show, story, start, nodes, active: () => steps.length > 0, passes, has: (id) => steps.some((edge) => edge.id === id) };
})();
