"""Homes: places that share one time line of control, because one is only "near" the other."""

from collections.abc import Mapping

from frontlines.model.known import Known
from frontlines.model.place import Place, PlacePrecision

# A part of a town ("eastern Aleppo"), a site in it ("Aleppo airport") and a village "10 km south of" it change hands
# on their own, though a map may show them at the town's point.
_OWN_TIME_LINE = frozenset({"part", "site", "offset", "direction"})
_Point = tuple[float, float]


def homes_of(known: Known) -> Mapping[str, str]:
    """From the id of every place "near" a town, at the town's own point, to the id of the town.

    Places that are not in it are their own home. It depends on the places alone, not on what is said of them.
    """
    towns: dict[_Point, str] = {}
    for place in known.places.values():
        if place.precision is PlacePrecision.EXACT and (point := _point(place)) is not None:
            towns[point] = min(place.id, towns.get(point, place.id))
    homes: dict[str, str] = {}
    for place in known.places.values():
        point = _point(place) if _is_near(place) else None
        if point is not None and point in towns:
            homes[place.id] = towns[point]
    return homes


def home_of(place: Place, known: Known) -> str:
    """The id of the place whose time line a place shares; its own id where it has one itself.

    For one place; for all of a project use `homes_of`, which looks at them once.
    """
    return homes_of(known).get(place.id, place.id) if _is_near(place) else place.id


def has_own_time_line(place: Place) -> bool:
    """Whether a place changes hands on its own: neither a town or site itself nor merely "near" one."""
    return place.precision is not PlacePrecision.EXACT and not _is_near(place)


def _is_near(place: Place) -> bool:
    return place.precision is PlacePrecision.NEAR and place.feature not in _OWN_TIME_LINE


def _point(place: Place) -> _Point | None:
    return None if place.lat is None or place.lon is None else (place.lat, place.lon)
