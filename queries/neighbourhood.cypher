// title: Everything around an entity
// description: The edges of an entity or topic. An edge of kind CLAIMED is denied, not actual, over, or only said by
//   others: read polarity, modality and speakers before you believe it.
// group: entity
// returns: graph
// param entity: node -- An entity or a topic
// param plain: bool = false -- Only what is stated plainly, no CLAIMED edges
// example: entity="Russia"
// example: entity="Russia" plain=true
MATCH (n:Entity {id: $entity})-[r]-(m:Entity)
WHERE r.relation IS NOT NULL AND ($plain = false OR type(r) <> 'CLAIMED')
RETURN startNode(r).name AS subject, type(r) AS kind, r.relation AS relation, endNode(r).name AS object,
       r.polarity AS polarity, r.modality AS modality, r.phase AS phase, r.by_author AS by_author,
       r.disputed AS disputed, r.origins AS origins, r.last_date AS latest, r.sentence AS sentence, r.url AS url,
       r.claim AS claim, startNode(r).id AS source, endNode(r).id AS target, r.rid AS rid
ORDER BY origins DESC, rid
