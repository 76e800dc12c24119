// Search over names, aliases and evidence. Arrow keys choose, Enter opens, Escape closes.

const search = (() => {
  const MOST = 12;
  const input = byId("search");
  const list = byId("results");
  let hits = [];
  let chosen = -1;
  const names = db.nodes.map((node) => ({ node, words: [node.name, ...node.aliases].map(fold) }));
  let sentences = null; // folded on the first search only

  function find(text) {
    const wanted = fold(text.trim());
    if (!wanted) return [];
    const found = names
      .map(({ node, words }) => ({ node, score: Math.min(...words.map((word) => (word === wanted ? 0 : word.startsWith(wanted) ? 1 : word.includes(wanted) ? 2 : 9))) }))
      .filter(({ score }) => score < 9)
      .sort((a, b) => a.score - b.score || a.node.rank - b.node.rank)
      .slice(0, MOST)
      .map(({ node }) => ({ node }));
    if (wanted.length < 3 || found.length >= MOST) return found;
    sentences ??= db.claims.map((claim) => ({ claim, text: fold(claim.evidence.map((item) => item.text).join(" ")) }));
    const claims = sentences.filter(({ text: folded }) => folded.includes(wanted)).slice(0, MOST - found.length);
    return [...found, ...claims.map(({ claim }) => ({ claim }))];
  }

  function row(hit, place) {
    const content = hit.node
      ? [look.nodeIcon(hit.node.type), nameText(hit.node.name), el("span", { class: "type" }, db.theme.nodes[hit.node.type].label)]
      : [el("span", { class: "type" }, "sentence"), el("span", { class: "snippet", dir: "auto" }, hit.claim.evidence[0].text.slice(0, 160))];
    return el("li", { id: `result-${place}`, role: "option", "aria-selected": "false", on: { mousedown: (event) => { event.preventDefault(); open(place); } } }, ...content);
  }

  function show() {
    hits = find(input.value);
    list.replaceChildren(...hits.map(row));
    if (input.value.trim() && !hits.length) list.append(el("li", { class: "none", role: "option", "aria-disabled": "true", "aria-selected": "false" }, "Nothing found"));
    list.hidden = !input.value.trim();
    input.setAttribute("aria-expanded", String(!list.hidden));
    choose(hits.length ? 0 : -1);
    if (input.value.trim()) announce(plural(hits.length, "result"));
  }

  function choose(place) {
    chosen = place;
    [...list.children].forEach((item, at) => item.setAttribute("aria-selected", String(at === place)));
    if (place < 0) input.removeAttribute("aria-activedescendant");
    else {
      input.setAttribute("aria-activedescendant", `result-${place}`);
      list.children[place].scrollIntoView({ block: "nearest" });
    }
  }

  function hide() {
    list.hidden = true;
    input.setAttribute("aria-expanded", "false");
    input.removeAttribute("aria-activedescendant");
  }

  function open(place) {
    const hit = hits[place];
    if (!hit) return;
    hide();
    const { claim } = hit;
    if (hit.node) {
      select.node(hit.node.id);
      graph.focus(hit.node.id);
    } else if (claim.edge) {
      select.edge(claim.edge.id);
      graph.focus(claim.subject);
    } else select.node(claim.subject);
  }

  input.addEventListener("input", show);
  input.addEventListener("blur", hide);
  input.addEventListener("keydown", (event) => {
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      event.preventDefault();
      if (hits.length) choose((chosen + (event.key === "ArrowDown" ? 1 : -1) + hits.length) % hits.length);
    } else if (event.key === "Enter") {
      if (list.hidden) show();
      open(chosen);
    } else if (event.key === "Escape") {
      hide();
      input.value = "";
    }
  });
  return {};
})();
