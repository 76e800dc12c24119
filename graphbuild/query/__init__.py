"""Questions to the stored graph: template files, their parameters, read-only safety, and forms of answers."""

from graphbuild.query.connected import ConnectedGraph, connect
from graphbuild.query.formats import FORMATS, format_rows
from graphbuild.query.library import Library
from graphbuild.query.running import bind, plan_cypher, run, run_cypher
from graphbuild.query.showing import with_parameters
from graphbuild.query.templates import Parameter, Template

__all__ = [
    "FORMATS",
    "ConnectedGraph",
    "Library",
    "Parameter",
    "Template",
    "bind",
    "connect",
    "format_rows",
    "plan_cypher",
    "run",
    "run_cypher",
    "with_parameters",
]
