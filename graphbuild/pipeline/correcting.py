"""Decisions of people about a finished build: checked, written to its file, and shown in its store at once.

The decision is written before the store follows, so a process that ends in between loses nothing: the next command that
changes the folder brings the store to what the file says.
"""

from collections.abc import Callable, Iterable
from pathlib import Path

from graphbuild.errors import InputError, UnknownNameError
from graphbuild.graph import GraphNode
from graphbuild.model import Article, Claim, Node, Record
from graphbuild.ontology import Ontology
from graphbuild.pipeline.carrying import Making
from graphbuild.pipeline.changing import change_records, changing
from graphbuild.pipeline.indexing import stamp_of
from graphbuild.pipeline.merging import named
from graphbuild.pipeline.new_ends import HINT, new_end
from graphbuild.pipeline.parts import NAME as INDEX
from graphbuild.pipeline.parts import Parts, from_text
from graphbuild.pipeline.report import BuildReport
from graphbuild.pipeline.views import STORE
from graphbuild.query.names import find_relation
from graphbuild.records import Corrections, RecordFile, in_force, read_decisions
from graphbuild.records.adding import as_printed, claim_of, find_quote
from graphbuild.records.decision_file import append
from graphbuild.records.decisions import (
    Addition,
    AnyDecision,
    Decision,
    Distinct,
    End,
    Merge,
    Split,
    Undo,
    decision_id,
)
from graphbuild.resolve import close_names, listed

#: Who, does what: a quote of fewer words states no relation.
_FEWEST_WORDS = 2


def decide(
    folder: Path | str, make: Callable[["Known"], Iterable[AnyDecision]], *, ontology: Ontology | None = None
) -> tuple[tuple[AnyDecision, ...], BuildReport]:
    """Write decisions and bring the store of the folder to them.

    Args:
        folder: Folder of the build.
        make: Makes the decisions of what the build knows.
        ontology: The relations that the graph was built with.

    Returns:
        The decisions, and what the graph holds now.

    Raises:
        InputError: The folder holds no graph or cannot be written, or a decision does not fit it.
        UnknownNameError: A decision speaks of what the graph does not hold.
    """
    place, relations = Path(folder), ontology or Ontology.load()
    with changing(place) as file:
        made = Making(ontology=relations, stamp=stamp_of(place / STORE))
        change_records(file, place, made)  # what was decided before, with the editor perhaps, comes first
        with Parts(place / STORE / INDEX, symmetric=()) as parts:
            known = Known(parts, file, place, relations)
            decisions = tuple(make(known))
            for decision in decisions:
                known.check(decision)
        for decision in decisions:
            append(place, decision)
        return decisions, change_records(file, place, made)


def not_found(folder: Path | str) -> tuple[AnyDecision, ...]:
    """Return the decisions in force whose claim, quote or node is in no article of the folder."""
    corrections = Corrections(in_force(read_decisions(Path(folder))))
    with RecordFile.existing(Path(folder)) as file:
        for record in file.load():
            corrections.apply(record)
    return corrections.gone()


class Known:
    """What a finished build knows, asked piece by piece."""

    def __init__(self, parts: Parts, file: RecordFile, folder: Path, ontology: Ontology) -> None:
        self._parts, self._file, self._folder, self._ontology = parts, file, folder, ontology
        self._nodes: dict[str, Node] = {}

    def nodes(self) -> dict[str, Node]:
        """Return all nodes by id: for messages that name close ones, and for few nodes at a time ``node`` does."""
        if not self._nodes:
            found = (from_text(GraphNode, value) for (value,) in self._parts.rows("SELECT value FROM node"))
            self._nodes = {item.node.id: item.node for item in found}
        return self._nodes

    def end(self, name: str) -> End:
        """Return the node of this name, alias or id.

        Raises:
            UnknownNameError: There is none; close names are given.
        """
        node = named(self._parts, name)
        if node is None:
            hint = listed(close_names(name, self.nodes().values()))
            raise UnknownNameError(f"no entity or topic {name!r} in this graph; {hint or 'try `graphbuild find`'}")
        return End(id=node.id, name=node.name, type=node.type)

    def end_or_new(self, name: str) -> End:
        """Return the node of this name as ``end`` does, or one that the graph does not know yet (``new_ends``).

        Raises:
            UnknownNameError: Nothing tells what the name means.
        """
        if (node := named(self._parts, name)) is not None:
            return End(id=node.id, name=node.name, type=node.type)
        found = new_end(name)
        if found is None:
            hint = listed(close_names(name, self.nodes().values()))
            raise UnknownNameError(f"no entity or topic {name!r} in this graph; {hint or 'none is like it'}; {HINT}")
        kept = self._parts.nodes([found.id]).get(found.id)
        return End(id=found.id, name=kept.node.name, type=kept.node.type) if kept else found

    def relation(self, name: str) -> str:
        """Return the name of a relation, which may be written as people do: "supplies gas to", "talks with".

        Raises:
            UnknownNameError: There is none; close ones are named.
        """
        wanted = " ".join(name.replace("_", " ").split()).casefold()
        labels = {relation.label.casefold(): key for key, relation in self._ontology.relations.items()}
        return labels.get(wanted) or find_relation(name, self._ontology.relations)

    def article(self, words: str) -> str:
        """Return the id of the article with this id, address or title.

        Raises:
            UnknownNameError: There is none, or more than one.
        """
        if self._file.keys([words]):
            return words
        heads = (from_text(Article, head) for (head,) in self._parts.rows("SELECT head FROM article ORDER BY id"))
        found = [head.id for head in heads if words in (head.url, head.title)]
        if len(found) != 1:
            many = f"{len(found)} articles are" if found else "no article is"
            raise UnknownNameError(
                f"{many} called {words!r} in this graph: `graphbuild query articles` lists their ids"
            )
        return found[0]

    def claim_of(self, addition: Addition) -> str:
        """Return the id of the claim that an addition makes."""
        record = self.record(addition.article)
        place = find_quote(record.article.text, addition)
        return claim_of(record, addition, place).id if place else ""

    def printed(self, article: str, quote: str) -> str:
        """Return a quote as the article prints it: copied text has other quotation marks and line breaks."""
        return as_printed(self.record(article).article.text, quote)

    def record(self, article: str) -> Record:
        """Return the record of an article as it was extracted.

        Raises:
            UnknownNameError: There is no such article.
        """
        keys = self._file.keys([article])
        if not keys:
            raise UnknownNameError(f"no article {article!r} in this graph: `graphbuild query articles` lists their ids")
        return next(self._file.load(keys.items()))

    def check(self, decision: AnyDecision) -> None:
        """Refuse a decision that would find nothing.

        Raises:
            InputError: It does not fit what the graph holds.
            UnknownNameError: It speaks of what the graph does not hold.
        """
        if isinstance(decision, Decision):
            claim = self._claim(decision.claim)
            if claim is not None and decision.set is not None and decision.set.relation:
                self._check_ends(decision.set.relation, claim.subject.type, claim.object.type)
        elif isinstance(decision, Addition):
            self._check_ends(decision.relation, decision.subject.type, decision.object.type)
            if len(decision.quote.split()) < _FEWEST_WORDS:
                raise InputError(f"the quote {decision.quote!r} is too short to say anything: give the whole sentence")
            if find_quote(self.record(decision.article).article.text, decision) is None:
                raise InputError(
                    f"article {decision.article}: the quote is not in its text, or more than once: copy it "
                    "character by character, or say where it starts with --start"
                )
        elif isinstance(decision, Undo):
            if decision.decision not in {decision_id(item) for item in in_force(read_decisions(self._folder))}:
                raise UnknownNameError(f"no decision {decision.decision!r} in force: `graphbuild decisions` lists them")
        else:
            self._check_nodes(decision)

    def _claim(self, name: str) -> Claim | None:
        """Return a claim; None for one that is rejected now."""
        found = self._parts.claims("id", [name])
        if not found and not self._parts.column("SELECT id FROM rejected WHERE id", [name]):
            raise UnknownNameError(f"no claim {name!r} in this graph: claims.jsonl lists all ids")
        return found[0] if found else None

    def _check_ends(self, relation: str, subject: str, object_: str) -> None:
        known = self._ontology.relations.get(relation)
        if known is None:
            raise UnknownNameError(f"no relation {relation!r}: `graphbuild schema` lists them")
        if subject not in known.subject or object_ not in known.object:
            raise InputError(f"{relation} does not go from {subject} to {object_}: `graphbuild schema` shows the ends")

    def _check_nodes(self, decision: Merge | Split | Distinct) -> None:
        other = decision.other if isinstance(decision, Distinct) else decision.into.id
        if decision.node == other:
            raise InputError(f"{decision.node} is one node already")
        if any(item.event_from for item in self._parts.nodes([decision.node, other]).values()):
            raise InputError(
                f"{decision.node}, {other}: a meeting is put together from claims: correct these, or those who met"
            )
        if not self._parts.nodes([decision.node]):
            raise UnknownNameError(f"no node {decision.node!r} in this graph: `graphbuild find TEXT` shows ids")
        for article in decision.articles if isinstance(decision, Split) else ():
            if decision.node not in self._parts.nodes_of([article]):
                raise InputError(f"article {article!r} does not know {decision.node!r}: nothing to split there")
