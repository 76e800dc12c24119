"""What is fuzzed: each target takes bytes, raises nothing but errors of graphbuild's own, and checks its promise."""

import tempfile
from collections.abc import Callable, Mapping
from pathlib import Path

from graphbuild.errors import TemplateError
from graphbuild.ingest import Limits, ReadingOptions, Skipped, clean, iter_articles
from graphbuild.ingest.worker import answer
from graphbuild.query.safety import refusals
from graphbuild.query.templates import read_template

_SUFFIXES = ("txt", "md", "json", "jsonl", "csv", "tsv", "zip", "txt.gz", "jsonl.gz", "toml")
_PARSERS = ("html", "feed", "pdf")
_LIMITS = Limits(size=200_000, characters=50_000, unpacked=500_000, members=50, records=200)


def reader(data: bytes) -> None:
    """The first byte says what kind of file the rest is."""
    kind, content = (data[0] if data else 0), data[1:]
    if kind >= 200:
        found = answer(_PARSERS[kind % len(_PARSERS)], content)
        assert isinstance(found, list | str)
        return
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / f"a.{_SUFFIXES[kind % len(_SUFFIXES)]}"
        if path.suffix == ".toml":
            path = path.with_name("articles.toml")
            (Path(folder) / "a.txt").write_text("Norway met Finland in Oslo.", "utf-8")
        path.write_bytes(content)
        for item in iter_articles([folder], options=ReadingOptions(limits=_LIMITS)):
            if isinstance(item, Skipped):
                assert str(item).isprintable()
                assert Skipped.parse(str(item)).path == item.path
                continue
            item.text.encode()
            for block in clean(item).blocks:
                assert 0 <= block.raw(0, len(block.text)).start < block.raw(0, len(block.text)).end <= len(item.text)


def template(data: bytes) -> None:
    """A query template with its front matter."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "fuzzed.cypher"
        path.write_bytes(data)
        try:
            read_template(path)
        except TemplateError as error:
            told = str(error)
        else:
            return
        assert "fuzzed" in told


def cypher(data: bytes) -> None:
    """A query of a stranger; what is refused stays refused in other letters and with comments round it."""
    text = data.decode("utf-8", "replace")
    try:
        refused = refusals(text)
        again = refusals(f"/* a */ {text} // b")
    except TemplateError:
        return
    if refused and text.strip():
        assert again


TARGETS: Mapping[str, Callable[[bytes], None]] = {"reader": reader, "template": template, "cypher": cypher}
