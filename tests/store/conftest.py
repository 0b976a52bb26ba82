"""Stores for tests: each on SQLite and on PostgreSQL, each in a database of its own."""

import os
import shutil

import pytest
from postgres_server import PostgresServer, find_programs
from store_samples import wipe

from frontlines.store.opening import open_store

REQUIRED = os.environ.get("FRONTLINES_TEST_POSTGRES") == "required"


@pytest.fixture(scope="session")
def postgres():
    """A running PostgreSQL server with a database "model" that holds an empty store."""
    programs = find_programs()
    if programs is None:
        if REQUIRED:
            pytest.fail("FRONTLINES_TEST_POSTGRES=required, but PostgreSQL's server programs are not installed")
        pytest.skip("PostgreSQL's server programs are not installed")
    if not REQUIRED:
        pytest.importorskip("psycopg")
    server = PostgresServer(programs)
    try:
        server.sql("CREATE DATABASE model TEMPLATE template0")
        open_store(server.address("model"), create=True).close()
        yield server
    finally:
        server.stop()


@pytest.fixture(scope="session")
def sqlite_model(tmp_path_factory):
    """A file that holds an empty store."""
    path = tmp_path_factory.mktemp("model") / "model.db"
    open_store(str(path), create=True).close()
    return path


@pytest.fixture(params=["sqlite", "postgres"])
def kind(request):
    """Which kind of database."""
    return request.param


@pytest.fixture
def url(kind, request, tmp_path):
    """The address of an empty store."""
    if kind == "sqlite":
        yield str(shutil.copy(request.getfixturevalue("sqlite_model"), tmp_path / "frontlines.db"))
        return
    server = request.getfixturevalue("postgres")
    address = server.make_database("model")
    yield address
    server.drop_database(address)


@pytest.fixture
def nothing(kind, request, tmp_path):
    """The address of a database without any table, or of a file that is not there."""
    if kind == "sqlite":
        yield str(tmp_path / "new.db")
        return
    server = request.getfixturevalue("postgres")
    address = server.make_database()
    yield address
    server.drop_database(address)


@pytest.fixture(scope="module", params=["sqlite", "postgres"])
def shared(request, tmp_path_factory):
    """A store that all tests of a file share; none of them may mind what the others do."""
    if request.param == "sqlite":
        url = str(tmp_path_factory.mktemp("shared") / "store.db")
        shutil.copy(request.getfixturevalue("sqlite_model"), url)
    else:
        url = request.getfixturevalue("postgres").make_database("model")
    opened = open_store(url)
    yield opened
    opened.close()


@pytest.fixture(scope="session")
def lasting(request, tmp_path_factory):
    """One open store of each kind for the whole run: opening one for each test would take most of its time."""
    opened = {}

    def store_of(kind):
        if kind not in opened:
            if kind == "sqlite":
                url = str(tmp_path_factory.mktemp("lasting") / "store.db")
                shutil.copy(request.getfixturevalue("sqlite_model"), url)
            else:
                url = request.getfixturevalue("postgres").make_database("model")
            opened[kind] = open_store(url)
        return opened[kind]

    yield store_of
    for one in opened.values():
        one.close()


@pytest.fixture
def store(kind, lasting):
    """An empty store; what the test before left in it is gone."""
    found = lasting(kind)
    wipe(found)
    return found
