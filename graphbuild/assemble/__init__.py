"""From records to the graph: nodes merged, edges as views over claims, origins, conflicts, offices."""

from graphbuild.assemble.claims_jsonl import claim_row, write_claims
from graphbuild.assemble.graph import assemble
from graphbuild.assemble.networkx_graph import to_networkx

__all__ = ["assemble", "claim_row", "to_networkx", "write_claims"]
