"""Places compared: one place, near each other, one inside the other, or too far apart."""

from dataclasses import dataclass
from enum import StrEnum

from frontlines.model.ids import fold
from frontlines.model.joining import Reach
from frontlines.model.place import PlacePrecision
from frontlines.picture.incident_actors import spelt_alike
from frontlines.picture.incident_profile import Spot, kilometres


class Where(StrEnum):
    """How the places of two statements go together."""

    SAME = "same-place"  # one town or site
    NEAR = "near-place"  # towns within 25 km of each other
    WITHIN = "within-place"  # a town that may lie in the other's district, province or area
    SAME_WIDE = "same-wide-place"  # one district, province, area or sea
    SAME_COUNTRY = "same-country"  # one of them is known by its country only
    UNKNOWN = "place-untold"  # one of them tells no place, or none that anybody has on a map
    APART = "places-apart"


# The nearer the better; what two statements of several places each have best in common counts.
_ORDER = (
    Where.SAME, Where.NEAR, Where.WITHIN, Where.SAME_WIDE, Where.SAME_COUNTRY, Where.UNKNOWN, Where.APART
)  # fmt: skip

# Articles and words for what kind of place it is; "city" and "province" tell two places of one name apart.
_AROUND_NAMES = frozenset({"al", "el", "the", "town", "village", "of", "island", "camp", "district", "refugee"})


_REGION_WORDS = frozenset({"province", "governorate", "state", "oblast", "region", "department"})


@dataclass(frozen=True, slots=True)
class Meeting:
    """How two places go together; the distance in kilometres where both have a point."""

    where: Where
    one: Spot | None = None
    other: Spot | None = None
    distance: float | None = None


def meet(one: tuple[Spot, ...], other: tuple[Spot, ...], reach: Reach) -> Meeting:
    """The best meeting of two statements' places."""
    if not one or not other:
        return Meeting(Where.UNKNOWN)
    best: Meeting | None = None
    for a in one:
        for b in other:
            found = meeting(a, b, reach)
            if best is None or _better(found, best):
                best = found
                if best.where is Where.SAME:
                    return best
    assert best is not None  # noqa: S101 (both have a place)
    return best


def meeting(a: Spot, b: Spot, reach: Reach) -> Meeting:
    """How two places go together."""
    narrow = a.exact and b.exact
    if a.id == b.id:
        if a.precision is PlacePrecision.COUNTRY:
            return Meeting(Where.SAME_COUNTRY, a, b)
        found = a.exact or a.precision is PlacePrecision.UNKNOWN
        return Meeting(Where.SAME if found else Where.SAME_WIDE, a, b, 0.0)
    if _is_nowhere(a) or _is_nowhere(b):
        same = _plain(a.name) == _plain(b.name)
        known = not (_is_nowhere(a) and _is_nowhere(b))
        return Meeting(Where.SAME if same else Where.UNKNOWN if known else Where.APART, *((a, b) if same else ()))
    if a.country and b.country and a.country != b.country and not (narrow and a.point and b.point):
        return Meeting(Where.APART, a, b)
    distance = kilometres(a.point, b.point) if a.point and b.point else None
    if narrow and distance is not None:
        if distance <= reach.same:
            return Meeting(Where.SAME, a, b, distance)
        if distance <= reach.near:
            return Meeting(Where.NEAR, a, b, distance)
        # Two towns of one name: where it was for us to tell them apart, the reports did not.
        ours = (a.country is not None and a.country == b.country) or a.guessed or b.guessed
        homonym = ours and _plain(a.name) == _plain(b.name)
        return Meeting(Where.SAME_WIDE if homonym else Where.APART, a, b, distance)
    if PlacePrecision.COUNTRY in (a.precision, b.precision):
        return Meeting(Where.SAME_COUNTRY if a.country == b.country else Where.APART, a, b)
    if _plain(a.name) == _plain(b.name):
        # A village that at most one of the two reports places is the same by its name.
        unplaced = PlacePrecision.UNKNOWN in (a.precision, b.precision) and all(
            spot.exact or spot.precision is PlacePrecision.UNKNOWN for spot in (a, b)
        )
        return Meeting(Where.SAME if unplaced else Where.SAME_WIDE, a, b, distance)
    if _is_of_region(a, b) or _is_of_region(b, a):
        return Meeting(Where.WITHIN, a, b, distance)
    if distance is not None:
        radius = max(reach.within.get(a.precision, 0.0), reach.within.get(b.precision, 0.0))
        return Meeting(Where.WITHIN if distance <= radius else Where.APART, a, b, distance)
    # No point: "the Syrian border", a village no gazetteer has. In one country it may be there, and that is all.
    return Meeting(Where.SAME_COUNTRY if a.country and a.country == b.country else Where.APART, a, b)


def _is_of_region(spot: Spot, other: Spot) -> bool:
    """Whether a town lies in a province by the gazetteer: large ones reach farther than any radius."""
    return other.precision is PlacePrecision.ADM1 and spot.region is not None and _one_region(spot.region, other.name)


def _one_region(name: str, other: str) -> bool:
    ones, others = ([word for word in _plain(each).split() if word not in _REGION_WORDS] for each in (name, other))
    return bool(ones) and len(ones) == len(others) and all(map(spelt_alike, ones, others))


def _is_nowhere(spot: Spot) -> bool:
    """A place of which no gazetteer says where it lies: it may lie in the other."""
    return spot.precision is PlacePrecision.UNKNOWN and spot.point is None and spot.country is None


def _plain(name: str) -> str:
    """A name without what one report puts to it and another leaves out: "Al Mukalla", "Akwaya district"."""
    words = fold(name).replace("-", " ").split()
    core = [word for word in words if word not in _AROUND_NAMES]
    return " ".join(core or words)


def _better(found: Meeting, best: Meeting) -> bool:
    rank, other = _ORDER.index(found.where), _ORDER.index(best.where)
    if rank != other:
        return rank < other
    return (found.distance or 0.0) < (best.distance or 0.0)
