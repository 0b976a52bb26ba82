"""Import a user's own places: a GeoNames dump or a CSV, into a second index beside the built one."""

import csv
import os
import sqlite3
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from frontlines.lexicon.gazetteer_index import USER_BASE, PlaceRow, create, finish, pack, scaled, user_folder
from frontlines.lexicon.gazetteer_names import name_keys, usable
from frontlines.model.errors import SourceError
from frontlines.model.ids import slug

_DUMP_COLUMNS = 19
# Undersea features, roads and vegetation are never scenes of reports, but a third of a country's dump.
_DUMP_CLASSES = frozenset("AHLPST")
_MOST_PER_NAME = 40
_BATCH = 20_000
_LONGEST_LINE = 200_000


@dataclass(frozen=True, slots=True)
class ImportSummary:
    """What an import took in."""

    target: Path
    form: str  # "geonames" or "csv"
    places: int
    names: int
    skipped: int  # lines that are no place: too few columns, no coordinates, a class of feature not kept


@dataclass(frozen=True, slots=True)
class _Row:
    place: PlaceRow
    others: tuple[str, ...]


def import_places(source: Path, target: Path | None = None) -> ImportSummary:
    """Read `source` line by line and write an index at `target`, replacing an older one in a single step.

    Without a target it goes to the user's data folder, where `open_gazetteer` finds it.

    `source` is a GeoNames dump (19 tab-separated columns, as in allCountries.txt) or a CSV with a header naming at
    least name, lat and lon, and optionally country, aliases (separated by ";"), kind, population.
    Raises SourceError for a file that is neither or holds no place.
    """
    target = target or user_folder() / f"{slug(source.stem)}.sqlite"
    if not source.is_file():
        raise SourceError("missing", f"{source}: no such file")
    with source.open("rb") as stream:
        head = stream.readline(_LONGEST_LINE)
    form = "geonames" if head.count(b"\t") == _DUMP_COLUMNS - 1 else "csv"
    rows = _dump_rows(source) if form == "geonames" else _csv_rows(source)
    target.parent.mkdir(parents=True, exist_ok=True)
    handle, temporary = tempfile.mkstemp(dir=target.parent, prefix=".import-", suffix=".tmp")
    os.close(handle)
    try:
        connection = create(Path(temporary))
        try:
            places, skipped = _store(connection, rows)
            if places == 0:
                raise SourceError(
                    "no-places", f"{source}: holds no place; expected a GeoNames dump or a CSV of places"
                )
            names = _gather_names(connection)
            meta = {"source": f"imported from {source.name}", "places": str(places), "names": str(names)}
            finish(connection, meta)
        finally:
            connection.close()
        Path(temporary).chmod(0o644)
        Path(temporary).replace(target)
    finally:
        Path(temporary).unlink(missing_ok=True)
    return ImportSummary(target, form, places, names, skipped)


def _store(connection: sqlite3.Connection, rows: Iterator[_Row | None]) -> tuple[int, int]:
    # Names are gathered on disk, not in memory: a whole dump has 30 million of them.
    connection.execute("CREATE TEMP TABLE found (key TEXT, id INTEGER, population INTEGER)")
    places = skipped = 0
    names: list[tuple[str, int, int]] = []
    for row in rows:
        if row is None:
            skipped += 1
            continue
        place = row.place
        connection.execute("INSERT OR REPLACE INTO place VALUES (?,?,?,?,?,?,?,?,?)", place)
        places += 1
        main = name_keys(place.name, place.country, admin=place.feature.startswith("ADM"))
        others = {k for other in row.others if usable(other) for k in name_keys(other, place.country)} - main
        names += [(key, place.id, place.population) for key in main]
        names += [(key, -place.id, place.population) for key in others]
        if len(names) >= _BATCH:
            connection.executemany("INSERT INTO found VALUES (?,?,?)", names)
            names.clear()
    connection.executemany("INSERT INTO found VALUES (?,?,?)", names)
    return places, skipped


def _gather_names(connection: sqlite3.Connection) -> int:
    total = 0
    key: str | None = None
    ids: list[int] = []
    for found, number in connection.execute("SELECT key, id FROM found ORDER BY key, population DESC, id"):
        if found != key:
            if key is not None:
                connection.execute("INSERT INTO name VALUES (?, ?)", (key, pack(ids[:_MOST_PER_NAME])))
                total += 1
            key, ids = found, []
        ids.append(number)
    if key is not None:
        connection.execute("INSERT INTO name VALUES (?, ?)", (key, pack(ids[:_MOST_PER_NAME])))
        total += 1
    connection.execute("DROP TABLE found")
    return total


def _dump_rows(source: Path) -> Iterator[_Row | None]:
    with source.open(encoding="utf-8", errors="replace", newline="\n") as lines:
        for line in lines:
            cells = line.rstrip("\r\n").split("\t")
            yield _dump_row(cells) if len(cells) == _DUMP_COLUMNS else None


def _dump_row(cells: list[str]) -> _Row | None:
    number, name, country = cells[0], cells[1].strip(), cells[8]
    lat, lon = _degrees(cells[4], 90), _degrees(cells[5], 180)
    if not number.isdigit() or not 0 < int(number) < USER_BASE or not name or lat is None or lon is None:
        return None
    if cells[6] not in _DUMP_CLASSES:
        return None
    feature = cells[7] or "PPL"
    if feature.startswith("PCL"):  # countries are the built index's: they have no point
        return None
    population = int(cells[14]) if cells[14].isdigit() and len(cells[14]) < 12 else 0
    place = PlaceRow(int(number), name, country or None, None, scaled(lat), scaled(lon), feature, population, None)
    return _Row(place, (cells[2], *cells[3].split(",")))


def _csv_rows(source: Path) -> Iterator[_Row | None]:
    csv.field_size_limit(_LONGEST_LINE)
    with source.open(encoding="utf-8-sig", errors="replace", newline="") as lines:
        reader = csv.DictReader(line.replace("\0", "") for line in lines)
        try:
            columns = {(name or "").strip().lower() for name in reader.fieldnames or ()}
        except csv.Error as error:
            raise SourceError("not-places", f"{source}: not a CSV: {error}") from error
        if not {"name", "lat", "lon"} <= columns:
            raise SourceError("not-places", f"{source}: the header must name the columns name, lat and lon")
        used: set[str] = set()
        try:
            for index, cells in enumerate(reader):
                clean = {(k or "").strip().lower(): (v or "").strip() for k, v in cells.items() if isinstance(v, str)}
                yield _csv_row(USER_BASE + index, clean, used)
        except csv.Error as error:
            raise SourceError("not-places", f"{source}: line {reader.line_num}: {error}") from error


def _csv_row(number: int, cells: dict[str, str], used: set[str]) -> _Row | None:
    name, country = cells.get("name", ""), cells.get("country", "").upper()
    lat, lon = _degrees(cells.get("lat", ""), 90), _degrees(cells.get("lon", ""), 180)
    if not name or lat is None or lon is None or (country and len(country) != 2):
        return None
    code = slug(f"{name} {country}".strip())
    while code in used:
        code += "-2"
    used.add(code)
    people = cells.get("population", "")
    population = int(people) if people.isdigit() and len(people) < 12 else 0
    feature = cells.get("kind") or "PPL"
    place = PlaceRow(number, name, country or None, None, scaled(lat), scaled(lon), feature, population, code)
    return _Row(place, tuple(alias.strip() for alias in cells.get("aliases", "").split(";") if alias.strip()))


def _degrees(text: str, limit: int) -> float | None:
    try:
        value = float(text)
    except ValueError:
        return None
    return value if -limit <= value <= limit else None
