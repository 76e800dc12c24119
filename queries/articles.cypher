// title: Articles
// description: The articles behind the graph with their numbers of claims, newest first.
// group: overview
// returns: rows
// param outlet: str = null -- Only of this outlet
// example: outlet="Morning Ledger"
MATCH (a:Article)
WHERE $outlet IS NULL OR a.outlet = $outlet
RETURN a.published AS published, a.outlet AS outlet, a.agency AS agency, a.name AS article,
       COUNT { (a)<-[:IN]-(:Claim) } AS claims,
       COUNT { MATCH (a)<-[:IN]-(c:Claim) WHERE c.speaker = 'author' } AS by_author, a.url AS url, a.id AS id
ORDER BY coalesce(a.published, '') DESC, id
