// title: Who is cited
// description: Speakers with the number of claims that they make; sources without a name begin with unnamed.
// group: overview
// returns: rows
MATCH (c:Claim)-[:SAID_BY {order: 0}]->(p)
MATCH (c)-[:IN]->(a:Article)
RETURN p.name AS speaker, coalesce(p.kind, 'no entity') AS kind, count(DISTINCT c) AS claims,
       count(DISTINCT a) AS articles, min(c.date) AS earliest, max(c.date) AS latest, p.id AS id
ORDER BY claims DESC, speaker, id
