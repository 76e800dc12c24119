r"""The read-only guard for Cypher that strangers write.

Two walls, because neither is enough (measured on Neo4j 5.26: read access mode lets 6 of 22 attacks read files or
settings, the query type that EXPLAIN reports still 4, an allow list over the plan's operators none):

1. a scan of the tokens, on both engines: no clause that writes, loads, administers or calls a procedure, one statement,
   no function with a namespace that is not built in, no ``\u`` escape (Neo4j decodes it before it parses, so it can
   end a string or a quoted name);
2. where the engine names its operators, each must be one that only reads the graph.

Reads then run in read access mode, or on a frozen copy, with limits of time and rows.
"""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from graphbuild.errors import TemplateError
from graphbuild.query.scanning import Kind, Token, code
from graphbuild.store import GraphStore

_WRITES = frozenset(
    "CREATE INSERT MERGE SET DELETE DETACH NODETACH REMOVE DROP ALTER GRANT REVOKE DENY RENAME FOREACH".split()
)
_OTHERS = frozenset("LOAD USE SHOW TERMINATE EXPLAIN PROFILE CYPHER FORMAT PERIODIC FOR".split())
#: Clauses that a reading query may begin with.
_BEGINNINGS = frozenset({"MATCH", "OPTIONAL", "RETURN", "UNWIND", "WITH", "CALL"})
#: Words after which a word is a name, not a clause.
_NAME_FOLLOWS = frozenset({".", ":"})
#: Built-in functions whose names have a namespace.
_NAMESPACES = frozenset({"date", "datetime", "duration", "localdatetime", "localtime", "time", "point", "vector"})

#: Operators that read the graph or compute; everything else (LoadCSV, ProcedureCall, Create, Show..., Administration)
#: is refused. Names as in the operator reference of the Neo4j 5 Cypher manual.
READING = frozenset(
    """
    Aggregation AllNodesScan AllRelationshipsScan AntiConditionalApply AntiSemiApply Anti Apply Argument
    ArgumentTracker AssertSameNode AssertSameRelationship AssertingMultiNodeIndexSeek BFSPruningVarLengthExpand
    CacheProperties CartesianProduct ConditionalApply ConditionalRoll Distinct DirectedAllRelationshipsScan
    DirectedRelationshipByIdSeek DirectedRelationshipByElementIdSeek DirectedRelationshipIndexContainsScan
    DirectedRelationshipIndexEndsWithScan DirectedRelationshipIndexScan DirectedRelationshipIndexSeek
    DirectedRelationshipIndexSeekByRange DirectedRelationshipTypeScan DirectedUnionRelationshipTypesScan
    EagerAggregation Eager EmptyResult EmptyRow ExhaustiveLimit Expand Filter IntersectionNodeByLabelsScan
    LeftOuterHashJoin LetAntiSemiApply LetSelectOrAntiSemiApply LetSelectOrSemiApply LetSemiApply Limit
    MultiNodeIndexSeek NodeByElementIdSeek NodeByIdSeek NodeByLabelScan NodeCountFromCountStore NodeHashJoin
    NodeIndexContainsScan NodeIndexEndsWithScan NodeIndexScan NodeIndexSeek NodeIndexSeekByRange
    NodeUniqueIndexSeek NodeUniqueIndexSeekByRange NullifyMetadata Optional OptionalExpand OrderedAggregation
    OrderedDistinct OrderedUnion PartialSort PartialTop PartitionedAllNodesScan PartitionedNodeByLabelScan
    PartitionedUnwind ProduceResults ProjectEndpoints Projection RelationshipCountFromCountStore
    RightOuterHashJoin RollUpApply Repeat RepeatOptions SelectOrAntiSemiApply SelectOrSemiApply SemiApply
    ShortestPath Skip Sort StatefulShortestPath SubtractionNodeByLabelsScan Top TransactionScope TriadicBuild
    TriadicFilter TriadicSelection UndirectedAllRelationshipsScan UndirectedRelationshipByElementIdSeek
    UndirectedRelationshipByIdSeek UndirectedRelationshipIndexContainsScan
    UndirectedRelationshipIndexEndsWithScan UndirectedRelationshipIndexScan UndirectedRelationshipIndexSeek
    UndirectedRelationshipIndexSeekByRange UndirectedRelationshipTypeScan UndirectedUnionRelationshipTypesScan
    Union UnionNodeByLabelsScan Unwind ValueHashJoin VarLengthExpand
    """.split()
)


def refusals(cypher: str) -> list[str]:
    """Return why a text may not run as a read-only query; empty when its tokens are harmless."""
    if "\\u" in cypher.lower():
        return ["backslash-u escapes are refused: write the character itself"]
    if "\0" in cypher:
        return ["the text holds a NUL character"]
    try:
        tokens = code(cypher)
    except TemplateError as error:
        return [str(error)]
    return list(dict.fromkeys([*_statements(tokens), *_clauses(tokens), *_functions(tokens)]))


def check_read_only(store: GraphStore, cypher: str, params: Mapping[str, Any] | None = None) -> None:
    """Refuse a query that could do more than read the graph.

    Raises:
        TemplateError: The query is refused; the message says why.
    """
    found = refusals(cypher)
    if not found:
        operators = store.operators(cypher, params) or frozenset()
        found = [f"its plan holds the operator {name}" for name in sorted(operators - READING)]
    if found:
        raise TemplateError(f"the query is refused, only reading the graph is allowed: {'; '.join(found)}")


def _statements(tokens: Sequence[Token]) -> Iterator[str]:
    signs = [at for at, token in enumerate(tokens) if token.text == ";"]
    if not tokens:
        yield "there is no query"
    elif signs and signs[0] < len(tokens) - 1:
        yield "only one statement is allowed"
    elif tokens[0].upper not in _BEGINNINGS:
        yield f"it begins with {tokens[0].text!r}, not with {', '.join(sorted(_BEGINNINGS))}"


def _clauses(tokens: Sequence[Token]) -> Iterator[str]:
    for at, token in enumerate(tokens):
        before = tokens[at - 1].text if at else ""
        if token.kind is not Kind.WORD or before in _NAME_FOLLOWS:
            continue
        if token.upper in _WRITES:
            yield f"{token.upper} changes the graph"
        elif token.upper in _OTHERS:
            yield f"{token.upper} is not part of a reading query"
        elif token.upper == "CALL" and not _is_subquery(tokens, at):
            yield "CALL of a procedure"
        elif token.upper == "TRANSACTIONS":
            yield "IN TRANSACTIONS is for changes"


def _is_subquery(tokens: Sequence[Token], at: int) -> bool:
    """Whether ``CALL`` is followed by ``{`` or by ``(names) {``."""
    rest = [token.text for token in tokens[at + 1 : at + 200]]
    if rest[:1] == ["("] and ")" in rest:
        rest = rest[rest.index(")") + 1 :]
    return rest[:1] == ["{"]


def _functions(tokens: Sequence[Token]) -> Iterator[str]:
    """A function in a namespace may be a plug-in's, which may do anything: ``apoc.cypher.runFirstColumn``."""
    for at in range(len(tokens) - 3):
        first, dot, _, bracket = tokens[at : at + 4]
        named = first.kind in (Kind.WORD, Kind.QUOTED) and dot.text == "." and bracket.text == "("
        built_in = first.text.lower() in _NAMESPACES and (at == 0 or tokens[at - 1].text != ".")
        if named and not built_in:
            yield f"function {first.text}.{tokens[at + 2].text} is not built in"
