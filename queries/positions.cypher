// title: Positions on a topic
// description: Who takes which stance on a topic, in numbers of claims and of independent origins.
// group: stance
// returns: rows
// param topic: node -- A topic, or an entity
// example: topic="NATO membership of Ukraine"
MATCH (c:Claim {object_id: $topic})
WHERE c.relation IN ['SUPPORTS', 'OPPOSES', 'ACCEPTS', 'REJECTS', 'DEMANDS']
OPTIONAL MATCH (c)-[:FROM_ORIGIN]->(g:Origin)
RETURN c.subject AS subject, c.relation AS relation, c.polarity AS polarity, c.modality AS modality,
       count(DISTINCT c) AS claims, count(DISTINCT g) AS origins, min(c.date) AS earliest, max(c.date) AS latest,
       c.subject_id AS entity
ORDER BY claims DESC, subject, entity, relation, polarity, modality
