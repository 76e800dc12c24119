"""The key of those claims of which one may take another one back.

Pairs of claims are sought by it in one look into an index. What decides is all in the claim and its article, so the key
changes with them only.
"""

from graphbuild.model import Article, Claim, digest

#: Relations that are sides of one matter.
STANCES = frozenset({"SUPPORTS", "ACCEPTS", "OPPOSES", "REJECTS"})


def position(claim: Claim, article: Article) -> str:
    """Return a key that claims share if one voice makes them on the same ends, in one modality, on one matter.

    Stances for and against are one matter, every other relation is one of its own. The voice is the innermost speaker,
    or, where the author speaks, the outlet: the article, where it has none.
    """
    speaker = claim.attribution[0].name if claim.attribution else None
    voice = ("", article.outlet or article.id) if speaker is None else (speaker, "")
    matter = "stance" if claim.relation in STANCES else claim.relation
    return digest("", claim.subject.id, claim.object.id, claim.modality.value, matter, *voice)
