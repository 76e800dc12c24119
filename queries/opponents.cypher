// title: Who opposes a topic
// description: Claims that somebody opposes or rejects a topic, a row per claim, the denied ones last: these say that the
//   relation does not hold.
// group: stance
// returns: rows
// param topic: node -- A topic, or an entity
// param polarity: enum(any, asserted, denied) = any -- Which claims to show
// example: topic="NATO membership of Ukraine"
// example: topic="NATO membership of Ukraine" polarity=asserted
MATCH (c:Claim {object_id: $topic})
WHERE c.relation IN ['OPPOSES', 'REJECTS'] AND ($polarity = 'any' OR c.polarity = $polarity)
RETURN c.subject AS subject, c.relation AS relation, c.object AS object,
       c.polarity AS polarity, c.modality AS modality, c.phase AS phase, c.speaker AS speaker, c.date AS date,
       c.sentence AS sentence, c.outlet AS outlet, c.url AS url, c.id AS claim
ORDER BY c.polarity, c.subject, coalesce(c.date, '') DESC, c.id
