// title: What is denied
// description: Claims that a relation does not hold, a row per claim; phase ended means that it once did.
// group: claims and sources
// returns: rows
// param entity: node = null -- Only with this entity or topic at either end
// param relation: relation = null -- Only this relation
// example: entity="Ukraine"
// example: relation=OPPOSES
MATCH (c:Claim {polarity: 'denied'})
WHERE ($relation IS NULL OR c.relation = $relation)
  AND ($entity IS NULL OR c.subject_id = $entity OR c.object_id = $entity)
RETURN c.subject AS subject, c.relation AS relation, c.object AS object,
       c.polarity AS polarity, c.modality AS modality, c.phase AS phase, c.speaker AS speaker, c.date AS date,
       c.sentence AS sentence, c.outlet AS outlet, c.url AS url, c.id AS claim
ORDER BY coalesce(c.date, '') DESC, c.id
