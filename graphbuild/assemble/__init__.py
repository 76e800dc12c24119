"""From records to the graph: nodes merged, edges as views over claims, origins, conflicts, offices."""

from graphbuild.assemble.claims_jsonl import claim_rows, write_claims
from graphbuild.assemble.explanation import explain
from graphbuild.assemble.graph import assemble
from graphbuild.assemble.networkx_graph import to_networkx

__all__ = ["assemble", "claim_rows", "explain", "to_networkx", "write_claims"]
