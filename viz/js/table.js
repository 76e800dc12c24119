// Everything that is visible as a real table, for readers who cannot use the drawing, for sorting and for print.

const table = (() => {
  const COLUMNS = [
    ["Subject", (edge) => nameOf(edge.from)],
    ["Relation", (edge) => verbOf(edge.relation)],
    ["Object", (edge) => nameOf(edge.to)],
    ["Evidence", (edge) => edge.claims[0]?.evidence[0].text ?? ""],
    ["Stands", (edge) => db.theme.edges[edge.standing].label + (edge.disputed ? ", disputed" : "")],
    ["Said by", (edge) => [...new Set(edge.claims.map(speakerOf))].join(", ")],
    ["First", (edge) => edge.claims.map((claim) => claim.day).filter(Boolean).sort()[0] ?? ""],
    ["Origins", (edge) => edge.origins],
    ["Confidence", (edge) => Math.max(0, ...edge.claims.map((claim) => claim.confidence ?? 0))],
    ["Polarity", (edge) => edge.polarity],
    ["Modality", (edge) => edge.modality],
  ];
  const PAGE = 200;
  const compare = new Intl.Collator("en", { numeric: true }).compare;
  let sorted = { column: 0, down: false };
  let length = PAGE;

  function header([title], column) {
    const active = column === sorted.column;
    const sort = () => {
      sorted = { column, down: active && !sorted.down };
      show();
      byId("relation-table").querySelectorAll("th button")[column].focus();
    };
    return el("th", { scope: "col", "aria-sort": active ? (sorted.down ? "descending" : "ascending") : "none" }, button(`${title}${active ? (sorted.down ? " ▼" : " ▲") : ""}`, sort));
  }

  function row(edge) {
    const cells = COLUMNS.map(([title, value]) => {
      const text = String(value(edge));
      if (title === "Relation") return el("td", { class: edge.polarity === "denied" ? "verb-denied" : "" }, button(text, () => select.edge(edge.id), { class: "as-link", "aria-label": `Evidence: ${statement(edge).slice(0, 300)}` }));
      return el("td", { class: `cell-${title.toLowerCase().replace(" ", "-")}` }, el("bdi", {}, text));
    });
    return el("tr", { "data-edge": edge.id }, ...cells);
  }

  function rows() {
    const value = COLUMNS[sorted.column][1];
    const ordered = visible.edges().map((edge) => [value(edge), edge]);
    ordered.sort(([a, x], [b, y]) => compare(String(a), String(b)) * (sorted.down ? -1 : 1) || (x.id < y.id ? -1 : 1));
    return ordered.map(([, edge]) => edge);
  }

  function show(most = length) {
    const ordered = rows();
    const parts = [
      el("caption", {}, `${plural(ordered.length, "relation")} in view`),
      el("thead", {}, el("tr", {}, ...COLUMNS.map(header))),
      el("tbody", {}, ...ordered.slice(0, most).map(row)),
    ];
    redraw(byId("relation-table"), () => byId("relation-table").replaceChildren(...parts));
    const more = byId("table-more");
    more.hidden = ordered.length <= most;
    more.textContent = `Show ${Math.min(PAGE, ordered.length - most)} more of ${ordered.length.toLocaleString("en")}`;
  }

  byId("table-more").addEventListener("click", () => {
    length += PAGE;
    show();
  });
  addEventListener("beforeprint", () => show(2000));

  return { show, rows, columns: COLUMNS };
})();
