// title: Who said it first
// description: The earliest claim of each independent origin that two nodes stand in a relation, earliest origin first.
//   Claims without any date come last.
// group: claims and sources
// returns: rows
// param subject: node -- First end
// param relation: relation -- Which relation
// param object: node -- Second end
// param polarity: enum(asserted, denied) = asserted -- That it holds, or that it does not
// example: subject="Russia" relation=OPPOSES object="NATO membership of Ukraine"
MATCH (s:Entity {id: $subject})<-[:SUBJECT]-(c:Claim)-[:OBJECT]->(o:Entity {id: $object})
WHERE c.relation = $relation AND c.polarity = $polarity
MATCH (c)-[:FROM_ORIGIN]->(g:Origin)
WITH s, o, g, min(coalesce(c.date, '9999') + ' ' + c.id) AS earliest, count(c) AS repeats
MATCH (c:Claim {id: split(earliest, ' ')[1]})
MATCH (c)-[:IN]->(a:Article)
RETURN c.date AS date, c.speaker AS speaker, s.name AS subject, c.relation AS relation, o.name AS object,
       c.polarity AS polarity, c.modality AS modality, c.phase AS phase, g.name AS origin, repeats,
       c.sentence AS sentence, a.outlet AS outlet, a.url AS url, c.id AS claim
ORDER BY coalesce(c.date, '9999'), claim
