// title: Claims that later ones replaced
// description: Pairs of a later claim and the earlier one that it replaces, with both sentences.
// group: contradictions
// returns: rows
// example: entity="Ukraine"
// param entity: node = null -- Only with this entity or topic at either end
MATCH (d:Claim)-[r:SUPERSEDES]->(c:Claim)
WHERE $entity IS NULL OR c.subject_id = $entity OR c.object_id = $entity
RETURN c.subject AS subject, c.relation AS relation, c.object AS object,
       c.date AS earlier, c.polarity AS polarity, c.speaker AS speaker, c.sentence AS sentence,
       d.date AS later, d.relation AS later_relation, d.polarity AS later_polarity, d.speaker AS later_speaker,
       d.sentence AS later_sentence, c.id AS claim, d.id AS later_claim
ORDER BY coalesce(d.date, '') DESC, later_claim, claim
