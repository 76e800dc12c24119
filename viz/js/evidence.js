// One claim with its evidence: the words that made it, who says it, where, when, and how sure the rules are.

const CUES = {
  subject: "subject",
  object: "object",
  trigger: "relation word",
  negation: "negation",
  modality: "modality",
  phase: "phase",
  speaker: "speaker",
  date: "date",
};
const KINDS = {
  dispute: "another source says the opposite",
  "self-contradiction": "the same source also says the opposite",
  changed: "later reported otherwise",
  "author-against-speaker": "the author and the speaker disagree",
};

const evidence = (() => {
  const LONG = 1500;

  // The sentence, cut at every border of a mark; offsets count code points, not UTF-16 units.
  function sentence({ text, before, after, marks }) {
    const signs = Array.from(text);
    const borders = [...new Set([0, signs.length, ...marks.flatMap(([, start, end]) => [start, end])])].sort((a, b) => a - b);
    const long = signs.length > LONG; // scrolls in a box of its own, which the keyboard must reach
    const quote = el("blockquote", { class: long ? "sentence long" : "sentence", dir: "auto", tabindex: long ? 0 : null });
    if (before) quote.append(el("span", { class: "around" }, `${before} `));
    for (let place = 0; place + 1 < borders.length; place += 1) {
      const [start, end] = [borders[place], borders[place + 1]];
      const names = marks.filter(([, from, to]) => from <= start && end <= to).map(([name]) => name);
      const piece = signs.slice(start, end).join("");
      if (!names.length) quote.append(piece);
      else quote.append(el("mark", { class: names.map((name) => `cue-${name}`).join(" "), title: names.map((name) => CUES[name]).join(", ") }, piece));
    }
    if (after) quote.append(el("span", { class: "around" }, ` ${after}`));
    return quote;
  }

  function key() {
    const items = Object.entries(CUES).map(([name, text]) => el("mark", { class: `cue-${name}` }, text));
    return el("p", { class: "key", "aria-label": "Meaning of the highlights" }, ...items);
  }

  const badge = (text, kind) => el("span", { class: `badge badge-${kind}` }, text);

  function badges(claim) {
    const shownAs = claim.edge?.standing === "reported" ? [badge("only said by others", "reported")] : [];
    return el(
      "span",
      { class: "badges" },
      badge(claim.polarity, claim.polarity),
      badge(claim.modality, claim.modality),
      ...(claim.phase ? [badge(claim.phase, "ended")] : []),
      ...shownAs,
      ...(claim.opposite.length ? [badge("⚠ disputed", "disputed")] : []),
    );
  }

  function speakers(claim) {
    if (!claim.speakers.length) return el("span", {}, "said by the author");
    const parts = claim.speakers.flatMap(([name, id, quoted], place) => [
      place ? ", as told by " : "said by ",
      db.nodeOf.has(id) ? button(speakerText(name), () => select.node(id), { class: "as-link" }) : nameText(speakerText(name)),
      quoted ? " (quoted)" : "",
    ]);
    return el("span", {}, ...parts);
  }

  function dates(claim) {
    const range = (from, to) => (from && to && from !== to ? `${from} to ${to}` : from || to);
    const found = [
      ["happens", range(claim.from, claim.to)],
      ["holds", range(claim.validFrom, claim.validTo)],
      ["said", claim.said],
      ["in the text", claim.dateText],
      ["published", claim.published],
    ].filter(([, value]) => value);
    return found.length ? found.map(([name, value]) => `${name} ${value}`).join(" · ") : "no date known";
  }

  function confidence(claim) {
    const percent = Math.round((claim.confidence ?? 0) * 100);
    const rows = claim.factors.map(([name, value]) => el("li", {}, `${name}: ${value > 0 ? "+" : ""}${value}`));
    return el(
      "details",
      { class: "confidence" },
      el("summary", {}, el("meter", { min: 0, max: 100, value: percent, "aria-label": "confidence" }), ` confidence ${percent} %`),
      el("ul", {}, ...rows, el("li", {}, "rule: ", el("code", {}, claim.rule)), ...claim.attrs.map(([name, value]) => el("li", {}, `${name}: `, nameText(value)))),
    );
  }

  function source(claim) {
    const { title, url, outlet, agency } = claim.article;
    const label = title || url || "(untitled article)";
    return el("p", { class: "source" }, nameText(outlet || "unknown outlet"), agency ? ` (${agency})` : "", ": ", url ? link(url, label) : nameText(label));
  }

  function headline(claim) {
    const end = (id) => (db.nodeOf.has(id) ? button(nameOf(id), () => select.node(id), { class: "as-link" }) : nameText(id));
    const verb = el("span", { class: claim.polarity === "denied" ? "verb verb-denied" : "verb" }, verbOf(claim.relation));
    return el("p", { class: "headline" }, end(claim.subject), " ", verb, " ", end(claim.object), " ", badges(claim));
  }

  function opposite(claim) {
    const pairs = claim.opposite.map(({ claim: other, kind }) =>
      el(
        "section",
        { class: "opposite", "aria-label": "contradicting claim" },
        el("h4", {}, `⚠ ${KINDS[kind] ?? kind}`),
        el(
          "div",
          { class: "sides" },
          ...[claim, other].map((side) =>
            el("div", { class: `side side-${side.polarity}` }, badge(side.polarity, side.polarity), ...side.evidence.map(bare), el("p", { class: "source" }, speakers(side), " · ", outletOf(side), side.published ? ` · ${side.published}` : "")),
          ),
        ),
      ),
    );
    return pairs.length ? pairs : [];
  }

  function tools(claim) {
    const copy = (name, form) => button(name, () => copyText(form(claim), "Citation copied"), { class: "copy", "aria-label": `Copy citation: ${name}` });
    return el(
      "p",
      { class: "tools" },
      "Cite as ",
      copy("text", citation.text),
      copy("Markdown", citation.markdown),
      copy("JSON", citation.json),
      button("⚑ Flag", () => flag.open(claim), { class: "copy flag", title: "Make a line for the decisions file" }),
    );
  }

  const bare = (item) => sentence({ ...item, before: "", after: "" });

  function card(claim, { withHeadline = true } = {}) {
    return el(
      "article",
      { class: `claim claim-${claim.polarity}`, "data-claim": claim.id },
      withHeadline ? headline(claim) : badges(claim),
      ...claim.evidence.map(sentence),
      el("p", { class: "speakers" }, speakers(claim)),
      source(claim),
      el("p", { class: "dates" }, dates(claim)),
      confidence(claim),
      ...opposite(claim),
      tools(claim),
    );
  }

  return { card, key };
})();
