// title: Members and candidates
// description: Who is in an organization and who wants to join, a row per claim. SEEKS_MEMBERSHIP_IN denied and ended is a
//   bid that was dropped.
// group: entity
// returns: rows
// param entity: entity = null -- Only with this entity at either end
// param polarity: enum(any, asserted, denied) = any -- Which claims to show
// param since: date = null -- Only claims dated this day or later; claims without a date are left out then
// param until: date = null -- Only claims dated this day or earlier; claims without a date are left out then
// example: entity="NATO"
// example: polarity=asserted
MATCH (c:Claim)
WHERE c.relation IN ['MEMBER_OF', 'SEEKS_MEMBERSHIP_IN'] AND ($polarity = 'any' OR c.polarity = $polarity)
  AND ($since IS NULL OR c.date >= $since) AND ($until IS NULL OR c.date <= $until)
  AND ($entity IS NULL OR c.subject_id = $entity OR c.object_id = $entity)
RETURN c.subject AS subject, c.relation AS relation, c.object AS object,
       c.polarity AS polarity, c.modality AS modality, c.phase AS phase, c.speaker AS speaker, c.date AS date,
       c.sentence AS sentence, c.outlet AS outlet, c.url AS url, c.id AS claim
ORDER BY coalesce(c.date, '') DESC, c.id
