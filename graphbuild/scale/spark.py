"""A Spark cluster: the same batches are analysed on many machines.

Jobs of bounded size are sent one behind the other, and what a job gives is saved before the next results are taken: the
one that asks holds two jobs at a time, and a build that is cut goes on after the last job. Work of a machine that dies
is done again by Spark on another one; it takes each result once.

Each machine needs Python with the same release of graphbuild and of the model. Own relations and names travel: they
are sent once, as an archive, and read once by each process, as the packaged ones are.
"""

import os
import sys
import tempfile
import zipfile
from collections import deque
from collections.abc import Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass, replace
from functools import partial
from itertools import islice
from pathlib import Path
from typing import Any

from graphbuild.errors import InputError
from graphbuild.extract import ExtractConfig, rules_version
from graphbuild.scale.batches import Batch
from graphbuild.scale.limiting import SECONDS
from graphbuild.scale.pool import THREADS
from graphbuild.scale.work import Done, work

#: Batches of a task (two seconds: starting one takes some hundredths), tasks of a job per core, jobs under way.
_BATCHES = 4
_TASKS = 4
_JOBS = 2
_ARCHIVE = "graphbuild-data"
_FOLDERS = ("ontology_dirs", "gazetteer_dirs")
_QUIET = {"spark.ui.enabled": "false", "spark.ui.showConsoleProgress": "false", "spark.log.level": "ERROR"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Cluster:
    """Analyses batches on a Spark cluster.

    Attributes:
        master: Its address, such as ``spark://host:7077``, ``yarn`` or, for this machine, ``local[2]``.
        seconds: Processor time that one article may take.
    """

    master: str
    seconds: float = SECONDS

    def __call__(self, batches: Iterator[Batch], config: ExtractConfig, characters: int) -> Iterator[Done]:
        """Yield what each batch gave.

        Raises:
            InputError: pyspark or Java is not installed, the cluster does not answer or lost the work, or its machines
                have another release of graphbuild.
        """
        if not characters:
            return
        context = _context(self.master)
        try:
            with tempfile.TemporaryDirectory(prefix="graphbuild-spark-") as folder:
                context.addArchive(f"{_archive(config, Path(folder))}#{_ARCHIVE}")
                rules = rules_version(config)
                yield from _results(
                    context, batches, partial(_analysed, config=config, rules=rules, seconds=self.seconds)
                )
        finally:
            context.stop()


def _context(master: str) -> Any:
    try:
        from pyspark import SparkConf, SparkContext  # noqa: PLC0415 - an extra
    except ImportError as error:
        raise InputError(f"--engine spark needs an extra: run `pip install 'graphbuild[spark]'` ({error})") from error
    os.environ.setdefault("PYSPARK_PYTHON", sys.executable)
    conf = SparkConf().setMaster(master).setAppName("graphbuild")
    for name, value in {**_QUIET, **_environment()}.items():
        conf.setIfMissing(name, value)
    if master.startswith("local"):
        conf.setIfMissing("spark.driver.bindAddress", "127.0.0.1").setIfMissing("spark.driver.host", "127.0.0.1")
    try:
        return SparkContext(conf=conf)
    except Exception as error:  # Java is not there, or what Java raises
        raise InputError(f"no Spark at {master!r}: {_first(error)}: is Java 17 installed, is the master up?") from error


def _environment() -> dict[str, str]:
    """What the machines' processes find in their environment: one thread each, and the packages of this process."""
    values = dict.fromkeys(THREADS, "1")
    if path := os.environ.get("PYTHONPATH"):
        values["PYTHONPATH"] = path
    return {f"spark.executorEnv.{name}": value for name, value in values.items()}


def _archive(config: ExtractConfig, folder: Path) -> Path:
    """Pack the own folders of the config; they are named by their place in it."""
    path = folder / f"{_ARCHIVE}.zip"
    with zipfile.ZipFile(path, "w") as archive:
        for name in _FOLDERS:
            for at, own in enumerate(getattr(config, name)):
                for file in sorted(Path(own).glob("*.toml")):
                    archive.write(file, f"{name}/{at}/{file.name}")
        archive.writestr("made-by", "graphbuild")
    return path


def _results(context: Any, batches: Iterator[Batch], task: "partial[Done | str]") -> Iterator[Done]:
    tasks = _TASKS * max(1, context.defaultParallelism)
    waiting: deque[Future[list[Done | str]]] = deque()
    with ThreadPoolExecutor(_JOBS) as threads:
        while True:
            while len(waiting) < _JOBS and (part := list(islice(batches, tasks * _BATCHES))):
                waiting.append(threads.submit(_job, context, part, min(tasks, len(part)), task))
            if not waiting:
                return
            for done in waiting.popleft().result():
                if isinstance(done, str):
                    raise InputError(done)
                yield done


def _job(context: Any, part: Sequence[Batch], tasks: int, task: "partial[Done | str]") -> list[Done | str]:
    try:
        found: list[Done | str] = context.parallelize(part, tasks).map(task).collect()
    except Exception as error:  # what Java raises
        raise InputError(f"the cluster lost the work: {_first(error)}: what was done is kept, build again") from error
    return found


def _analysed(batch: Batch, *, config: ExtractConfig, rules: str, seconds: float) -> Done | str:
    """Run on a machine of the cluster: analyse a batch, or say why none can be analysed."""
    from pyspark import SparkFiles  # noqa: PLC0415 - an extra

    root = Path(SparkFiles.get(_ARCHIVE))
    ontology, gazetteer = (_unpacked(root / name, getattr(config, name)) for name in _FOLDERS)
    here = replace(config, ontology_dirs=ontology, gazetteer_dirs=gazetteer)
    try:
        if rules_version(here) != rules:
            return "a machine of the cluster has another release of graphbuild, or of its data, than this one"
        return work(batch, here, seconds)
    except InputError as error:
        return f"on a machine of the cluster: {error}"


def _unpacked(root: Path, folders: Sequence[str]) -> tuple[str, ...]:
    return tuple(str(root / str(at)) for at in range(len(folders)))


def _first(error: Exception) -> str:
    return next(iter(str(error).strip().splitlines()), type(error).__name__)
