// title: Who changed position
// description: Pairs of claims on the same two ends, the later first against the earlier, with both sentences - from
//   support to opposition or back, and from asserted to denied or back, in one voice (a speaker, or the articles of one
//   outlet); and what was sought or held and is said, by anybody and be it on that day, to be dropped or over. The column
//   change names it.
// group: contradictions
// returns: rows
// param entity: node = null -- Only with this entity or topic at either end
// example: entity="Ukraine"
MATCH (c:Claim)
WHERE c.date IS NOT NULL AND ($entity IS NULL OR c.subject_id = $entity OR c.object_id = $entity)
WITH c.subject_id AS s, c.object_id AS o, c.modality AS modality,
     CASE WHEN c.relation IN ['SUPPORTS', 'ACCEPTS', 'OPPOSES', 'REJECTS'] THEN 'stance' ELSE c.relation END AS about,
     collect(c) AS found, min(c.polarity) AS low, max(c.polarity) AS high
WHERE low <> high OR about = 'stance'
UNWIND found AS c
UNWIND found AS d
WITH c, d
WHERE d.date >= c.date
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
