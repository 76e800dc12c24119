// title: What the graph holds
// description: Numbers of claims by relation, polarity and modality, and how many are in the articles' own voice.
// group: overview
// returns: rows
MATCH (c:Claim)
RETURN c.relation AS relation, c.polarity AS polarity, c.modality AS modality, count(c) AS claims,
       sum(CASE WHEN c.speaker = 'author' THEN 1 ELSE 0 END) AS by_author,
       sum(CASE WHEN c.phase IS NOT NULL THEN 1 ELSE 0 END) AS over, min(c.date) AS earliest, max(c.date) AS latest
ORDER BY relation, polarity, modality
