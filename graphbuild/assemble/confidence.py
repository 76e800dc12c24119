"""How sure a relation is that several claims state: a sum of named factors, like that of each claim."""

from collections.abc import Collection, Mapping

from graphbuild.model import Claim, Factor, Polarity

#: For each further independent origin, and at most.
PER_ORIGIN, MOST = 0.03, 0.09
DISPUTED = -0.1


def relation_factors(best: Claim, *, origins: int, disputed: bool) -> list[Factor]:
    """Return the factors of a relation.

    Copies share an origin and add nothing; neither do several denials: many may deny what nobody can know.

    Args:
        best: The surest of the claims that agree in ends, relation, polarity, modality and phase.
        origins: Number of the independent origins of these claims.
        disputed: Whether some claim says the opposite.
    """
    factors = list(best.factors)
    others = origins - 1
    if others > 0 and best.polarity is Polarity.ASSERTED:
        factors.append(Factor(name=f"origins:{others} more", value=round(min(MOST, others * PER_ORIGIN), 3)))
    if disputed:
        factors.append(Factor(name="disputed", value=DISPUTED))
    return factors


def independent(claims: Collection[Claim], origins: Mapping[str, str]) -> int:
    """Return the number of independent origins of claims."""
    return len({origins[claim.id] for claim in claims})


def summed(factors: Collection[Factor]) -> float:
    """Return the sum of factors, clipped to 0..1 and rounded to 3 digits."""
    return round(min(1.0, max(0.0, sum(factor.value for factor in factors))), 3)
