// title: What is denied
// description: Claims that a relation does not hold, a row per claim; phase ended means that it once did.
// group: claims and sources
// returns: rows
// param entity: node = null -- Only with this entity or topic at either end
// param relation: relation = null -- Only this relation
// example: entity="Ukraine"
// example: relation=OPPOSES
MATCH (c:Claim {polarity: 'denied'})
WHERE $relation IS NULL OR c.relation = $relation
MATCH (c)-[:SUBJECT]->(s:Entity)
MATCH (c)-[:OBJECT]->(o:Entity)
WHERE $entity IS NULL OR s.id = $entity OR o.id = $entity
MATCH (c)-[:IN]->(a:Article)
RETURN s.name AS subject, c.relation AS relation, o.name AS object,
       c.polarity AS polarity, c.modality AS modality, c.phase AS phase, c.speaker AS speaker, c.date AS date,
       c.sentence AS sentence, a.outlet AS outlet, a.url AS url, c.id AS claim
ORDER BY coalesce(c.date, '') DESC, c.id
