// title: What is known about a facility
// description: Who controls it, who is only said to, who may come to, who wants what for it, and what happened there; the
//   column aspect sorts the claims. A claim about a topic that concerns the facility counts as well.
// group: energy and facilities
// returns: rows
// param facility: entity -- A plant, pipeline, base or other place
// example: facility="Zaporizhzhia Nuclear Power Plant"
MATCH (f:Entity {id: $facility})<-[:ABOUT*0..1]-(t:Entity)<-[:SUBJECT|OBJECT]-(c:Claim)
WITH DISTINCT c
WITH c,
     CASE WHEN NOT c.relation IN ['CONTROLS', 'OWNS'] OR c.object_id <> $facility THEN
               CASE WHEN c.relation IN ['SUPPORTS', 'OPPOSES', 'ACCEPTS', 'REJECTS', 'DEMANDS'] THEN '5 wishes'
                    ELSE '6 other' END
          WHEN c.polarity = 'denied' THEN '4 does not control'
          WHEN c.modality <> 'actual' THEN '3 may control'
          WHEN c.phase IS NOT NULL THEN '4 does not control'
          WHEN c.speaker_id IS NULL THEN '1 controls'
          ELSE '2 is said to control' END AS ranked
RETURN substring(ranked, 2) AS aspect, c.subject AS subject, c.relation AS relation, c.object AS object,
       c.polarity AS polarity, c.modality AS modality, c.phase AS phase, c.speaker AS speaker, c.date AS date,
       c.sentence AS sentence, c.outlet AS outlet, c.url AS url, c.id AS claim
ORDER BY ranked, coalesce(c.date, '') DESC, claim
