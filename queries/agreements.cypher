// title: Contracts, cooperation and agreements
// description: Who is bound to whom by contract, joint work or agreement, a row per claim.
// group: energy and facilities
// returns: rows
// param entity: entity = null -- Only with this entity at either end
// param polarity: enum(any, asserted, denied) = any -- Which claims to show
// param since: date = null -- Only claims dated this day or later; claims without a date are left out then
// param until: date = null -- Only claims dated this day or earlier; claims without a date are left out then
// example: entity="Gazprom"
// example: polarity=asserted
MATCH (c:Claim)
WHERE c.relation IN ['HOLDS_CONTRACT_WITH', 'COOPERATES_WITH', 'AGREES_WITH'] AND ($polarity = 'any' OR c.polarity = $polarity)
  AND ($since IS NULL OR c.date >= $since) AND ($until IS NULL OR c.date <= $until)
  AND ($entity IS NULL OR c.subject_id = $entity OR c.object_id = $entity)
RETURN c.subject AS subject, c.relation AS relation, c.object AS object, c.place AS place,
       c.polarity AS polarity, c.modality AS modality, c.phase AS phase, c.speaker AS speaker, c.date AS date,
       c.sentence AS sentence, c.outlet AS outlet, c.url AS url, c.id AS claim
ORDER BY coalesce(c.date, '') DESC, c.id
