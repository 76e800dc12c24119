"""A question as text with its parameters, to go on with in Neo4j Browser or cypher-shell."""

from collections.abc import Mapping

from graphbuild.query.templates import Template, Value


def with_parameters(template: Template, params: Mapping[str, Value]) -> str:
    """Return ``:params`` with the given values, then the query.

    Args:
        template: The question.
        params: Values of all its parameters, as ``running.bind`` returns them.
    """
    if not params:
        return template.cypher
    pairs = ", ".join(f"{name}: {literal(value)}" for name, value in params.items())
    return f":params {{{pairs}}};\n\n{template.cypher}"


def literal(value: Value) -> str:
    r"""Return a value as a Cypher literal.

    Cypher reads ``\uXXXX`` before anything else, so every backslash is doubled, and quotes and control characters are
    written as escapes.
    """
    if value is None:
        return "null"
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, int | float):
        return repr(value)
    return "'" + "".join(_escaped(char) for char in value) + "'"


def _escaped(char: str) -> str:
    if char in "\\'":
        return f"\\{char}"
    return char if char.isprintable() else "".join(f"\\u{unit:04X}" for unit in _utf16(char))


def _utf16(char: str) -> list[int]:
    data = char.encode("utf-16-be", "surrogatepass")
    return [int.from_bytes(data[at : at + 2], "big") for at in range(0, len(data), 2)]
