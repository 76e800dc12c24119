"""A module's own ``graph`` fixture in both stores; modules with other contents define their own."""

from collections.abc import Iterator

import pytest
from neo4j_server import Login, open_store, wipe

from graphbuild.graph import Graph
from graphbuild.store import GraphStore, connect


@pytest.fixture(scope="module")
def embedded(graph: Graph, tmp_path_factory: pytest.TempPathFactory) -> Iterator[GraphStore]:
    """The module's own ``graph`` in the embedded store."""
    with connect(tmp_path_factory.mktemp("embedded")) as store:
        store.load(graph)
        yield store


@pytest.fixture(scope="module")
def server(graph: Graph, neo4j_login: Login) -> Iterator[GraphStore]:
    """The module's own ``graph`` on the real server."""
    wipe(neo4j_login)
    with open_store(neo4j_login) as store:
        store.load(graph)
        yield store
    wipe(neo4j_login)
