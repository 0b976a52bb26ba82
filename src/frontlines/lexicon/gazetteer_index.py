"""The form of a gazetteer file: one small SQLite database, written once and then only read."""

import os
import sqlite3
import struct
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import NamedTuple

FORMAT = "4"  # raise it when the tables change: an older file is rebuilt
SCALE = 100_000  # degrees are stored as whole 1e-5ths (1 m): SQLite keeps them in 4 bytes, not 8
SUPPLEMENT_BASE = 100_000_000  # ids above are supplement entries; GeoNames ids stay far below
USER_BASE = 200_000_000  # ids above are rows of a user's CSV

_SCHEMA = """
CREATE TABLE meta (key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE place (
  id INTEGER PRIMARY KEY, name TEXT NOT NULL, country TEXT, admin1 INTEGER, lat INTEGER, lon INTEGER,
  feature TEXT NOT NULL, population INTEGER NOT NULL, slug TEXT
);
CREATE INDEX place_slug ON place (slug) WHERE slug IS NOT NULL;
CREATE TABLE name (key TEXT PRIMARY KEY, ids BLOB NOT NULL) WITHOUT ROWID;
CREATE TABLE people (key TEXT PRIMARY KEY, country TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE exact (form TEXT NOT NULL, id INTEGER NOT NULL, PRIMARY KEY (form, id)) WITHOUT ROWID;
CREATE TABLE adjective (key TEXT PRIMARY KEY, id INTEGER NOT NULL) WITHOUT ROWID;
CREATE TABLE same (id INTEGER PRIMARY KEY, geonames INTEGER NOT NULL);
"""


class PlaceRow(NamedTuple):
    """One place as stored. `admin1` is the id of its first-level region; `slug` its own readable id, if any."""

    id: int
    name: str
    country: str | None
    admin1: int | None
    lat: int | None
    lon: int | None
    feature: str
    population: int
    slug: str | None


def scaled(degrees: float | None) -> int | None:
    """Degrees as stored."""
    return None if degrees is None else round(degrees * SCALE)


def pack(ids: Iterable[int]) -> bytes:
    """Ids as stored under a name; negative: the name is an alternate one of that place."""
    numbers = list(ids)
    return struct.pack(f"<{len(numbers)}i", *numbers)


def unpack(blob: bytes) -> tuple[int, ...]:
    """The ids stored under a name."""
    return struct.unpack(f"<{len(blob) // 4}i", blob)


def create(path: Path) -> sqlite3.Connection:
    """A new, empty gazetteer file to be filled; nothing else reads it before `finish`."""
    connection = sqlite3.connect(path, isolation_level=None)
    connection.executescript("PRAGMA journal_mode=OFF; PRAGMA synchronous=OFF; PRAGMA page_size=4096;" + _SCHEMA)
    connection.execute("BEGIN")
    return connection


def finish(connection: sqlite3.Connection, meta: Mapping[str, str]) -> None:
    """Write what the file says of itself and close it."""
    connection.executemany("INSERT INTO meta VALUES (?, ?)", sorted({"format": FORMAT, **meta}.items()))
    connection.execute("COMMIT")
    connection.close()


def open_read_only(path: Path) -> sqlite3.Connection:
    """Open a finished file; `immutable` spares the locks, since nobody writes to it."""
    uri = f"{path.absolute().as_uri()}?mode=ro&immutable=1"
    return sqlite3.connect(uri, uri=True, check_same_thread=False)


def user_folder() -> Path:
    """Where imported places are kept: `$XDG_DATA_HOME/frontlines/places`."""
    home = os.environ.get("XDG_DATA_HOME") or ""
    data = Path(home) if home.startswith("/") else Path.home() / ".local" / "share"
    return data / "frontlines" / "places"
