"""What really differs between the two databases, behind one small face; all other SQL is shared."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass
from typing import Any, Protocol

from sqlalchemy import ColumnElement, Connection, Engine, Executable, TableClause

from frontlines.store.values import Record


class Backend(Protocol):
    """One kind of database server or file."""

    engine: Engine
    name: str  # of the database, for messages; never with a password

    def begin(self, *, write: bool) -> AbstractContextManager[Connection]:
        """One transaction: what is read in it is one moment's state; a writing one is the only one."""

    def lock(self) -> AbstractContextManager[None]:
        """Be the only writer among processes, until left or killed. Raises BusyError at once."""

    def among(self, column: ColumnElement[Any], values: Collection[str] | Collection[int]) -> ColumnElement[bool]:
        """The column has one of these values, however many they are."""

    def insert(
        self, connection: Connection, table: TableClause, rows: Sequence[Mapping[str, Any]], *, if_new: bool
    ) -> None:
        """Insert rows, at least one, all with the same columns; those there already stay as they are if `if_new`."""

    def ddl(self, sql: str) -> list[str]:
        """The statements of a migration in this database's words."""

    def size(self, connection: Connection) -> int | None:
        """Bytes the database takes."""

    def version(self, connection: Connection) -> int:
        """The number of the last migration; 0 where there is nothing yet. StoreError where it is not ours."""

    def set_version(self, connection: Connection, number: int) -> None:
        """Remember the number of the last migration, where that is not read from the table of migrations."""

    def make_index(self, connection: Connection) -> None:
        """Make the full-text index and fill it from the reports there are."""

    def index_text(self, connection: Connection, number: int, title: str | None, text: str) -> None:
        """Put a report into the full-text index, in place of what stood there; its row is there already."""

    def unindex_text(self, connection: Connection, number: int) -> None:
        """Take a report out of the full-text index, before its row changes."""

    def find_text(self, connection: Connection, query: "Query", limit: int) -> list[tuple[int, float]]:
        """(report number, rank, higher is better) of reports with the words asked for, the best first."""

    def close(self) -> None:
        """Give everything back."""


@dataclass(frozen=True, slots=True)
class Query:
    """What a search asks for: phrases of folded words, a lone word being a phrase of one."""

    wanted: tuple[tuple[str, ...], ...]
    unwanted: tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class Db:
    """One transaction on a database, with the few verbs the store speaks in."""

    connection: Connection
    backend: Backend

    def rows(self, query: Executable) -> Sequence[Record]:
        """All rows of a query, each a named tuple of its columns."""
        return self.connection.execute(query).all()

    def one(self, query: Executable) -> Record | None:
        """The first row; None where there is none."""
        return self.connection.execute(query).first()

    def value(self, query: Executable) -> Any:  # noqa: ANN401 (whatever the column holds)
        """The first column of the first row; None where there is no row."""
        return self.connection.execute(query).scalar()

    def values(self, query: Executable) -> list[Any]:
        """The first column of all rows."""
        return list(self.connection.execute(query).scalars())

    def pairs(self, query: Executable) -> dict[str, str]:
        """Rows of two columns by the first of them; of several alike, the last."""
        return {row[0]: row[1] for row in self.connection.execute(query)}

    def run(self, change: Executable) -> int:
        """Carry out a change; how many rows it touched."""
        return self.connection.execute(change).rowcount

    def insert(self, table: TableClause, rows: Sequence[Mapping[str, Any]]) -> None:
        """Insert rows, all with the same columns; none is fine."""
        if rows:
            self.backend.insert(self.connection, table, rows, if_new=False)

    def insert_new(self, table: TableClause, rows: Sequence[Mapping[str, Any]]) -> None:
        """Insert the rows that are not there yet."""
        if rows:
            self.backend.insert(self.connection, table, rows, if_new=True)

    def among(self, column: ColumnElement[Any], values: Collection[str] | Collection[int]) -> ColumnElement[bool]:
        """The column has one of these values, however many they are."""
        return self.backend.among(column, values)


@contextmanager
def transaction(backend: Backend, *, write: bool) -> Iterator[Db]:
    """One transaction on a database."""
    with backend.begin(write=write) as connection:
        yield Db(connection, backend)
