"""Colours and shapes per type, read from ``viz/theme.toml``, which people edit without Python."""

import tomllib
from pathlib import Path
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field, ValidationError, model_validator

from graphbuild.assets import asset
from graphbuild.errors import DataFileError
from graphbuild.export.standing import Standing
from graphbuild.model import NodeType

Colour = Annotated[str, Field(pattern=r"^#[0-9a-fA-F]{6}$")]
Shape = Literal["dot", "square", "diamond", "triangle", "triangleDown", "star", "hexagon"]
_FILE = "viz/theme.toml"


class Tones(BaseModel):
    """A colour for light ground and one for dark ground."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    light: Colour
    dark: Colour


class NodeStyle(Tones):
    """Look of one node type."""

    label: str = Field(min_length=1)
    shape: Shape


class EdgeStyle(Tones):
    """Look of one standing; no dashes mean a solid line."""

    label: str = Field(min_length=1)
    dashes: list[Annotated[int, Field(gt=0, le=40)]]


class Theme(BaseModel):
    """The whole file: every node type and every standing has a style, and only plain assertions are solid."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    nodes: dict[NodeType, NodeStyle]
    edges: dict[Standing, EdgeStyle]
    disputed: Tones

    @model_validator(mode="after")
    def _complete(self) -> "Theme":
        absent = [f"nodes.{name}" for name in NodeType if name not in self.nodes]
        absent += [f"edges.{name}" for name in Standing if name not in self.edges]
        if absent:
            raise ValueError(f"no style for {', '.join(absent)}")
        solid = [name for name, style in self.edges.items() if not style.dashes]
        if solid != [Standing.ASSERTED]:
            raise ValueError(f"exactly edges.asserted may be solid (dashes = []), not {', '.join(solid) or 'none'}")
        return self


def load_theme(path: Path | None = None) -> Theme:
    """Read the theme.

    Args:
        path: Another file than the packaged one.

    Raises:
        DataFileError: The file is not TOML or a field is wrong; the message lists all mistakes.
    """
    file = path or asset(_FILE)
    try:
        return Theme.model_validate(tomllib.loads(file.read_text(encoding="utf-8")))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError, RecursionError) as error:
        raise DataFileError(f"{file}: cannot be read as TOML: {error}") from None
    except ValidationError as error:
        lines = [_mistake(file, found["loc"], found["msg"]) for found in error.errors()]
        raise DataFileError("\n".join(lines)) from None


def _mistake(file: Path, place: tuple[int | str, ...], message: str) -> str:
    where = ".".join(str(part) for part in place if part != "[key]") or "the whole file"
    return f"{file}: {where}: {message}; correct the line, README of the theme is at the top of the file"
