"""The collection of templates: those of the package and those of folders that the user names."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from graphbuild.assets import asset
from graphbuild.errors import TemplateError, UnknownNameError
from graphbuild.query.lint import problems
from graphbuild.query.names import close
from graphbuild.query.templates import Template, read_template


@dataclass(frozen=True, slots=True, kw_only=True)
class Library:
    """Templates by name, sorted."""

    templates: Mapping[str, Template]

    @classmethod
    def load(cls, *folders: Path | str) -> "Library":
        """Read the package's templates, then ``*.cypher`` of each folder; later ones replace earlier ones.

        Raises:
            TemplateError: One or more files are wrong; every problem is listed.
        """
        found: dict[str, Template] = {}
        wrong: list[str] = []
        for folder in (asset("queries"), *map(Path, folders)):
            if not folder.is_dir():
                raise TemplateError(f"{folder}: no such folder of query templates")
            for path in sorted(folder.glob("*.cypher")):
                try:
                    found[path.stem] = read_template(path)
                except TemplateError as error:
                    wrong.append(str(error))
                    continue
                wrong += problems(found[path.stem])
        if wrong:
            raise TemplateError("\n".join(wrong))
        return cls(templates=dict(sorted(found.items())))

    def __iter__(self) -> Iterator[Template]:
        return iter(self.templates.values())

    def __len__(self) -> int:
        return len(self.templates)

    def __getitem__(self, name: str) -> Template:
        """Return the template of that name.

        Raises:
            UnknownNameError: There is none; the message suggests close names.
        """
        if name not in self.templates:
            hints = close(name, self.templates)
            raise UnknownNameError(
                f"no query {name!r}: {f'did you mean {hints}? ' if hints else ''}`graphbuild query list` shows all"
            )
        return self.templates[name]
