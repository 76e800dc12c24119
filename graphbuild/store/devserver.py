"""A real Neo4j for development and tests, without Docker: Community 5.26 from the jars that Maven Central holds.

The server listens on a free loopback port, has a home folder and a password of its own, sends no usage data, and is
ended by its process id. Java 17 or 21 and, for the first start, Maven must be installed. 5.26 is the line with
long-term support and the last one that runs on Java 17.
"""

import json
import os
import secrets
import shutil
import signal
import socket
import time
from collections.abc import Callable
from dataclasses import asdict, dataclass, field
from pathlib import Path

from graphbuild.errors import StoreError
from graphbuild.store.neo4j_jars import VERSION, cache_folder, fetch_jars, jars, missing_tools

STATE = "server.json"
_START_SECONDS = 180.0
_STOP_SECONDS = 60.0
_CONF = """server.default_listen_address=127.0.0.1
server.bolt.listen_address=127.0.0.1:{port}
server.bolt.advertised_address=127.0.0.1:{port}
server.bolt.tls_level={tls}
server.http.enabled=false
server.https.enabled=false
server.memory.pagecache.size=128m
dbms.memory.transaction.total.max=256m
dbms.security.auth_enabled=true
dbms.security.allow_csv_import_from_file_urls=false
dbms.usage_report.enabled=false
db.tx_log.preallocate=false
"""
_TLS = """dbms.ssl.policy.bolt.enabled=true
dbms.ssl.policy.bolt.base_directory={folder}
dbms.ssl.policy.bolt.private_key=private.key
dbms.ssl.policy.bolt.public_certificate=public.crt
dbms.ssl.policy.bolt.client_auth=NONE
"""
_JVM = (
    # The client compiler only: over the life of a test run it halves what start and first queries cost.
    "-Xms512m -Xmx512m -XX:+UseSerialGC -XX:TieredStopAtLevel=1 "
    "-Dlog4j2.disable.jmx=true -Dio.netty.tryReflectionSetAccessible=true "
    "--add-opens=java.base/java.nio=ALL-UNNAMED --add-opens=java.base/java.io=ALL-UNNAMED "
    "--add-opens=java.base/sun.nio.ch=ALL-UNNAMED --add-modules jdk.incubator.vector"
).split()


@dataclass(frozen=True, slots=True, kw_only=True)
class Server:
    """A server that was started here.

    Attributes:
        uri: ``bolt://127.0.0.1:PORT``.
        pid: Process id.
        home: Its folder: configuration, data and logs.
    """

    uri: str
    user: str
    password: str = field(repr=False)
    pid: int
    home: str


def running(home: Path | None = None) -> Server | None:
    """Return the server of a home folder if it runs."""
    state = (home or _default_home()) / STATE
    if not state.is_file():
        return None
    server = Server(**json.loads(state.read_text("utf-8")))
    return server if _alive(server.pid) and _is_ours(server) else None


def start(
    home: Path | None = None, *, certificate: Path | None = None, say: Callable[[str], None] = lambda _: None
) -> Server:
    """Start a server, or return the one that runs already.

    Args:
        home: Its folder, which keeps data and password between starts; one in the cache when left out.
        certificate: Folder with ``private.key`` and ``public.crt``: encrypted connections are taken as well.
        say: Told what takes long.

    Raises:
        StoreError: Java or Maven is missing, or the server does not come up; the message names the log.
    """
    folder = (home or _default_home()).absolute()
    if found := running(folder):
        return found
    if absent := missing_tools():
        raise StoreError(f"a Neo4j server needs {absent}: install it, or set NEO4J_URI to a server of yours")
    fetch_jars(say)
    known = _known_password(folder)
    port = _free_port()
    _prepare_home(folder, port, certificate)
    say(f"starting Neo4j {VERSION}")
    server = Server(
        uri=f"bolt://127.0.0.1:{port}",
        user="neo4j",
        password=known or secrets.token_urlsafe(18),
        pid=_spawn(folder),
        home=str(folder),
    )
    try:
        _wait_until_open(server, port)
        if not known:
            _set_password(server)
        _save_state(server)
    except BaseException:
        stop(server)
        raise
    return server


def stop(server: Server) -> None:
    """End a server and wait until it is gone."""
    if not _alive(server.pid) or not _is_ours(server):
        return
    os.kill(server.pid, signal.SIGTERM)
    deadline = time.monotonic() + _STOP_SECONDS
    while _alive(server.pid):
        if time.monotonic() > deadline:
            os.kill(server.pid, signal.SIGKILL)
        time.sleep(0.1)


def _default_home() -> Path:
    return cache_folder() / "neo4j" / "home"


def _known_password(folder: Path) -> str:
    """The password that an earlier start gave this home; empty for a new one."""
    state = folder / STATE
    return str(json.loads(state.read_text("utf-8"))["password"]) if state.is_file() else ""


def _free_port() -> int:
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        return int(found.getsockname()[1])


def _prepare_home(folder: Path, port: int, certificate: Path | None) -> None:
    for name in ("conf", "data", "logs", "plugins", "import", "run"):
        (folder / name).mkdir(parents=True, exist_ok=True)
    folder.chmod(0o700)
    lines = _CONF.format(port=port, tls="OPTIONAL" if certificate else "DISABLED")
    lines += _TLS.format(folder=certificate.absolute()) if certificate else ""
    (folder / "conf" / "neo4j.conf").write_text(lines, "utf-8")


def _spawn(folder: Path) -> int:
    """Start the server in a session of its own, so that an interrupt at the terminal does not reach it."""
    java = shutil.which("java") or "java"
    classes = f"{folder}/plugins/*:{folder}/conf:{jars()}/*"
    main = ["org.neo4j.server.CommunityEntryPoint", f"--home-dir={folder}", f"--config-dir={folder}/conf"]
    log = os.open(folder / "logs" / "console.log", os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    try:
        # posix_spawn and not Popen: the server outlives this process, and a Popen that is not waited for complains.
        return os.posix_spawn(
            java,
            [java, *_JVM, "-cp", classes, *main],
            os.environ,
            file_actions=[(os.POSIX_SPAWN_DUP2, log, 1), (os.POSIX_SPAWN_DUP2, log, 2)],
            setsid=True,
        )
    finally:
        os.close(log)


def _wait_until_open(server: Server, port: int) -> None:
    deadline = time.monotonic() + _START_SECONDS
    while time.monotonic() < deadline:
        if not _alive(server.pid):
            break
        try:
            socket.create_connection(("127.0.0.1", port), timeout=1).close()
        except OSError:
            time.sleep(0.2)
        else:
            return
    raise StoreError(f"Neo4j did not start: see {server.home}/logs/console.log")


def _set_password(server: Server) -> None:
    """Replace the password of a new server, which every new server has; nothing else may be done before."""
    import neo4j  # noqa: PLC0415  (heavy)
    from neo4j.exceptions import DriverError, Neo4jError  # noqa: PLC0415

    deadline = time.monotonic() + _START_SECONDS
    with neo4j.GraphDatabase.driver(server.uri, auth=("neo4j", "neo4j")) as driver:
        while True:
            try:
                with driver.session(database="system") as session:
                    session.run(
                        "ALTER CURRENT USER SET PASSWORD FROM 'neo4j' TO $password", password=server.password
                    ).consume()
                return
            except (DriverError, Neo4jError) as error:
                # The port opens a moment before the databases do.
                if time.monotonic() > deadline or not _alive(server.pid):
                    raise StoreError(f"Neo4j did not become ready: see {server.home}/logs") from error
                time.sleep(0.3)


def _save_state(server: Server) -> None:
    state = Path(server.home) / STATE
    state.touch(mode=0o600)
    state.write_text(json.dumps(asdict(server)), "utf-8")


def _alive(pid: int) -> bool:
    try:
        if os.waitpid(pid, os.WNOHANG)[0] == pid:
            return False
    except ChildProcessError:
        pass  # another process started it
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    status = Path(f"/proc/{pid}/stat")
    return not status.exists() or status.read_text("utf-8").rpartition(")")[2].split()[0] != "Z"


def _is_ours(server: Server) -> bool:
    """Whether the process with that id is the server; after a restart of the machine it may be anything."""
    command = Path(f"/proc/{server.pid}/cmdline")
    return not command.exists() or f"--home-dir={server.home}".encode() in command.read_bytes()
