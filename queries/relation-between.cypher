// title: All that is claimed between two
// description: Claims in either direction between two entities or topics, and between one of them and a topic that concerns
//   the other.
// group: entity
// returns: rows
// param first: node -- One of them
// param second: node -- The other
// example: first="Russia" second="Ukraine"
OPTIONAL MATCH (x:Entity)-[:ABOUT]->(:Entity {id: $first})
WITH collect(DISTINCT x.id) AS near
OPTIONAL MATCH (x:Entity)-[:ABOUT]->(:Entity {id: $second})
WITH near, collect(DISTINCT x.id) AS far
MATCH (:Entity {id: $first})<-[:ABOUT*0..1]-(t:Entity)<-[:SUBJECT|OBJECT]-(c:Claim)
WITH DISTINCT c, near, far
WHERE (c.subject_id = $first AND (c.object_id = $second OR c.object_id IN far))
   OR (c.subject_id = $second AND (c.object_id = $first OR c.object_id IN near))
   OR (c.object_id = $first AND c.subject_id IN far)
   OR (c.object_id = $second AND c.subject_id IN near)
RETURN c.subject AS subject, c.relation AS relation, c.object AS object,
       c.polarity AS polarity, c.modality AS modality, c.phase AS phase, c.speaker AS speaker, c.date AS date,
       c.sentence AS sentence, c.outlet AS outlet, c.url AS url, c.id AS claim
ORDER BY coalesce(c.date, '') DESC, c.id
