// title: Disputed edges
// description: Edges whose claims somebody contradicts, best supported first.
// group: contradictions
// returns: graph
// param plain: bool = false -- Only edges that are otherwise stated plainly
// example: plain=true
MATCH (x:Entity)-[r]->(y:Entity)
WHERE r.disputed = true AND ($plain = false OR type(r) <> 'CLAIMED')
RETURN x.name AS subject, type(r) AS kind, r.relation AS relation, y.name AS object, r.polarity AS polarity,
       r.modality AS modality, r.phase AS phase, r.speakers AS speakers, r.origins AS origins,
       r.last_date AS latest, r.sentence AS sentence, r.url AS url, r.claim AS claim,
       x.id AS source, y.id AS target, r.rid AS rid
ORDER BY origins DESC, rid
