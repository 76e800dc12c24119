// title: Claims of one relation
// description: All claims with a relation, a row each.
// group: claims and sources
// returns: rows
// param relation: relation -- Which relation
// param polarity: enum(any, asserted, denied) = any -- Which claims to show
// param modality: enum(any, actual, planned, possible, hypothetical, demanded) = any -- How real
// example: relation=MEETS
// example: relation="supplies gas to" polarity=asserted modality=actual
MATCH (c:Claim {relation: $relation})
WHERE ($polarity = 'any' OR c.polarity = $polarity) AND ($modality = 'any' OR c.modality = $modality)
RETURN c.subject AS subject, c.relation AS relation, c.object AS object,
       c.polarity AS polarity, c.modality AS modality, c.phase AS phase, c.speaker AS speaker, c.date AS date,
       c.sentence AS sentence, c.outlet AS outlet, c.url AS url, c.id AS claim
ORDER BY coalesce(c.date, '') DESC, c.id
