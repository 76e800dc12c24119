"""Where the Neo4j server is: from options, the environment, or ``graphbuild.toml``, the first that says so.

::

    [neo4j]
    uri = "neo4j+s://example.databases.neo4j.io"
    user = "neo4j"
    database = "neo4j"
    name = "graphbuild"              # of the graph, see GraphStore.graph_name
    batch = 5000                     # rows per transaction
    patience = 60                    # seconds that a server which falls silent is waited for
    password_env = "NEO4J_PASSWORD"  # the variable of the environment that holds the password

A password itself has no place in the file.
"""

import os
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, fields
from pathlib import Path
from typing import Any

from graphbuild.errors import InputError
from graphbuild.store.base import DEFAULT_NAME, GraphStore
from graphbuild.store.connecting import connect
from graphbuild.store.loading import BATCH
from graphbuild.store.patience import PATIENCE

FILE = "graphbuild.toml"
#: Variables of the environment by setting.
VARIABLES = {"uri": "NEO4J_URI", "user": "NEO4J_USERNAME", "database": "NEO4J_DATABASE", "name": "GRAPHBUILD_NAME"}
_NUMBERS: Mapping[str, Any] = {"batch": int, "patience": int | float}
_PASSWORDS = frozenset({"password", "pass", "pwd", "secret", "token"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """How to reach a server, all but the password.

    Attributes:
        uri: Address of the server; empty when none is named anywhere.
        name: Name that all our nodes and relationships carry.
        batch: Rows per transaction.
        patience: Seconds that a server which falls silent is waited for.
        password_env: Name of the variable of the environment that holds the password.
    """

    uri: str = ""
    user: str = "neo4j"
    database: str = "neo4j"
    name: str = DEFAULT_NAME
    batch: int = BATCH
    patience: float = PATIENCE
    password_env: str = "NEO4J_PASSWORD"  # noqa: S105  (a name, not a password)

    @classmethod
    def find(
        cls,
        given: Mapping[str, Any] | None = None,
        *,
        environment: Mapping[str, str] | None = None,
        file: Path | None = None,
    ) -> "Settings":
        """Collect the settings.

        Args:
            given: What was given by hand, by name; None counts as not given.
            environment: The process's own when left out.
            file: ``graphbuild.toml`` of the current folder when left out; it need not be there.

        Raises:
            InputError: The file cannot be read, or holds what it must not.
        """
        known = os.environ if environment is None else environment
        found = _read(file or Path(known.get("GRAPHBUILD_CONFIG", FILE)), required=file is not None)
        found |= {name: known[variable] for name, variable in VARIABLES.items() if known.get(variable)}
        found |= {name: value for name, value in (given or {}).items() if value is not None}
        return cls(**found)

    def connect(self, address: str | Path | None = None) -> GraphStore:
        """Open the server, or the store at another address; errors as in ``connect``."""
        return connect(
            address or self.uri,
            user=self.user,
            password=os.environ.get(self.password_env, ""),
            database=self.database,
            graph_name=self.name,
            batch=self.batch,
            patience=self.patience,
        )


def _read(file: Path, *, required: bool) -> dict[str, Any]:
    if not file.is_file() and not required:
        return {}
    try:
        table = tomllib.loads(file.read_text("utf-8")).get("neo4j", {})
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError, RecursionError) as error:
        raise InputError(f"{file}: cannot be read: {error}") from error
    kinds = {field.name: _NUMBERS.get(field.name, str) for field in fields(Settings)}
    for name, value in table.items():
        if name in _PASSWORDS:
            raise InputError(
                f"{file}: [neo4j] {name}: a password does not belong into a file: keep it in the environment and write "
                'password_env = "NAME_OF_THE_VARIABLE"'
            )
        if name not in kinds:
            raise InputError(f"{file}: [neo4j] has no setting {name!r}; it has {', '.join(kinds)}")
        number = name in _NUMBERS
        if not isinstance(value, kinds[name]) or isinstance(value, bool) or (value <= 0 if number else not value):
            raise InputError(f"{file}: [neo4j] {name} must be {'a number above 0' if number else 'a text'}")
    return dict(table)
