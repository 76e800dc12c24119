// title: Stance of an entity on a topic
// description: What an entity supports, opposes, accepts, rejects or demands, a row per claim. Read polarity with
//   relation: OPPOSES denied means that it does not oppose. With rollup, also what people said who act for it; the
//   column via then names their office.
// group: stance
// returns: rows
// param entity: entity -- Whose stance
// param topic: topic -- Towards what
// param rollup: bool = false -- Count leaders and officials for their state or organization, within their time in office
// example: entity="Russia" topic="NATO membership of Ukraine"
// example: entity="Russia" topic="NATO membership of Ukraine" rollup=true
MATCH (c:Claim {object_id: $topic})
WHERE c.relation IN ['SUPPORTS', 'OPPOSES', 'ACCEPTS', 'REJECTS', 'DEMANDS'] AND (c.subject_id = $entity OR $rollup)
OPTIONAL MATCH (c)-[:SUBJECT]->(:Entity)-[f:ACTS_FOR]->(:Entity {id: $entity})
WHERE $rollup
  AND (f.valid_from IS NULL OR c.date IS NULL OR f.valid_from <= c.date)
  AND (f.valid_to IS NULL OR c.date IS NULL OR c.date <= f.valid_to)
WITH c, min(f.office) AS office
WHERE c.subject_id = $entity OR office IS NOT NULL
RETURN c.subject AS subject, CASE WHEN c.subject_id = $entity THEN 'itself' ELSE office END AS via,
       c.relation AS relation, c.object AS object,
       c.polarity AS polarity, c.modality AS modality, c.phase AS phase, c.speaker AS speaker, c.date AS date,
       c.sentence AS sentence, c.outlet AS outlet, c.url AS url, c.id AS claim
ORDER BY coalesce(c.date, '') DESC, c.id
