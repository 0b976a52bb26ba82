"""Relations: what the words around a name add to it: "40 miles west of", "northern", "near the border of"."""

import math
import re
from dataclasses import dataclass

from frontlines.model.place import Place, PlacePrecision, Relation
from frontlines.read.locate_scan import direction_of

_DIRECTION = r"(?:north|south)(?:[- ]?(?:east|west))?(?:ern)?|(?:east|west)(?:ern)?"
_UNIT = r"km|kms|kilomet(?:er|re)s?|miles?|mi"
_WORD_NUMBERS = {
    "a": 1, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9,
    "ten": 10, "twelve": 12, "fifteen": 15, "twenty": 20, "thirty": 30, "forty": 40, "fifty": 50, "sixty": 60,
    "seventy": 70, "eighty": 80, "ninety": 90, "hundred": 100,
}  # fmt: skip
_NUMBER = r"\d{1,4}(?:[.,]\d{1,3})?|" + "|".join(_WORD_NUMBERS)
_THE = r"(?:(?:the|its|their)\s+)?(?:(?:main|capital|nearby|provincial)\s+)?"
_KIND = r"(?:(?:capital|city|town|village|port|border)\s+(?:city\s+|town\s+)?(?:of\s+)?)?"
_OFFSET = re.compile(
    rf"\b(?P<number>{_NUMBER})(?:\s|-)?\s?(?P<unit>{_UNIT})\b\s?(?:\([^()]{{1,30}}\)\s?)?"
    rf"(?:to\s+the\s+)?(?P<direction>{_DIRECTION})?\s?(?:of|from|outside|away from)\s+{_THE}{_KIND}\Z",
    re.IGNORECASE,
)
_OF = re.compile(
    rf"\b(?P<the>the\s+|in\s+the\s+)?(?P<direction>{_DIRECTION}|centre|center|middle)\s+of\s+{_THE}{_KIND}\Z",
    re.IGNORECASE,
)
_PART = re.compile(
    rf"(?<![\w-])(?P<direction>{_DIRECTION}|(?:north|south)-?(?:central)|far\s+(?:{_DIRECTION})|central|upper|lower)(?:\s|-)\Z",
    re.IGNORECASE,
)
_NEAR = re.compile(
    rf"\b(?:near|nearby|close\s+to|just\s+outside|outside|around|(?:on\s+)?(?:the\s+)?(?:{_DIRECTION})?\s?(?:outskirts|edges?|suburbs?|vicinity|"
    rf"periphery|countryside)\s+of|not\s+far\s+from|adjacent\s+to)\s+{_THE}{_KIND}\Z",
    re.IGNORECASE,
)
_BORDER_AFTER = re.compile(
    r"\A(?:['’]s)?\s+(?:land\s+|sea\s+)?(?P<noun>border(?!\s+(?:crossing|guard|police|town|village|city|force|troop|agent|post|patrol))|frontier|coast(?!\s+guard)|coastline)\b"
)
_BORDER_BEFORE = re.compile(r"\b(?:border|frontier)s?\s+(?:with|of)\s+(?:the\s+)?\Z", re.IGNORECASE)
_COAST_BEFORE = re.compile(r"\bcoasts?\s+of\s+(?:the\s+)?\Z", re.IGNORECASE)
_KM = {"m": 1.609344, "k": 1.0}
_COMPASS = {"N": 0, "NE": 45, "E": 90, "SE": 135, "S": 180, "SW": 225, "W": 270, "NW": 315}
_WINDOW = 90  # characters looked at on either side of a name


@dataclass(frozen=True, slots=True)
class Related:
    """A relation found around a name: the phrase's span and the place it means (None: the named place itself)."""

    relation: Relation
    start: int
    end: int
    place: Place | None


def relate(text: str, start: int, end: int, anchor: Place) -> Related:
    """What the words around the name at `start:end` add to `anchor`."""
    lead_at = max(0, start - _WINDOW, text.rfind("\n", max(0, start - _WINDOW), start) + 1)
    lead, tail = text[lead_at:start], text[end : end + _WINDOW]
    if (border := _border(text, lead, lead_at, tail, start, end, anchor)) is not None:
        return border
    if (found := _OFFSET.search(lead)) is not None:
        begin = lead_at + found.start()
        return Related(Relation.OFFSET, begin, end, _offset(text[begin:end], found, anchor))
    if (found := _OF.search(lead)) is not None:
        begin = lead_at + found.start("direction")
        compass = direction_of(found["direction"].lower().replace(" ", "")) or "C"
        if found["the"] or compass == "C":  # "in the west of Iraq" lies in it, "west of Baghdad" beyond it
            return Related(Relation.PART, begin, end, _part(text[begin:end], compass, anchor))
        return Related(Relation.DIRECTION, begin, end, _beyond(text[begin:end], compass, anchor))
    if (found := _PART.search(lead)) is not None and anchor.precision is not PlacePrecision.UNKNOWN:
        begin = lead_at + found.start("direction")
        words = found["direction"].lower().removeprefix("far ")
        compass = direction_of(words) or {"central": "C", "upper": "U", "lower": "L"}.get(words, "C")
        return Related(Relation.PART, begin, end, _part(text[begin:end], compass, anchor))
    if (found := _NEAR.search(lead)) is not None:
        return Related(Relation.NEAR, lead_at + found.start(), end, None)
    return Related(Relation.AT, start, end, None)


def border_of(text: str, start: int, end: int, code: str, name: str) -> Related | None:
    """A people's name before "border" or "coast" ("the Turkish border"): an area, never a pin."""
    found = _BORDER_AFTER.search(text[end : end + 40])
    if found is None:
        return None
    close = end + found.end("noun")
    noun = "coast" if found["noun"].startswith("coast") else "border"
    return Related(Relation.BORDER, start, close, _line(noun, text[start:close], code, code))


def _border(text: str, lead: str, lead_at: int, tail: str, start: int, end: int, anchor: Place) -> Related | None:
    after = _BORDER_AFTER.search(tail)
    if after is not None and anchor.precision in (PlacePrecision.COUNTRY, PlacePrecision.ADM1, PlacePrecision.AREA):
        close = end + after.end("noun")
        noun = "coast" if after["noun"].startswith("coast") else "border"
        begin = start
        pair = re.search(r"(?<!\w)(\w[\w.]{2,30})[-–]\Z", lead)  # "Lebanon-Israel border"
        if pair is not None:
            begin = lead_at + pair.start(1)
        key = _key(anchor) + (f"-{pair[1].lower()}" if pair is not None else "")
        return Related(Relation.BORDER, begin, close, _line(noun, text[begin:close], key, anchor.country))
    for pattern, noun in ((_BORDER_BEFORE, "border"), (_COAST_BEFORE, "coast")):
        before = pattern.search(lead)
        if before is not None:
            begin = lead_at + before.start()
            return Related(Relation.BORDER, begin, end, _line(noun, text[begin:end], _key(anchor), anchor.country))
    return None


def _key(place: Place) -> str:
    return place.id.removeprefix("country:")


def _line(noun: str, words: str, key: str, country: str | None) -> Place:
    return Place(
        id=f"{noun}:{key}",
        name=_tidy(words),
        country=country,
        lat=None,
        lon=None,
        precision=PlacePrecision.AREA,
        feature=noun,
    )


def _offset(words: str, found: re.Match[str], anchor: Place) -> Place:
    number = found["number"].lower()
    amount = float(_WORD_NUMBERS.get(number) or number.replace(",", ""))
    distance = amount * _KM["m" if found["unit"].lower().startswith("m") else "k"]
    compass = direction_of((found["direction"] or "").lower().replace(" ", ""))
    lat, lon = anchor.lat, anchor.lon
    if compass is not None and lat is not None and lon is not None:
        lat, lon = _moved(lat, lon, distance, _COMPASS[compass])
    elif distance > 25:  # a distance without a direction is a circle; beyond 25 km its middle is no honest point
        lat = lon = None
    known = lat is not None
    return Place(
        id=f"off:{anchor.id}:{round(distance)}km:{compass or '?'}",
        name=_tidy(words),
        country=anchor.country,
        lat=lat,
        lon=lon,
        precision=PlacePrecision.NEAR if known else PlacePrecision.AREA,
        feature="offset",
        admin1=anchor.admin1 if distance < 25 else None,
        confidence=anchor.confidence,
    )


def _moved(lat: float, lon: float, distance: float, bearing: float) -> tuple[float, float]:
    angle, d = math.radians(bearing), distance / 6371
    a, b = math.radians(lat), math.radians(lon)
    c = math.asin(math.sin(a) * math.cos(d) + math.cos(a) * math.sin(d) * math.cos(angle))
    e = b + math.atan2(math.sin(angle) * math.sin(d) * math.cos(a), math.cos(d) - math.sin(a) * math.sin(c))
    return round(math.degrees(c), 4), round((math.degrees(e) + 540) % 360 - 180, 4)


def _part(words: str, compass: str, anchor: Place) -> Place:
    """A part of a town keeps the town's point; a part of a country or region has none of its own."""
    town = anchor.precision in (PlacePrecision.EXACT, PlacePrecision.NEAR)
    return Place(
        id=f"part:{anchor.id}:{compass}",
        name=_tidy(words),
        country=anchor.country,
        lat=anchor.lat if town else None,
        lon=anchor.lon if town else None,
        precision=PlacePrecision.NEAR if town else PlacePrecision.AREA,
        feature="part",
        admin1=anchor.admin1,
        confidence=anchor.confidence,
    )


def _beyond(words: str, compass: str, anchor: Place) -> Place:
    """A direction without a distance: somewhere that way, so no point."""
    return Place(
        id=f"dir:{anchor.id}:{compass}",
        name=_tidy(words),
        country=anchor.country,
        lat=None,
        lon=None,
        precision=PlacePrecision.AREA,
        feature="direction",
        confidence=anchor.confidence,
    )


def _tidy(words: str) -> str:
    return " ".join(words.split())
