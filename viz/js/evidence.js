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
const DECIDED = { reject: "✗ rejected", amend: "✎ amended", confirm: "✓ confirmed", add: "+ added" };

const evidence = (() => {
  const LONG = 1500;

  // The sentence, cut at every border of a mark; offsets count code points, not UTF-16 units.
  function sentence({ text, before, after, marks }, language) {
    const signs = Array.from(text);
    const borders = [...new Set([0, signs.length, ...marks.flatMap(([, start, end]) => [start, end])])].sort((a, b) => a - b);
    const long = signs.length > LONG; // scrolls in a box of its own, which the keyboard must reach
    const quote = el("blockquote", { class: long ? "sentence long" : "sentence", dir: "auto", lang: /^[a-z]{2,3}(-[a-z0-9]+)*$/i.test(language) ? language : null, tabindex: long ? 0 : null });
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
  const disputed = () => badge("⚠ disputed", "disputed");

  // What people decided about a claim: the last word on it, and who said what, when and why.
  const decided = (claim) => claim.verdicts.slice(-1).map(([action]) => badge(DECIDED[action], `done-${action}`));

  function decisions(claim) {
    return claim.verdicts.map(([action, who, when, why, was]) => {
      const before = was.map(([field, value]) => `${field} was ${field === "relation" ? verbOf(value) : value || "none"}`).join(", ");
      return el("p", { class: `decision decision-${action}` }, el("strong", {}, DECIDED[action]), " by ", nameText(who), ` on ${when}`, before ? ` (${before})` : "", ...(why ? [": ", nameText(why)] : []));
    });
  }

  function badges(claim) {
    const shownAs = claim.edge?.standing === "reported" ? [badge("only said by others", "reported")] : [];
    const kinds = claim.opposite.map(({ kind }) => kind);
    return el(
      "span",
      { class: "badges" },
      badge(claim.polarity, claim.polarity),
      badge(claim.modality, claim.modality),
      ...(claim.phase ? [badge(claim.phase, "ended")] : []),
      ...shownAs,
      ...(kinds.some((kind) => kind !== "changed") ? [disputed()] : []),
      ...(kinds.includes("changed") ? [badge("↺ changed", "disputed")] : []),
      ...decided(claim),
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
      el("summary", {}, el("meter", { min: 0, max: 100, value: percent, "aria-hidden": "true" }), ` confidence ${percent} %`),
      el("ul", {}, ...rows, el("li", {}, "rule: ", el("code", {}, claim.rule)), ...claim.attrs.map(([name, value]) => el("li", {}, `${name}: `, nameText(value)))),
    );
  }

  function source(claim) {
    const { title, url, outlet, agency, author, language } = claim.article;
    const label = title || url || "(untitled article)";
    const by = author ? [", by ", nameText(author)] : [];
    const tongue = language && language !== "en" ? ` [${language}]` : "";
    return el("p", { class: "source" }, nameText(outlet || "unknown outlet"), agency ? ` (${agency})` : "", ": ", url ? link(url, label) : nameText(label), ...by, tongue);
  }

  function headline(claim) {
    const end = (id) => (db.nodeOf.has(id) ? button(nameOf(id), () => select.node(id), { class: "as-link" }) : nameText(id));
    const verb = el("span", { class: claim.polarity === "denied" ? "verb verb-denied" : "verb" }, verbOf(claim.relation));
    return el("p", { class: "headline" }, end(claim.subject), " ", verb, " ", end(claim.object), " ", badges(claim));
  }

  function opposite(claim) {
    return claim.opposite.map(({ claim: other, kind }) =>
      el(
        "section",
        { class: "opposite", "aria-label": "contradicting claim" },
        el("h4", {}, `⚠ ${KINDS[kind] ?? kind}`),
        sides([claim, other]),
        button("In the list of conflicts", () => state.update({ view: "conflicts", conflict: keyOf(claim, other) }), { class: "as-link" }),
      ),
    );
  }

  // Claims that cannot both hold, side by side; `head` is what stands above each sentence.
  function sides(claims, head = (claim) => badge(claim.polarity, claim.polarity)) {
    return el(
      "div",
      { class: "sides" },
      ...claims.map((side, place) =>
        el("div", { class: `side side-${side.polarity}` }, head(side, place), ...side.evidence.map((item) => bare(item, side)), el("p", { class: "source" }, speakers(side), " · ", outletOf(side), side.published ? " · " : "", el("span", { class: "date" }, side.published ?? ""))),
      ),
    );
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

  const bare = (item, claim) => sentence({ ...item, before: "", after: "" }, claim.article.language);

  function card(claim, { withHeadline = true } = {}) {
    const out = claim.verdicts.at(-1)?.[0] === "reject";
    return el(
      "article",
      { class: `claim claim-${claim.polarity}${out ? " claim-rejected" : ""}`, "data-claim": claim.id, "aria-label": `Claim: ${citation.statementOf(claim).slice(0, 300)}` },
      withHeadline ? headline(claim) : badges(claim),
      ...decisions(claim),
      ...claim.evidence.map((item) => sentence(item, claim.article.language)),
      el("p", { class: "speakers" }, speakers(claim)),
      source(claim),
      el("p", { class: "dates" }, dates(claim)),
      confidence(claim),
      ...opposite(claim),
      out ? null : tools(claim),
    );
  }

  return { card, key, sides, disputed };
})();
