"""Places: where, and how exactly that is known."""

from dataclasses import dataclass
from enum import StrEnum


class PlacePrecision(StrEnum):
    """How exact the coordinates are: GED's where_prec ladder, in words (STANDARDS 1.2, 1.10)."""

    EXACT = "exact"  # a settlement or site
    NEAR = "near"  # within about 25 km of a known point: "near Mosul", "40 miles west of Baghdad"
    ADM2 = "adm2"
    ADM1 = "adm1"
    AREA = "area"  # informal region, river, border, sea coast: a representative point at best
    COUNTRY = "country"
    SEA = "sea"
    UNKNOWN = "unknown"  # named in the report, not found in any gazetteer: no coordinates


@dataclass(frozen=True, slots=True)
class Place:
    """One place of a report. Coordinates are WGS84 degrees; `None` where no honest point exists."""

    id: str  # "gn:<GeoNames id>", "fl:<slug>" from our supplement, "country:IQ", or "r:<slug>" if unresolved
    name: str
    country: str | None  # ISO 3166-1 alpha-2
    lat: float | None
    lon: float | None
    precision: PlacePrecision
    feature: str = ""  # GeoNames feature code or the supplement's kind: PPL, ADM1, river, region, ...
    admin1: str | None = None
    confidence: float = 1.0  # 0..1, how sure the choice among candidates is
    candidates: int = 1  # how many gazetteer entries bore the name


class Relation(StrEnum):
    """How a place phrase relates to the place it names."""

    AT = "at"
    NEAR = "near"
    OFFSET = "offset"  # a distance and a direction: "40 miles west of Baghdad"
    DIRECTION = "direction"  # a direction only: "west of the Euphrates"
    PART = "part"  # "northern Iraq", "the outskirts of Aleppo"
    BORDER = "border"  # "near the Turkish border"
