// title: Who says so, and who passes it on
// description: The chain of each claim: speakers from the innermost outwards, the office in which each speaks and for
//   whom, the agency, the outlet. A row per claim, speaker and office; claims in the author's own voice have no speaker.
// group: claims and sources
// returns: rows
// param node: node -- About whom or what: an end of the claim
// param relation: relation = null -- Only this relation
// example: node="Russia"
// example: node="EU membership of Ukraine" relation=OPPOSES
MATCH (:Entity {id: $node})<-[:SUBJECT|OBJECT]-(c:Claim)
WHERE $relation IS NULL OR c.relation = $relation
WITH DISTINCT c
MATCH (c)-[:IN]->(a:Article)
OPTIONAL MATCH (c)-[v:SAID_BY]->(p)
OPTIONAL MATCH (c)-[:SAID_BY]->(p)-[f:ACTS_FOR]->(h:Entity)
RETURN c.subject AS subject, c.relation AS relation, c.object AS object, c.polarity AS polarity,
       c.modality AS modality, v.order AS link, coalesce(p.name, 'author') AS speaker, v.quoted AS quoted,
       f.office AS office, h.name AS office_of, a.agency AS agency, c.outlet AS outlet, c.date AS date,
       c.sentence AS sentence, c.url AS url, c.id AS claim
ORDER BY coalesce(c.date, '') DESC, claim, coalesce(link, -1), coalesce(office, ''), coalesce(office_of, ''),
         coalesce(h.id, '')
