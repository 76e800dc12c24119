// title: Who supplies gas to whom, and through what
// description: Gas deliveries and the countries and lines that they pass, a row per claim. In a transit row the subject is
//   the supply or the line; for a supply, supplier and customer are the entities that it is about.
//   The transit of oil, electricity, power or coal is left out.
// group: energy and facilities
// returns: rows
// param entity: entity = null -- Only with this supplier, customer, line or country of transit
// param polarity: enum(any, asserted, denied) = any -- Which claims to show
// example: entity="Slovakia"
// example: polarity=asserted
MATCH (c:Claim)-[:SUBJECT]->(s:Entity)
WHERE c.relation IN ['SUPPLIES_GAS_TO', 'TRANSITS_THROUGH'] AND ($polarity = 'any' OR c.polarity = $polarity)
  AND NOT split(toLower(c.subject), ' ')[0] IN ['oil', 'electricity', 'power', 'coal']
OPTIONAL MATCH (s)-[:ABOUT {role: 'supplier'}]->(x:Entity)
OPTIONAL MATCH (s)-[:ABOUT {role: 'customer'}]->(y:Entity)
// As WITH c, x, y WHERE, for which kglite would copy every node.
UNWIND CASE WHEN $entity IS NULL OR c.subject_id = $entity OR c.object_id = $entity OR x.id = $entity OR y.id = $entity
            THEN [1] ELSE [] END AS kept
RETURN c.subject AS subject, c.relation AS relation, c.object AS object, x.name AS supplier, y.name AS customer,
       c.polarity AS polarity, c.modality AS modality, c.phase AS phase, c.speaker AS speaker, c.date AS date,
       c.sentence AS sentence, c.outlet AS outlet, c.url AS url, c.id AS claim
ORDER BY relation, coalesce(c.date, '') DESC, claim, coalesce(x.id, ''), coalesce(y.id, '')
