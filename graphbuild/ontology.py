"""The relations and their frames, read from ``data/ontology.toml``.

A *frame* is one line that says which word triggers a relation and which grammatical roles hold its ends::

    v:supply obj:gas to=O             supply gas to O        (the subject is S unless said otherwise)
    v:receive subj=O obj:gas from=S   O receives gas from S
    n:talk between=SO                 talks between A and B  (SO: the members of a list, in pairs)
    a:opposed to=O                    X is opposed to O

``role=S`` fills an end, ``role:word|word`` demands a word there, ``role!word`` forbids it, ``!role`` demands
that it is absent and ``+denied``, ``+ended``, ``+planned``, ``+possible``, ``+demanded`` are part of the meaning of
the trigger. ``role:any`` demands any word there; ``$name`` stands for a list of the file's ``[words]`` table;
``S~PERSON|COUNTRY`` narrows the types of an end. ``a.b`` is the role *b* of the word found in role *a*. Word classes:
``v`` verb, ``n`` noun, ``a`` adjective or participle used as one. ``docs/add-a-relation.md`` lists the roles.
"""

import re
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from graphbuild.assets import asset
from graphbuild.errors import DataFileError
from graphbuild.model import NodeType, TopicKind

ENTITY_TYPES = frozenset(NodeType) - {NodeType.TOPIC}
_FLAGS = frozenset({"denied", "ended", "planned", "possible", "hypothetical", "demanded", "presupposed"})
_HEAD = re.compile(r"^([vnar]):([\w|.'-]+)$")
_ROLE = r"[a-z_./]+"
_PART = re.compile(rf"^(?:(!)({_ROLE})|\+([a-z]+)|({_ROLE})=(S|O|SO)|({_ROLE}):([\w|'%-]+))$")
_BAN = re.compile(rf"^({_ROLE})!([\w|'%-]+)$")
_TYPES = re.compile(r"^(S|O)~([A-Z|]+)$")
_WORDS = re.compile(r"\$([a-z_]+)")


@dataclass(frozen=True, slots=True, kw_only=True)
class Frame:
    """One trigger with the roles of its ends.

    Attributes:
        id: Names the frame by its first lemma (``OPPOSES.v.oppose``); a claim's rule names the lemma read.
        pos: ``v``, ``n``, ``a`` or ``r`` (adverb).
        fills: Pairs of role and slot (``S``, ``O`` or ``SO``).
        needs: Pairs of role and the lemmas, one of which must stand there.
        absent: Roles that must be empty.
        flags: Built-in polarity, phase or modality.
        bans: Pairs of role and the lemmas, none of which may stand there.
        only: Pairs of slot and the node types that may fill it, narrower than the relation's.
    """

    id: str
    relation: str
    pos: str
    lemmas: frozenset[str]
    fills: tuple[tuple[str, str], ...]
    needs: tuple[tuple[str, frozenset[str]], ...]
    absent: tuple[str, ...]
    flags: frozenset[str]
    only: tuple[tuple[str, frozenset[NodeType]], ...] = ()
    bans: tuple[tuple[str, frozenset[str]], ...] = ()
    ends: tuple[tuple[str, str], ...] = field(init=False, compare=False, repr=False)

    def __post_init__(self) -> None:
        """Keep what is asked first, each role with the word class: the subject last, it is hardly ever what lacks."""
        ends = tuple(
            (name, self.pos) for name, _ in reversed(self.fills) if name != "flow"
        )  # a flow is found elsewhere
        object.__setattr__(self, "ends", ends)


def parse_frame(text: str, relation: str) -> Frame:
    """Parse one frame line.

    Raises:
        ValueError: The line is not a frame; the message says which part is wrong.
    """
    head, *parts = text.split()
    match = _HEAD.match(head)
    if not match:
        raise ValueError(f"frame {text!r} must begin with v:, n:, a: or r: and a lemma")
    pos, lemmas = match.group(1), frozenset(match.group(2).split("|"))
    fills: list[tuple[str, str]] = []
    needs: list[tuple[str, frozenset[str]]] = []
    absent: list[str] = []
    flags: set[str] = set()
    only: list[tuple[str, frozenset[NodeType]]] = []
    bans: list[tuple[str, frozenset[str]]] = []
    for part in parts:
        narrowed = _TYPES.match(part)
        if narrowed:
            only.append((narrowed.group(1), _types(narrowed.group(2).split("|"))))
            continue
        banned = _BAN.match(part)
        if banned:
            bans.append((banned.group(1), frozenset(banned.group(2).split("|"))))
            continue
        found = _PART.match(part)
        if not found or (found.group(3) and found.group(3) not in _FLAGS):
            raise ValueError(f"frame {text!r}: {part!r} is not role=S, role=O, role=SO, role:word, !role or +flag")
        if found.group(1):
            absent.append(found.group(2))
        elif found.group(3):
            flags.add(found.group(3))
        elif found.group(4):
            fills.append((found.group(4), found.group(5)))
        else:
            needs.append((found.group(6), frozenset(found.group(7).split("|"))))
    slots = {slot for _, slot in fills}
    if "SO" not in slots and "S" not in slots and not any(role == "subj" for role, _ in (*fills, *needs)):
        fills.insert(0, ("subj", "S"))
        slots.add("S")
    if "SO" not in slots and slots != {"S", "O"}:
        raise ValueError(f"frame {text!r} must fill both S and O")
    return Frame(
        id=f"{relation}.{pos}.{min(lemmas)}",
        relation=relation,
        pos=pos,
        lemmas=lemmas,
        fills=tuple(fills),
        needs=tuple(needs),
        absent=tuple(absent),
        flags=frozenset(flags),
        only=tuple(only),
        bans=tuple(bans),
    )


class RelationTable(BaseModel):
    """One ``[relation.NAME]`` table as people write it."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    label: str
    definition: str
    subject: list[str]
    object: list[str]
    example: str
    tier: str = "user"
    symmetric: bool = False
    inverse: str = ""
    plover: str = ""
    wikidata: str = ""
    topics: list[TopicKind] = Field(default_factory=list)
    frames: list[str] = Field(default_factory=list)


@dataclass(frozen=True, slots=True, kw_only=True)
class Relation:
    """A relation type: what may stand at its ends and which frames find it.

    Attributes:
        topics: Kinds of topics that may stand at an end; empty means every kind.
    """

    name: str
    label: str
    definition: str
    subject: frozenset[NodeType]
    object: frozenset[NodeType]
    example: str
    tier: str
    symmetric: bool
    inverse: str
    plover: str
    wikidata: str
    topics: frozenset[TopicKind]
    frames: tuple[Frame, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Ontology:
    """All relations by name."""

    relations: Mapping[str, Relation]

    @classmethod
    def load(cls, *folders: Path) -> "Ontology":
        """Read the ontology of the package, then ``*.toml`` of each folder; later tables override earlier ones.

        Raises:
            DataFileError: One or more tables are wrong; every problem is listed.
        """
        files = [asset("data/ontology.toml")]
        for folder in folders:
            if not folder.is_dir():
                raise DataFileError(f"{folder}: no such folder of ontology files")
            files += sorted(folder.glob("*.toml"))
        relations: dict[str, Relation] = {}
        words: dict[str, str] = {}
        problems: list[str] = []
        for file in files:
            for name, relation in _read(file, words, problems):
                relations[name] = relation
        if problems:
            raise DataFileError("\n".join(problems))
        return cls(relations=dict(sorted(relations.items())))

    def frames(self) -> Iterator[Frame]:
        """All frames, by relation name, in file order."""
        for relation in self.relations.values():
            yield from relation.frames


def _read(file: Path, words: dict[str, str], problems: list[str]) -> Iterator[tuple[str, Relation]]:
    if not file.is_file():
        problems.append(f"{file.name}: not a regular file")  # reading a pipe would wait for ever
        return
    try:
        content = tomllib.loads(file.read_text("utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError, OSError, RecursionError) as error:
        problems.append(f"{file.name}: {error}")
        return
    for part in ("words", "relation"):
        if not isinstance(content.get(part, {}), dict):
            problems.append(f"{file.name}: {part}: must be a table")
            return
    words |= {name: "|".join(items) for name, items in content.get("words", {}).items()}
    for name, table in content.get("relation", {}).items():
        if not re.fullmatch(r"[A-Z][A-Z_]*", name):
            problems.append(f"{file.name}: relation.{name}: the name must be A-Z and _")
            continue
        try:
            yield name, _relation(name, RelationTable.model_validate(table), words)
        except ValidationError as error:
            for item in error.errors():
                problems.append(f"{file.name}: relation.{name}.{'.'.join(map(str, item['loc']))}: {item['msg']}")
        except ValueError as error:
            problems.append(f"{file.name}: relation.{name}: {error}")


def _relation(name: str, table: RelationTable, words: Mapping[str, str]) -> Relation:
    return Relation(
        name=name,
        label=table.label,
        definition=table.definition,
        subject=_types(table.subject),
        object=_types(table.object),
        example=table.example,
        tier=table.tier,
        symmetric=table.symmetric,
        inverse=table.inverse,
        plover=table.plover,
        wikidata=table.wikidata,
        topics=frozenset(table.topics),
        frames=tuple(parse_frame(_spell_out(text, words), name) for text in table.frames),
    )


def _spell_out(text: str, words: Mapping[str, str]) -> str:
    """Replace ``$name`` by its words."""
    for name in _WORDS.findall(text):
        if name not in words:
            raise ValueError(f"frame {text!r}: no list {name!r} in [words]")
    return _WORDS.sub(lambda match: words[match.group(1)], text)


def _types(names: Sequence[str]) -> frozenset[NodeType]:
    """Read type names; ``any`` is every entity type, ``actor`` the three that act."""
    types: set[NodeType] = set()
    for name in names:
        if name == "any":
            types |= ENTITY_TYPES
        elif name == "actor":
            types |= {NodeType.PERSON, NodeType.COUNTRY, NodeType.ORGANIZATION}
        elif name in NodeType.__members__:
            types.add(NodeType(name))
        else:
            raise ValueError(f"unknown node type {name!r}; known: any, actor, {', '.join(NodeType)}")
    return frozenset(types)
