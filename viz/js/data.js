// The graph as the file carries it, unpacked and indexed. Nothing here changes after loading.

const db = (() => {
  const raw = JSON.parse(byId("data").textContent);
  // Columns to records; a column whose values recur holds their places in `of`.
  function unpack({ length, columns }) {
    const items = Array.from({ length }, () => ({}));
    for (const [name, column] of Object.entries(columns))
      for (let place = 0; place < length; place += 1) items[place][name] = column.of ? column.of[column.at[place]] : column[place];
    return items;
  }

  const nodes = unpack(raw.nodes).map((node, rank) => ({ aliases: [], about: [], ...node, label: node.label || node.name, rank, edges: [] }));
  const nodeOf = new Map(nodes.map((node) => [node.id, node]));
  const articles = unpack(raw.articles);
  const edges = unpack(raw.edges).map((edge) => ({ phase: "", ...edge }));
  const edgeOf = new Map(edges.map((edge) => [edge.id, edge]));

  const claims = unpack(raw.claims).map((claim) => ({
    speakers: [],
    factors: [],
    attrs: [],
    phase: "",
    ...claim,
    article: articles[claim.article] ?? articles[0],
    day: claim.from || claim.said || claim.published || "",
    opposite: [],
    edge: null,
    evidence: claim.evidence.map(([text, marks, before, after]) => ({
      text: raw.texts[text],
      before: raw.texts[before] ?? "",
      after: raw.texts[after] ?? "",
      marks: marks.map(([kind, start, end]) => [raw.marks[kind], start, end]),
    })),
  }));
  const claimOf = new Map(claims.map((claim) => [claim.id, claim]));

  for (const edge of edges) {
    edge.claims = (edge.claims ?? []).map((place) => claims[place]);
    for (const claim of edge.claims) claim.edge = edge;
    for (const end of new Set([edge.from, edge.to])) nodeOf.get(end).edges.push(edge);
  }
  for (const [first, second, kind] of raw.links) {
    claimOf.get(first)?.opposite.push({ claim: claimOf.get(second), kind });
    claimOf.get(second)?.opposite.push({ claim: claimOf.get(first), kind });
  }
  // Nodes by rank: those without a relation come last, and are drawn only when they are chosen.
  const connected = nodes.filter((node) => node.edges.length).length;
  const offices = raw.offices.map(([person, holder, office, from, to]) => ({ person, holder, office, from, to }));
  return { nodes, connected, nodeOf, edges, edgeOf, claims, claimOf, offices, verbs: raw.verbs, theme: raw.theme, opening: raw.opening, decision: raw.decision };
})();

const AUTHOR = "the author";

// Upper and lower case, accents and unseen characters make no difference when people search.
const PLAIN_LETTERS = { "ł": "l", "ø": "o", "đ": "d", "ħ": "h", "ı": "i", "æ": "ae", "œ": "oe", "þ": "th", "ð": "d", "ß": "ss" };
const fold = (text) =>
  text
    .normalize("NFKD")
    .replace(/[\p{M}\p{Cf}]/gu, "")
    .toLowerCase()
    .replace(/[łøđħıæœþðß]/g, (letter) => PLAIN_LETTERS[letter]);

const verbOf = (relation) => db.verbs[relation] ?? relation.toLowerCase().replaceAll("_", " ");
const nameOf = (id) => db.nodeOf.get(id)?.name ?? id;
const speakerText = (name) => name.replace(/^unnamed:/, "unnamed ");
const speakerOf = (claim) => (claim.speakers.length ? speakerText(claim.speakers[0][0]) : AUTHOR);
const outletOf = (claim) => claim.article?.outlet || "(unknown outlet)";
const between = (edge, a, b) => (edge.from === a && edge.to === b) || (edge.from === b && edge.to === a);

// One sentence that says how the relation stands; a denied one never reads like a statement.
function statement(edge) {
  const marks = [];
  if (edge.polarity === "denied") marks.push("denied");
  if (edge.modality !== "actual") marks.push(edge.modality);
  if (edge.phase) marks.push(edge.phase);
  const speakers = [...new Set(edge.claims.map(speakerOf))].filter((name) => name !== AUTHOR);
  if (edge.standing === "reported" && speakers.length) marks.unshift(`according to ${speakers.join(", ")}`);
  const head = marks.join(", ");
  const core = `${nameOf(edge.from)} ${verbOf(edge.relation)} ${nameOf(edge.to)}`;
  return head ? `${head[0].toUpperCase()}${head.slice(1)}: ${core}` : core;
}
