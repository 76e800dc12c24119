// title: Outlets
// description: Who publishes what, in numbers of articles and claims, and how much of it is in the articles' own voice.
// group: overview
// returns: rows
CALL {
  MATCH (c:Claim)
  WHERE c.outlet IS NOT NULL
  RETURN c.outlet AS outlet, 0 AS texts, count(c) AS found,
         sum(CASE WHEN c.speaker = 'author' THEN 1 ELSE 0 END) AS own,
         sum(CASE WHEN c.polarity = 'denied' THEN 1 ELSE 0 END) AS negative
  UNION ALL
  MATCH (a:Article)
  WHERE a.outlet IS NOT NULL
  RETURN a.outlet AS outlet, count(a) AS texts, 0 AS found, 0 AS own, 0 AS negative
}
RETURN outlet, sum(texts) AS articles, sum(found) AS claims, sum(own) AS by_author, sum(negative) AS denied
ORDER BY claims DESC, outlet
