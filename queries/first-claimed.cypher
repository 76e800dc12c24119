// title: Who said it first
// description: The earliest claim of each independent origin that two nodes stand in a relation, earliest origin first.
//   Claims without any date come last. In a relation without a direction, such as MEETS, the ends may be exchanged.
// group: claims and sources
// returns: rows
// param subject: node -- First end
// param relation: relation -- Which relation
// param object: node -- Second end
// param polarity: enum(asserted, denied) = asserted -- That it holds, or that it does not
// example: subject="Russia" relation=OPPOSES object="NATO membership of Ukraine"
MATCH (x:Entity {id: $subject})<-[:SUBJECT|OBJECT]-(c:Claim)-[:SUBJECT|OBJECT]->(y:Entity {id: $object})
WHERE c.relation = $relation AND c.polarity = $polarity AND x.id <> y.id
MATCH (c)-[:SUBJECT]->(s:Entity)
WHERE s.id = $subject OR c.relation IN ['AGREES_WITH', 'BORDERS', 'CONSULTS_WITH', 'COOPERATES_WITH', 'HOLDS_CONTRACT_WITH', 'MEETS']
MATCH (c)-[:FROM_ORIGIN]->(g:Origin)
WITH g, min(coalesce(c.date, '9999') + ' ' + c.id) AS earliest, count(DISTINCT c) AS repeats
MATCH (c:Claim {id: split(earliest, ' ')[1]})
MATCH (c)-[:SUBJECT]->(s:Entity)
MATCH (c)-[:OBJECT]->(o:Entity)
MATCH (c)-[:IN]->(a:Article)
RETURN c.date AS date, c.speaker AS speaker, s.name AS subject, c.relation AS relation, o.name AS object,
       c.polarity AS polarity, c.modality AS modality, c.phase AS phase, g.name AS origin, repeats,
       c.sentence AS sentence, a.outlet AS outlet, a.url AS url, c.id AS claim
ORDER BY coalesce(c.date, '9999'), claim
