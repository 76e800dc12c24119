// What an analysis found: centrality and community of nodes, where somebody asked for it before the page was made.

const figures = (() => {
  const analysed = db.nodes.filter((node) => node.figures?.length);
  for (const node of analysed) [node.degree, node.centrality, node.community, node.balanced, node.unbalanced] = node.figures;
  const most = Math.max(0, ...analysed.map((node) => node.centrality));
  const order = [...analysed].sort((a, b) => b.centrality - a.centrality);
  const members = new Map();
  for (const node of order) members.set(node.community, [...(members.get(node.community) ?? []), node]);
  const communities = [...members].sort(([a], [b]) => a - b);

  // The size of a node by its centrality, in the range of the other sizes.
  const sizeOf = (node) => 8 + 24 * Math.sqrt((node.centrality ?? 0) / (most || 1));

  // Communities take the colours of the theme in turn; shapes still tell the type.
  function styleOf(community) {
    const styles = Object.values(db.theme.nodes);
    return community ? styles[(community - 1) % styles.length] : null;
  }

  function facts(node, fact) {
    if (!node.figures?.length) return [];
    const threes = node.balanced + node.unbalanced;
    return [
      fact("Centrality", `${node.centrality.toFixed(3)}, place ${order.indexOf(node) + 1} of ${order.length}`),
      fact("Community", `${node.community} of ${communities.length}, ${plural(members.get(node.community).length, "node")}`),
      threes && fact("Balance", `${node.balanced} of ${plural(threes, "signed three")} balanced`),
    ];
  }

  return { known: analysed.length > 0, communities, sizeOf, styleOf, facts };
})();
