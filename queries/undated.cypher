// title: Claims without a date
// description: Claims for which neither the text nor the article gives any date; they are on no timeline.
// group: time
// returns: rows
// example: entity="Russia"
// param entity: node = null -- Only with this entity or topic at either end
MATCH (c:Claim)
WHERE c.date IS NULL
MATCH (c)-[:SUBJECT]->(s:Entity)
MATCH (c)-[:OBJECT]->(o:Entity)
WHERE $entity IS NULL OR s.id = $entity OR o.id = $entity
MATCH (c)-[:IN]->(a:Article)
RETURN s.name AS subject, c.relation AS relation, o.name AS object,
       c.polarity AS polarity, c.modality AS modality, c.phase AS phase, c.speaker AS speaker,
       c.date_text AS date_text, c.sentence AS sentence, a.outlet AS outlet, a.url AS url, c.id AS claim
ORDER BY claim
