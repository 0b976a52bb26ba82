"""The gazetteer: what places bear a name. Opened in a few milliseconds, read only, never loaded whole."""

import sqlite3
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from frontlines.lexicon.gazetteer_build import DEFAULT_PATH, build_gazetteer, ensure_gazetteer
from frontlines.lexicon.gazetteer_index import (
    FORMAT,
    SCALE,
    SUPPLEMENT_BASE,
    USER_BASE,
    open_read_only,
    unpack,
    user_folder,
)
from frontlines.lexicon.gazetteer_names import lookup_keys
from frontlines.model.errors import SetupError
from frontlines.model.ids import fold

__all__ = ["Gazetteer", "GazetteerEntry", "build_gazetteer", "ensure_gazetteer", "open_gazetteer", "user_folder"]

# Names looked up are few and come again; beyond this many the memory is emptied (a million-report run stays bounded).
_REMEMBERED = 50_000
_FORMATS_OF_USERS = (FORMAT, "3")  # what a user imported lacks nothing of the older form


@dataclass(frozen=True, slots=True)
class GazetteerEntry:
    """One place that bears a name. Countries have no coordinates: a country is not a pin."""

    id: str  # "gn:<GeoNames id>", "fl:<slug>", "user:<slug>" or "country:IQ"
    name: str
    country: str | None  # ISO 3166-1 alpha-2; None: several, or none
    admin1: str | None  # name of the first-level region, where known
    lat: float | None
    lon: float | None
    feature: str  # PPL, PPLC, ADM1, ADM2, PCLI, another GeoNames code, or the supplement's kind in lower case
    population: int
    main: bool = True  # found under its own name, not under an alternate one

    @property
    def ours(self) -> bool:
        """Whether it stands in our supplement or was imported by the user: such entries were meant."""
        return self.id.startswith(("fl:", "user:"))


@dataclass(frozen=True, slots=True)
class GazetteerFile:
    """What `frontlines doctor` says of one gazetteer file."""

    path: Path
    size: int  # bytes
    places: int
    names: int
    source: str


class Gazetteer:
    """Places by name and id, from the built index and any files the user imported.

    Safe to read from several threads only with one Gazetteer each; processes open their own.
    """

    def __init__(self, files: Sequence[tuple[Path, sqlite3.Connection]]) -> None:
        self._files = tuple(files)
        self._found: dict[str, tuple[GazetteerEntry, ...]] = {}
        self._keys: dict[str, tuple[GazetteerEntry, ...]] = {}
        self._regions: dict[tuple[int, int], str | None] = {}

    def candidates(self, name: str) -> tuple[GazetteerEntry, ...]:
        """All places that may bear `name`, the user's and ours first, then by population; () if none.

        Case, accents, hyphens, Arabic articles, "St."/"Saint" and a final possessive make no difference.
        """
        held = self._found.get(name)
        if held is None:
            held = self.exactly(name) or next(
                (found for key in lookup_keys(name) if (found := self._by_key(key))), ()
            )
            if len(self._found) >= _REMEMBERED:
                self._found.clear()
            self._found[name] = held
        return held

    def exactly(self, name: str) -> tuple[GazetteerEntry, ...]:
        """The places that are meant by a form only when it is written exactly so ("Va.", "EU"); () for most names."""
        return tuple(self._by_number(number) for number in self._exact.get(name, ()))

    def adjectival(self, word: str) -> GazetteerEntry | None:
        """The region, no country, for its adjective or people ("European", "Texans"), or None."""
        number = self._adjectives.get(fold(word))
        return None if number is None else self._by_number(number)

    def get(self, place_id: str) -> GazetteerEntry | None:
        """The entry with this id, or None."""
        kind, _, rest = place_id.partition(":")
        for index, (_, connection) in enumerate(self._files):
            if kind == "gn" and rest.isdigit():
                rows = connection.execute(f"{_SELECT} WHERE id = ?", (int(rest),)).fetchall()
            else:
                rows = connection.execute(f"{_SELECT} WHERE slug = ?", (rest,)).fetchall()
            for row in rows:
                entry = self._entry(index, row, main=True)
                if entry.id == place_id:
                    return entry
        return None

    def geonames(self, place_id: str) -> str | None:
        """The number GeoNames has for a place with this id, countries included; None where we know of none."""
        kind, _, rest = place_id.partition(":")
        if kind == "gn":
            return rest
        if kind == "country":
            row = self._files[0][1].execute("SELECT id FROM place WHERE feature = 'PCLI' AND slug = ?", (rest,))
        elif kind == "fl":
            row = self._files[0][1].execute(
                "SELECT geonames FROM same JOIN place USING (id) WHERE slug = ? AND feature != 'PCLI'", (rest,)
            )
        else:
            return None
        found = row.fetchone()
        return None if found is None else str(found[0])

    def country(self, name: str) -> str | None:
        """The ISO code of a country named ("Iraq", "Zaire") or given as a code ("IQ"), or None."""
        if len(name) == 2 and name.isupper() and name in self.country_names:
            return name
        return next((e.country for e in self.candidates(name) if e.feature == "PCLI"), None)

    def people(self, word: str) -> str | None:
        """The ISO code for an adjective or noun of a country's people ("Iraqi", "Turks"), or None."""
        return self._people.get(word) or self._people.get(fold(word))

    @cached_property
    def country_names(self) -> Mapping[str, str]:
        """The usual English name by ISO code."""
        rows = self._files[0][1].execute("SELECT slug, name FROM place WHERE feature = 'PCLI'").fetchall()
        return {str(code): str(name) for code, name in rows}

    def describe(self) -> tuple[GazetteerFile, ...]:
        """The files in use, the built index first."""
        return tuple(_describe(path, connection) for path, connection in self._files)

    def close(self) -> None:
        """Close the files."""
        for _, connection in self._files:
            connection.close()

    @cached_property
    def _people(self) -> dict[str, str]:
        return dict(self._files[0][1].execute("SELECT key, country FROM people").fetchall())

    @cached_property
    def _exact(self) -> dict[str, list[int]]:
        found: dict[str, list[int]] = {}
        for form, number in self._files[0][1].execute("SELECT form, id FROM exact ORDER BY form, id"):
            found.setdefault(form, []).append(number)
        return found

    @cached_property
    def _adjectives(self) -> dict[str, int]:
        return dict(self._files[0][1].execute("SELECT key, id FROM adjective").fetchall())

    def _by_number(self, number: int) -> GazetteerEntry:
        row = self._files[0][1].execute(f"{_SELECT} WHERE id = ?", (number,)).fetchone()
        return self._entry(0, row, main=True)

    def _by_key(self, key: str) -> tuple[GazetteerEntry, ...]:
        held = self._keys.get(key)
        if held is None:
            entries: dict[str, GazetteerEntry] = {}
            for index in range(len(self._files) - 1, -1, -1):  # what the user imported replaces the same id of ours
                for entry in self._read(index, key):
                    entries.setdefault(entry.id, entry)
            held = tuple(sorted(entries.values(), key=lambda e: (not e.ours, -e.population, e.id)))
            if len(self._keys) >= _REMEMBERED:
                self._keys.clear()
            self._keys[key] = held
        return held

    def _read(self, index: int, key: str) -> list[GazetteerEntry]:
        connection = self._files[index][1]
        row = connection.execute("SELECT ids FROM name WHERE key = ?", (key,)).fetchone()
        if row is None:
            return []
        main = {abs(number): number > 0 for number in unpack(row[0])}
        marks = ",".join("?" * len(main))
        rows = connection.execute(f"{_SELECT} WHERE id IN ({marks})", tuple(main)).fetchall()
        return [self._entry(index, found, main=main[found[0]]) for found in rows]

    def _entry(self, index: int, row: tuple[object, ...], *, main: bool) -> GazetteerEntry:
        number, name, country, admin1, lat, lon, feature, population, slug = row
        return GazetteerEntry(
            id=_public_id(int(str(number)), str(feature), slug),
            name=str(name),
            country=None if country is None else str(country),
            admin1=self._region(index, admin1) if isinstance(admin1, int) else None,
            lat=lat / SCALE if isinstance(lat, int) else None,
            lon=lon / SCALE if isinstance(lon, int) else None,
            feature=str(feature),
            population=int(str(population)),
            main=main,
        )

    def _region(self, index: int, number: int) -> str | None:
        key = (index, number)
        if key not in self._regions:
            row = self._files[index][1].execute("SELECT name FROM place WHERE id = ?", (number,)).fetchone()
            self._regions[key] = None if row is None else str(row[0])
        return self._regions[key]


_SELECT = "SELECT id, name, country, admin1, lat, lon, feature, population, slug FROM place"


def open_gazetteer(path: Path | None = None, *, extra: Sequence[Path] = ()) -> Gazetteer:
    """Open the built index (or the one at `path`, as it is), then `extra` files and what the user imported.

    Raises SetupError where the index is missing and cannot be built, or is of another format.
    """
    base = path or ensure_gazetteer(DEFAULT_PATH)
    files = [base, *extra]
    if path is None:
        files += [found for found in sorted(user_folder().glob("*.sqlite")) if found not in files]
    return Gazetteer(
        [(file, _open(file, _FORMATS_OF_USERS if index else (FORMAT,))) for index, file in enumerate(files)]
    )


def _open(path: Path, formats: Sequence[str]) -> sqlite3.Connection:
    try:
        connection = open_read_only(path)
        found = connection.execute("SELECT value FROM meta WHERE key = 'format'").fetchone()
    except sqlite3.Error as error:
        raise SetupError(f"{path}: not a gazetteer file ({error}); build or import it again") from error
    if found is None or found[0] not in formats:
        connection.close()
        raise SetupError(f"{path}: made by another version of Frontlines; build or import it again")
    return connection


def _describe(path: Path, connection: sqlite3.Connection) -> GazetteerFile:
    meta = dict(connection.execute("SELECT key, value FROM meta").fetchall())
    return GazetteerFile(
        path, path.stat().st_size, int(meta.get("places", 0)), int(meta.get("names", 0)), str(meta.get("source", ""))
    )


def _public_id(number: int, feature: str, slug: object) -> str:
    if feature == "PCLI" and slug:
        return f"country:{slug}"
    if number >= USER_BASE:
        return f"user:{slug}"
    return f"fl:{slug}" if number >= SUPPLEMENT_BASE else f"gn:{number}"
