"""Template files: a Cypher query with its description and typed parameters in comments at the top.

::

    // title: Stance of an entity on a topic
    // description: What it supports, opposes, accepts or rejects; one row per claim.
    // group: stance
    // returns: rows
    // limit: 200
    // param entity: entity -- Whose stance
    // param since: date = null -- Only claims from this day on
    // param polarity: enum(any, asserted, denied) = any -- Which claims
    // example: entity="Russia" since=2025-01-01
    MATCH ...

The text runs unchanged when it is pasted into Neo4j Browser. A description may go on in the next line after ``//``
and three spaces. ``limit`` (rows at most, 1000) and ``timeout`` (seconds at most, 30) may be left out. Types: str,
int, float, date, bool, enum(...), entity, topic, node (either of these) and relation. ``returns: graph`` promises a
column ``rid`` that names the relationships of the answer.
"""

import re
import shlex
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from pathlib import Path

from graphbuild.errors import TemplateError
from graphbuild.query.scanning import Kind, code

Value = str | int | float | bool | None
_FIELD = re.compile(r"// (title|description|group|returns|limit|timeout|example): (.*\S)\s*")
_PARAM = re.compile(
    r"// param (?P<name>[a-z][a-z0-9_]*): (?P<type>[a-z]+)(?:\((?P<choices>[^()]*)\))?"
    r"(?: = (?P<default>.*?))? -- (?P<help>.*\S)\s*"
)
_MORE = re.compile(r"//   (.*\S)\s*")
LIMIT = 1000
TIMEOUT = 30.0
_NAME = re.compile(r"[a-z][a-z0-9-]*")
_ONCE = ("title", "description", "group", "returns")


class Type(StrEnum):
    """Types of parameters; values of the last four are names, resolved before the query runs."""

    STR = "str"
    INT = "int"
    FLOAT = "float"
    DATE = "date"
    BOOL = "bool"
    ENUM = "enum"
    ENTITY = "entity"
    TOPIC = "topic"
    NODE = "node"
    RELATION = "relation"


class Returns(StrEnum):
    """What the rows of an answer are."""

    ROWS = "rows"
    GRAPH = "graph"


@dataclass(frozen=True, slots=True, kw_only=True)
class Parameter:
    """A parameter of a template.

    Attributes:
        choices: Values of an enum, else empty.
        required: There is no default.
        default: Value when it is not given; None where ``null`` stands in the file.
    """

    name: str
    type: Type
    help: str
    choices: tuple[str, ...] = ()
    required: bool = True
    default: Value = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Template:
    """A query with its documentation.

    Attributes:
        name: File name without ``.cypher``.
        examples: Arguments that give an answer, as text by parameter name.
        limit: Rows at most, where the caller does not say.
        timeout: Seconds at most, where the caller does not say.
        cypher: The whole text of the file, comments included.
        path: Where it was read from.
    """

    name: str
    title: str
    description: str
    group: str
    returns: Returns
    parameters: tuple[Parameter, ...]
    examples: tuple[Mapping[str, str], ...]
    cypher: str
    path: Path
    limit: int = LIMIT
    timeout: float = TIMEOUT


def read_template(path: Path) -> Template:
    """Read a template file.

    Raises:
        TemplateError: The file breaks the form; the message names file and line.
    """
    try:
        text = path.read_text("utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise TemplateError(f"{path}: cannot be read: {error}") from error
    if not _NAME.fullmatch(path.stem):
        raise TemplateError(f"{path}: the file name must be small letters, digits and hyphens")
    fields, parameters, examples = _front_matter(text, path)
    missing = [name for name in _ONCE if name not in fields]
    if missing:
        raise TemplateError(f"{path}:1: missing in the comments at the top: {', '.join(missing)}")
    if fields["returns"] not in [*Returns]:
        raise TemplateError(f"{path}:1: returns must be rows or graph, not {fields['returns']!r}")
    template = Template(
        name=path.stem,
        title=fields["title"],
        description=fields["description"],
        group=fields["group"],
        returns=Returns(fields["returns"]),
        parameters=tuple(parameters),
        examples=tuple(examples),
        cypher=text,
        path=path,
        limit=int(_number(fields, "limit", LIMIT, path)),
        timeout=_number(fields, "timeout", TIMEOUT, path),
    )
    _check_agreement(template)
    return template


def _number(fields: Mapping[str, str], name: str, default: float, path: Path) -> float:
    try:
        value = float(fields.get(name, default))
    except ValueError:
        value = 0.0
    if value < 1:
        raise TemplateError(f"{path}:1: {name} must be a number of at least 1, not {fields[name]!r}")
    return value


def _front_matter(text: str, path: Path) -> tuple[dict[str, str], list[Parameter], list[dict[str, str]]]:
    fields: dict[str, str] = {}
    parameters: list[Parameter] = []
    examples: list[dict[str, str]] = []
    last = ""
    for number, line in _comment_lines(text):
        where = f"{path}:{number}"
        if last == "description" and (more := _MORE.fullmatch(line)):
            fields["description"] += f" {more.group(1)}"
            continue
        if param := _PARAM.fullmatch(line):
            parameters.append(_parameter(param, where))
            last = "param"
            continue
        field = _FIELD.fullmatch(line)
        if not field:
            raise TemplateError(f"{where}: {line.strip()!r} is not `// field: text` or `// param name: type -- text`")
        last, content = field.groups()
        if last == "example":
            examples.append(_example(content, where))
        elif last in fields:
            raise TemplateError(f"{where}: {last} is given twice")
        else:
            fields[last] = content
    return fields, parameters, examples


def _comment_lines(text: str) -> Iterator[tuple[int, str]]:
    """Yield the comments before the first line of the query."""
    for number, line in enumerate(text.splitlines(), start=1):
        if not line.startswith("//"):
            return
        yield number, line


def _parameter(match: re.Match[str], where: str) -> Parameter:
    kind, default = match["type"], match["default"]
    if kind not in [*Type]:
        raise TemplateError(f"{where}: unknown type {kind!r}; known: {', '.join(Type)}")
    choices = tuple(choice.strip() for choice in (match["choices"] or "").split(",") if choice.strip())
    if bool(choices) != (kind == Type.ENUM):
        raise TemplateError(f"{where}: enum needs its values in brackets, and only enum has them")
    parameter = Parameter(
        name=match["name"], type=Type(kind), help=match["help"], choices=choices, required=default is None
    )
    if default is None or default == "null":
        return parameter
    value = parse_value(parameter, default.strip('"'), where=where)
    return Parameter(
        name=parameter.name,
        type=parameter.type,
        help=parameter.help,
        choices=choices,
        required=False,
        default=value,
    )


def parse_value(parameter: Parameter, text: str, *, where: str) -> Value:
    """Return the value that a text stands for; names stay text.

    Raises:
        TemplateError: The text is no value of the parameter's type; the message begins with ``where``.
    """
    try:
        match parameter.type:
            case Type.INT:
                return int(text)
            case Type.FLOAT:
                return float(text)
            case Type.BOOL:
                return {"true": True, "false": False}[text.lower()]
            case Type.DATE:
                return date.fromisoformat(text).isoformat()
            case Type.ENUM:
                return parameter.choices[parameter.choices.index(text)]
            case _:
                return text
    except (ValueError, KeyError) as error:
        wanted = {Type.DATE: "a date like 2025-09-02", Type.BOOL: "true or false", Type.INT: "a whole number"}
        hint = wanted.get(parameter.type, ", ".join(parameter.choices) or "a number")
        raise TemplateError(f"{where}: {parameter.name} must be {hint}, not {text!r}") from error


def _example(content: str, where: str) -> dict[str, str]:
    try:
        pairs = [word.split("=", 1) for word in shlex.split(content)]
        return {name.strip(): value for name, value in pairs}
    except ValueError as error:
        raise TemplateError(f'{where}: an example is name=value or name="two words", or none') from error


def _check_agreement(template: Template) -> None:
    """Declared and used parameters must be the same, and examples must fit them."""
    where = f"{template.path}:1"
    declared = [parameter.name for parameter in template.parameters]
    if len(declared) != len(set(declared)):
        raise TemplateError(f"{where}: a parameter is declared twice")
    try:
        used = {token.text for token in code(template.cypher) if token.kind is Kind.PARAMETER}
    except TemplateError as error:
        raise TemplateError(f"{template.path}: {error}") from error
    for name in sorted(used - set(declared)):
        raise TemplateError(f"{where}: ${name} is used but not declared: add `// param {name}: type -- text`")
    for name in sorted(set(declared) - used):
        raise TemplateError(f"{where}: parameter {name} is declared but not used")
    by_name = {parameter.name: parameter for parameter in template.parameters}
    for example in template.examples:
        for name, text in example.items():
            if name not in by_name:
                raise TemplateError(f"{where}: an example gives {name}, which is no parameter")
            parse_value(by_name[name], text, where=where)
        missing = [item.name for item in template.parameters if item.required and item.name not in example]
        if missing:
            raise TemplateError(f"{where}: an example lacks {', '.join(missing)}")
