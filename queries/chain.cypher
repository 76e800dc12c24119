// title: Shortest chain between two entities
// description: The fewest steps that connect two entities or topics through what is stated plainly; relations are walked
//   both ways, forward tells which. The column chains has the number of chains of that length; of fewer than 256 always
//   the same one is shown. 256 means so many or more: the embedded store looks at no more of them, and may show another
//   one than a server does.
// group: paths
// returns: graph
// param start: node -- Where the chain begins
// param end: node -- Where it ends
// example: start="Russia" end="Slovakia"
MATCH (a:Entity {id: $start})
OPTIONAL MATCH (b:Entity {id: $end})
WITH a, b
WHERE a.id <> b.id
MATCH p = allShortestPaths((a)-[:OPPOSES|SUPPORTS|ACCEPTS|REJECTS|ACCUSES|DEMANDS|THREATENS|SANCTIONS|MEETS|CONSULTS_WITH
      |TELLS|HOSTS|VISITS|ATTENDS|ATTACKS|CONTROLS|GUARANTEES_SECURITY_OF|SUPPLIES_GAS_TO
      |SUPPLIES_TO|TRANSITS_THROUGH|HOLDS_CONTRACT_WITH|COOPERATES_WITH|AGREES_WITH|BUILDS
      |FOUNDS|OWNS|MEMBER_OF|SEEKS_MEMBERSHIP_IN|HEAD_OF|OFFICIAL_OF|SPOKESPERSON_OF
      |LOCATED_IN|BORDERS|ACTS_FOR|ABOUT*..6]-(b))
WITH p, reduce(text = '', r IN relationships(p) | text + r.rid + ' ') AS text
ORDER BY text
LIMIT 256
WITH collect(p) AS found
WITH size(found) AS chains, found[0] AS p
UNWIND range(0, length(p) - 1) AS i
WITH chains, i, nodes(p)[i] AS x, relationships(p)[i] AS r, nodes(p)[i + 1] AS y
RETURN i + 1 AS step, x.name AS here, type(r) AS kind, coalesce(r.relation, type(r)) AS relation, y.name AS there,
       startNode(r).id = x.id AS forward, r.polarity AS polarity, r.modality AS modality, r.phase AS phase,
       r.speakers AS speakers, r.last_date AS latest, r.sentence AS sentence, r.url AS url, r.claim AS claim,
       chains, startNode(r).id AS source, endNode(r).id AS target, r.rid AS rid
ORDER BY step, rid
