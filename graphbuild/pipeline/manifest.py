"""What a build has read: ``manifest.json`` in the output folder.

Per file: its hash, the articles that it gave and what was skipped in it. The next build takes the articles of a file
that did not change from the record file, and neither parses nor cleans it again.
"""

import hashlib
import json
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import Any

from graphbuild import ingest
from graphbuild.errors import InputError
from graphbuild.export.files import write_whole
from graphbuild.ingest import ReadingOptions, Skipped
from graphbuild.ingest.guard import end_worker
from graphbuild.ingest.reading import iter_sources, read_source, said_beside
from graphbuild.ingest.sidecar import SideCars
from graphbuild.ingest.sources import Source
from graphbuild.model import Article, digest
from graphbuild.pipeline.stamp import mark_of
from graphbuild.records import NAME, RecordFile
from graphbuild.scale.spool import Spool

MANIFEST = "manifest.json"
_LIBRARIES = ("trafilatura", "pdfminer.six", "feedparser", "py3langid", "lxml")
_CHUNK = 1 << 20


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """What was read now, and how.

    Attributes:
        skipped: One line per input that gave no article.
        sources: What the manifest will say of each file.
        unchanged: Number of files that were not read again.
        notes: What was wrong with the folder and was made good by reading everything.
    """

    skipped: tuple[str, ...]
    sources: Mapping[str, Any]
    unchanged: int
    notes: tuple[str, ...] = ()


@dataclass(slots=True, kw_only=True)
class _Collected:
    spool: Spool
    skipped: list[str] = field(default_factory=list)
    sources: dict[str, Any] = field(default_factory=dict)
    recalled: dict[str, list[str]] = field(default_factory=lambda: defaultdict(list))
    unchanged: int = 0


def read_changed(paths: Sequence[Path | str], folder: Path, options: ReadingOptions | None, spool: Spool) -> Reading:
    """Read the articles behind the paths into the spool; what did not change since the build comes from its folder."""
    chosen, done, cars = options or ReadingOptions(), _Collected(spool=spool), SideCars()
    stamp, (known, notes) = _stamp(chosen), _known(folder)
    stored = _stored(folder, known)
    for source in iter_sources(paths, chosen):
        if isinstance(source, Skipped):
            done.skipped.append(str(source))
            continue
        key = _key(source, stamp, cars)
        entry = known.get(source.name, {})
        if key and entry.get("key") == key and all(stored.get(name) == mark for name, mark, _ in entry["articles"]):
            done.unchanged += 1
            for name, _, path in entry["articles"]:
                done.recalled[name].append(path)
        else:
            entry = _read(source, chosen, cars, key, done)
        done.skipped += entry["skipped"]
        if key:
            done.sources[source.name] = entry
    end_worker()
    for article in _recalled(folder, done.recalled):
        spool.add(article)
    return Reading(skipped=tuple(done.skipped), sources=done.sources, unchanged=done.unchanged, notes=notes)


def write_manifest(sources: Mapping[str, Any], folder: Path) -> None:
    """Write what was read, in the order of the names."""
    text = json.dumps({"sources": sources}, ensure_ascii=True, indent=1, sort_keys=True)
    write_whole(folder / MANIFEST, text.encode() + b"\n")


def _read(source: Source, options: ReadingOptions, cars: SideCars, key: str, done: _Collected) -> dict[str, Any]:
    entry: dict[str, Any] = {"key": key, "articles": [], "skipped": []}
    for item in read_source(source, options, cars):
        if isinstance(item, Skipped):
            entry["skipped"].append(str(item))
        else:
            entry["articles"].append([item.id, mark_of(item), *item.paths])
            done.spool.add(item)
    return entry


def _recalled(folder: Path, wanted: Mapping[str, Sequence[str]]) -> Iterator[Article]:
    """The articles of unchanged files, with their paths in those files."""
    if wanted:
        with RecordFile.existing(folder) as file:
            for article in file.articles():
                yield from (replace(article, paths=(path,)) for path in wanted.get(article.id, ()))


def _stored(folder: Path, known: Mapping[str, Any]) -> dict[str, str]:
    if not known or not (folder / NAME).is_file():
        return {}
    try:
        with RecordFile.existing(folder) as file:
            return {article.id: mark_of(article) for article in file.articles()}
    except InputError:  # emptied or damaged: what uses the records says so, or makes them anew
        return {}


def _known(folder: Path) -> tuple[dict[str, Any], tuple[str, ...]]:
    """Return what the last build read, and what is wrong with the note of it."""
    path = folder / MANIFEST
    try:
        sources = json.loads(path.read_text("utf-8"))["sources"]
        if not all(_is_entry(entry) for entry in sources.values()):
            raise ValueError
    except FileNotFoundError:
        return {}, ()
    except (OSError, ValueError, KeyError, TypeError, AttributeError, RecursionError):
        return {}, (f"{path}: damaged: every file was read anew, and it is written again",)
    return sources, ()


def _is_entry(entry: Any) -> bool:
    texts = [entry["key"], *entry["skipped"], *(part for item in entry["articles"] for part in item)]
    return all(isinstance(text, str) for text in texts) and all(len(item) == 3 for item in entry["articles"])


def _key(source: Source, stamp: str, cars: SideCars) -> str:
    """Hash of the file and of all that decides how it is read; empty for what cannot be read twice."""
    if source.opener is not None or source.path == "-":
        return ""
    content = hashlib.sha256()
    try:
        with source.open() as file:
            while part := file.read(_CHUNK):
                content.update(part)
    except OSError:
        return ""
    return digest("", content.hexdigest(), stamp, said_beside(source, cars))


def _stamp(options: ReadingOptions) -> str:
    """Hash of the readers, the libraries behind them and the options."""
    code = [path.read_text("utf-8") for path in sorted(Path(ingest.__file__).parent.glob("*.py"))]
    chosen = (
        options.limits,
        sorted(options.mapping.items()),
        sorted(options.languages),
        options.fetcher is not None,
    )
    return digest("", *code, *map(_version, _LIBRARIES), chosen)


def _version(name: str) -> str:
    try:
        return version(name)
    except PackageNotFoundError:
        return ""
