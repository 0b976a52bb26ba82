"""SQLite: one file beside the project; the default."""

import json
import os
import sqlite3
from collections.abc import Collection, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from sqlalchemy import (
    ColumnElement,
    Connection,
    QueuePool,
    TableClause,
    bindparam,
    create_engine,
    event,
    func,
    select,
    text,
)
from sqlalchemy.exc import DataError, DBAPIError, IntegrityError, SQLAlchemyError

from frontlines.store.backend import Query
from frontlines.store.contract import RefusedError, StoreError
from frontlines.store.file_lock import lock_file

_OURS = 0x46724C6E  # application_id: "FrLn"
_WAIT = 10.0  # seconds for another process's transaction to end; ours take milliseconds
# Chosen by adding thousands of small reports, each of which touches some hundred pages all over the indexes:
# - pages of 2 KB: 320 KB are written for a report, with SQLite's own 4 KB it is 510, with 8 KB 870; with 1 KB it
#   would be 220, but long texts and originals fall into many more pieces;
# - a log of 32 MB before it is folded into the file: most pages are then folded in once for many reports;
# - FULL: a report told to be stored is on the disk. With NORMAL a power cut could take the last few back, never only
#   a part of one, and the 0.2 ms saved on a report are lost in the rest.
_PAGE = 2048
_PRAGMAS = (
    "PRAGMA foreign_keys = ON",
    "PRAGMA synchronous = FULL",
    "PRAGMA cache_size = -65536",  # KB: the indexes of some 30,000 reports
    "PRAGMA temp_store = MEMORY",
    f"PRAGMA wal_autocheckpoint = {32 * 1024 * 1024 // _PAGE}",
)


class SqliteBackend:
    """A database file, with its write-ahead log and its lock beside it."""

    def __init__(self, path: Path, *, create: bool) -> None:
        """Open the file, or make it. StoreError where it is not there, or no database of ours."""
        self.path = path
        self.name = str(path)
        if not create and not path.exists():
            raise StoreError(f"{path}: there is no database here; make a project with `frontlines init`")
        if path.is_dir():
            raise StoreError(f"{path}: is a folder, not a database file")
        if create and not path.parent.is_dir():
            raise StoreError(f"{path}: the folder {path.parent} is not there; make it first")
        self._frozen = path.exists() and _frozen(path)
        self.engine = create_engine(
            "sqlite+pysqlite://", creator=self._connect, poolclass=QueuePool, hide_parameters=True
        )
        event.listen(self.engine, "begin", _begin)
        with self.faults():
            try:
                self._prepare(create)
            except BaseException:
                self.engine.dispose()
                raise

    def _connect(self) -> sqlite3.Connection:
        address = self.path.absolute().as_uri() + ("?mode=ro&immutable=1" if self._frozen else "?mode=rwc")
        # No isolation level: the driver starts no transactions of its own, `_begin` does.
        connection = sqlite3.connect(
            address, uri=True, timeout=_WAIT, isolation_level=None, check_same_thread=False, cached_statements=512
        )
        for pragma in _PRAGMAS:
            connection.execute(pragma)
        return connection

    def _prepare(self, create: bool) -> None:
        with self.engine.connect() as connection:
            driver = _driver(connection)
            marked = driver.execute("PRAGMA application_id").fetchone()[0]
            empty = driver.execute("SELECT count(*) FROM sqlite_schema").fetchone()[0] == 0
            if marked != _OURS and not (create and empty and marked == 0):
                raise StoreError(
                    f"{self.path}: is a database, but not one of Frontlines; make a project with `frontlines init`"
                )
            if self._frozen:
                return
            mode = driver.execute("PRAGMA journal_mode").fetchone()[0]
            if mode != "wal" and create:
                driver.execute(f"PRAGMA page_size = {_PAGE}")
                driver.execute("PRAGMA journal_mode = WAL")

    @contextmanager
    def begin(self, *, write: bool) -> Iterator[Connection]:
        """One transaction; BEGIN IMMEDIATE for a writing one, so that it never has to give up half-way."""
        with self.faults(), self.engine.connect() as connection:
            if write:
                if self._frozen:
                    raise StoreError(f"{self.path}: cannot be written to: the file or its folder is read-only")
                connection = connection.execution_options(frontlines_write=True)
            with connection.begin():
                yield connection

    @contextmanager
    def lock(self) -> Iterator[None]:
        """Hold the lock file beside the database."""
        with lock_file(self.path.with_name(self.path.name + ".lock"), self.name):
            yield

    @contextmanager
    def faults(self) -> Iterator[None]:
        """Faults of the database as StoreErrors that name it and the remedy."""
        try:
            yield
        except (DataError, IntegrityError) as error:
            raise RefusedError(f"{self.path}: {_explained(str(error.orig))}") from error
        except DBAPIError as error:
            raise StoreError(f"{self.path}: {_explained(str(error.orig))}") from error
        except (sqlite3.DataError, sqlite3.IntegrityError) as error:
            raise RefusedError(f"{self.path}: {_explained(str(error))}") from error
        except sqlite3.Error as error:
            raise StoreError(f"{self.path}: {_explained(str(error))}") from error
        except (OverflowError, UnicodeEncodeError) as error:
            raise RefusedError(f"{self.path}: a value cannot be kept in the database ({error})") from error
        except SQLAlchemyError as error:
            raise StoreError(f"{self.path}: {error}") from error

    def among(self, column: ColumnElement[Any], values: Collection[str] | Collection[int]) -> ColumnElement[bool]:
        """One JSON array carries all values: no limit on their number, and one statement to compile."""
        given = func.json_each(bindparam(None, json.dumps(list(values)), unique=True)).table_valued("value")
        return column.in_(select(given.c.value))

    def insert(
        self, connection: Connection, table: TableClause, rows: Sequence[Mapping[str, Any]], *, if_new: bool
    ) -> None:
        """Straight to the driver: a report fills some twenty tables, and SQLAlchemy would double the time."""
        columns = tuple(rows[0])
        marks = ", ".join("?" * len(columns))
        sql = f"INSERT INTO {table.name} ({', '.join(columns)}) VALUES ({marks})"  # noqa: S608 (names of ours)
        if if_new:
            sql += " ON CONFLICT DO NOTHING"
        _driver(connection).executemany(sql, [tuple([row[column] for column in columns]) for row in rows])

    def ddl(self, sql: str) -> list[str]:
        """The statements of a migration, as they are but for one function's name."""
        return _statements(sql.replace("string_agg(", "group_concat("))

    def size(self, connection: Connection) -> int | None:
        """Bytes of the file's pages, those of the write-ahead log that are new among them."""
        pages = connection.execute(text("PRAGMA page_count")).scalar() or 0
        return int(pages) * int(connection.execute(text("PRAGMA page_size")).scalar() or 0)

    def version(self, connection: Connection) -> int:
        """The file's own version number."""
        return int(connection.execute(text("PRAGMA user_version")).scalar() or 0)

    def set_version(self, connection: Connection, number: int) -> None:
        """Set the file's own version number and mark it as ours; both are part of the transaction."""
        connection.execute(text(f"PRAGMA user_version = {number:d}"))
        connection.execute(text(f"PRAGMA application_id = {_OURS:d}"))

    def make_index(self, connection: Connection) -> None:
        """An index without content of its own: snippets come from the report's text."""
        connection.execute(
            text(
                "CREATE VIRTUAL TABLE report_words USING fts5(title, text, content='reports', "
                "content_rowid='number', tokenize='unicode61 remove_diacritics 2')"
            )
        )
        connection.execute(text("INSERT INTO report_words (report_words) VALUES ('rebuild')"))

    def index_text(self, connection: Connection, number: int, title: str | None, text_: str) -> None:
        """Add a report's words."""
        connection.execute(_INDEX, {"number": number, "title": title, "text": text_})

    def unindex_text(self, connection: Connection, number: int) -> None:
        """Take a report's words out; FTS5 wants to be told what they were."""
        connection.execute(_UNINDEX, {"number": number})

    def find_text(self, connection: Connection, query: Query, limit: int) -> list[tuple[int, float]]:
        """Reports by the BM25 of their words, those of the title four times as heavy."""
        asked = " AND ".join(_quoted(phrase) for phrase in query.wanted)
        if query.unwanted:
            asked = f"({asked})" + "".join(f" NOT {_quoted(phrase)}" for phrase in query.unwanted)
        return [(int(row[0]), -float(row[1])) for row in connection.execute(_FIND, {"asked": asked, "limit": limit})]

    def close(self) -> None:
        """Give the connections back; the last one folds the write-ahead log into the file."""
        self.engine.dispose()


_INDEX = text("INSERT INTO report_words (rowid, title, text) VALUES (:number, :title, :text)")
_UNINDEX = text(
    "INSERT INTO report_words (report_words, rowid, title, text) "
    "SELECT 'delete', number, title, text FROM reports WHERE number = :number"
)
_FIND = text(
    "SELECT rowid, bm25(report_words, 4.0, 1.0) AS rank FROM report_words WHERE report_words MATCH :asked "
    "ORDER BY rank, rowid LIMIT :limit"
)


def _quoted(phrase: tuple[str, ...]) -> str:
    """A phrase as FTS5 takes it literally; the words are letters and digits only, so nothing can break out."""
    return '"' + " ".join(phrase) + '"'


def _driver(connection: Connection) -> sqlite3.Connection:
    """SQLite's own connection below SQLAlchemy's."""
    driver = connection.connection.driver_connection
    assert isinstance(driver, sqlite3.Connection)  # noqa: S101 (for the type checker)
    return driver


def _begin(connection: Connection) -> None:
    immediate = connection.get_execution_options().get("frontlines_write", False)
    connection.exec_driver_sql("BEGIN IMMEDIATE" if immediate else "BEGIN")


def _frozen(path: Path) -> bool:
    """Whether the file or its folder cannot be written to, as on a read-only medium.

    SQLite then cannot keep its shared memory beside the file, and reads it only if told that nothing changes. With
    changes still waiting in a write-ahead log that would show an old state, so then it is left to fail.
    """
    log = path.with_name(path.name + "-wal")
    waiting = log.exists() and log.stat().st_size > 0
    return not waiting and not (os.access(path, os.W_OK) and os.access(path.parent, os.W_OK))


def _statements(sql: str) -> list[str]:
    """The single statements of a script without triggers: they end in a semicolon at the end of a line."""
    lines = [line for line in sql.splitlines() if not line.lstrip().startswith("--")]
    return [part.strip() for part in "\n".join(lines).split(";\n") if part.strip()]


def _explained(fault: str) -> str:
    """SQLite's words with what to do about it."""
    for sign, remedy in _REMEDIES.items():
        if sign in fault:
            return remedy
    return f"the database reports: {fault}"


_REMEDIES = {
    "database is locked": f"another process has kept the database for more than {_WAIT:.0f} seconds; wait for it to "
    "end, then try again",
    "readonly database": "cannot be written to: the file or its folder is read-only",
    "database or disk is full": "the disk is full; nothing of this step was stored; make room, then try again",
    "disk I/O error": "the disk cannot be read or written; check that it is there and not full, then try again",
    "file is not a database": "is no database; make a project with `frontlines init`",
    "malformed": "the database file is damaged; restore it from a copy (`sqlite3 FILE .recover` may save the rest)",
    "unable to open database file": "cannot be opened; check that the file and its folder may be read and written",
}
