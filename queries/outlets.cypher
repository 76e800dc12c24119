// title: Outlets
// description: Who publishes what, in numbers of articles and claims, and how much of it is in the articles' own voice.
// group: overview
// returns: rows
MATCH (p:Outlet)<-[:PUBLISHED_BY]-(a:Article)
OPTIONAL MATCH (a)<-[:IN]-(c:Claim)
RETURN p.name AS outlet, count(DISTINCT a) AS articles, count(c) AS claims,
       sum(CASE WHEN c.speaker = 'author' THEN 1 ELSE 0 END) AS by_author,
       sum(CASE WHEN c.polarity = 'denied' THEN 1 ELSE 0 END) AS denied
ORDER BY claims DESC, outlet
