// title: What did somebody say
// description: All claims that an entity makes, as the innermost speaker or as one who passes them on.
// group: claims and sources
// returns: rows
// param speaker: entity -- Who speaks
// param since: date = null -- Only claims dated this day or later; claims without a date are left out then
// param until: date = null -- Only claims dated this day or earlier; claims without a date are left out then
// example: speaker="Vladimir Putin"
MATCH (p:Entity {id: $speaker})<-[v:SAID_BY]-(c:Claim)
WHERE ($since IS NULL OR c.date >= $since) AND ($until IS NULL OR c.date <= $until)
RETURN c.subject AS subject, c.relation AS relation, c.object AS object, v.quoted AS quoted, v.order AS link,
       c.polarity AS polarity, c.modality AS modality, c.phase AS phase, c.speaker AS speaker, c.date AS date,
       c.sentence AS sentence, c.outlet AS outlet, c.url AS url, c.id AS claim
ORDER BY coalesce(c.date, '') DESC, claim, link
