// title: Claims that later ones replaced
// description: Pairs of a later claim and the earlier one that it replaces, with both sentences.
// group: contradictions
// returns: rows
// example: entity="Ukraine"
// param entity: node = null -- Only with this entity or topic at either end
MATCH (d:Claim)-[r:SUPERSEDES]->(c:Claim)
MATCH (c)-[:SUBJECT]->(s:Entity)
MATCH (c)-[:OBJECT]->(o:Entity)
WHERE $entity IS NULL OR s.id = $entity OR o.id = $entity
RETURN s.name AS subject, c.relation AS relation, o.name AS object,
       c.date AS earlier, c.polarity AS polarity, c.speaker AS speaker, c.sentence AS sentence,
       d.date AS later, d.relation AS later_relation, d.polarity AS later_polarity, d.speaker AS later_speaker, d.sentence AS later_sentence,
       c.id AS claim, d.id AS later_claim
ORDER BY coalesce(d.date, '') DESC, later_claim, claim
