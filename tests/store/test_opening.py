"""Opening a store: what is not there, not ours, too old, too new or out of reach is said in words."""

import builtins
import os
import shutil
import sqlite3
import subprocess
import sys
import tempfile
import textwrap
from pathlib import Path

import pytest
from store_samples import entry, event, toll, with_readings

from frontlines.store.contract import StoreError
from frontlines.store.migrations import LATEST
from frontlines.store.opening import open_store

as_root = pytest.mark.skipif(os.geteuid() != 0, reason="needs root to become another user")


def test_a_made_store_can_be_opened_again(nothing):
    store = with_readings(open_store(nothing, create=True))
    row = store.add(entry("one", [event("one")]))
    store.close()
    again = open_store(nothing)
    assert again.reports() == (row,)
    again.close()


def test_making_a_store_that_is_there_opens_it(url):
    store = with_readings(open_store(url))
    store.add(entry("one"))
    store.close()
    again = open_store(url, create=True)
    assert again.counts().reports == 1
    again.close()


def test_a_database_that_is_not_there_is_not_made_by_opening_it(nothing, kind, tmp_path):
    with pytest.raises(StoreError, match="frontlines init"):
        open_store(nothing)
    if kind == "sqlite":
        assert not (tmp_path / "new.db").exists()


def test_a_newer_store_is_refused(url, kind, request):
    if kind == "sqlite":
        sqlite3.connect(url).execute(f"PRAGMA user_version = {LATEST + 1}")
    else:
        request.getfixturevalue("postgres").sql(f"INSERT INTO migrations VALUES ({LATEST + 1}, 'later', '')", url)
    with pytest.raises(StoreError, match="newer Frontlines"):
        open_store(url, create=True)


def test_a_strangers_tables_are_left_alone(nothing, kind, request):
    tables = "CREATE TABLE reports (id INTEGER)"
    if kind == "sqlite":
        sqlite3.connect(nothing).execute(tables)
    else:
        request.getfixturevalue("postgres").sql(tables, nothing)
    for create in (True, False):
        with pytest.raises(StoreError, match=r"not one of Frontlines|something else"):
            open_store(nothing, create=create)


@pytest.mark.parametrize(
    ("content", "said"),
    [(b"", "not one of Frontlines"), (b"hello " * 100, "is no database"), (b"SQLite format 3\0" * 40, "no database")],
)
def test_a_file_that_is_no_store_is_refused(tmp_path, content, said):
    path = tmp_path / "some.db"
    path.write_bytes(content)
    with pytest.raises(StoreError, match=said):
        open_store(str(path))
    assert path.read_bytes() == content


def test_a_folder_is_no_database(tmp_path):
    with pytest.raises(StoreError, match="is a folder"):
        open_store(str(tmp_path))
    with pytest.raises(StoreError, match="make it first"):
        open_store(str(tmp_path / "none" / "new.db"), create=True)


@pytest.mark.parametrize("name", ["with space.db", "per%20cent?mode=memory#.db", "ünïcode.db", "sqlite:///"])
def test_any_file_name_will_do(tmp_path, name):
    path = tmp_path / ("plain.db" if "://" in name else name)
    store = open_store(f"sqlite:///{path}" if "://" in name else str(path), create=True)
    store.close()
    assert path.is_file()


def test_other_databases_are_refused():
    with pytest.raises(StoreError, match="no such kind of database"):
        open_store("mysql://root:secret@localhost/x")


def test_a_damaged_file_is_named(tmp_path, sqlite_model):
    path = tmp_path / "damaged.db"
    content = bytearray(sqlite_model.read_bytes())
    content[4096:] = os.urandom(1) * (len(content) - 4096)
    path.write_bytes(content)
    with pytest.raises(StoreError, match=r"damaged\.db"):
        open_store(str(path)).counts()


def test_a_full_disk_is_said_and_leaves_the_store_as_it_was(tmp_path, sqlite_model):
    path = shutil.copy(sqlite_model, tmp_path / "full.db")
    store = with_readings(open_store(str(path)))
    from sqlalchemy import event as listening

    @listening.listens_for(store.backend.engine, "connect")
    def full(connection, _):
        connection.execute("PRAGMA max_page_count = 1")  # as many as there are already

    store.backend.engine.dispose()
    with pytest.raises(StoreError, match="disk is full"):
        store.add(entry("one", text="long " * 100_000))
    assert store.counts().reports == 0
    store.close()


@as_root
def test_a_read_only_project_can_be_read_but_not_written(sqlite_model, request):
    folder = Path(tempfile.mkdtemp(prefix="frontlines-frozen-"))  # pytest's own folders are closed to other users
    request.addfinalizer(lambda: shutil.rmtree(folder))
    path = shutil.copy(sqlite_model, folder / "store.db")
    store = with_readings(open_store(str(path)))
    store.add(entry("one", [event("one")]))
    store.close()
    path.chmod(0o444)
    folder.chmod(0o555)
    program = f"""
        import os
        from frontlines.store.opening import open_store
        from frontlines.store.contract import StoreError
        open_store({str(sqlite_model)!r}).counts()  # loads all that the other user may not read
        os.setuid(65534)
        store = open_store({str(path)!r})
        assert len(store.reports()) == 1
        for write in (lambda: store.set_meta({{"a": "b"}}), lambda: store.writing().__enter__()):
            try:
                write()
            except StoreError as error:
                assert "read-only" in str(error) or "cannot be made" in str(error), error
            else:
                raise AssertionError("could be written to")
    """
    done = subprocess.run([sys.executable, "-c", textwrap.dedent(program)], capture_output=True, text=True)
    assert done.returncode == 0, done.stderr


def test_a_database_kept_busy_by_another_is_said_to_be(url, kind, monkeypatch):
    from frontlines.store import engine_postgres, engine_sqlite
    from frontlines.store.backend import transaction

    monkeypatch.setattr(engine_sqlite, "_WAIT", 0.05)
    monkeypatch.setattr(engine_postgres, "_WAIT", 0.05)
    first, second = open_store(url), open_store(url)
    with (
        transaction(first.backend, write=True),
        pytest.raises(StoreError, match="another process has kept the database"),
    ):
        second.set_meta({"a": "b"})
    second.set_meta({"a": "b"})
    assert first.meta() == {"a": "b"}
    first.close()
    second.close()


UNKEPT = [
    ("a count beyond all bounds", {"statements": [toll("big", low=10**30)]}, ""),
    ("half a character", {"text": "a\ud800b"}, ""),
    ("a character PostgreSQL has not", {"text": "a\x00b"}, "postgres"),
]


@pytest.mark.parametrize(("what", "values", "only"), UNKEPT, ids=[what for what, _, _ in UNKEPT])
def test_what_a_database_cannot_keep_is_refused_whole(store, kind, what, values, only):
    with_readings(store)
    given = entry("one", **values)
    if only in {"", kind}:
        with pytest.raises(StoreError, match=r"cannot be kept|out of range|cannot keep"):
            store.add(given)
        assert store.counts().reports == 0
    else:
        assert store.add(given).number == 1


# --- PostgreSQL


@pytest.mark.parametrize(
    ("address", "said"),
    [
        ("postgresql://ana:s3cret@127.0.0.1:1/x", "cannot be reached"),
        ("postgres://ana@127.0.0.1:1/x?password=s3cret", "cannot be reached"),
        ("postgresql://ana:s3cret@/x?host=/none", "cannot be reached"),
        ("postgresql://ana:s3cret@host:port/x", "cannot be read"),
    ],
)
def test_a_server_out_of_reach_is_named_without_the_password(address, said):
    pytest.importorskip("psycopg")
    with pytest.raises(StoreError, match=said) as raised:
        open_store(address)
    assert "s3cret" not in str(raised.value)


def test_a_database_the_server_does_not_have_is_named(postgres):
    with pytest.raises(StoreError, match="createdb"):
        open_store(postgres.address("none"))


def test_a_database_that_cannot_hold_all_letters_is_refused(postgres):
    postgres.sql("CREATE DATABASE latin TEMPLATE template0 ENCODING 'LATIN1' LOCALE 'C'")
    with pytest.raises(StoreError, match="LATIN1"):
        open_store(postgres.address("latin"), create=True)


def test_two_schemas_of_one_database_are_two_stores(postgres):
    address = postgres.make_database()
    stores = []
    for schema in ("one", "two"):
        postgres.sql(f"CREATE SCHEMA {schema}", address)
        stores.append(open_store(f"{address}&options=-csearch_path%3D{schema}", create=True))
    first, second = stores
    with_readings(first).add(entry("a"))
    with first.writing(), second.writing():
        assert (first.counts().reports, second.counts().reports) == (1, 0)
    for store in stores:
        store.close()


def test_without_the_driver_the_remedy_is_named(monkeypatch):
    load = builtins.__import__

    def without(name, *rest):
        if name == "psycopg":
            raise ImportError(name)
        return load(name, *rest)

    monkeypatch.setattr(builtins, "__import__", without)
    with pytest.raises(StoreError, match=r"pip install 'frontlines\[postgres\]'"):
        open_store("postgresql://localhost/x")


def test_opening_takes_no_part_of_the_reader_and_no_driver_it_does_not_need(sqlite_model):
    program = f"""
        import sys
        from frontlines.store.opening import open_store
        open_store({str(sqlite_model)!r}).counts()
        print(*sorted({{name.partition(".")[0] for name in sys.modules}} & {{"spacy", "psycopg", "numpy", "pandas"}}))
    """
    done = subprocess.run(
        [sys.executable, "-c", textwrap.dedent(program)], capture_output=True, text=True, check=True
    )
    assert done.stdout.split() == []
