"""Who speaks for whom: offices, and whether a claim is voiced by its own subject."""

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence

from graphbuild.graph import Office
from graphbuild.model import Claim, Modality, Phase, Polarity

#: Relations that make a person act for a state or body, with the name of the office where the text gives
#: none.
OFFICES = {"HEAD_OF": "head", "OFFICIAL_OF": "official", "SPOKESPERSON_OF": "spokesperson"}
#: Of these, the ones whose holder speaks in the name of the body; a minister or deputy does not by itself.
VOICES = frozenset({"HEAD_OF", "SPOKESPERSON_OF"})


def stated(claim: Claim) -> bool:
    """Whether the author says without any reservation that the relation holds now."""
    return not claim.attribution and not reservations(claim, {})


def find_offices(claims: Sequence[Claim]) -> tuple[Office, ...]:
    """Return the offices that articles state plainly and in their own voice, sorted."""
    terms: dict[tuple[str, str, str], list[Claim]] = defaultdict(list)
    for claim in claims:
        if claim.relation in OFFICES and stated(claim):
            office = dict(claim.attrs).get("office") or OFFICES[claim.relation]
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
        if claim.relation in VOICES and stated(claim):
            voices[claim.object.id].add(claim.subject.id)
    return {holder: frozenset(persons) for holder, persons in voices.items()}


def reservations(claim: Claim, voices: Mapping[str, Collection[str]], *, symmetric: bool = False) -> tuple[str, ...]:
    """Return why the claim earns no typed edge, in words; empty when it earns one.

    A typed edge is for what holds now without reservation, said by the author or by the subject itself: in
    person, or through its head or spokesperson. In a symmetric relation both ends are subjects.
    """
    found = [f"it is {claim.polarity}"] if claim.polarity is not Polarity.ASSERTED else []
    if claim.modality is not Modality.ACTUAL:
        found.append(f"it is {claim.modality}, not actual")
    if claim.phase is not None:
        found.append("it is over" if claim.phase is Phase.ENDED else "it tells of an earlier state")
    if claim.attribution:
        speaker = claim.attribution[0]
        ends = (claim.subject, claim.object) if symmetric else (claim.subject,)
        if not any(speaker.id == end.id or speaker.id in voices.get(end.id, ()) for end in ends):
            found.append(f"only {speaker.name} says so, who does not speak for {ends[0].name}")
    return tuple(found)
