// The side panel: what is known about the chosen node, relation or pair.

const panel = (() => {
  const FIRST = 40;
  let said = "";
  const home = () => byId("panel");

  // Claims in view; those that the filters hide are counted, and shown on request.
  function claimList(claims, options) {
    const box = el("div", { class: "claims" });
    const fill = (all, count) => {
      const open = all ? claims : claims.filter(visible.hasClaim);
      const hidden = claims.length - open.length;
      box.replaceChildren(...open.slice(0, count).map((claim) => evidence.card(claim, options)));
      if (open.length > count) box.append(button(`Show ${plural(open.length - count, "more claim")}`, () => fill(all, Infinity)));
      if (hidden) box.append(el("p", { class: "note" }, `${plural(hidden, "claim")} hidden by the filters. `, button("Show", () => fill(true, count))));
    };
    fill(false, FIRST);
    return box;
  }

  const byDay = (a, b) => (b.day > a.day ? 1 : b.day < a.day ? -1 : 0);
  const fact = (name, ...values) => el("div", {}, el("dt", {}, name), el("dd", {}, ...values));
  const close = () => button("✕", select.nothing, { class: "close", "aria-label": "Close" });
  const jump = (id) => button(nameOf(id), () => select.node(id), { class: "as-link" });

  function facts(node) {
    const known = [
      node.aliases.length && fact("Also called", ...node.aliases.flatMap((name, place) => [place ? ", " : "", nameText(name)])),
      node.topic && fact("Kind of topic", node.topic.toLowerCase().replaceAll("_", " ")),
      node.about.length && fact("About", ...node.about.flatMap(([role, id], place) => [place ? ", " : "", jump(id), ` (${role})`])),
      /^Q\d+$/.test(node.wikidata ?? "") && fact("Wikidata", link(`https://www.wikidata.org/wiki/${encodeURIComponent(node.wikidata)}`, node.wikidata)),
      node.when && fact("When", node.when),
      node.where && fact("Where", nameText(node.where)),
      fact("Seen", [node.first, node.last !== node.first ? node.last : null].filter(Boolean).join(" to ") || "no date known"),
      fact("Mentions", `${(node.mentions ?? 0).toLocaleString("en")} in ${plural(node.articles ?? 0, "article")}`),
      ...figures.facts(node, fact),
      ...db.offices
        .filter(({ person, holder }) => person === node.id || holder === node.id)
        .map(({ person, holder, office }) => fact("Office", jump(person), ` ${office || "acts"} of `, jump(holder))),
    ];
    return el("dl", { class: "facts" }, ...known.filter(Boolean));
  }

  function around(node) {
    const { depth } = state.get();
    const pinned = graph.isPinned(node.id);
    const pin = button(pinned ? "Unpin" : "Pin", () => pinNode(node.id, !pinned), { id: "pin", "aria-pressed": String(pinned), title: "Holds the node where it stands while the others move (Loosen)" });
    const choice = (value) => button(value ? String(value) : "all", () => state.update({ depth: value }), { "aria-pressed": String(depth === value), title: value ? `Only what is within ${plural(value, "relation")}` : "No limit" });
    return el("div", { class: "tools", role: "group", "aria-label": "Neighbourhood" }, "Neighbourhood ", ...[0, 1, 2, 3].map(choice), button("Path from here", () => path.start(node.id)), pin);
  }

  function pinNode(id, on) {
    graph.pin(id, on);
    announce(`${nameOf(id)} ${on ? "is pinned" : "can move again"}`);
    show();
    byId("pin").focus();
  }

  function neighbours(node) {
    const groups = new Map();
    for (const edge of node.edges) {
      const other = edge.from === node.id ? edge.to : edge.from;
      const key = `${edge.from === node.id ? "" : "← "}${edge.standing === "asserted" ? "" : `${db.theme.edges[edge.standing].label}: `}${verbOf(edge.relation)}`;
      groups.set(key, [...(groups.get(key) ?? []), { edge, other }]);
    }
    const rows = [...groups].sort(([a], [b]) => a.localeCompare(b)).map(([key, found]) =>
      el("li", {}, el("span", { class: "group" }, `${key} `), ...found.flatMap(({ edge, other }, place) => [place ? ", " : "", button(`${nameOf(other)}${edge.disputed ? " ⚠" : ""}`, () => select.edge(edge.id), { class: "as-link", title: statement(edge), "aria-label": edge.disputed ? `${nameOf(other)}, disputed` : null })])),
    );
    return rows.length ? el("details", { class: "relations" }, el("summary", {}, plural(node.edges.length, "relation")), el("ul", {}, ...rows)) : el("p", { class: "note" }, "No relation in this graph.");
  }

  function showNode(node) {
    const behind = new Set(node.when ? node.edges.filter((edge) => edge.behind?.length).flatMap((edge) => edge.claims) : []);
    const about = db.claims.filter((claim) => claim.subject === node.id || claim.object === node.id || behind.has(claim)).sort(byDay);
    const by = db.claims.filter((claim) => claim.speakers.some(([, id]) => id === node.id)).sort(byDay);
    const part = (title, claims) => (claims.length ? [el("h3", {}, `${title} (${claims.length})`), claimList(claims)] : []);
    const out = db.rejected.filter((claim) => claim.subject === node.id || claim.object === node.id);
    return [
      el("header", {}, look.nodeIcon(node.type), el("h2", { tabindex: -1 }, nameText(node.name)), el("span", { class: "type" }, db.theme.nodes[node.type].label), close()),
      facts(node),
      around(node),
      neighbours(node),
      about.length || by.length || out.length ? evidence.key() : null,
      ...part("Claims about it", about),
      ...part("Claims by it", by),
      ...rejected(out),
    ];
  }

  // What people took out of the graph stays to be seen, apart from what counts.
  function rejected(claims) {
    if (!claims.length) return [];
    return [el("details", { class: "rejected" }, el("summary", {}, plural(claims.length, "rejected claim")), el("p", { class: "note" }, "Taken out by hand; no line and no count knows them."), ...claims.map((claim) => evidence.card(claim)))];
  }

  // Numbers that corroborate, side by side: copies of one origin are not independent.
  function weight(edge) {
    const outlets = new Set(edge.claims.map((claim) => claim.article?.outlet).filter(Boolean)).size;
    const articles = new Set(edge.claims.map((claim) => claim.article)).size;
    return `${plural(edge.claims.length, "claim")} · ${plural(articles, "article")} · ${plural(outlets, "outlet")} · ${plural(edge.origins, "independent origin")}`;
  }

  function title(edge) {
    const words = el("span", { class: edge.polarity === "denied" ? "verb verb-denied" : "verb" }, verbOf(edge.relation));
    return el("h2", { tabindex: -1 }, jump(edge.from), " ", words, " ", jump(edge.to));
  }

  function showEdge(edge) {
    const rest = db.nodeOf.get(edge.from).edges.filter((other) => other !== edge && between(other, edge.from, edge.to));
    const style = db.theme.edges[edge.standing];
    const out = db.rejected.filter((claim) => between(edge, claim.subject, claim.object));
    return [
      el("header", {}, title(edge), close()),
      el("p", { class: "standing" }, look.lineIcon(edge.standing), ` ${style.label}`, edge.disputed ? evidence.disputed() : null),
      edge.kind === "CLAIMED" ? el("p", { class: "note" }, "Not a plain fact of the graph: ", statement(edge)) : null,
      el("p", { class: "note" }, edge.claims.length ? weight(edge) : "Part of what the node is, not a claim of its own."),
      edge.claims.length ? evidence.key() : null,
      claimList([...edge.claims].sort(byDay), { withHeadline: false }),
      ...others(rest),
      ...rejected(out),
    ];
  }

  const mark = (edge) => (edge.disputed ? [" ", evidence.disputed()] : []);

  function others(edges) {
    if (!edges.length) return [];
    const items = edges.map((edge) => el("li", {}, look.lineIcon(edge.standing), " ", button(statement(edge), () => select.edge(edge.id), { class: "as-link" }), ...mark(edge)));
    return [el("h3", {}, "Other relations of the two"), el("ul", { class: "plain" }, ...items)];
  }

  function showPair([a, b]) {
    const found = visible.edges().filter((edge) => between(edge, a, b));
    return [
      el("header", {}, el("h2", { tabindex: -1 }, jump(a), " and ", jump(b)), close()),
      el("p", { class: "note" }, plural(found.length, "relation")),
      el("ul", { class: "plain" }, ...found.map((edge) => el("li", {}, look.lineIcon(edge.standing), " ", button(statement(edge), () => select.edge(edge.id), { class: "as-link" }), ` (${plural(edge.claims.length, "claim")})`, ...mark(edge)))),
    ];
  }

  const nothing = () => [
    el("h2", { tabindex: -1 }, "Evidence"),
    el("p", {}, "Choose a node or a line to read the sentences behind it. Solid lines are plain assertions; every other line is denied, planned, possible, or only said by somebody. A ⚠ marks what sources contradict each other about."),
  ];

  const chain = () => [el("header", {}, el("h2", { tabindex: -1 }, "Shortest path"), close()), path.story()];

  function show() {
    const { node, edge, pair, path: ends } = state.get();
    const inside = home().contains(document.activeElement);
    const content = node ? showNode(db.nodeOf.get(node)) : edge ? showEdge(db.edgeOf.get(edge)) : pair ? showPair(pair) : ends ? chain() : nothing();
    redraw(home(), () => home().replaceChildren(...content.filter(Boolean)));
    home().scrollTop = 0;
    document.body.classList.toggle("has-selection", Boolean(node || edge || pair || ends));
    if (inside && !home().offsetParent) byId(`${state.get().view}-view`).focus(); // it has closed
    const heading = home().querySelector("h2").textContent;
    if (heading !== said && (node || edge || pair || ends)) announce(`Evidence of ${heading}`);
    said = heading;
  }

  return { show };
})();
