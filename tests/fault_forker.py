"""A process that has loaded the model once and runs commands in forks of itself, which it kills when it is told to.

Run as a script it is that process; ``Forker`` starts and asks it. A kill comes after a time, or at the n-th moment at
which a watched folder is about to change: a file opened for writing, renamed, removed, a folder made.
"""

import ctypes
import json
import os
import resource
import signal
import subprocess
import sys
import time
import traceback
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from types import TracebackType
from typing import Any, NoReturn

import pytest

_CHANGES = {"os.rename", "os.remove", "os.mkdir", "os.rmdir", "os.link", "os.truncate", "shutil.rmtree"}
_WRITES = os.O_WRONLY | os.O_RDWR | os.O_CREAT


@dataclass(frozen=True, slots=True, kw_only=True)
class Ended:
    """How a command ended.

    Attributes:
        code: Exit code, or minus the number of the signal that ended it.
        moments: Moments at which the watched folder was about to change; 0 for what was killed.
        seconds: Wall time.
        said: Standard output and standard error.
    """

    code: int
    moments: int
    seconds: float
    said: str

    @property
    def killed(self) -> bool:
        """Whether the kill came before the end."""
        return self.code == -signal.SIGKILL


class Forker:
    """Runs commands of graphbuild in processes that have the model already; use it as a context manager."""

    def __init__(self) -> None:
        pipe = subprocess.PIPE
        alone = os.environ | {"OMP_NUM_THREADS": "1"}  # a fork has the thread that forks, and no other
        self._process = subprocess.Popen([sys.executable, __file__], stdin=pipe, stdout=pipe, text=True, env=alone)

    def __enter__(self) -> "Forker":
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        assert self._process.stdin
        assert self._process.stdout
        self._process.stdin.close()
        self._process.wait()
        self._process.stdout.close()

    def run(
        self,
        *arguments: str | Path,
        watched: Path | None = None,
        moment: int = 0,
        seconds: float = 0.0,
        env: Mapping[str, str] | None = None,
        limit: int = 0,
        plain: bool = False,
    ) -> Ended:
        """Run a command, to its end or to the kill; see ``start``."""
        self.start(*arguments, watched=watched, moment=moment, seconds=seconds, env=env, limit=limit, plain=plain)
        return self.wait()

    def start(
        self,
        *arguments: str | Path,
        watched: Path | None = None,
        moment: int = 0,
        seconds: float = 0.0,
        env: Mapping[str, str] | None = None,
        limit: int = 0,
        plain: bool = False,
    ) -> int:
        """Start a command and return its process id, which stays its own until ``wait`` was called.

        Args:
            arguments: Of the command line, without ``graphbuild``.
            watched: Folder whose moments count.
            moment: Kill before this change of the folder; 0 for never.
            seconds: Kill after this time; 0 for never.
            env: Added to the environment.
            limit: Bytes beyond which no file may grow; 0 for none.
            plain: Permissions of files count, also for root.
        """
        job = {
            "arguments": list(map(str, arguments)),
            "watched": str(watched or ""),
            "moment": moment,
            "seconds": seconds,
            "env": dict(env or {}),
            "limit": limit,
            "plain": plain,
        }
        assert self._process.stdin
        assert self._process.stdout
        self._process.stdin.write(json.dumps(job) + "\n")
        self._process.stdin.flush()
        return int(self._process.stdout.readline())

    def wait(self) -> Ended:
        """Wait for the command that was started."""
        assert self._process.stdout
        return Ended(**json.loads(self._process.stdout.readline()))


@pytest.fixture(scope="session")
def forker() -> Iterator[Forker]:
    """One for all tests: loading the model is what takes long."""
    with Forker() as found:
        yield found


def serve() -> None:
    """Load the model, then do what the lines of the standard input say."""
    import igraph as _igraph  # noqa: F401
    import kglite as _kglite  # noqa: F401
    import pyvis.network as _pyvis  # noqa: F401

    from graphbuild.cli import main as _main  # noqa: F401
    from graphbuild.ingest import read_articles
    from graphbuild.scale.extracting import extract_records

    # No more than this: what starts threads of its own, as the engine of the store, does not survive a fork.
    with TemporaryDirectory(prefix="graphbuild-forker-") as folder:
        article = Path(folder) / "article.txt"
        article.write_text("France supports Mali. Chile opposes Peru. " * 5, "utf-8")
        list(extract_records(read_articles([article]).articles))
    for line in sys.stdin:
        _tell(json.dumps(_forked(json.loads(line))))


def _tell(line: str) -> None:
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


def _forked(job: Mapping[str, Any]) -> dict[str, Any]:
    said, counted = os.memfd_create("said"), os.memfd_create("counted")
    start = time.monotonic()
    pid = os.fork()
    if not pid:
        _run(job, said, counted)
    _tell(str(pid))
    while (ended := os.waitpid(pid, os.WNOHANG)) == (0, 0):
        if 0 < job["seconds"] <= time.monotonic() - start:
            os.kill(pid, signal.SIGKILL)
        time.sleep(0.002)
    taken = time.monotonic() - start
    texts = [_content(handle) for handle in (said, counted)]
    code = os.waitstatus_to_exitcode(ended[1])
    return {"code": code, "moments": int(texts[1] or 0), "seconds": taken, "said": texts[0]}


def _content(handle: int) -> str:
    os.lseek(handle, 0, os.SEEK_SET)
    with os.fdopen(handle, "rb") as file:
        return file.read().decode()


def _run(job: Mapping[str, Any], said: int, counted: int) -> NoReturn:
    """In the fork: run the command and leave without the clean-up of the process that forked."""
    code = 99
    try:
        nothing = os.open(os.devnull, os.O_RDONLY)
        for number, handle in enumerate((nothing, said, said)):
            os.dup2(handle, number)
        os.environ.update(job["env"])
        moments = _watch(job["watched"], job["moment"])
        if job["limit"]:
            resource.setrlimit(resource.RLIMIT_FSIZE, (job["limit"], job["limit"]))
        if job["plain"] and os.geteuid() == 0:
            _give_up_rights()
        code = _command(job["arguments"])
        os.write(counted, str(len(moments)).encode())
    except BaseException:
        traceback.print_exc()
    finally:
        sys.stdout.flush()
        sys.stderr.flush()
        os._exit(code)


def _command(arguments: Sequence[str]) -> int:
    from graphbuild.cli.main import main

    try:
        main(list(arguments))
    except SystemExit as end:
        return end.code if isinstance(end.code, int) else int(end.code is not None)
    return 0


def _give_up_rights() -> None:
    """Take from root the right to pass over the permissions of files (CAP_DAC_OVERRIDE, CAP_DAC_READ_SEARCH)."""
    libc = ctypes.CDLL(None, use_errno=True)
    head = (ctypes.c_uint32 * 2)(0x20080522, 0)
    sets = (ctypes.c_uint32 * 6)()  # effective, permitted, inheritable; twice 32 bits of each
    if libc.capget(head, sets):
        raise OSError(ctypes.get_errno(), "capget")
    sets[0] &= ~0b110
    sets[1] &= ~0b110
    if libc.capset(head, sets):
        raise OSError(ctypes.get_errno(), "capset")


def _watch(folder: str, last: int) -> list[str]:
    """Note each change of the folder before it happens, and die at the last."""
    moments: list[str] = []

    def hook(event: str, values: tuple[Any, ...]) -> None:
        changes = event in _CHANGES or (event == "open" and isinstance(values[2], int) and values[2] & _WRITES)
        # Names relative to an open folder, as in rmtree, are taken to be in it.
        if changes and isinstance(values[0], str) and (values[0].startswith(folder) or "/" not in values[0]):
            moments.append(event)
            if len(moments) == last:
                os.kill(os.getpid(), signal.SIGKILL)

    if folder:
        sys.addaudithook(hook)
    return moments


if __name__ == "__main__":
    serve()
