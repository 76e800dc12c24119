// title: Topics
// description: What people take stances on, with the numbers of claims for and against; denied counts claims that such a
//   stance does not exist.
// group: overview
// returns: rows
// param about: entity = null -- Only topics that concern this entity
// example: about="Ukraine"
MATCH (t:Topic)
WHERE $about IS NULL OR EXISTS { MATCH (t)-[:ABOUT]->(:Entity {id: $about}) }
OPTIONAL MATCH (t)<-[:OBJECT]-(c:Claim)
RETURN t.name AS topic, t.topic_kind AS kind, count(c) AS claims,
       sum(CASE WHEN c.polarity = 'asserted' AND c.relation IN ['SUPPORTS', 'ACCEPTS'] THEN 1 ELSE 0 END) AS support,
       sum(CASE WHEN c.polarity = 'asserted' AND c.relation IN ['OPPOSES', 'REJECTS'] THEN 1 ELSE 0 END) AS oppose,
       sum(CASE WHEN c.polarity = 'denied' THEN 1 ELSE 0 END) AS denied, t.id AS id
ORDER BY claims DESC, topic, id
