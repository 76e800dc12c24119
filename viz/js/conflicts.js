// All pairs of claims that cannot both hold, by kind, with both sentences side by side.

const conflicts = (() => {
  const ORDER = ["dispute", "author-against-speaker", "self-contradiction", "changed"];
  const TITLES = {
    dispute: "Two sources disagree",
    "author-against-speaker": "The author and a speaker disagree",
    "self-contradiction": "One speaker says both",
    changed: "Changed over time",
  };
  const MEANINGS = {
    dispute: "One source says what the other denies, or takes the opposite stance.",
    "author-against-speaker": "An article says in its own voice the opposite of what somebody is quoted with.",
    "self-contradiction": "The same source says it and denies it, and no later date explains that.",
    changed: "The later report supersedes the earlier one.",
  };
  const home = () => byId("conflicts-view");
  let all = false; // also what the filters hide

  byId("view-conflicts").append(` (${db.conflicts.length})`);

  function open({ claims: [first, second] }) {
    state.update({ conflict: keyOf(first, second) });
    if (first.edge) select.edge(first.edge.id);
  }

  function head(claim, place, kind) {
    const when = kind === "changed" ? (place ? "later, " : "earlier, ") : "";
    const who = claim.speakers.length ? speakerOf(claim) : `the author in ${outletOf(claim)}`;
    const says = el("strong", { class: claim.polarity === "denied" ? "says-denied" : null }, nameText(citation.statementOf(claim)));
    return el("p", { class: "says" }, `${when}${claim.day || "undated"}: `, nameText(who), " says ", says);
  }

  function item(conflict) {
    const { kind, claims } = conflict;
    const key = keyOf(...claims);
    const chosen = state.get().conflict === key;
    const [{ subject, object }] = claims;
    return el(
      "article",
      { "aria-label": `${nameOf(subject)} – ${nameOf(object)}`.slice(0, 300), class: `conflict${chosen ? " chosen" : ""}`, "data-conflict": key, "aria-current": chosen ? "true" : null },
      el("h3", {}, el("button", { type: "button", class: "as-link", on: { click: () => open(conflict) } }, nameText(nameOf(subject)), " – ", nameText(nameOf(object)))),
      evidence.sides(claims, (claim, place) => head(claim, place, kind)),
    );
  }

  function part(kind, found) {
    const items = found.filter((conflict) => conflict.kind === kind).map(item);
    if (!items.length) return null;
    return el("section", { "aria-label": TITLES[kind] }, el("h2", {}, `${TITLES[kind]} (${items.length})`), el("p", { class: "note" }, MEANINGS[kind]), ...items);
  }

  function show() {
    const found = db.conflicts.filter(({ claims }) => all || claims.every(visible.passes));
    const hidden = db.conflicts.length - found.length;
    const note = hidden || all ? el("p", { class: "note" }, all ? "The filters do not count here. " : `${plural(hidden, "conflict")} hidden by the filters. `, button(all ? "Heed the filters" : "Show", () => { all = !all; show(); })) : null;
    const head = el("p", { class: "total" }, db.conflicts.length ? `${plural(found.length, "pair")} of claims that cannot both hold.` : "No two claims contradict each other.");
    const parts = [head, note, ...ORDER.map((kind) => part(kind, found))].filter(Boolean);
    redraw(home(), () => home().replaceChildren(...parts));
    home().querySelector(".chosen")?.scrollIntoView({ block: "nearest" });
  }

  return { show };
})();
