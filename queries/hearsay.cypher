// title: What only third parties say
// description: Relations that nobody but third parties states as holding: neither an article in its own voice nor the
//   subject itself. A row per claim.
// group: claims and sources
// returns: rows
// param entity: node = null -- Only with this entity or topic at either end
// example: entity="Russia"
MATCH (s:Entity)-[r:CLAIMED {polarity: 'asserted', modality: 'actual'}]->(o:Entity)
WHERE r.phase IS NULL AND ($entity IS NULL OR s.id = $entity OR o.id = $entity)
  AND NOT EXISTS { MATCH (s)-[q]->(o) WHERE type(q) = r.relation }
UNWIND r.claims AS name
MATCH (c:Claim {id: name})
RETURN s.name AS subject, c.relation AS relation, o.name AS object,
       c.polarity AS polarity, c.modality AS modality, c.phase AS phase, c.speaker AS speaker, c.date AS date,
       c.sentence AS sentence, c.outlet AS outlet, c.url AS url, c.id AS claim
ORDER BY coalesce(c.date, '') DESC, c.id
