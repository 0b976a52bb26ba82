"""PostgreSQL: one database on a server, for teams."""

import os
import platform
import re
import zlib
from collections.abc import Collection, Iterator, Mapping, Sequence
from contextlib import contextmanager
from typing import Any

from sqlalchemy import (
    BigInteger,
    Boolean,
    ColumnElement,
    Connection,
    Float,
    Integer,
    LargeBinary,
    TableClause,
    Text,
    any_,
    bindparam,
    create_engine,
    make_url,
    text,
)
from sqlalchemy.dialects.postgresql import ARRAY
from sqlalchemy.engine import URL
from sqlalchemy.exc import ArgumentError, DataError, DBAPIError, IntegrityError, SQLAlchemyError

from frontlines.store.backend import Query
from frontlines.store.contract import BusyError, RefusedError, StoreError
from frontlines.store.words import words_of

_WAIT = 10  # seconds to reach the server, and for another process's transaction to end
_LOCK = 0x46724C6E  # "FrLn", the first key of our advisory locks
_TRANSACTION, _WRITER = "transaction", "writer"
_MOST_BYTES = 900_000  # of a report's words; an index entry holds no more than a megabyte
_NAMED = re.compile(r"\b(TEXT|BLOB|REAL)\b")
_ARRAYS: Mapping[type, str] = {
    Text: "text", Integer: "integer", BigInteger: "bigint", Float: "float8", Boolean: "boolean", LargeBinary: "bytea",
}  # fmt: skip
_WORDS = {"TEXT": 'TEXT COLLATE "C"', "BLOB": "BYTEA", "REAL": "DOUBLE PRECISION"}


class PostgresBackend:
    """A database on a PostgreSQL server, in the schema its user works in."""

    def __init__(self, url: str) -> None:
        """Connect. StoreError where the driver is missing, or the server or the database cannot be reached."""
        try:
            import psycopg  # noqa: F401 (only to see that it is there)
        except ImportError:
            raise StoreError(
                "PostgreSQL needs a driver that is not installed; install it: pip install 'frontlines[postgres]'"
            ) from None
        address, self._secrets = _address(url)
        self.name = _shown(address)
        self.engine = create_engine(
            address.set(drivername="postgresql+psycopg"),
            hide_parameters=True,
            pool_pre_ping=False,
            connect_args={
                "application_name": f"frontlines {os.getpid()} on {platform.node()}",
                "connect_timeout": _WAIT,
                "options": f"{_options(address)} -c lock_timeout={round(_WAIT * 1000)}".strip(),
            },
        )
        self._writer: Connection | None = None  # the connection that holds the lock, while it is held
        with self.faults(), self.engine.connect() as connection:
            server = int(connection.execute(text("SHOW server_version_num")).scalar() or 0) // 10_000
            if server < 15:
                raise StoreError(f"{self.name}: PostgreSQL {server} is too old; Frontlines needs 15 or newer")
            self.schema = connection.execute(text("SELECT current_schema()")).scalar()
            encoding = connection.execute(text("SHOW server_encoding")).scalar()
        if self.schema is None:
            raise StoreError(f"{self.name}: the user has no schema to make tables in; grant one, or set search_path")
        if encoding != "UTF8":
            raise StoreError(f"{self.name}: the database is encoded in {encoding}; make one with ENCODING 'UTF8'")

    @contextmanager
    def begin(self, *, write: bool) -> Iterator[Connection]:
        """One transaction; writing ones go one after the other, and over the connection that holds the lock."""
        with self.faults():
            if write and self._writer is not None:
                with self._transaction(self._writer, write=True):
                    yield self._writer
                return
            with self.engine.connect() as connection:
                level = "READ COMMITTED" if write else "REPEATABLE READ"
                connection = connection.execution_options(isolation_level=level)
                with self._transaction(connection, write=write):
                    yield connection

    @contextmanager
    def _transaction(self, connection: Connection, *, write: bool) -> Iterator[None]:
        with connection.begin():
            if write:
                connection.execute(_NEXT, self._key(_TRANSACTION))
            yield

    @contextmanager
    def lock(self) -> Iterator[None]:
        """Hold an advisory lock of the session: the server lets go of it when the process dies.

        All writing then goes over that session, so that nobody writes on who has lost the lock with it.
        """
        with self.faults():
            connection = self.engine.connect().execution_options(isolation_level="READ COMMITTED")
        try:
            with self.faults(), connection.begin():
                key = self._key(_WRITER)
                if not connection.execute(_TRY_LOCK, key).scalar():
                    raise BusyError(_busy(self.name, connection.execute(_HOLDER, key).first()))
            self._writer = connection
            yield
        finally:
            self._writer = None
            connection.invalidate()  # ends the session, and with it the lock
            connection.close()

    def _key(self, what: str) -> dict[str, int]:
        """Locks belong to one database; within it, to one schema."""
        return {"ours": _LOCK, "which": zlib.crc32(f"{what} {self.schema}".encode()) - (1 << 31)}

    @contextmanager
    def faults(self) -> Iterator[None]:
        """Faults of the server as StoreErrors that name it and the remedy, and never the password."""
        try:
            yield
        except (DataError, IntegrityError) as error:
            raise RefusedError(f"{self.name}: {self._explained(error)}") from None
        except DBAPIError as error:
            raise StoreError(f"{self.name}: {self._explained(error)}") from None
        except (OverflowError, UnicodeEncodeError) as error:
            raise RefusedError(f"{self.name}: a value cannot be kept in the database ({error})") from error
        except SQLAlchemyError as error:
            raise StoreError(f"{self.name}: {self._without_secrets(str(error))}") from None

    def _explained(self, error: DBAPIError) -> str:
        """The server's words with what to do about it."""
        state = getattr(error.orig, "sqlstate", None) or ""
        words = self._without_secrets(" ".join(str(error.orig).split()))
        for code, remedy in _REMEDIES.items():
            if state.startswith(code):
                return f"{remedy} ({words})"
        for said, remedy in _REFUSALS.items():
            if not state and said in words:
                return f"{remedy} ({words})"
        if not state or error.connection_invalidated:
            return (
                f"the server cannot be reached; check that it runs and that address and password are right ({words})"
            )
        return f"the server reports: {words}"

    def _without_secrets(self, words: str) -> str:
        for secret in self._secrets:
            words = words.replace(secret, "***")
        return words

    def among(self, column: ColumnElement[Any], values: Collection[str] | Collection[int]) -> ColumnElement[bool]:
        """One array carries all values: no limit on their number, and one statement to compile."""
        kind = BigInteger() if isinstance(column.type, Integer) else Text()
        return column == any_(bindparam(None, list(values), type_=ARRAY(kind), unique=True))

    def insert(
        self, connection: Connection, table: TableClause, rows: Sequence[Mapping[str, Any]], *, if_new: bool
    ) -> None:
        """One array a column: one statement however many rows, where one a row would wait on the server for each."""
        columns = tuple(rows[0])
        arrays = ", ".join(f"%s::{_ARRAYS[type(table.c[column].type)]}[]" for column in columns)
        sql = f"INSERT INTO {table.name} ({', '.join(columns)}) SELECT * FROM unnest({arrays})"  # noqa: S608 (as above)
        if if_new:
            sql += " ON CONFLICT DO NOTHING"
        connection.exec_driver_sql(sql, tuple([row[column] for row in rows] for column in columns))

    def ddl(self, sql: str) -> list[str]:
        """The statements of a migration: other names for some types; texts compared byte by byte, as SQLite does."""
        lines = [line for line in sql.splitlines() if not line.lstrip().startswith("--")]
        plain = _NAMED.sub(lambda found: _WORDS[found[0]], "\n".join(lines)).replace(") WITHOUT ROWID", ")")
        return [part.strip() for part in plain.split(";\n") if part.strip()]

    def size(self, connection: Connection) -> int | None:
        """Bytes of the whole database on the server."""
        return int(connection.execute(text("SELECT pg_database_size(current_database())")).scalar() or 0)

    def version(self, connection: Connection) -> int:
        """The highest number in the table of migrations; StoreError where a stranger's tables stand in the way."""
        tables = set(connection.execute(_TABLES).scalars())
        if "migrations" in tables and {"statements", "reports"} <= tables:
            return int(connection.execute(text("SELECT max(number) FROM migrations")).scalar() or 0)
        if in_the_way := sorted(tables & {"migrations", "reports", "statements", "actors", "places", "meta"}):
            raise StoreError(
                f"{self.name}: holds tables of something else ({', '.join(in_the_way)}); use a database of its own"
            )
        return 0

    def set_version(self, connection: Connection, number: int) -> None:
        """Nothing to do: the table of migrations says it."""

    def make_index(self, connection: Connection) -> None:
        """A table of word lists, kept by us: the server's own parser knows nothing of accents."""
        connection.execute(
            text(
                "CREATE TABLE report_words (report_number INTEGER PRIMARY KEY REFERENCES reports (number), "
                "words TSVECTOR NOT NULL)"
            )
        )
        connection.execute(text("CREATE INDEX report_words_by_word ON report_words USING gin (words)"))
        numbers = connection.execute(text("SELECT number FROM reports ORDER BY number")).scalars().all()
        for number in numbers:
            title, body = connection.execute(_REPORT, {"number": number}).one()
            self.index_text(connection, number, title, body)

    def index_text(self, connection: Connection, number: int, title: str | None, text_: str) -> None:
        """Put in a report's words."""
        folded = {"title": " ".join(words_of(title or "")), "text": " ".join(_fitting(words_of(text_)))}
        connection.execute(_INDEX, {"number": number, **folded})

    def unindex_text(self, connection: Connection, number: int) -> None:
        """Take a report's words out."""
        connection.execute(_UNINDEX, {"number": number})

    def find_text(self, connection: Connection, query: Query, limit: int) -> list[tuple[int, float]]:
        """Reports by how often and how near each other their words stand, those of the title weighing most."""
        parts = [f"phraseto_tsquery('simple', :wanted{at})" for at in range(len(query.wanted))]
        parts += [f"!!phraseto_tsquery('simple', :unwanted{at})" for at in range(len(query.unwanted))]
        values: dict[str, Any] = {f"wanted{at}": " ".join(phrase) for at, phrase in enumerate(query.wanted)}
        values |= {f"unwanted{at}": " ".join(phrase) for at, phrase in enumerate(query.unwanted)}
        find = text(
            "SELECT report_number, ts_rank_cd(words, asked) AS rank "  # noqa: S608 (only names of parameters)
            f"FROM report_words, (SELECT {' && '.join(parts)} AS asked) AS q WHERE words @@ asked "
            "ORDER BY rank DESC, report_number LIMIT :limit"
        )
        return [(int(row[0]), float(row[1])) for row in connection.execute(find, {**values, "limit": limit})]

    def close(self) -> None:
        """Give the connections back."""
        self.engine.dispose()


_TRY_LOCK = text("SELECT pg_try_advisory_lock(:ours, :which)")
_NEXT = text("SELECT pg_advisory_xact_lock(:ours, :which)")
_HOLDER = text(
    "SELECT a.application_name, a.pid, a.backend_start FROM pg_locks AS l JOIN pg_stat_activity AS a USING (pid) "
    "WHERE l.locktype = 'advisory' AND l.granted AND l.classid = :ours "
    "AND l.objid = (:which + 4294967296) % 4294967296 "
    "AND l.database = (SELECT oid FROM pg_database WHERE datname = current_database())"
)
_TABLES = text("SELECT tablename FROM pg_tables WHERE schemaname = current_schema()")
_REPORT = text("SELECT title, text FROM reports WHERE number = :number")
_INDEX = text(
    "INSERT INTO report_words (report_number, words) VALUES (:number, "
    "setweight(to_tsvector('simple', :title), 'A') || to_tsvector('simple', :text))"
)
_UNINDEX = text("DELETE FROM report_words WHERE report_number = :number")
# SQLSTATE, or its class, and what it means to a user.
_REMEDIES = {
    "28": "the server refuses the user or the password; check them",
    "3D000": "there is no such database on the server; make it with `createdb`",
    "42501": "the user may not do this; grant the rights to make and write tables",
    "25006": "the database is read-only",
    "53100": "the server's disk is full; nothing of this step was stored; make room, then try again",
    "53300": "the server has too many connections; try again later",
    "55P03": f"another process has kept the database for more than {_WAIT} seconds; wait for it, then try again",
    "57P": "the server is shutting down or starting up; try again later",
    "22021": "a text holds a character the database cannot keep",
}

# Where a connection does not come about, and where the driver itself refuses, there are words alone.
_REFUSALS = {
    "password authentication failed": _REMEDIES["28"],
    "no password supplied": _REMEDIES["28"],
    "role ": _REMEDIES["28"],
    "does not exist": _REMEDIES["3D000"],
    "too many": _REMEDIES["53300"],
    "starting up": _REMEDIES["57P"],
    "cannot contain NUL": _REMEDIES["22021"],
}


def _address(url: str) -> tuple[URL, tuple[str, ...]]:
    """The address as the driver takes it, and the secrets in it. StoreError where it is none."""
    try:
        address = make_url(url)
    except (ArgumentError, ValueError):
        raise StoreError(
            "the address of the database cannot be read; write it as postgresql://user:password@host:5432/database"
        ) from None
    secrets = [address.password, *(address.query.get(name) for name in ("password", "sslpassword"))]
    return address, tuple(secret for secret in secrets if isinstance(secret, str) and secret)


def _shown(address: URL) -> str:
    """The address as messages show it."""
    plain = address.set(drivername="postgresql", password=None)
    return plain.difference_update_query(["password", "sslpassword"]).render_as_string()


def _options(address: URL) -> str:
    """Settings of the session that the address asks for, as "-c search_path=war"."""
    options = address.query.get("options", "")
    return options if isinstance(options, str) else " ".join(options)


def _fitting(words: list[str]) -> list[str]:
    """As many of the words as an index entry holds: those of a book of 400 pages and more."""
    if len(words) < _MOST_BYTES // 100:
        return words
    known: set[str] = set()
    taken = 0
    for at, word in enumerate(words):
        taken += 2  # for where it stands
        if word not in known:
            known.add(word)
            taken += len(word.encode()) + 8
        if taken > _MOST_BYTES:
            return words[:at]
    return words


def _busy(name: str, holder: Any) -> str:  # noqa: ANN401 (a row, or None where the holder has just let go)
    who = f"{holder[0]} (server process {holder[1]}, since {holder[2]:%Y-%m-%d %H:%M:%S})" if holder else "another"
    return f"{name}: {who} is writing to the project; wait for it to end, or end it, then try again"
