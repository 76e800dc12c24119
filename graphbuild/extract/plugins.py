"""Other extractors beside the rules: found by entry point, asked per article, held to the same evidence.

A distribution offers one in its metadata::

    [project.entry-points."graphbuild.extractors"]
    mine = "my_package:make"        # make(ontology) returns an Extractor

and ``ExtractConfig(extractors=("mine",))`` asks it. The rules always read first, and what they read stands.
"""

import logging
import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from importlib.metadata import entry_points
from typing import Protocol

from graphbuild.annotate import Annotated
from graphbuild.errors import ArticleError, InputError
from graphbuild.extract.grounding import Proposal, Refusal, ground
from graphbuild.model import Article, Claim, Record, sort_claims
from graphbuild.ontology import Ontology

GROUP = "graphbuild.extractors"
_NAME = re.compile(r"[a-z0-9][a-z0-9_-]*")
_log = logging.getLogger(__name__)


class Extractor(Protocol):
    """What an entry point's factory returns."""

    @property
    def version(self) -> str:
        """What its answers depend on (its release, a model's name); another version asks all articles again."""

    def claims(self, article: Article) -> Iterable[Proposal]:
        """Propose claims about an article.

        Raises:
            ArticleError: No answer for this article; the claims of the rules stay.
            InputError: It cannot work at all (no address, wrong key); extraction stops.
        """


#: What an entry point names: it makes the extractor for the relations of an ontology.
Factory = Callable[[Ontology], Extractor]


def extractor_names() -> tuple[str, ...]:
    """Return the names of all installed extractors, sorted."""
    return tuple(sorted({entry.name for entry in entry_points(group=GROUP)}))


def load_extractors(names: Sequence[str], ontology: Ontology) -> dict[str, Extractor]:
    """Return the named extractors, in the given order.

    Raises:
        InputError: No installed distribution, or more than one, offers the name, or it cannot be set up.
    """
    return {name: _factory(name)(ontology) for name in names}


def _factory(name: str) -> Factory:
    found = {entry.value: entry for entry in entry_points(group=GROUP, name=name)}
    if not found or not _NAME.fullmatch(name):
        raise InputError(f"no extractor {name!r} is installed; known: {', '.join(extractor_names()) or 'none'}")
    if len(found) > 1:
        raise InputError(f"extractor {name!r} is offered twice, as {' and as '.join(sorted(found))}: uninstall one")
    value, entry = found.popitem()
    try:
        factory: Factory = entry.load()
    except (ImportError, AttributeError) as error:
        raise InputError(f"extractor {name!r} ({value}) cannot be loaded: {error}") from error
    return factory


def with_proposals(
    record: Record, annotated: Annotated, ontology: Ontology, extractors: Mapping[str, Extractor]
) -> Record:
    """Return the record with the claims that the extractors propose and that are grounded.

    A claim that the rules or an earlier extractor have is not added again; one that reads the same sentence in
    another way is refused. Each refusal is logged as a warning.
    """
    claims = list(record.claims)
    for name, extractor in extractors.items():
        for proposal in _asked(name, extractor, record.article):
            result = ground(proposal, name=name, record=record, annotated=annotated, ontology=ontology)
            if isinstance(result, Claim):
                if any(_same(result, claim, ontology) for claim in claims):
                    continue
                other = next((claim for claim in claims if _rivals(result, claim, ontology)), None)
                if other is None:
                    claims.append(result)
                    continue
                reason = f"{other.rule} reads the sentence as {', '.join(_qualifiers(other))}"
                result = Refusal(article=record.article.id, extractor=name, proposal=proposal, reason=reason)
            _log.warning("%s", result)
    return record if len(claims) == len(record.claims) else replace(record, claims=sort_claims(claims))


def _asked(name: str, extractor: Extractor, article: Article) -> tuple[Proposal, ...]:
    try:
        return tuple(extractor.claims(article))
    except ArticleError as error:
        _log.warning("%s: %s: no proposals: %s", article.id, name, error)
        return ()


def _same(one: Claim, other: Claim, ontology: Ontology) -> bool:
    """Same ends, relation, polarity and modality: the rules' own reading of speaker, phase and date is kept."""
    return _triple(one, ontology) == _triple(other, ontology) and (one.polarity, one.modality) == (
        other.polarity,
        other.modality,
    )


def _rivals(one: Claim, other: Claim, ontology: Ontology) -> bool:
    """Same ends and relation from the same sentence, but of another polarity or modality."""
    if _triple(one, ontology) != _triple(other, ontology):
        return False
    here = one.evidence[0].sentence
    return any(here.start < item.sentence.end and item.sentence.start < here.end for item in other.evidence)


def _triple(claim: Claim, ontology: Ontology) -> tuple[str, ...]:
    ends = [claim.subject.id, claim.object.id]
    relation = ontology.relations.get(claim.relation)
    return (claim.relation, *(sorted(ends) if relation is not None and relation.symmetric else ends))


def _qualifiers(claim: Claim) -> list[str]:
    return [str(item) for item in (claim.polarity, claim.modality, claim.phase) if item is not None]
