// title: Outlets
// description: Who publishes what, in numbers of articles and claims, and how much of it is in the articles' own voice.
// group: overview
// returns: rows
CALL {
  MATCH (c:Claim)
  WHERE c.outlet IS NOT NULL
  RETURN c.outlet AS outlet, c.polarity AS polarity, 0 AS texts, count(c) AS found, count(c.speaker_id) AS cited
  UNION ALL
  MATCH (a:Article)
  WHERE a.outlet IS NOT NULL
  RETURN a.outlet AS outlet, 'none' AS polarity, count(a) AS texts, 0 AS found, 0 AS cited
}
RETURN outlet, sum(texts) AS articles, sum(found) AS claims, sum(found - cited) AS by_author,
       sum(CASE WHEN polarity = 'denied' THEN found ELSE 0 END) AS denied
ORDER BY claims DESC, outlet
