"""Parquet: nodes, edges, claims and evidence, one file each, for pandas, DuckDB, Spark and R."""

from collections.abc import Iterator
from contextlib import ExitStack
from itertools import islice
from pathlib import Path
from typing import Any

from graphbuild.errors import InputError
from graphbuild.export.files import make_folder, whole_file
from graphbuild.export.tables import Table, tables
from graphbuild.graph import Graph
from graphbuild.ontology import Ontology

#: Rows per group: what is held in memory at once.
_GROUP = 20_000


def write_parquet(graph: Graph, folder: Path, *, ontology: Ontology | None = None) -> None:
    """Write ``nodes.parquet``, ``edges.parquet``, ``claims.parquet`` and ``evidence.parquet``; lists stay lists.

    Raises:
        InputError: pyarrow is not installed, or the folder cannot be made or written.
    """
    try:
        from pyarrow import parquet  # noqa: PLC0415 - heavy, and only this export needs it
    except ImportError:
        raise InputError("Parquet needs pyarrow: pip install 'graphbuild[parquet]'") from None
    make_folder(folder)
    with ExitStack() as files:
        for table in tables(graph, ontology):
            file = files.enter_context(whole_file(folder / f"{table.name}.parquet"))
            with parquet.ParquetWriter(file, _schema(table), compression="zstd") as writer:
                for group in _groups(table):
                    writer.write_table(group)


def _schema(table: Table) -> Any:
    import pyarrow  # noqa: PLC0415

    kinds = {
        str: pyarrow.string(),
        int: pyarrow.int64(),
        float: pyarrow.float64(),
        bool: pyarrow.bool_(),
        list: pyarrow.list_(pyarrow.string()),
    }
    return pyarrow.schema([(name, kinds[kind]) for name, kind in table.columns.items()])


def _groups(table: Table) -> Iterator[Any]:
    import pyarrow  # noqa: PLC0415

    remaining = table.rows()
    while rows := [*islice(remaining, _GROUP)]:
        columns = {name: [_value(row[name]) for row in rows] for name in table.columns}
        yield pyarrow.table(columns, schema=_schema(table))


def _value(value: Any) -> Any:
    """Lone surrogates are no UTF-8."""
    if isinstance(value, list):
        return [_value(item) for item in value]
    return value.encode("utf-8", "replace").decode() if isinstance(value, str) else value
