"""Where a claim comes from: repetition is no corroboration.

Two claims have one origin when

- the author says both and the articles are near-copies, or both credit one news agency;
- one named speaker said both on one day, whoever reports it.

Near-copies are found by MinHash and locality-sensitive hashing (Broder 1997; datasketch) over word shingles
of the cleaned text, then confirmed exactly: most shingles of the shorter article stand in the longer one,
so a wire report with a paragraph of its own added is still a copy.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache

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


@dataclass(frozen=True, slots=True)
class Sketch:
    """A text as the search for copies sees it.

    Attributes:
        shingles: Its runs of words.
        bands: Texts that share one of these may be copies.
    """

    article: str
    shingles: frozenset[str]
    bands: tuple[bytes, ...]


def find_origins(claims: Sequence[Claim], articles: Sequence[Article]) -> dict[str, str]:
    """Return the origin id of each claim, by claim id.

    Origin ids can be read: ``agency:NAME``, ``text:ARTICLE`` or ``speaker:NODE@DAY``.
    """
    clusters = find_clusters(articles)
    return {claim.id: origin_of(claim, clusters[claim.article]) for claim in claims}


def find_clusters(articles: Sequence[Article]) -> dict[str, Cluster]:
    """Return the cluster of each article, by article id."""
    sketches = sorted(map(sketch, articles), key=lambda item: item.article)
    copies: nx.Graph[str] = nx.Graph(near_copies(sketches))
    copies.add_nodes_from(item.article for item in sketches)
    known = {article.id: article for article in articles}
    return {
        member: cluster
        for members in nx.connected_components(copies)
        for cluster in [make_cluster([known[member] for member in sorted(members)])]
        for member in members
    }


def origin_of(claim: Claim, cluster: Cluster) -> str:
    """Return the origin id of a claim of an article in this cluster."""
    if not claim.attribution:
        return f"agency:{cluster.agency}" if cluster.agency else f"text:{cluster.id}"
    speaker = claim.attribution[0].id
    if speaker.startswith(_UNNAMED):
        return f"speaker:{speaker}@{cluster.id}"
    return f"speaker:{speaker}@{claim.said_on or cluster.published or cluster.id}"


def make_cluster(members: Sequence[Article]) -> Cluster:
    """Return the cluster of articles that are copies of one text."""
    return Cluster(
        id=min(article.id for article in members),
        agency=min((article.agency for article in members if article.agency), default=""),
        published=min((article.published for article in members if article.published), default=None),
    )


def sketch(article: Article) -> Sketch:
    """Return what near-copies of an article are found by; without bands for a text that is too short."""
    shingles = _shingles(article)
    return Sketch(article.id, shingles, _bands(shingles) if len(shingles) >= MIN_SHINGLES else ())


def near_copies(sketches: Iterable[Sketch]) -> Iterator[tuple[str, str]]:
    """Yield pairs of ids of articles that are copies of one text, the one that came earlier first."""
    buckets: dict[bytes, list[Sketch]] = defaultdict(list)
    for item in sketches:
        for other in {other.article: other for band in item.bands for other in buckets[band]}.values():
            if is_copy(item, other):
                yield other.article, item.article
        for band in item.bands:
            buckets[band].append(item)


def is_copy(one: Sketch, other: Sketch) -> bool:
    """Whether most of the shorter text stands in the longer one."""
    shorter = min(len(one.shingles), len(other.shingles))
    return len(one.shingles & other.shingles) >= COPY_CONTAINMENT * shorter


def _bands(shingles: Iterable[str]) -> tuple[bytes, ...]:
    """Return the keys under which texts of similar words meet."""
    # Imported here: it loads SciPy, a second that commands without clusters need not pay.
    from datasketch import MinHash  # noqa: PLC0415

    sketch = MinHash(num_perm=64, seed=1)
    sketch.update_batch([shingle.encode() for shingle in sorted(shingles)])
    return tuple(
        at.to_bytes(1, "big") + bytes(sketch.hashvalues[start:end].astype(">u8").data)
        for at, (start, end) in enumerate(_ranges())
    )


@cache
def _ranges() -> tuple[tuple[int, int], ...]:
    from datasketch import MinHashLSH  # noqa: PLC0415

    return tuple(MinHashLSH(threshold=CANDIDATE_SIMILARITY, num_perm=64).hashranges)


def _shingles(article: Article) -> frozenset[str]:
    words = " ".join(block.text for block in clean(article).blocks).casefold().split()
    return frozenset(" ".join(words[at : at + SHINGLE_WORDS]) for at in range(len(words) - SHINGLE_WORDS + 1))
