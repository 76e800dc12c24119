"""Brings a server to the state of a folder: by the changes since it was last brought there, else by comparing all."""

from pathlib import Path

from graphbuild.ontology import Ontology
from graphbuild.pipeline.indexing import is_current, symmetric_relations
from graphbuild.pipeline.opening import open_graph
from graphbuild.pipeline.parts import NAME, Parts
from graphbuild.pipeline.views import STORE
from graphbuild.records import RecordFile
from graphbuild.store import GraphStore
from graphbuild.store.base import Progress
from graphbuild.store.difference import named
from graphbuild.store.journal import way


def serve(
    folder: Path,
    store: GraphStore,
    *,
    ontology: Ontology | None = None,
    verify: bool = False,
    progress: Progress | None = None,
) -> bool:
    """Load the graph of a folder into a server.

    The server keeps a note of the state that it was brought to. While it is changed, the note is gone: a load that is
    cut is followed by one that compares everything.

    Args:
        folder: Folder of a build.
        store: The server.
        ontology: As the build was given.
        verify: Compare everything, whatever the note says: for servers that others may have changed.
        progress: Told how many rows are written.

    Returns:
        Whether everything was compared.

    Raises:
        InputError: The folder holds no graph.
        StoreError: See ``GraphStore.load``.
    """
    relations = ontology or Ontology.load()
    with RecordFile.existing(folder) as file:
        known = is_current(folder / STORE, file.digest(), relations)
    if not known:
        store.load(open_graph(folder, ontology=ontology), progress=progress)
        return True
    with Parts(folder / STORE / NAME, symmetric=symmetric_relations(relations)) as parts:
        target, noted = parts.meta("state"), store.state()
        missed = way(parts.db, noted) if noted and not verify else None
    if missed is None:
        store.load(open_graph(folder, ontology=ontology), state=target, progress=progress)
    elif missed.changes is not None:
        store.mark("")
        store.apply(named(missed.changes, store.graph_name), progress=progress)
        store.mark(target)
    return missed is None
