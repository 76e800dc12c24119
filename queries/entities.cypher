// title: Entities and topics
// description: The nodes of the graph, most mentioned first.
// group: entity
// returns: rows
// param kind: enum(any, Person, Country, Organization, Facility, Location, Event, Topic) = any -- Which nodes
// param text: str = null -- Only names and aliases that contain this, in any case
// example: kind=Person
// example: text="gas"
MATCH (n:Entity)
WHERE ($kind = 'any' OR n.kind = $kind)
  AND ($text IS NULL OR toLower(n.name) CONTAINS toLower($text)
       OR any(alias IN n.aliases WHERE toLower(alias) CONTAINS toLower($text)))
RETURN n.name AS name, n.kind AS kind, n.topic_kind AS topic_kind, n.mentions AS mentions, n.articles AS articles,
       n.first_seen AS first_seen, n.last_seen AS last_seen, n.wikidata AS wikidata, n.id AS id
ORDER BY mentions DESC, name, id
