// The legend is the filter: one box per type, line and relation, with the count of what the file holds.

const filters = (() => {
  const count = (items, key) => {
    const counts = new Map();
    for (const item of items) counts.set(key(item), (counts.get(key(item)) ?? 0) + 1);
    return counts;
  };
  const connected = db.nodes.filter((node) => node.edges.length);
  const boxes = [];

  function box(facet, value, text, icon, number) {
    const input = el("input", { type: "checkbox", on: { change: () => state.setOff(facet, value, !input.checked) } });
    boxes.push({ input, facet, value });
    return el("label", { class: "choice" }, input, icon, el("span", { class: "choice-name" }, text), el("span", { class: "count" }, number.toLocaleString("en")));
  }

  function facet(id, name, counts, { order, text = (value) => value, icon = () => null }) {
    const values = [...counts.keys()].sort(order ?? ((a, b) => counts.get(b) - counts.get(a) || (a < b ? -1 : 1)));
    byId(id).append(...values.map((value) => box(name, value, text(value), icon(value), counts.get(value))));
    return values;
  }

  const fixed = (list) => (a, b) => list.indexOf(a) - list.indexOf(b);
  facet("filter-type", "type", count(connected, (node) => node.type), { order: fixed(Object.keys(db.theme.nodes)), text: (type) => db.theme.nodes[type].label, icon: look.nodeIcon });
  facet("filter-standing", "standing", count(db.edges, (edge) => edge.standing), { order: fixed(Object.keys(db.theme.edges)), text: (name) => db.theme.edges[name].label, icon: look.lineIcon });
  const relations = facet("filter-relation", "relation", count(db.edges, (edge) => edge.relation), { text: verbOf });
  facet("filter-polarity", "polarity", count(db.edges, (edge) => edge.polarity), {});
  facet("filter-modality", "modality", count(db.edges, (edge) => edge.modality), {});

  byId("relations-all").addEventListener("click", () => setRelations([]));
  byId("relations-none").addEventListener("click", () => setRelations(relations));
  function setRelations(off) {
    state.update({ off: { ...state.get().off, relation: new Set(off) } });
  }

  function options(id, name, counts) {
    const field = byId(id);
    const sorted = [...counts].sort(([a, x], [b, y]) => y - x || (a < b ? -1 : 1));
    field.append(el("option", { value: "" }, "all"), ...sorted.map(([value, number]) => el("option", { value }, `${value.slice(0, 60)} (${number})`)));
    field.addEventListener("change", () => state.update({ [name]: field.value }));
  }
  options("filter-speaker", "speaker", count(db.claims, speakerOf));
  options("filter-outlet", "outlet", count(db.claims, outletOf));

  const confidence = byId("filter-confidence");
  confidence.addEventListener(SLIDE, () => state.update({ confidence: Number(confidence.value) }));
  const origins = byId("filter-origins");
  origins.max = String(Math.max(1, ...db.edges.map((edge) => edge.origins)));
  origins.addEventListener(SLIDE, () => state.update({ origins: Number(origins.value) }));
  const disputed = byId("filter-disputed");
  disputed.addEventListener("change", () => state.update({ disputed: disputed.checked }));
  byId("disputed-count").textContent = db.edges.filter((edge) => edge.disputed).length.toLocaleString("en");
  byId("disputed-icon").append(marks.icon());
  byId("reset").addEventListener("click", () => state.reset());

  // Sizes and colours by what an analysis found, on pages that have it.
  byId("drawing").hidden = !figures.known;
  for (const [id, name] of [["size-by", "size"], ["colour-by", "colour"]])
    byId(id).addEventListener("change", () => state.update({ [name]: byId(id).value }));

  function swatches() {
    const list = byId("communities");
    list.hidden = !state.get().colour;
    if (list.hidden) return;
    const row = ([number, nodes]) => {
      const dot = svg("svg", { viewBox: "0 0 16 16", width: 12, height: 12, class: "icon", "aria-hidden": "true" }, svg("circle", { cx: 8, cy: 8, r: 7, fill: look.tone(figures.styleOf(number)) }));
      return el("li", {}, dot, ` ${number}: ${nodes.slice(0, 3).map((node) => node.name).join(", ")}${nodes.length > 3 ? ` and ${nodes.length - 3} more` : ""}`);
    };
    list.replaceChildren(...figures.communities.slice(0, 12).map(row));
  }

  // Boxes and fields follow the state, which a link or the reset button may have set.
  function show() {
    const now = state.get();
    for (const { input, facet: name, value } of boxes) input.checked = !now.off[name].has(value);
    byId("filter-speaker").value = now.speaker;
    byId("filter-outlet").value = now.outlet;
    confidence.value = String(now.confidence);
    origins.value = String(now.origins);
    disputed.checked = now.disputed;
    byId("size-by").value = now.size;
    byId("colour-by").value = now.colour;
    swatches();
    byId("confidence-value").textContent = `${Math.round(now.confidence * 100)} %`;
    byId("origins-value").textContent = String(now.origins);
  }

  function repaint() {
    byId("disputed-icon").replaceChildren(marks.icon());
    for (const { input, facet: name, value } of boxes) {
      const icon = input.parentElement.querySelector("svg");
      if (icon) icon.replaceWith(name === "type" ? look.nodeIcon(value) : look.lineIcon(value));
    }
  }

  // On narrow screens the filters lie over the graph.
  function open(on) {
    document.body.classList.toggle("filters-open", on);
    byId("filters-toggle").setAttribute("aria-expanded", String(on));
  }

  return { show, repaint, open };
})();
