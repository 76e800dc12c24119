// title: Claims that contradict each other
// description: Pairs of claims that cannot both hold, with both sentences. dispute - two speakers; self-contradiction - one
//   speaker; author-against-speaker - an article in its own voice against a speaker.
// group: contradictions
// returns: rows
// param entity: node = null -- Only with this entity or topic at either end
// param kind: enum(any, dispute, self-contradiction, author-against-speaker) = any -- Which kind
// example: entity="Russia"
// example: kind=dispute
MATCH (c:Claim)-[r:CONTRADICTS]->(d:Claim)
WHERE ($kind = 'any' OR r.kind = $kind)
  AND ($entity IS NULL OR c.subject_id = $entity OR c.object_id = $entity)
RETURN r.kind AS kind, c.subject AS subject, c.relation AS relation, c.object AS object,
       c.polarity AS polarity, c.modality AS modality, c.speaker AS speaker, c.date AS date, c.sentence AS sentence,
       d.relation AS other_relation, d.polarity AS other_polarity, d.speaker AS other_speaker, d.date AS other_date,
       d.sentence AS other_sentence, c.outlet AS outlet, d.outlet AS other_outlet, c.id AS claim, d.id AS other_claim
ORDER BY kind, claim, other_claim
