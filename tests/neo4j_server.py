"""Pytest plugin: one real Neo4j per session.

``NEO4J_URI`` names a server to use instead of starting one (``NEO4J_USERNAME``, ``NEO4J_PASSWORD`` and
``NEO4J_DATABASE`` go with it); tests that empty it then need ``GRAPHBUILD_TEST_MAY_WIPE=1``. Without Java or Maven the
tests are skipped with the reason, but fail where ``CI`` is set or ``--require-neo4j`` is given.
"""

import datetime
import os
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest

from graphbuild.store import GraphStore, connect, devserver
from graphbuild.store.neo4j_jars import missing_tools


@dataclass(frozen=True, slots=True, kw_only=True)
class Login:
    """How to reach the server of the tests."""

    uri: str
    user: str
    password: str = field(repr=False)
    database: str


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--require-neo4j", action="store_true", help="fail, not skip, where Neo4j cannot be started")


@pytest.fixture(scope="session")
def neo4j_login(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Login]:
    """A server that tests may write to and empty."""
    if uri := os.environ.get("NEO4J_URI"):
        if os.environ.get("GRAPHBUILD_TEST_MAY_WIPE") != "1":
            pytest.fail("NEO4J_URI is set: the tests empty that database; allow it with GRAPHBUILD_TEST_MAY_WIPE=1")
        yield Login(
            uri=uri,
            user=os.environ.get("NEO4J_USERNAME", "neo4j"),
            password=os.environ.get("NEO4J_PASSWORD", ""),
            database=os.environ.get("NEO4J_DATABASE", "neo4j"),
        )
        return
    if absent := missing_tools():
        reason = f"no Neo4j: {absent} missing"
        if os.environ.get("CI") or request.config.getoption("--require-neo4j"):
            pytest.fail(reason)
        pytest.skip(reason)
    server = devserver.start(
        tmp_path_factory.mktemp("neo4j"), certificate=make_certificate(tmp_path_factory.mktemp("certificate"))
    )
    try:
        yield Login(uri=server.uri, user=server.user, password=server.password, database="neo4j")
    finally:
        devserver.stop(server)


def make_certificate(folder: Path) -> Path:
    """Write a certificate that is signed by itself, and its key, as the server reads them."""
    from cryptography import x509
    from cryptography.hazmat.primitives import hashes, serialization
    from cryptography.hazmat.primitives.asymmetric import ec

    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(x509.NameOID.COMMON_NAME, "localhost")])
    now = datetime.datetime.now(datetime.UTC)
    made = (
        x509.CertificateBuilder(subject_name=name, issuer_name=name, public_key=key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(now - datetime.timedelta(days=1))
        .not_valid_after(now + datetime.timedelta(days=1))
        .sign(key, hashes.SHA256())
    )
    pem = serialization.Encoding.PEM
    (folder / "public.crt").write_bytes(made.public_bytes(pem))
    (folder / "private.key").write_bytes(
        key.private_bytes(pem, serialization.PrivateFormat.PKCS8, serialization.NoEncryption())
    )
    return folder


def open_store(login: Login, **more: Any) -> GraphStore:
    """Connect to the server of the tests."""
    return connect(login.uri, user=login.user, password=login.password, database=login.database, **more)


def wipe(login: Login) -> None:
    """Delete every node, whoever made it."""
    import neo4j

    with (
        neo4j.GraphDatabase.driver(login.uri, auth=(login.user, login.password)) as driver,
        driver.session(database=login.database) as session,
    ):
        session.run("MATCH (n) CALL (n) { DETACH DELETE n } IN TRANSACTIONS OF 5000 ROWS").consume()


@pytest.fixture
def empty_neo4j(neo4j_login: Login) -> Iterator[Login]:
    """The server without any data, before and after."""
    wipe(neo4j_login)
    yield neo4j_login
    wipe(neo4j_login)
