// The graph as the file carries it, unpacked and indexed. Nothing here changes after loading.

const db = (() => {
  const raw = JSON.parse(byId("data").textContent);
  // Columns to records; a column whose values recur holds their places in `of`, and so do those that recur together.
  function unpack({ length, columns, shared }) {
    const items = Array.from({ length }, () => ({}));
    for (const [name, column] of Object.entries(columns))
      for (let place = 0; place < length; place += 1) items[place][name] = column.of ? column.of[column.at[place]] : column[place];
    shared.names.forEach((name, at) => {
      for (let place = 0; place < length; place += 1) items[place][name] = shared.of[shared.at[place]][at];
    });
    return items;
  }

  const { texts: more, around } = packedContext ?? raw.context;
  const texts = [...raw.texts, ...more];
  // A sentence, its first three marks, its cues, and the sentences around it.
  function unfold([text, ...places], before, after) {
    const ends = [0, 1, 2].map((kind) => [raw.marks[kind], places[2 * kind], places[2 * kind + 1]]);
    const cues = [];
    for (let at = 6; at < places.length; at += 3) cues.push([raw.marks[places[at]], places[at + 1], places[at + 2]]);
    const marks = [...ends, ...cues].filter(([, , length]) => length).map(([kind, start, length]) => [kind, start, start + length]);
    return { text: texts[text], before: texts[before] ?? "", after: texts[after] ?? "", marks };
  }

  const nodes = unpack(raw.nodes).map((node, rank) => ({ aliases: [], about: [], ...node, label: node.label || node.name, rank, edges: [] }));
  const nodeOf = new Map(nodes.map((node) => [node.id, node]));
  const articles = unpack(raw.articles);
  const edges = unpack(raw.edges).map((edge) => ({ phase: "", ...edge, from: nodes[edge.from].id, to: nodes[edge.to].id }));
  const edgeOf = new Map(edges.map((edge) => [edge.id, edge]));
  const homes = edges.flatMap((edge) => Array(edge.claims ?? 0).fill(edge));

  // Both ends: those of the edge, the same turned round, or given by place, else by name.
  function endsOf(ends, edge) {
    if (!ends) return [edge.from, edge.to];
    return ends === "turned" ? [edge.to, edge.from] : ends.map((end) => (typeof end === "number" ? nodes[end].id : end));
  }

  // Sentences are put together when they are first asked for: a big graph opens sooner.
  const withEvidence = {
    get evidence() {
      const beside = around[this.place] ?? [];
      const value = this.told.map((item, at) => unfold(item, beside[2 * at], beside[2 * at + 1]));
      Object.defineProperty(this, "evidence", { value });
      return value;
    },
  };

  function claimFrom({ evidence: told, ...claim }, place) {
    const edge = homes[place] ?? null;
    const [subject, object] = endsOf(claim.ends, edge);
    const article = articles[claim.article];
    const published = claim.published === "none" ? null : claim.published || article.published;
    const day = claim.from || claim.said || published || "";
    const unknown = { speakers: [], factors: [], attrs: [], verdicts: [], phase: "" };
    return Object.assign(Object.create(withEvidence), unknown, claim, { place, told, subject, object, article, published, day, edge, opposite: [] });
  }

  const all = unpack(raw.claims).map(claimFrom);
  const claims = all.slice(0, all.length - raw.rejected);
  const rejected = all.slice(claims.length);
  const claimOf = new Map(claims.map((claim) => [claim.id, claim]));

  for (const edge of edges) {
    edge.claims = [];
    for (const end of new Set([edge.from, edge.to])) nodeOf.get(end).edges.push(edge);
  }
  for (const claim of claims) claim.edge?.claims.push(claim);
  // Lines to a meeting show the claims that tell of it; these belong to the lines between those who met.
  for (const edge of edges) if (edge.behind?.length) edge.claims = edge.behind.map((place) => all[place]);
  // Pairs of claims that cannot both hold, the earlier one first.
  const conflicts = raw.links
    .map(([first, second, kind]) => ({ kind, claims: [claimOf.get(first), claimOf.get(second)].sort((a, b) => (a.day < b.day ? -1 : a.day > b.day ? 1 : 0)) }));
  for (const { kind, claims: [first, second] } of conflicts) {
    first.opposite.push({ claim: second, kind });
    second.opposite.push({ claim: first, kind });
  }
  // Nodes by rank: those without a relation come last, and are drawn only when they are chosen.
  const connected = nodes.filter((node) => node.edges.length).length;
  const offices = raw.offices.map(([person, holder, office, from, to]) => ({ person, holder, office, from, to }));
  return { nodes, connected, nodeOf, edges, edgeOf, claims, claimOf, rejected, conflicts, offices, verbs: raw.verbs, theme: raw.theme, opening: raw.opening, decision: raw.decision };
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
const keyOf = (...claims) => claims.map((claim) => claim.id).sort().join("~");
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
