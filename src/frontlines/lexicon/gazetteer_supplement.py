"""The supplement: informal regions, waters, sites and war places that GeoNames' list of towns lacks."""

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from frontlines.lexicon.yaml_io import load_yaml
from frontlines.model.errors import KnowledgeError
from frontlines.model.ids import slug

KNOWLEDGE = Path(__file__).parent.parent / "knowledge"
SUPPLEMENT_FOLDER = KNOWLEDGE / "places"
COUNTRIES_FILE = KNOWLEDGE / "countries.yaml"

# The kinds an entry may have; what each means for precision is decided in `read.locate_resolve`.
KINDS = frozenset(
    [
        "continent",
        "region",
        "province",
        "district",
        "city",
        "town",
        "village",
        "quarter",
        "camp",
        "site",
        "base",
        "prison",
        "airport",
        "crossing",
        "hospital",
        "river",
        "lake",
        "sea",
        "strait",
        "gulf",
        "canal",
        "mountain",
        "valley",
        "desert",
        "island",
        "peninsula",
        "dam",
        "square",
        "road",
        "border",
    ]
)
_KEYS = frozenset(
    {"name", "aliases", "country", "lat", "lon", "kind", "note", "population", "geonames", "exact", "people"}
)


@dataclass(frozen=True, slots=True)
class SupplementEntry:
    """One place of the supplement; `lat` and `lon` are None where no honest point exists."""

    slug: str
    name: str
    aliases: tuple[str, ...]
    country: str | None
    lat: float | None
    lon: float | None
    kind: str
    note: str
    population: int
    geonames: int | None = None  # GeoNames' number; an index that has that place lends it these names and this point
    exact: tuple[str, ...] = ()  # forms that name it only when written exactly so: "Va.", "EU"
    people: tuple[str, ...] = ()  # adjectives and inhabitants: "European", "Texans"


@dataclass(frozen=True, slots=True)
class CountryNames:
    """The names of one country and of its people."""

    code: str
    name: str
    names: tuple[str, ...]
    people: tuple[str, ...]


def sources(folder: Path = SUPPLEMENT_FOLDER, countries: Path = COUNTRIES_FILE) -> tuple[Path, ...]:
    """The knowledge files compiled into the gazetteer, in a fixed order."""
    return (countries, *sorted(folder.glob("*.yaml")))


def digest(files: tuple[Path, ...]) -> str:
    """A hash over the files' names and bytes, to tell whether a built gazetteer is current."""
    total = hashlib.sha256()
    for path in files:
        total.update(path.name.encode() + b"\0" + path.read_bytes() + b"\0")
    return total.hexdigest()


def load_supplement(folder: Path = SUPPLEMENT_FOLDER) -> tuple[SupplementEntry, ...]:
    """All entries of the folder's YAML files, sorted by slug; raises KnowledgeError naming file, entry and key."""
    entries: dict[str, SupplementEntry] = {}
    for path in sorted(folder.glob("*.yaml")):
        for entry in _file_entries(path):
            if entry.slug in entries:
                raise KnowledgeError(f"{path.name}: entry {entry.name!r}: id {entry.slug!r} is already taken")
            entries[entry.slug] = entry
    return tuple(entries[key] for key in sorted(entries))


def load_countries(path: Path = COUNTRIES_FILE) -> tuple[CountryNames, ...]:
    """Names and demonyms of the country table; names that held only for a time ("Zaire") count as well."""
    rows = load_yaml(path)
    if not isinstance(rows, list):
        raise KnowledgeError(f"{path.name}: expected a list of countries")
    result = []
    for number, row in enumerate(rows, 1):
        if not isinstance(row, dict) or not isinstance(row.get("code"), str) or not isinstance(row.get("name"), str):
            raise KnowledgeError(f"{path.name}: entry {number}: needs 'code' and 'name'")
        others = tuple(_plain(item) for item in row.get("other") or ())
        adjectives = tuple(_plain(item) for key in ("adjectives", "people") for item in row.get(key) or ())
        result.append(CountryNames(row["code"], row["name"], (row["name"], *others), adjectives))
    return tuple(result)


def _plain(item: object) -> str:
    return str(item.get("name", "")) if isinstance(item, dict) else str(item)


def _file_entries(path: Path) -> Iterator[SupplementEntry]:
    rows = load_yaml(path)
    if not isinstance(rows, list):
        raise KnowledgeError(f"{path.name}: expected a list of places; found {type(rows).__name__}")
    for number, row in enumerate(rows, 1):
        if not isinstance(row, dict) or not isinstance(row.get("name"), str) or not row["name"].strip():
            raise KnowledgeError(f"{path.name}: entry {number}: key 'name': must be a name")
        yield _entry(path.name, row)


def _entry(file: str, row: dict[str, object]) -> SupplementEntry:
    name = str(row["name"])

    def fault(key: str, message: str) -> KnowledgeError:
        return KnowledgeError(f"{file}: entry {name!r}: key {key!r}: {message}")

    for key in row:
        if key not in _KEYS:
            raise fault(str(key), f"unknown; known keys: {', '.join(sorted(_KEYS))}")
    kind = row.get("kind")
    if kind not in KINDS:
        raise fault("kind", f"{kind!r} is not one of {', '.join(sorted(KINDS))}")
    country = row.get("country")
    if country is not None and not (isinstance(country, str) and len(country) == 2 and country.isupper()):
        raise fault("country", f"{country!r} is not an ISO 3166-1 alpha-2 code or null")
    names: dict[str, tuple[str, ...]] = {}
    for key in ("aliases", "exact", "people"):
        given = row.get(key) or []
        if not isinstance(given, list) or not all(isinstance(a, str) and a.strip() for a in given):
            raise fault(key, "must be a list of names")
        names[key] = tuple(given)
    geonames = row.get("geonames")
    if geonames is not None and not (isinstance(geonames, int) and geonames > 0):
        raise fault("geonames", "must be a number of GeoNames")
    lat, lon = row.get("lat"), row.get("lon")
    if (lat is None) != (lon is None):
        raise fault("lat", "lat and lon are given together or not at all")
    for key, value, limit in (("lat", lat, 90), ("lon", lon, 180)):
        if value is not None and not (isinstance(value, (int, float)) and -limit <= value <= limit):
            raise fault(key, f"{value!r} is not a number of degrees within ±{limit}")
    population = row.get("population", 0)
    if not isinstance(population, int) or population < 0:
        raise fault("population", "must be a whole number")
    return SupplementEntry(
        slug=slug(f"{name} {country}") if country else slug(name),
        name=name,
        aliases=names["aliases"],
        country=country if isinstance(country, str) else None,
        lat=float(lat) if isinstance(lat, (int, float)) else None,
        lon=float(lon) if isinstance(lon, (int, float)) else None,
        kind=str(kind),
        note=str(row.get("note") or ""),
        population=population,
        geonames=geonames if isinstance(geonames, int) else None,
        exact=names["exact"],
        people=names["people"],
    )
