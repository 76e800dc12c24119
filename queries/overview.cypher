// title: What the graph holds
// description: Numbers of claims by relation, polarity and modality, and how many are in the articles' own voice.
// group: overview
// returns: rows
MATCH (c:Claim)
RETURN c.relation AS relation, c.polarity AS polarity, c.modality AS modality, count(c) AS claims,
       count(CASE WHEN c.speaker = 'author' THEN 1 END) AS by_author, count(c.phase) AS over,
       min(c.date) AS earliest, max(c.date) AS latest
ORDER BY relation, polarity, modality
