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
MATCH (c:Claim)
WHERE (c.subject_id = $entity OR c.object_id = $entity) AND c.date IS NOT NULL
  AND ($since IS NULL OR c.date >= $since) AND ($until IS NULL OR c.date <= $until)
RETURN c.date AS date, c.subject AS subject, c.relation AS relation, c.object AS object,
       c.polarity AS polarity, c.modality AS modality, c.phase AS phase, c.speaker AS speaker,
       c.sentence AS sentence, c.outlet AS outlet, c.url AS url, c.id AS claim
ORDER BY date, claim
