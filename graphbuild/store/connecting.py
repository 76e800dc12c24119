"""Opens the store that an address names: a server by its URI, anything else is a path."""

import os
import re
from pathlib import Path

from graphbuild.errors import StoreError
from graphbuild.store.base import DEFAULT_NAME, GraphStore
from graphbuild.store.loading import BATCH
from graphbuild.store.patience import PATIENCE

SERVERS = ("neo4j", "neo4j+s", "neo4j+ssc", "bolt", "bolt+s", "bolt+ssc")
_SCHEME = re.compile(r"([A-Za-z][A-Za-z0-9+.-]*)://")


def connect(
    address: str | Path,
    *,
    user: str = "neo4j",
    password: str | None = None,
    database: str = "neo4j",
    graph_name: str = DEFAULT_NAME,
    batch: int = BATCH,
    patience: float = PATIENCE,
) -> GraphStore:
    """Open a graph store.

    Args:
        address: A Neo4j URI (``neo4j://``, ``bolt://`` and their ``+s`` forms), else a folder or ``.kgl`` file.
        user: User name on the server.
        password: The environment's ``NEO4J_PASSWORD`` when left out.
        database: Name of the server's database.
        graph_name: Name that all our nodes and relationships carry.
        batch: Rows per transaction when a server is loaded.
        patience: Seconds of silence after which a server that did answer is given up.

    Raises:
        StoreError: No such kind of server, or it does not answer or refuses; at the latest after about ten seconds.
    """
    scheme = _SCHEME.match(str(address)) if isinstance(address, str) else None
    if scheme is None:
        from graphbuild.store.embedded import EmbeddedStore  # noqa: PLC0415  (each engine is heavy)

        return EmbeddedStore(Path(address), graph_name=graph_name)
    if scheme.group(1).lower() not in SERVERS:
        raise StoreError(f"{scheme.group(1)}:// is no graph store: use one of {', '.join(SERVERS)}, or a folder")
    from graphbuild.store.neo4j_store import Neo4jStore  # noqa: PLC0415  (each engine is heavy)

    return Neo4jStore(
        str(address),
        user=user,
        password=os.environ.get("NEO4J_PASSWORD", "") if password is None else password,
        database=database,
        graph_name=graph_name,
        batch=batch,
        patience=patience,
    )
