"""Where a claim comes from: repetition is no corroboration.

Two claims have one origin when

- the author says both and the articles are near-copies, or both credit one news agency;
- one named speaker said both on one day, whoever reports it.

Near-copies are found by MinHash and locality-sensitive hashing (Broder 1997; datasketch) over word shingles
of the cleaned text, then confirmed exactly: most shingles of the shorter article stand in the longer one,
so a wire report with a paragraph of its own added is still a copy.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

import networkx as nx

from graphbuild.ingest.cleaning import clean
from graphbuild.model import Article, Claim

SHINGLE_WORDS = 5
#: Candidates need this estimated Jaccard similarity; low, because containment is checked exactly afterwards.
CANDIDATE_SIMILARITY = 0.3
COPY_CONTAINMENT = 0.6
#: Shorter texts (a headline with one line) share shingles by chance.
MIN_SHINGLES = 20
_UNNAMED = "unnamed:"


@dataclass(frozen=True, slots=True, kw_only=True)
class Cluster:
    """Articles that are copies of one text.

    Attributes:
        id: Smallest article id.
        agency: The agency that any of them credits; empty when none does.
        published: Earliest publication date.
    """

    id: str
    agency: str
    published: str | None


def find_origins(claims: Sequence[Claim], articles: Sequence[Article]) -> dict[str, str]:
    """Return the origin id of each claim, by claim id.

    Origin ids can be read: ``agency:NAME``, ``text:ARTICLE`` or ``speaker:NODE@DAY``.
    """
    clusters = find_clusters(articles)
    return {claim.id: _origin(claim, clusters[claim.article]) for claim in claims}


def find_clusters(articles: Sequence[Article]) -> dict[str, Cluster]:
    """Return the cluster of each article, by article id."""
    shingles = {article.id: _shingles(article) for article in articles}
    copies: nx.Graph[str] = nx.Graph(_copies(shingles))
    copies.add_nodes_from(shingles)
    known = {article.id: article for article in articles}
    return {
        member: cluster
        for members in nx.connected_components(copies)
        for cluster in [_cluster([known[member] for member in sorted(members)])]
        for member in members
    }


def _origin(claim: Claim, cluster: Cluster) -> str:
    if not claim.attribution:
        return f"agency:{cluster.agency}" if cluster.agency else f"text:{cluster.id}"
    speaker = claim.attribution[0].id
    if speaker.startswith(_UNNAMED):
        return f"speaker:{speaker}@{cluster.id}"
    return f"speaker:{speaker}@{claim.said_on or cluster.published or cluster.id}"


def _cluster(members: Sequence[Article]) -> Cluster:
    return Cluster(
        id=members[0].id,
        agency=min((article.agency for article in members if article.agency), default=""),
        published=min((article.published for article in members if article.published), default=None),
    )


def _copies(shingles: Mapping[str, frozenset[str]]) -> Iterator[tuple[str, str]]:
    # Imported here: it loads SciPy, a second that commands without clusters need not pay.
    from datasketch import MinHash, MinHashLSH  # noqa: PLC0415

    index = MinHashLSH(threshold=CANDIDATE_SIMILARITY, num_perm=64)
    for article, found in sorted(shingles.items()):
        if len(found) < MIN_SHINGLES:
            continue
        sketch = MinHash(num_perm=64, seed=1)
        sketch.update_batch([shingle.encode() for shingle in sorted(found)])
        for other in sorted(index.query(sketch)):
            if len(found & shingles[other]) >= COPY_CONTAINMENT * min(len(found), len(shingles[other])):
                yield other, article
        index.insert(article, sketch)


def _shingles(article: Article) -> frozenset[str]:
    words = " ".join(block.text for block in clean(article).blocks).casefold().split()
    return frozenset(" ".join(words[at : at + SHINGLE_WORDS]) for at in range(len(words) - SHINGLE_WORDS + 1))
