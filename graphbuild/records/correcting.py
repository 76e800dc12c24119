"""Applies decisions to records: on every build, after extraction and before anything is derived.

Each decision changes one record at a time and depends on nothing else, so an article that comes later is corrected
like those that were there. Decisions about nodes are applied in their order: after "A is B" and "B is C", A is C.
Ids of claims hold no entities, so decisions about claims and about nodes do not get in each other's way.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import Any

from graphbuild.model import Claim, Factor, Record, Verdict
from graphbuild.records.adding import added
from graphbuild.records.decisions import Action, Addition, AnyDecision, Decision, Distinct, Merge, Split, decision_id
from graphbuild.records.moving import moved

#: What a claim is worth that a person has read beside its sentence.
CHECKED = 0.98


class Corrections:
    """Decisions in force, ready to be applied; knows afterwards which of them found what they speak of."""

    def __init__(self, decisions: Iterable[AnyDecision] = ()) -> None:
        self._decisions = tuple(decisions)
        self._claims: dict[str, list[Decision]] = defaultdict(list)
        self._added: dict[str, list[Addition]] = defaultdict(list)
        self._nodes: list[Merge | Split] = []
        self._met: set[str] = set()
        for decision in self._decisions:
            if isinstance(decision, Decision):
                self._claims[decision.claim].append(decision)
            elif isinstance(decision, Addition):
                self._added[decision.article].append(decision)
            elif isinstance(decision, Merge | Split):
                self._nodes.append(decision)

    def apply(self, record: Record) -> Record:
        """Return the record as the decisions make it."""
        if not self._decisions:
            return record
        self._meet(record)
        for decision in self._nodes:
            if isinstance(decision, Merge) or record.article.id in decision.articles:
                changed = moved(record, decision.node, decision.into)
                self._meet_node(decision, changed is not record)
                record = changed
        judged = [self._judged(claim) for claim in record.claims]
        record = replace(
            record,
            claims=tuple(claim for claim, out in judged if not out),
            rejected=tuple(claim for claim, out in judged if out),
        )
        for addition in self._added.get(record.article.id, ()):
            with_it = added(record, addition)
            self._meet_node(addition, with_it is not record)
            record = with_it
        return record

    def gone(self) -> tuple[AnyDecision, ...]:
        """Return, after all records, the decisions whose claim, quote or node is in none of them."""
        return tuple(item for item in self._decisions if decision_id(item) not in self._met)

    def _meet(self, record: Record) -> None:
        known = {node.id for node in record.nodes}
        for item in self._decisions:
            if isinstance(item, Distinct) and {item.node, item.other} & known:
                self._met.add(decision_id(item))

    def _meet_node(self, decision: AnyDecision, met: bool) -> None:
        if met:
            self._met.add(decision_id(decision))

    def _judged(self, claim: Claim) -> tuple[Claim, bool]:
        """Return the claim and whether it is rejected; the last word counts, amendments add up."""
        rejected = False
        for decision in self._claims.get(claim.id, ()):
            self._met.add(decision_id(decision))
            rejected = decision.action is Action.REJECT
            claim = _judged(claim, decision)
        return claim, rejected


def _judged(claim: Claim, decision: Decision) -> Claim:
    changes: Mapping[str, Any] = decision.set.model_dump(exclude_unset=True) if decision.set else {}
    was = tuple((name, str(getattr(claim, name) or "")) for name in changes)
    verdict = Verdict(
        action=str(decision.action),
        who=decision.who,
        when=decision.when.isoformat(),
        why=decision.why,
        was=was,
    )
    worth = round(CHECKED - claim.confidence, 3)
    checked = (Factor(name="checked by hand", value=worth),) if decision.action is not Action.REJECT and worth else ()
    return replace(claim, **changes, factors=(*claim.factors, *checked), verdicts=(*claim.verdicts, verdict))
