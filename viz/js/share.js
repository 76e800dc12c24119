// What leaves the page: links, citations, pictures and files of what is visible.

// Copies text; from a file the clipboard may be closed, then the text is offered for copying by hand.
async function copyText(text, done) {
  try {
    await navigator.clipboard.writeText(text);
    announce(done);
    toast(done);
  } catch {
    const field = byId("copy-text");
    field.value = text;
    byId("copy-dialog").showModal();
    field.select();
  }
}

function toast(text) {
  const box = byId("toast");
  box.textContent = text;
  box.hidden = false;
  clearTimeout(toast.timer);
  toast.timer = setTimeout(() => (box.hidden = true), 2500);
}

const share = (() => {
  function save(name, content, type) {
    const url = URL.createObjectURL(content instanceof Blob ? content : new Blob([content], { type }));
    el("a", { href: url, download: name }).click();
    setTimeout(() => URL.revokeObjectURL(url), 10000);
    toast(`${name} saved`);
  }

  function png() {
    const drawing = graph.picture();
    const copy = el("canvas", { width: drawing.width, height: drawing.height });
    const context = copy.getContext("2d");
    context.fillStyle = look.ground().paper;
    context.fillRect(0, 0, copy.width, copy.height);
    context.drawImage(drawing, 0, 0);
    copy.toBlob((blob) => save("graph.png", blob, "image/png"));
  }

  function svgFile() {
    const places = graph.positions();
    const { paper, ink } = look.ground();
    const points = Object.values(places);
    const [xs, ys] = [points.map(({ x }) => x), points.map(({ y }) => y)];
    const [left, top] = [Math.min(...xs, 0) - 120, Math.min(...ys, 0) - 60];
    const [width, height] = [Math.max(...xs, 0) - left + 120, Math.max(...ys, 0) - top + 80];
    const lines = svg("g", { fill: "none" });
    const dots = svg("g", { "font-family": "sans-serif", "font-size": 13, "text-anchor": "middle" });
    for (const edge of visible.edges()) drawLine(lines, dots, edge, places);
    for (const [id, { x, y }] of Object.entries(places)) {
      const node = db.nodeOf.get(id);
      const size = labels.baseOf(node);
      const shape = look.shape(node.type, look.fillOf(node));
      shape.setAttribute("transform", `translate(${x - size} ${y - size}) scale(${(2 * size) / 16})`);
      dots.append(shape, svg("text", { x, y: y + size + 15, fill: ink, stroke: paper, "stroke-width": 3, "paint-order": "stroke" }, xmlText(node.label)));
    }
    const root = svg("svg", { viewBox: `${left} ${top} ${width} ${height}`, width, height });
    const tip = svg("marker", { id: "tip", viewBox: "0 0 8 8", refX: 8, refY: 4, markerWidth: 6, markerHeight: 6, orient: "auto-start-reverse" }, svg("path", { d: "M0 0 L8 4 L0 8 z", fill: ink }));
    root.append(svg("defs", {}, tip), svg("rect", { x: left, y: top, width, height, fill: paper }), lines, dots);
    save("graph.svg", new XMLSerializer().serializeToString(root), "image/svg+xml");
  }

  // Parallel relations bend by their place among those of the pair, as on the page.
  function drawLine(lines, texts, edge, places) {
    const [a, b] = [places[edge.from], places[edge.to]];
    const group = visible.edges().filter((other) => between(other, edge.from, edge.to));
    const place = group.indexOf(edge);
    const bend = (place - (group.length - 1) / 2) * 34 * (edge.from < edge.to ? 1 : -1);
    const length = Math.hypot(b.x - a.x, b.y - a.y) || 1;
    const middle = { x: (a.x + b.x) / 2 - ((b.y - a.y) / length) * bend, y: (a.y + b.y) / 2 + ((b.x - a.x) / length) * bend };
    const style = db.theme.edges[edge.standing];
    const short = (from, to, by) => { const far = Math.hypot(to.x - from.x, to.y - from.y) || 1; return { x: from.x + ((to.x - from.x) / far) * by, y: from.y + ((to.y - from.y) / far) * by }; };
    const end = short(b, middle, db.nodeOf.get(edge.to).size + 3);
    lines.append(svg("path", { d: `M${a.x} ${a.y} Q${middle.x} ${middle.y} ${end.x} ${end.y}`, stroke: look.tone(style), "stroke-width": 1.6, "stroke-dasharray": style.dashes.join(" "), ...(edge.arrows ? { "marker-end": "url(#tip)" } : {}) }));
    const at = { x: (a.x + 2 * middle.x + b.x) / 4, y: (a.y + 2 * middle.y + b.y) / 4 };
    texts.append(svg("text", { x: at.x, y: at.y, "font-size": 10, fill: look.tone(style), stroke: look.ground().paper, "stroke-width": 3, "paint-order": "stroke" }, xmlText(`${edge.polarity === "denied" ? "✕ " : ""}${edge.disputed ? "⚠ " : ""}${edge.label}`)));
  }

  // What XML cannot hold becomes the replacement sign.
  const xmlText = (text) => String(text).replace(/[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu, "\ufffd");

  const edgeRow = (edge) => ({
    relation: edge.relation,
    label: edge.label,
    kind: edge.kind,
    polarity: edge.polarity,
    modality: edge.modality,
    phase: edge.phase,
    disputed: edge.disputed,
    origins: edge.origins,
    speakers: [...new Set(edge.claims.map(speakerOf))].join(" | "),
    claims: edge.claims.map((claim) => claim.id).join(" | "),
    evidence: edge.claims[0]?.evidence[0].text ?? "",
    source_url: edge.claims[0]?.article.url ?? "",
    rel_id: edge.id,
  });

  function graphml() {
    const home = "http://graphml.graphdrawing.org/xmlns";
    const file = document.implementation.createDocument(home, "graphml");
    const add = (parent, tag, attributes, text) => {
      const element = file.createElementNS(home, tag);
      for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
      if (text !== undefined) element.textContent = xmlText(text);
      parent.append(element);
      return element;
    };
    const kinds = { boolean: "boolean", number: "long", string: "string" };
    const nodeRow = (node) => ({ label: node.name, type: node.type, aliases: node.aliases.join(" | ") });
    const nodes = [...visible.nodes()].map((id) => [id, nodeRow(db.nodeOf.get(id))]);
    const edges = visible.edges().map((edge) => [edge, edgeRow(edge)]);
    for (const [domain, row] of [["node", nodes[0]?.[1]], ["edge", edges[0]?.[1]]])
      for (const [name, value] of Object.entries(row ?? {})) add(file.documentElement, "key", { id: `${domain[0]}-${name}`, for: domain, "attr.name": name, "attr.type": kinds[typeof value] });
    const body = add(file.documentElement, "graph", { id: "graphbuild", edgedefault: "directed" });
    const fill = (element, domain, row) => { for (const [name, value] of Object.entries(row)) add(element, "data", { key: `${domain}-${name}` }, value); };
    for (const [id, row] of nodes) fill(add(body, "node", { id }), "n", row);
    for (const [edge, row] of edges) fill(add(body, "edge", { id: edge.id, source: edge.from, target: edge.to }), "e", row);
    save("graph.graphml", `<?xml version="1.0" encoding="UTF-8"?>\n${new XMLSerializer().serializeToString(file)}\n`, "application/xml");
  }

  // Quoted; a leading sign that a spreadsheet would run as a formula is disarmed.
  const cell = (value) => `"${String(value).replace(/^[=+\-@\t\r]/, "'$&").replaceAll('"', '""')}"`;

  function csv() {
    const lines = [table.columns.map(([title]) => cell(title)), ...table.rows().map((edge) => table.columns.map(([, value]) => cell(value(edge))))];
    save("relations.csv", `\ufeff${lines.map((line) => line.join(",")).join("\r\n")}\r\n`, "text/csv;charset=utf-8");
  }

  function json() {
    const nodes = [...visible.nodes()].map((id) => { const { name, type, aliases, wikidata } = db.nodeOf.get(id); return { id, name, type, aliases, wikidata }; });
    const edges = visible.edges().map((edge) => ({
      id: edge.id, source: edge.from, target: edge.to, ...edgeRow(edge),
      claims: edge.claims.map((claim) => ({ id: claim.id, sentence: claim.evidence.map((item) => item.text).join(" "), speakers: claim.speakers.map(([name]) => name), published: claim.published ?? null, outlet: claim.article.outlet ?? "", url: claim.article.url ?? "", confidence: claim.confidence })),
    }));
    save("graph.json", `${JSON.stringify({ nodes, edges }, null, 1)}\n`, "application/json");
  }

  const FILES = { png, svg: svgFile, graphml, csv, json };
  for (const choice of document.querySelectorAll("[data-export]"))
    choice.addEventListener("click", () => {
      FILES[choice.dataset.export]();
      byId("export-menu").open = false;
    });
  byId("copy-link").addEventListener("click", () => copyText(location.href, "Link copied"));
  byId("copy-close").addEventListener("click", () => byId("copy-dialog").close());
  return {};
})();
