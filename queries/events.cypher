// title: Meetings as events
// description: Who attends and hosts a meeting that articles tell of, with its days and place: one event from all articles
//   that agree on who, when and where. A row per participant; planned meetings are CLAIMED.
// group: contact
// returns: graph
// param entity: entity = null -- Only meetings with this participant
// param since: date = null -- Only meetings on this day or later
// param until: date = null -- Only meetings on this day or earlier
// example: entity="Vladimir Putin"
// example: since=2024-01-01 until=2025-12-31
MATCH (p:Entity)-[r]->(e:Entity {kind: 'Event'})
WHERE e.event_from IS NOT NULL AND r.relation IN ['ATTENDS', 'HOSTS']
  AND ($since IS NULL OR e.event_to >= $since) AND ($until IS NULL OR e.event_from <= $until)
  AND ($entity IS NULL OR EXISTS { MATCH (e)<-[q]-(x:Entity {id: $entity}) WHERE q.relation IN ['ATTENDS', 'HOSTS'] })
RETURN p.name AS subject, type(r) AS kind, r.relation AS relation, e.name AS object, e.event_from AS first_day,
       e.event_to AS last_day, e.place AS place, r.modality AS modality, r.articles AS articles, r.origins AS origins,
       r.sentence AS sentence, r.url AS url, r.claim AS claim, p.id AS source, e.id AS target, r.rid AS rid
ORDER BY first_day DESC, target, rid
