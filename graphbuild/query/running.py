"""Runs templates and free Cypher: names become ids before the query runs, values go in as parameters only."""

from collections.abc import Mapping
from typing import Any

from graphbuild.errors import TemplateError
from graphbuild.query.names import Names, find_relation
from graphbuild.query.safety import check_read_only
from graphbuild.query.scanning import code
from graphbuild.query.templates import LIMIT, TIMEOUT, Parameter, Template, Type, Value, parse_value
from graphbuild.store import GraphStore, Rows

_NAMED = frozenset({Type.ENTITY, Type.TOPIC, Type.NODE})


def run(
    store: GraphStore,
    template: Template,
    arguments: Mapping[str, Value] | None = None,
    *,
    timeout: float | None = None,
    limit: int | None = None,
) -> Rows:
    """Ask the store a template's question.

    Args:
        store: The graph.
        template: The question.
        arguments: By parameter name: texts as a person types them, or values; None counts as not given.
        timeout: Seconds after which the query is given up; the template's own when left out.
        limit: Number of rows to return at most, the template's own when left out; ``Rows.truncated`` tells that there
            were more.

    Raises:
        TemplateError: A parameter is missing, unknown or of the wrong type.
        UnknownNameError: The graph holds no such entity or topic, or the ontology no such relation.
        StoreError: The store does not answer, or not in time.
    """
    params = bind(store, template, arguments or {})
    most = limit or template.limit
    return store.read(capped(template.cypher, most), params, timeout=timeout or template.timeout, limit=most)


def capped(cypher: str, limit: int) -> str:
    """Return the query with a LIMIT of one row more than ``limit``: an engine that knows keeps no more while it sorts.

    The row more tells that there are more. A query whose last part sets its own limit, or is one of a UNION, stays, and
    one that matches nothing: kglite gives no row for ``RETURN 1 AS one ORDER BY one LIMIT 2``.
    """
    words = [token.upper for token in code(cypher)]
    last = words[len(words) - words[::-1].index("RETURN") :] if "RETURN" in words else words
    stays = "UNION" in words or "MATCH" not in words or not {"LIMIT", "SKIP", ";"}.isdisjoint(last)
    return cypher if stays else f"{cypher.rstrip()}\nLIMIT {limit + 1}\n"


def bind(store: GraphStore, template: Template, arguments: Mapping[str, Value]) -> dict[str, Value]:
    """Return the values of all parameters of a template, names resolved to ids; errors as in ``run``."""
    known = {parameter.name: parameter for parameter in template.parameters}
    given = {name: value for name, value in arguments.items() if value is not None}
    for name in given:
        if name not in known:
            raise TemplateError(f"{template.name} has no parameter {name!r}; it has {', '.join(known) or 'none'}")
    missing = [name for name, parameter in known.items() if parameter.required and name not in given]
    if missing:
        raise TemplateError(f"{template.name} needs a value for {', '.join(missing)}")
    names = Names(store)
    return {
        name: _resolved(parameter, given[name], template.name, names) if name in given else parameter.default
        for name, parameter in known.items()
    }


def _resolved(parameter: Parameter, value: Value, template: str, names: Names) -> Value:
    text = str(value).lower() if isinstance(value, bool) else str(value)
    parsed = parse_value(parameter, text, where=template)
    if parameter.type is Type.RELATION:
        return find_relation(text)
    return names.find(text, parameter.type) if parameter.type in _NAMED else parsed


def run_cypher(
    store: GraphStore,
    cypher: str,
    params: Mapping[str, Any] | None = None,
    *,
    timeout: float = TIMEOUT,
    limit: int = LIMIT,
) -> Rows:
    """Run free Cypher that may only read the graph.

    Raises:
        TemplateError: The query is wrong, or refused because it could do more than read; the message says why.
        StoreError: The store does not answer, or not in time.
    """
    check_read_only(store, cypher, params)
    return store.read(cypher, params, timeout=timeout, limit=limit)


def plan_cypher(store: GraphStore, cypher: str, *, measured: bool = False) -> Rows:
    """Return the engine's plan of free Cypher that may only read; errors as in ``run_cypher``."""
    check_read_only(store, cypher, None)
    return store.plan(cypher, measured=measured)
