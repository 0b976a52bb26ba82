"""Opening a store: which kind of database it is, whether it is ours, and whether it has the present form."""

from pathlib import Path

from frontlines.store.backend import Backend, transaction
from frontlines.store.contract import OldFormError, StoreError
from frontlines.store.migrations import LATEST, migrate
from frontlines.store.sql_store import SqlStore

_POSTGRES = ("postgresql:", "postgres:", "postgresql+psycopg:")
_SQLITE = "sqlite:///"


def open_store(url: str, *, create: bool = False, upgrade: bool = False) -> SqlStore:
    """The store in a SQLite file (a path, or sqlite:///path) or on a PostgreSQL server (postgresql://...).

    `create` makes its tables where there are none yet; `upgrade` brings those of an earlier Frontlines to the present
    form. StoreError where there is no such database, it is not one of ours, or its form is not the present one.
    """
    backend = _backend(url, create=create)
    try:
        with transaction(backend, write=False) as db:
            there = backend.version(db.connection)
        if there > LATEST:
            raise StoreError(
                f"{backend.name}: was written by a newer Frontlines (form {there} of the tables, this program knows "
                f"{LATEST}); use that one, or `pip install --upgrade frontlines`"
            )
        if there == 0 and not create:
            raise StoreError(
                f"{backend.name}: is no database of Frontlines yet; make a project with `frontlines init`"
            )
        if there < LATEST:
            if there and not (create or upgrade):
                raise OldFormError(
                    f"{backend.name}: was written by an earlier Frontlines (form {there} of the tables, this program "
                    f"uses {LATEST}); make a copy, then run `frontlines upgrade`"
                )
            with backend.lock():
                migrate(backend)
    except BaseException:
        backend.close()
        raise
    return SqlStore(backend)


def _backend(url: str, *, create: bool) -> Backend:
    if url.startswith(_POSTGRES):
        from frontlines.store.engine_postgres import PostgresBackend

        return PostgresBackend(url)
    if "://" in url and not url.startswith(_SQLITE):
        kind = url.partition(":")[0]
        raise StoreError(f"{kind}: no such kind of database; give a file name, or postgresql://user@host/database")
    from frontlines.store.engine_sqlite import SqliteBackend

    return SqliteBackend(Path(url.removeprefix(_SQLITE)), create=create)
