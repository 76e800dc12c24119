// Which nodes and relations the choices leave. Pure: from the state to two sets.

const visible = (() => {
  let nodes = new Set();
  let edges = [];
  let claims = new Set();
  let passing = new Set();

  function claimPasses(claim, now) {
    if (now.speaker && speakerOf(claim) !== now.speaker) return false;
    if (now.outlet && outletOf(claim) !== now.outlet) return false;
    if (claim.confidence < now.confidence) return false;
    if (!claim.day) return now.undated;
    return (!now.from || claim.day >= now.from) && (!now.to || claim.day <= now.to);
  }

  function edgePasses(edge, now, passing) {
    const { off } = now;
    if (off.relation.has(edge.relation) || off.standing.has(edge.standing)) return false;
    if (off.polarity.has(edge.polarity) || off.modality.has(edge.modality)) return false;
    if (now.disputed && !edge.disputed) return false;
    if (off.type.has(db.nodeOf.get(edge.from).type) || off.type.has(db.nodeOf.get(edge.to).type)) return false;
    // What a topic is about, and offices, are lines without claims: they stand as long as nothing asks for sources.
    if (!edge.claims.length) return !now.speaker && !now.outlet && !now.confidence && !now.from && !now.to && now.origins < 2;
    return edge.origins >= now.origins && edge.claims.some((claim) => passing.has(claim));
  }

  function near(start, depth, found) {
    const neighbours = new Map();
    const join = (a, b) => neighbours.set(a, [...(neighbours.get(a) ?? []), b]);
    for (const edge of found) {
      join(edge.from, edge.to);
      join(edge.to, edge.from);
    }
    const seen = new Set([start]);
    let border = [start];
    for (let step = 0; step < depth; step += 1) {
      border = border.flatMap((id) => neighbours.get(id) ?? []).filter((id) => !seen.has(id) && seen.add(id));
    }
    return seen;
  }

  function scope(now, found) {
    if (now.node && now.depth) return near(now.node, now.depth, found);
    if (now.limit >= db.connected) return null;
    return new Set([...db.nodes.slice(0, now.limit).map((node) => node.id), ...now.extra]);
  }

  function compute() {
    const now = state.get();
    claims = new Set(db.claims.filter((claim) => claimPasses(claim, now)));
    const found = db.edges.filter((edge) => edgePasses(edge, now, claims));
    passing = new Set(found);
    const inside = scope(now, found);
    edges = inside ? found.filter((edge) => inside.has(edge.from) && inside.has(edge.to)) : found;
    nodes = new Set(edges.flatMap((edge) => [edge.from, edge.to]));
    if (now.node) nodes.add(now.node); // what was asked for is shown even when it stands alone
  }

  return {
    compute,
    nodes: () => nodes,
    edges: () => edges,
    hasClaim: (claim) => claims.has(claim),
    // What the filters leave, wherever it lies: also beyond the nodes that are drawn.
    passes: (claim) => claims.has(claim) && (!claim.edge || passing.has(claim.edge)),
  };
})();
