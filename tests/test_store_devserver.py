"""The development server: start, find, stop, start again with its data and password."""

import stat
from pathlib import Path

import pytest
from neo4j_server import Login

from graphbuild.errors import StoreError
from graphbuild.store import connect, devserver
from graphbuild.store.neo4j_jars import cache_folder, missing_tools


@pytest.mark.neo4j
@pytest.mark.usefixtures("neo4j_login")  # for its decision to skip or fail without Java
def test_a_server_keeps_password_and_data_between_starts(tmp_path: Path) -> None:
    if absent := missing_tools():
        pytest.skip(f"{absent} missing")
    server = devserver.start(tmp_path)
    try:
        assert devserver.running(tmp_path) == server
        assert devserver.start(tmp_path) == server
        assert stat.S_IMODE((tmp_path / devserver.STATE).stat().st_mode) == 0o600
        assert server.password not in repr(server)
        with pytest.raises(StoreError, match="refuses the login"):
            connect(server.uri, password="neo4j")  # noqa: S106  (what every new server begins with)
    finally:
        devserver.stop(server)
    assert devserver.running(tmp_path) is None
    with pytest.raises(StoreError, match="no Neo4j server answers"):
        connect(server.uri, password=server.password)
    again = devserver.start(tmp_path)
    try:
        assert again.password == server.password
        with connect(again.uri, password=again.password) as store:
            assert store.read("RETURN 1 AS one").rows == ((1,),)
    finally:
        devserver.stop(again)


def test_another_process_with_the_number_of_the_server_is_left_alone(tmp_path: Path) -> None:
    import os

    stranger = devserver.Server(
        uri="bolt://127.0.0.1:1", user="neo4j", password="", pid=os.getpid(), home=str(tmp_path)
    )
    devserver.stop(stranger)  # this test still runs: nothing was signalled


def test_the_cache_can_be_moved(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("GRAPHBUILD_CACHE", str(tmp_path / "here"))
    assert cache_folder() == tmp_path / "here"
    monkeypatch.delenv("GRAPHBUILD_CACHE")
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    assert cache_folder() == tmp_path / "graphbuild"


def test_logins_show_no_password() -> None:
    assert "sesame" not in repr(Login(uri="u", user="n", password="sesame", database="d"))  # noqa: S106
