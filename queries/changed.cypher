// title: Who changed position
// description: Pairs of claims in one voice on the same two ends, the later first against the earlier - from support to
//   opposition or back, or from asserted to denied or back - with both sentences. The voice is a speaker, or the articles
//   of one outlet.
// group: contradictions
// returns: rows
// param entity: node = null -- Only with this entity or topic at either end
// example: entity="Ukraine"
MATCH (c:Claim)-[:SUBJECT]->(s:Entity)
WHERE c.date IS NOT NULL
MATCH (c)-[:OBJECT]->(o:Entity)
WHERE $entity IS NULL OR s.id = $entity OR o.id = $entity
MATCH (s)<-[:SUBJECT]-(d:Claim)-[:OBJECT]->(o)
WHERE d.date > c.date AND d.speaker = c.speaker AND d.modality = c.modality
MATCH (c)-[:IN]->(a:Article)
MATCH (d)-[:IN]->(b:Article)
WHERE c.speaker <> 'author' OR coalesce(a.outlet, a.id) = coalesce(b.outlet, b.id)
WITH s, o, c, d,
     CASE WHEN c.relation IN ['SUPPORTS', 'ACCEPTS'] THEN 1 WHEN c.relation IN ['OPPOSES', 'REJECTS'] THEN -1 ELSE 0 END *
     CASE WHEN d.relation IN ['SUPPORTS', 'ACCEPTS'] THEN 1 WHEN d.relation IN ['OPPOSES', 'REJECTS'] THEN -1 ELSE 0 END
     AS sides
WHERE (c.relation = d.relation AND c.polarity <> d.polarity)
   OR (sides = -1 AND c.polarity = 'asserted' AND d.polarity = 'asserted')
RETURN s.name AS subject, o.name AS object, c.speaker AS speaker, c.modality AS modality,
       c.date AS earlier, c.relation AS relation, c.polarity AS polarity,
       d.date AS later, d.relation AS later_relation, d.polarity AS later_polarity, d.phase AS later_phase,
       c.sentence AS sentence, d.sentence AS later_sentence, c.id AS claim, d.id AS later_claim
ORDER BY later DESC, later_claim, claim
