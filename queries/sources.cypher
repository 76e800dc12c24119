// title: Sources of a relation
// description: Every claim that two nodes stand in a relation, or do not, with sentence, article and origin. Claims of one
//   origin repeat each other. With either_way also claims with the ends exchanged, as symmetric relations need it.
// group: claims and sources
// returns: rows
// param subject: node -- First end
// param relation: relation -- Which relation
// param object: node -- Second end
// param either_way: bool = true -- Also with the ends exchanged
// example: subject="Russia" relation=OPPOSES object="NATO membership of Ukraine"
// example: subject="Russia" relation=ATTACKS object="Ukraine" either_way=false
MATCH (:Entity {id: $subject})<-[:SUBJECT|OBJECT]-(c:Claim)
WITH DISTINCT c
WHERE c.relation = $relation AND ((c.subject_id = $subject AND c.object_id = $object)
       OR ($either_way AND c.subject_id = $object AND c.object_id = $subject))
MATCH (c)-[:IN]->(a:Article)
OPTIONAL MATCH (c)-[:FROM_ORIGIN]->(g:Origin)
RETURN c.polarity AS polarity, c.subject AS subject, c.relation AS relation, c.object AS object,
       c.modality AS modality, c.phase AS phase, c.speaker AS speaker, c.date AS date, c.confidence AS confidence,
       c.sentence AS sentence, g.name AS origin, a.name AS article, c.outlet AS outlet, c.url AS url, c.id AS claim
ORDER BY polarity, coalesce(c.date, '') DESC, claim
