// title: Claims without a date
// description: Claims for which neither the text nor the article gives any date; they are on no timeline.
// group: time
// returns: rows
// example: entity="Russia"
// param entity: node = null -- Only with this entity or topic at either end
MATCH (c:Claim)
WHERE c.date IS NULL
  AND ($entity IS NULL OR c.subject_id = $entity OR c.object_id = $entity)
RETURN c.subject AS subject, c.relation AS relation, c.object AS object,
       c.polarity AS polarity, c.modality AS modality, c.phase AS phase, c.speaker AS speaker,
       c.date_text AS date_text, c.sentence AS sentence, c.outlet AS outlet, c.url AS url, c.id AS claim
ORDER BY claim
