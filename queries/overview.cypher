// title: What the graph holds
// description: Numbers of claims by relation, polarity and modality, and how many are in the articles' own voice.
// group: overview
// returns: rows
CALL {
  MATCH (c:Claim)
  RETURN c.relation AS relation, c.polarity AS polarity, c.modality AS modality, count(c) AS claims,
         count(c.speaker_id) AS cited, count(c.phase) AS bygone, min(c.date) AS earliest, max(c.date) AS latest
}
RETURN relation, polarity, modality, sum(claims) AS claims, sum(claims - cited) AS by_author, sum(bygone) AS over,
       min(earliest) AS earliest, max(latest) AS latest
ORDER BY relation, polarity, modality
