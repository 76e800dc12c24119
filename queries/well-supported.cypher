// title: Edges with several independent origins
// description: What at least so many independent origins say, most first; repeats of one agency text or one speaker are one
//   origin.
// group: overview
// returns: graph
// param origins: int = 2 -- Fewest origins
// param relation: relation = null -- Only this relation
// example: origins=2
// example: origins=3 relation=SUPPORTS
MATCH (x:Entity)-[r]->(y:Entity)
WHERE r.origins >= $origins AND ($relation IS NULL OR r.relation = $relation)
RETURN x.name AS subject, type(r) AS kind, r.relation AS relation, y.name AS object, r.polarity AS polarity,
       r.modality AS modality, r.phase AS phase, r.origins AS origins, r.articles AS articles,
       r.speakers AS speakers, r.sentence AS sentence, r.url AS url, r.claim AS claim,
       x.id AS source, y.id AS target, r.rid AS rid
ORDER BY origins DESC, articles DESC, rid
