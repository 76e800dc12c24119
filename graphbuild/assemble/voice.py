"""Who speaks for whom: offices, and whether a claim is voiced by its own subject."""

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence

from graphbuild.model import Claim, Modality, Office, Polarity

#: Relations that make a person act for a state or body, with the name of the office where the text gives
#: none.
_OFFICES = {"HEAD_OF": "head", "OFFICIAL_OF": "official", "SPOKESPERSON_OF": "spokesperson"}
#: Of these, the ones whose holder speaks in the name of the body; a minister or deputy does not by itself.
_VOICES = frozenset({"HEAD_OF", "SPOKESPERSON_OF"})


def plain(claim: Claim) -> bool:
    """Whether the claim says without any reservation that the relation holds now."""
    return claim.polarity is Polarity.ASSERTED and claim.modality is Modality.ACTUAL and claim.phase is None


def find_offices(claims: Sequence[Claim]) -> tuple[Office, ...]:
    """Return the offices that articles state plainly and in their own voice, sorted."""
    terms: dict[tuple[str, str, str], list[Claim]] = defaultdict(list)
    for claim in claims:
        if claim.relation in _OFFICES and plain(claim) and not claim.attribution:
            office = dict(claim.attrs).get("office") or _OFFICES[claim.relation]
            terms[claim.subject.id, claim.object.id, office].append(claim)
    return tuple(
        Office(
            person=person,
            holder=holder,
            office=office,
            valid_from=min((claim.valid_from for claim in found if claim.valid_from), default=None),
            valid_to=max((claim.valid_to for claim in found if claim.valid_to), default=None),
        )
        for (person, holder, office), found in sorted(terms.items())
    )


def find_voices(claims: Sequence[Claim]) -> Mapping[str, frozenset[str]]:
    """Return for each state or body the ids of its heads and spokespersons, as stated plainly."""
    voices: dict[str, set[str]] = defaultdict(set)
    for claim in claims:
        if claim.relation in _VOICES and plain(claim) and not claim.attribution:
            voices[claim.object.id].add(claim.subject.id)
    return {holder: frozenset(persons) for holder, persons in voices.items()}


def own_voice(claim: Claim, voices: Mapping[str, Collection[str]], *, symmetric: bool = False) -> bool:
    """Whether the author says it, or the subject itself: in person, or through its head or spokesperson.

    In a symmetric relation both ends are subjects.
    """
    if not claim.attribution:
        return True
    speaker = claim.attribution[0].id
    ends = (claim.subject.id, claim.object.id) if symmetric else (claim.subject.id,)
    return any(speaker == end or speaker in voices.get(end, ()) for end in ends)
