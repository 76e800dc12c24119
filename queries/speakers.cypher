// title: Who is cited
// description: Speakers with the number of claims that they make; sources without a name begin with unnamed.
// group: overview
// returns: rows
CALL {
  MATCH (c:Claim)
  WHERE c.speaker_id IS NOT NULL
  RETURN c.speaker_id AS id, min(c.speaker) AS speaker, count(c) AS claims, count(DISTINCT c.article) AS articles,
         min(c.date) AS earliest, max(c.date) AS latest
}
OPTIONAL MATCH (p:Entity {id: id})
RETURN speaker, coalesce(p.kind, 'no entity') AS kind, claims, articles, earliest, latest, id
ORDER BY claims DESC, speaker, id
