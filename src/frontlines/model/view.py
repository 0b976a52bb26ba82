"""A view: named rows with the words a reader needs beside them."""

from collections.abc import Mapping
from dataclasses import dataclass, field

Cell = str | int | float | bool | None | tuple[str, ...]
Row = Mapping[str, Cell]


@dataclass(frozen=True, slots=True)
class View:
    """Rows of one kind. Every row has the same keys; ids are whole."""

    name: str  # as it is asked for: "incidents"
    title: str  # for people
    shown: tuple[str, ...]  # keys of the columns a table has room for; JSON and CSV have all
    rows: tuple[Row, ...]
    total: int  # rows there are; more than `rows` where only the first were asked for
    notes: tuple[str, ...] = ()  # what a reader must know: the rule behind numbers, what is machine reading only
    parts: tuple["View", ...] = field(default=())  # further tables of the same matter
