// title: Timeline of an entity
// description: Claims with the entity or topic at either end, earliest first; claims without any date are left out (see the
//   query undated).
// group: time
// returns: rows
// param entity: node -- An entity or a topic
// param since: date = null -- Only claims dated this day or later; claims without a date are left out then
// param until: date = null -- Only claims dated this day or earlier; claims without a date are left out then
// example: entity="Russia" since=2025-01-01
// example: entity="Russia"
MATCH (n:Entity {id: $entity})<-[:SUBJECT|OBJECT]-(c:Claim)
WHERE c.date IS NOT NULL
  AND ($since IS NULL OR c.date >= $since) AND ($until IS NULL OR c.date <= $until)
WITH DISTINCT c
MATCH (c)-[:SUBJECT]->(s:Entity)
MATCH (c)-[:OBJECT]->(o:Entity)
MATCH (c)-[:IN]->(a:Article)
RETURN c.date AS date, s.name AS subject, c.relation AS relation, o.name AS object,
       c.polarity AS polarity, c.modality AS modality, c.phase AS phase, c.speaker AS speaker,
       c.sentence AS sentence, a.outlet AS outlet, a.url AS url, c.id AS claim
ORDER BY date, claim
