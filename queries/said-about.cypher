// title: What did one say about another
// description: Claims of a speaker in which the other entity or topic is an end, or that are about a topic which concerns it.
// group: claims and sources
// returns: rows
// param speaker: entity -- Who speaks
// param about: node -- About whom or what
// param rollup: bool = false -- Also people who act for the speaker
// param polarity: enum(any, asserted, denied) = any -- Which claims to show
// example: speaker="Vladimir Putin" about="NATO"
// example: speaker="Russia" about="Ukraine" rollup=true
MATCH (x:Entity {id: $about})
MATCH (x)<-[:ABOUT*0..1]-(t:Entity)<-[:SUBJECT|OBJECT]-(c:Claim)
WHERE ($polarity = 'any' OR c.polarity = $polarity) AND ($rollup OR c.speaker_id = $speaker)
WITH DISTINCT c
WHERE c.speaker_id = $speaker
   OR EXISTS { MATCH (c)-[:SAID_BY {order: 0}]->(:Entity)-[:ACTS_FOR]->(:Entity {id: $speaker}) }
RETURN c.subject AS subject, c.relation AS relation, c.object AS object,
       c.polarity AS polarity, c.modality AS modality, c.phase AS phase, c.speaker AS speaker, c.date AS date,
       c.sentence AS sentence, c.outlet AS outlet, c.url AS url, c.id AS claim
ORDER BY coalesce(c.date, '') DESC, c.id
