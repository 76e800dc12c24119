// title: Who changed position
// description: Pairs of claims on the same two ends, the later first against the earlier, with both sentences - from
//   support to opposition or back, and from asserted to denied or back, in one voice (a speaker, or the articles of one
//   outlet); and what was sought or held and is said, by anybody and be it on that day, to be dropped or over. The column
//   change names it.
// group: contradictions
// returns: rows
// param entity: node = null -- Only with this entity or topic at either end
// example: entity="Ukraine"
MATCH (c:Claim)-[:SUBJECT]->(s:Entity)
WHERE c.date IS NOT NULL
MATCH (c)-[:OBJECT]->(o:Entity)
WHERE $entity IS NULL OR s.id = $entity OR o.id = $entity
MATCH (s)<-[:SUBJECT]-(d:Claim)-[:OBJECT]->(o)
WHERE d.date >= c.date AND d.modality = c.modality
  AND ((c.relation = d.relation AND c.polarity <> d.polarity AND (c.speaker = d.speaker OR d.phase = 'ended'))
       OR (c.polarity = 'asserted' AND d.polarity = 'asserted' AND c.speaker = d.speaker
           AND ((c.relation IN ['SUPPORTS', 'ACCEPTS'] AND d.relation IN ['OPPOSES', 'REJECTS'])
                OR (c.relation IN ['OPPOSES', 'REJECTS'] AND d.relation IN ['SUPPORTS', 'ACCEPTS']))))
WITH c, d,
     c.relation = d.relation AND c.polarity = 'asserted' AND c.phase IS NULL AND d.polarity = 'denied'
     AND coalesce(d.phase, '') = 'ended' AS ended
WHERE ended
   OR (d.date > c.date AND c.speaker = d.speaker
       AND (c.speaker <> 'author' OR coalesce(c.outlet, c.article) = coalesce(d.outlet, d.article)))
RETURN c.subject AS subject, c.object AS object,
       CASE WHEN ended AND c.relation IN ['SEEKS_MEMBERSHIP_IN', 'DEMANDS'] THEN 'sought → dropped'
            WHEN ended THEN 'held → over'
            WHEN c.relation = d.relation THEN c.polarity + ' → ' + d.polarity
            ELSE toLower(c.relation) + ' → ' + toLower(d.relation) END AS change,
       c.modality AS modality,
       c.date AS earlier, c.relation AS relation, c.polarity AS polarity, c.speaker AS speaker,
       d.date AS later, d.relation AS later_relation, d.polarity AS later_polarity, d.phase AS later_phase,
       d.speaker AS later_speaker, c.sentence AS sentence, d.sentence AS later_sentence,
       c.outlet AS outlet, d.outlet AS later_outlet, c.id AS claim, d.id AS later_claim
ORDER BY later DESC, later_claim, claim
