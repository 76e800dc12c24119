// title: All that is claimed between two
// description: Claims in either direction between two entities or topics, and between one of them and a topic that concerns
//   the other.
// group: entity
// returns: rows
// param first: node -- One of them
// param second: node -- The other
// example: first="Russia" second="Ukraine"
MATCH (x:Entity {id: $first})
MATCH (x)<-[:ABOUT*0..1]-(t:Entity)<-[:SUBJECT|OBJECT]-(c:Claim)
WITH DISTINCT c
MATCH (c)-[:SUBJECT]->(s:Entity)
MATCH (c)-[:OBJECT]->(o:Entity)
WITH c, s, o,
     s.id = $first AS s1, o.id = $first AS o1, s.id = $second AS s2, o.id = $second AS o2,
     EXISTS { MATCH (s)-[:ABOUT]->(:Entity {id: $first}) } AS t1,
     EXISTS { MATCH (o)-[:ABOUT]->(:Entity {id: $first}) } AS u1,
     EXISTS { MATCH (s)-[:ABOUT]->(:Entity {id: $second}) } AS t2,
     EXISTS { MATCH (o)-[:ABOUT]->(:Entity {id: $second}) } AS u2
WHERE (s1 AND (o2 OR u2)) OR (s2 AND (o1 OR u1)) OR (o1 AND t2) OR (o2 AND t1)
MATCH (c)-[:IN]->(a:Article)
RETURN s.name AS subject, c.relation AS relation, o.name AS object,
       c.polarity AS polarity, c.modality AS modality, c.phase AS phase, c.speaker AS speaker, c.date AS date,
       c.sentence AS sentence, a.outlet AS outlet, a.url AS url, c.id AS claim
ORDER BY coalesce(c.date, '') DESC, c.id
