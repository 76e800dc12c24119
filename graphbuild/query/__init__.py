"""Questions to the stored graph: template files, their parameters, read-only safety, and forms of answers."""

from graphbuild.query.formats import FORMATS, format_rows
from graphbuild.query.library import Library
from graphbuild.query.running import run, run_cypher
from graphbuild.query.templates import Parameter, Template

__all__ = ["FORMATS", "Library", "Parameter", "Template", "format_rows", "run", "run_cypher"]
