// title: Who changed position
// description: Pairs of claims on the same two ends, the later first against the earlier, with both sentences - from
//   support to opposition or back, and from asserted to denied or back, in one voice (a speaker, or the articles of one
//   outlet); and what was sought or held and is said, by anybody and be it on that day, to be dropped or over. The column
//   change names it.
// group: contradictions
// returns: rows
// param entity: node = null -- Only with this entity or topic at either end
// example: entity="Ukraine"
CALL {
  MATCH (n:Claim {polarity: 'denied'})
  WHERE n.position IS NOT NULL AND ($entity IS NULL OR n.subject_id = $entity OR n.object_id = $entity)
  // Not equal, twice: kglite would look up an equal relation or polarity, which many claims have, before the position.
  MATCH (y:Claim {position: n.position})
  WHERE y.polarity <> n.polarity AND NOT y.relation <> n.relation AND y.date <> n.date
    AND NOT (n.date > y.date AND y.phase IS NULL AND coalesce(n.phase, '') = 'ended')
  RETURN CASE WHEN y.date < n.date THEN y.id ELSE n.id END AS before,
         CASE WHEN y.date < n.date THEN n.id ELSE y.id END AS after, false AS ended
  UNION ALL
  MATCH (n:Claim)
  WHERE n.relation IN ['OPPOSES', 'REJECTS'] AND n.polarity = 'asserted' AND n.position IS NOT NULL
    AND ($entity IS NULL OR n.subject_id = $entity OR n.object_id = $entity)
  MATCH (y:Claim {position: n.position})
  WHERE y.polarity <> 'denied' AND NOT y.relation IN ['OPPOSES', 'REJECTS'] AND y.date <> n.date
  RETURN CASE WHEN y.date < n.date THEN y.id ELSE n.id END AS before,
         CASE WHEN y.date < n.date THEN n.id ELSE y.id END AS after, false AS ended
  UNION ALL
  MATCH (n:Claim {polarity: 'denied'})
  WHERE n.phase = 'ended' AND n.date IS NOT NULL
    AND ($entity IS NULL OR n.subject_id = $entity OR n.object_id = $entity)
  MATCH (y:Claim {subject_id: n.subject_id, object_id: n.object_id, relation: n.relation, modality: n.modality})
  WHERE y.polarity <> n.polarity AND y.phase IS NULL AND y.date <= n.date
  RETURN y.id AS before, n.id AS after, true AS ended
}
MATCH (c:Claim {id: before})
// There always is one; a server would plan two MATCH as a product.
OPTIONAL MATCH (d:Claim {id: after})
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
