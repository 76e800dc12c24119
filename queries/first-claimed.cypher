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
MATCH (:Entity {id: $subject})<-[:SUBJECT|OBJECT]-(c:Claim)
WHERE c.relation = $relation AND c.polarity = $polarity AND c.subject_id <> c.object_id
  AND c.subject_id IN [$subject, $object] AND c.object_id IN [$subject, $object]
  AND (c.subject_id = $subject
       OR c.relation IN ['AGREES_WITH', 'BORDERS', 'CONSULTS_WITH', 'COOPERATES_WITH', 'HOLDS_CONTRACT_WITH', 'MEETS'])
MATCH (c)-[:FROM_ORIGIN]->(g:Origin)
WITH g, min(coalesce(c.date, '9999') + ' ' + c.id) AS earliest, count(c) AS repeats
MATCH (c:Claim {id: split(earliest, ' ')[1]})
RETURN c.date AS date, c.speaker AS speaker, c.subject AS subject, c.relation AS relation, c.object AS object,
       c.polarity AS polarity, c.modality AS modality, c.phase AS phase, g.name AS origin, repeats,
       c.sentence AS sentence, c.outlet AS outlet, c.url AS url, c.id AS claim
ORDER BY coalesce(c.date, '9999'), claim
